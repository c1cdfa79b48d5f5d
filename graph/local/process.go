package local

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// process is one process, told apart from a later one that gets its number.
type process struct {
	PID   int    `json:"pid"`
	Birth string `json:"birth"` // when it began, as the system says it
}

// self is the process that runs this code.
func self() process {
	p, err := identify(os.Getpid())
	if err != nil { // a system that says nothing about processes: the number must do
		return process{PID: os.Getpid()}
	}
	return p
}

// identify describes the process that has the number now. It fails if there is
// none or it has ended and only waits to be reaped.
func identify(pid int) (process, error) {
	birth, err := birth(pid)
	return process{pid, birth}, err
}

func (p process) alive() bool {
	now, err := identify(p.PID)
	return err == nil && now == p
}

// stop asks the process to end, kills it when it has not after patience, and
// waits until it is gone.
func (p process) stop(patience time.Duration) error {
	for _, step := range []struct {
		signal   os.Signal
		patience time.Duration
	}{{syscall.SIGTERM, patience}, {syscall.SIGKILL, patience}} {
		if !p.alive() {
			return nil
		}
		if err := p.signal(step.signal); err != nil && p.alive() {
			return fmt.Errorf("process %d: %w", p.PID, err)
		}
		for end := time.Now().Add(step.patience); time.Now().Before(end); time.Sleep(pause / 4) {
			if !p.alive() {
				return nil
			}
		}
	}
	return fmt.Errorf("process %d does not end", p.PID)
}

func (p process) signal(s os.Signal) error {
	proc, err := os.FindProcess(p.PID)
	if err != nil {
		return err
	}
	defer func() { _ = proc.Release() }()
	return proc.Signal(s)
}

// killAll ends processes whose data need no care, since they did not start.
func killAll(list []process) {
	for _, p := range list {
		_ = p.signal(syscall.SIGKILL)
	}
	for _, p := range list {
		_ = p.stop(stopPatience)
	}
}
