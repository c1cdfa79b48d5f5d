package export

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/diplograph/diplograph/graph/internal/sample"
)

// browse opens a page in a browser without a window, with a script that the
// test adds to it (the body of an async function), and returns what the script
// leaves in window.record.
func browse(t *testing.T, page, script string, record any) {
	t.Helper()
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		absent(t, "the browser Chromium (Debian's chromium)")
	}
	script = "(async () => {" + script + "\n})().catch(e => { window.record = {Failed: String(e)}; }).then(() => fetch('/', {method: 'POST', body: JSON.stringify(window.record)}));"
	page = strings.Replace(page, "script-src ", "connect-src 'self'; script-src "+policyHash(script)+" ", 1)
	page = strings.Replace(page, "</body>", "<script>"+script+"</script></body>", 1)
	// The page comes from a server of the test, to which the script hands its
	// record: so it may take the time that a browser's frames need.
	said := make(chan []byte, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			b, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			said <- b
		case r.URL.Path == "/page.html":
			io.WriteString(w, page)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	profile, err := os.MkdirTemp("", "browser-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile) // what a process of the browser still writes there harms nobody
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	var errs strings.Builder
	cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--enable-logging=stderr", "--v=0",
		"--user-data-dir="+profile, "--window-size=1400,900", server.URL+"/page.html")
	cmd.Stderr, cmd.WaitDelay = &errs, 10*time.Second
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // the browser stops its own processes
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	var got []byte
	select {
	case got = <-said:
		cancel()
		<-ended
	case <-ended:
		t.Fatalf("%s ended before the script of the test did:\n%s", browser, errs.String())
	}
	for line := range strings.Lines(errs.String()) {
		if strings.Contains(line, "CONSOLE") && !strings.Contains(line, "favicon.ico") {
			t.Errorf("the browser complains: %s", line)
		}
	}
	var failed struct{ Failed string }
	if err := json.Unmarshal(got, &failed); err != nil || failed.Failed != "" {
		t.Fatalf("the script of the test did not come to its end: %s %v", failed.Failed, err)
	}
	if err := json.Unmarshal(got, record); err != nil {
		t.Fatal(err)
	}
}

