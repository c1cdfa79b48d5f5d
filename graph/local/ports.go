package local

import (
	"fmt"
	"hash/fnv"
	"net"
)

// ports is the number that Dgraph adds to its well-known port numbers. One
// offset serves zero and alpha alike and so settles five ports.
type ports int

func (p ports) zeroGRPC() int { return 5080 + int(p) }
func (p ports) zeroHTTP() int { return 6080 + int(p) }
func (p ports) internal() int { return 7080 + int(p) } // alpha, for zero
func (p ports) http() int     { return 8080 + int(p) }
func (p ports) grpc() int     { return 9080 + int(p) }

func (p ports) all() []int {
	return []int{p.zeroGRPC(), p.zeroHTTP(), p.internal(), p.http(), p.grpc()}
}

// All ports of the offsets from lowOffset to highOffset lie between the ports
// of common services and those that systems hand out to outgoing connections.
const lowOffset, highOffset = 5_000, 23_000

// choosePorts returns an offset whose five ports are free: the wanted one if it
// is possible, else one that depends on the directory, so that it is likely to
// be the same next time and another one for another directory.
func choosePorts(wanted ports, dir string) (ports, error) {
	if lowOffset <= wanted && wanted <= highOffset && wanted.free() {
		return wanted, nil
	}
	const span, stride = highOffset - lowOffset, 37 // stride has no divisor in common with span
	h := fnv.New32a()
	h.Write([]byte(dir))
	at := int(h.Sum32() % span)
	for range 500 {
		if p := ports(lowOffset + at); p != wanted && p.free() {
			return p, nil
		}
		at = (at + stride) % span
	}
	return 0, fmt.Errorf("%w: no free ports between %d and %d", ErrStart, ports(lowOffset).zeroGRPC(), ports(highOffset).grpc())
}

// free tells whether nobody listens on any of the ports.
func (p ports) free() bool {
	for _, port := range p.all() {
		l, err := net.Listen("tcp", loopback(port))
		if err != nil {
			return false
		}
		l.Close()
	}
	return true
}
