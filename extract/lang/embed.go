package lang

import (
	"embed"
	"io/fs"
)

//go:embed all:packs
var packs embed.FS

// Builtin returns the packs that come with the program: one folder per
// language, and "world" for what does not depend on language.
func Builtin() fs.FS {
	sub, err := fs.Sub(packs, "packs")
	if err != nil { // the folder is embedded above
		return packs
	}
	return sub
}