// TestPage uses the page as a reader does: looks at the list, searches, clicks
// every node, and reads the words under its edges.
func TestPage(t *testing.T) {
	page, _ := exported(t, "html", Options{})
	for _, outside := range []string{"<link", "<img", " src=", "@import", "url(", "<iframe", "fetch(", "XMLHttpRequest", "import("} {
		if strings.Contains(page, outside) {
			t.Errorf("the page may ask for something outside: it has %s", outside)
		}
	}
	var got struct {
		Ready, Title, Summary string
		List                  map[string]string // labels by xid
		Searches              map[string][]string
		Nodes                 map[string]struct {
			Heading string
			Edges   map[string][]string // the words under each
			Right   []string            // words that run from right to left
		}
		Edge struct {
			Heading string
			Words   []string
		}
		Pixels, Tags int
		Hidden       []string
	}
	browse(t, page, `
const all = (q, in_ = document) => [...in_.querySelectorAll(q)], box = document.getElementById('search');
const type = text => { box.value = text; box.dispatchEvent(new Event('input')); };
const press = key => document.dispatchEvent(new KeyboardEvent('keydown', {key}));
const list = () => all('#detail .list button');
const record = window.record = {
  Ready: document.documentElement.dataset.ready, Title: document.getElementById('title').textContent, Summary: document.getElementById('summary').textContent,
  List: Object.fromEntries(list().map(b => [b.dataset.id, b.querySelector('bdi').textContent])), Searches: {}, Nodes: {},
};
for (const text of ['karimov', 'کریموف', 'كريموف', 'KARIMOV Rus', 'امينة حداد', 'اجلاس', '"peace" <&>', '٢٣٣٤', 'حداد', 'nobody', 'oic', 'person:selim']) {
  type(text);
  record.Searches[text] = list().map(b => b.dataset.id);
}
press('Escape');
for (const id of Object.keys(record.List)) {
  list().find(b => b.dataset.id === id).click();
  const edges = Object.fromEntries(all('#detail details').map(d => [d.dataset.id, all('blockquote', d).map(q => q.textContent)]));
  record.Nodes[id] = {Heading: document.querySelector('#detail h2').textContent, Edges: edges,
    Right: all('#detail blockquote').filter(q => getComputedStyle(q).direction === 'rtl').map(q => q.textContent)};
  document.querySelector('#detail .back').click();
}
location.hash = '#' + encodeURIComponent('state:KZ--praised--org:peace-trade-forum');
window.dispatchEvent(new Event('hashchange'));
record.Edge = {Heading: document.querySelector('#detail h2').textContent, Words: all('#detail blockquote').map(q => q.textContent)};
record.Tags = all('#detail forum, #legend forum, b, #tip forum').length;
press('Escape');
all('#legend button').find(b => b.textContent === 'state').click();
record.Hidden = list().map(b => b.dataset.id).filter(id => id.startsWith('state:'));
for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
const view = document.getElementById('view'), pixels = view.getContext('2d').getImageData(0, 0, view.width, view.height).data;
record.Pixels = pixels.reduce((n, v, i) => n + (i % 4 === 3 && v > 0), 0);
`, &got)
	want := wanted(t)
	if got.Ready != "17 28" || len(want.Nodes) != 17 || len(want.Edges) != 28 || !strings.HasPrefix(got.Summary, "17 nodes, 28 edges") {
		t.Errorf("the page says %q and %q of %d nodes and %d edges", got.Ready, got.Summary, len(want.Nodes), len(want.Edges))
	}
	if got.Pixels < 3000 {
		t.Errorf("only %d pixels of the picture are painted", got.Pixels)
	}
	if len(got.Hidden) > 0 || got.Tags > 0 {
		t.Errorf("hidden nodes are shown (%q) or a label has become markup (%d)", got.Hidden, got.Tags)
	}
	oneLine := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	labels, quotes := map[string]string{}, map[string][]string{}
	for id, p := range want.Nodes {
		labels[id] = oneLine(p["label"])
	}
	if !maps.Equal(got.List, labels) {
		t.Errorf("the list is\n%q, want\n%q", got.List, labels)
	}
	s, err := newSet(t.Context(), sample.Of(readings()), ontology(t), Options{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	s.whole = true
	for e, err := range s.edges() {
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range e.statements {
			quotes[e.id()] = append(quotes[e.id()], st.quote())
		}
		slices.Sort(quotes[e.id()])
	}
	for id, p := range want.Nodes {
		n := got.Nodes[id]
		if n.Heading != oneLine(p["label"]) {
			t.Errorf("the heading of %s is %q", id, n.Heading)
		}
		edges := map[string][]string{}
		for e, words := range quotes {
			if want.Edges[e]["source"] == id || want.Edges[e]["target"] == id {
				edges[e] = words
			}
		}
		for e, words := range n.Edges {
			slices.Sort(words)
			for _, w := range words {
				if arabic := strings.ContainsFunc(w, func(r rune) bool { return r >= 0x600 && r < 0x700 }); arabic != slices.Contains(n.Right, w) {
					t.Errorf("under %s: does %q run from right to left?", e, w)
				}
			}
		}
		if !maps.EqualFunc(n.Edges, edges, slices.Equal) {
			t.Errorf("under %s stand\n%q, want\n%q", id, n.Edges, edges)
		}
	}
	if words := quotes["state:KZ--praised--org:peace-trade-forum"]; !slices.Equal(got.Edge.Words, words) || !strings.HasPrefix(got.Edge.Heading, "Kazakhstan praised \"Peace\" <&>") {
		t.Errorf("the edge is %q with %q", got.Edge.Heading, got.Edge.Words)
	}
	karimov, amina := []string{"person:rustam-karimov"}, []string{"person:amina-haddad"}
	if searches := map[string][]string{"karimov": karimov, "کریموف": karimov, "كريموف": karimov, "KARIMOV Rus": karimov, "امينة حداد": amina, "حداد": amina,
		"اجلاس": {"event:caspian-summit"}, `"peace" <&>`: {"org:peace-trade-forum"}, "٢٣٣٤": {"resolution:unsc-2334"}, "nobody": {}, "oic": {"org:oic"},
		"person:selim": {"person:selim-noor"}}; !maps.EqualFunc(got.Searches, searches, slices.Equal) {
		t.Errorf("the searches find\n%q, want\n%q", got.Searches, searches)
	}
}
