package mention

func (f *finder) things() {}
