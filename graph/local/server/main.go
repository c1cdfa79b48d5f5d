// Command dgraph is the Dgraph server, made to be run by package local as the
// private Dgraph of one machine. Without the environment variables below it is
// plain Dgraph with all its subcommands. With them it differs in four ways that
// would not suit a cluster:
//
//   - DIPLOGRAPH_ZERO and DIPLOGRAPH_ALPHA give the host:port at which the two
//     processes listen. Dgraph remembers the addresses of its members for ever;
//     so it is told the names zero:1 and alpha:1, which are resolved here, and
//     the ports may change from one start to the next.
//   - Each of the two is alone in its Raft group and has the id 1 there. It does
//     not sit out the election timeout of two to four seconds: it is told to
//     stand for election at once.
//   - DIPLOGRAPH_RUN names the directory of the lock files. When no command
//     holds the users lock any more, however it ended, the server stops by
//     itself: alpha first, then zero.
//   - With DIPLOGRAPH_RUN it also answers GET /diplograph with its process id,
//     alpha only when it is healthy, so that nobody takes another server that
//     happens to have the port for this one.
package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"github.com/dgraph-io/dgraph/v24/dgraph/cmd"
	"github.com/dgraph-io/dgraph/v24/protos/pb"
	"github.com/dgraph-io/dgraph/v24/x"
	"go.etcd.io/etcd/raft/v3/raftpb"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/resolver"
)

func main() {
	role := ""
	if len(os.Args) > 1 {
		role = os.Args[1]
	}
	zero, alpha := os.Getenv("DIPLOGRAPH_ZERO"), os.Getenv("DIPLOGRAPH_ALPHA")
	if zero != "" && alpha != "" {
		resolver.Register(fixed{"zero", zero})
		resolver.Register(fixed{"alpha", alpha})
		switch role {
		case "zero":
			go campaign(zero)
		case "alpha":
			go campaign(alpha)
		}
	}
	if run := os.Getenv("DIPLOGRAPH_RUN"); run != "" && (role == "zero" || role == "alpha") {
		go stopAfterUsers(run, role)
		http.HandleFunc("/diplograph", func(w http.ResponseWriter, _ *http.Request) {
			if err := x.HealthCheck(); err != nil && role == "alpha" {
				http.Error(w, err.Error(), http.StatusServiceUnavailable)
				return
			}
			fmt.Fprint(w, os.Getpid())
		})
	}
	cmd.Execute()
}

// fixed resolves every target of its scheme to one address. The name alpha:1
// reads, for gRPC, as a target of the scheme alpha.
type fixed struct{ scheme, address string }

func (f fixed) Scheme() string { return f.scheme }

func (f fixed) Build(_ resolver.Target, cc resolver.ClientConn, _ resolver.BuildOptions) (resolver.Resolver, error) {
	return f, cc.UpdateState(resolver.State{Addresses: []resolver.Address{{Addr: f.address}}})
}

func (fixed) ResolveNow(resolver.ResolveNowOptions) {}
func (fixed) Close()                                {}

// campaign sends the Raft node at address, which is in this very process, the
// message by which a leader that steps down calls for an election. It waits for
// the node to have read from its log that it is a member. Should it fail, the
// election comes later, by its timeout.
func campaign(address string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	soon := backoff.Config{BaseDelay: 5 * time.Millisecond, Multiplier: 1, MaxDelay: 5 * time.Millisecond}
	conn, err := grpc.NewClient(address,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithConnectParams(grpc.ConnectParams{Backoff: soon, MinConnectTimeout: time.Second}))
	if err != nil {
		return
	}
	defer conn.Close()
	call, err := (&raftpb.Message{Type: raftpb.MsgTimeoutNow, From: 1, To: 1}).Marshal()
	if err != nil {
		return
	}
	batch := &pb.RaftBatch{Payload: &api.Payload{
		Data: append(binary.LittleEndian.AppendUint32(nil, uint32(len(call))), call...),
	}}
	node := pb.NewRaftClient(conn)
	for {
		self, err := node.IsPeer(ctx, &pb.RaftContext{Id: 1}, grpc.WaitForReady(true))
		if err == nil && self.Status {
			break
		}
		if ctx.Err() != nil {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	for range 20 { // a follower that cannot stand yet ignores it, a leader always does
		if stream, err := node.RaftMessage(ctx); err == nil && stream.Send(batch) == nil {
			_, _ = stream.CloseAndRecv() // the error says only that the stream has ended
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// stopAfterUsers waits until nobody shares the users lock in the directory run
// and then stops this process, unless the lock file says "keep". Locks go when
// their process goes, so a command that was killed counts as gone.
//
// An alpha whose zero is gone takes seconds to stop. So alpha holds a lock of
// its own for as long as it lives, and zero waits for that one as well.
func stopAfterUsers(run, role string) {
	users, err := os.OpenFile(filepath.Join(run, "users.lock"), os.O_RDWR, 0)
	if err != nil {
		return
	}
	life, err := os.OpenFile(filepath.Join(run, "alpha.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return
	}
	if role == "alpha" {
		lock(life, syscall.LOCK_SH)
	}
	lock(users, syscall.LOCK_EX)
	if word, err := io.ReadAll(users); err == nil && bytes.HasPrefix(word, []byte("keep")) {
		users.Close()
		if role == "zero" {
			life.Close()
		}
		return
	}
	if role == "zero" {
		users.Close() // alpha may want it now
		lock(life, syscall.LOCK_EX)
	}
	// Alpha keeps the users lock until it is gone, so that the next command waits.
	_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
	time.Sleep(10 * time.Second)
	os.Exit(1) // Dgraph hangs now and then when it is stopped; its data bear it
}

func lock(f *os.File, how int) {
	for syscall.Flock(int(f.Fd()), how) == syscall.EINTR {
	}
}
