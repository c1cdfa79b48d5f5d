package local

import (
	"fmt"
	"strconv"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// MinMemoryMB is the least memory, in megabytes, with which the server gets along.
const MinMemoryMB = 512

// DefaultMemoryMB is the memory, in megabytes, that a server may use when nothing
// is said about that: a quarter of the machine's or, where that is less, of what
// the processes here are allowed together. Where there is little, it is up to a
// half: 1024 if that is possible.
func DefaultMemoryMB() int {
	total, err := memlimit.FromSystem()
	if err != nil {
		return shareMB(0)
	}
	if allowed, err := memlimit.FromCgroup(); err == nil {
		total = min(total, allowed)
	}
	return shareMB(int(total >> 20))
}

func shareMB(total int) int { return max(total/4, min(total/2, 1024), MinMemoryMB) }

// CacheMB is how much of a server's memory, in megabytes, is for data that are kept
// at hand. Each collection of garbage goes through all of that while questions
// wait, and the system keeps the files at hand besides, so more is not better.
func CacheMB(memoryMB int) int { return min(memoryMB/8, 512) }

// MemoryEnv is what the environment of a server says of its memory. Garbage may
// grow to ten times what is in use, up to the limit, since questions wait while it
// is collected; near the limit it is collected more often.
func MemoryEnv(memoryMB int) []string {
	return []string{"GOGC=1000", "GOMEMLIMIT=" + strconv.Itoa(memoryMB) + "MiB"}
}

func (d *directory) memoryMB() int {
	if d.MemoryMB > 0 {
		return d.MemoryMB
	}
	return DefaultMemoryMB()
}

func (d *directory) checkMemory() error {
	if have := d.memoryMB(); have < MinMemoryMB {
		return fmt.Errorf("%w: it may use %d MB of memory and needs %d MB", ErrStart, have, MinMemoryMB)
	}
	return nil
}
