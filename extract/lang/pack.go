// Package lang loads language packs: everything that is particular to a
// language, kept as data. A pack is a folder of small YAML and TSV files;
// adding a language is writing such a folder, not Go code.
package lang

import (
	"errors"
	"slices"
	"strings"

	"github.com/diplograph/diplograph/schema"
)

// ErrInvalid is returned for a pack with mistakes; the error lists them all,
// each with file and line.
var ErrInvalid = errors.New("invalid language pack")

// A Pack is one language, compiled. It is immutable, but for the forms that it
// remembers, and safe for concurrent use.
type Pack struct {
	Code    string // BCP 47
	Version string // short hash of the files it was made from
	Lexicon *Lexicon
	Frames  []Frame
	World   *World
	Order   WordOrder
	Grammar Grammar
	// Homes lists, for phrases such as "the Kingdom" or "our country", by the
	// anaphor's name, the ids of the states whose press uses them, the one that
	// uses them most first.
	Homes map[string][]string
	// Titles holds the id of the state that a title is of by itself, by the
	// folded title: "the Custodian of the Two Holy Mosques".
	Titles map[string]string
	// Calibration holds the share of right answers to expect of a rule, as
	// calibration.yaml gives it; "*" stands for the rules it does not name.
	Calibration map[string]float64
	// Names holds the usual name of every known entity, by id.
	Names map[string]string

	article  string
	prefixes []Affix
	suffixes []Affix
	markers  map[string]string // the names of the frames' slots, folded
	lately   *lately
}

// Marker returns the name of a slot as it is written in folded text.
func (p *Pack) Marker(slot string) string {
	if m, ok := p.markers[slot]; ok {
		return m
	}
	return Fold(slot)
}

// WordOrder is the place of the verb in a plain sentence.
type WordOrder string

// The word orders.
const (
	VSO WordOrder = "VSO"
	SVO WordOrder = "SVO"
	SOV WordOrder = "SOV"
)

// A World is what is known of the entities independent of language.
type World struct {
	Entities map[string]Known // by id
	Offices  map[string]OfficeFacts
	// seats holds the state that a place is the capital of, by id.
	seats map[string]string
	// groups holds the group of states that a region stands for, by id.
	groups map[string]string
	// holders lists the people who ever held an office, by "office@body".
	holders map[string][]string
	sum     []byte // hash of the tables
}

// Holders returns the ids of the people who ever held an office of a body,
// sorted.
func (w *World) Holders(office, of string) []string { return w.holders[office+"@"+of] }

// GroupOf returns the id of the group of states that a region stands for where
// it acts, "Europe demands", or "".
func (w *World) GroupOf(place string) string { return w.groups[place] }

// CapitalOf returns the id of the state whose capital a place is, or "".
func (p *Pack) CapitalOf(place string) string { return p.World.seats[place] }

// Parliament reports whether an id is a parliament's, be it one that no table knows, and none
// of the committees of one.
func (w *World) Parliament(id string) bool {
	return (strings.HasPrefix(id, "org:parliament-") || w.Entities[id].Kind == "parliament") &&
		!strings.Contains(id, "committee")
}

// Presiding returns what who presides over a body is called: the head of a parliament is its
// speaker, and the head's deputy the speaker's. Any other office stays what it is.
func (w *World) Presiding(office, of string) string {
	switch {
	case !w.Parliament(of):
	case office == "head":
		return "speaker of parliament"
	case office == "deputy head":
		return "deputy speaker of parliament"
	}
	return office
}

// A Known is an entity of the world tables.
type Known struct {
	ID, Type string   // Type is an entity type of the schema
	Kind     string   // "city", "ministry", "igo", …
	Of       string   // the state or body it belongs to, an id
	Capital  string   // of a state: the id of the place
	Seats    []string // of a body of many states: ids of the places where it works
	Parties  []string // of an agreement or event: ids of the states it concerns
	QID      string   // Wikidata
	Gender   string   // of a person: "m", "f" or empty
	Offices  []Tenure
	English  string // usual English name
}

// A Tenure is an office held for a time. From and To are dates as precise as
// known, YYYY, YYYY-MM or YYYY-MM-DD; empty is open.
type Tenure struct {
	Office, Of string
	From, To   string
}

// Covers reports whether a tenure covers a date, YYYY-MM-DD or shorter, as far as both
// are known.
func (t Tenure) Covers(date string) bool {
	return date == "" ||
		(t.From == "" || sameLength(date, t.From) >= t.From) && (t.To == "" || sameLength(date, t.To) <= t.To)
}

// Until reports whether a tenure had ended by the time another began.
func (t Tenure) Until(next Tenure) bool {
	return t.To != "" && next.From != "" && sameLength(next.From, t.To) >= sameLength(t.To, next.From)
}

// sameLength cuts a date down to the precision of another.
func sameLength(date, like string) string { return date[:min(len(date), len(like))] }

// Service joins an office to the one it serves: "adviser to the foreign
// minister".
const Service = " to the "

// Office returns the facts of an office; of one that serves another, what
// holds of the other's body.
func (w *World) Office(office string) OfficeFacts {
	first, served, ok := strings.Cut(office, Service)
	if !ok {
		if facts, ok := w.Offices[office]; ok {
			return facts
		}
		for _, prep := range [...]string{" to ", " in "} { // where an envoy is posted: "ambassador to Kenya"
			if post, _, ok := strings.Cut(office, prep); ok {
				return w.Offices[post]
			}
		}
		return OfficeFacts{}
	}
	facts := w.Offices[first]
	facts.Of, facts.Single = w.Office(served).Of, false
	return facts
}

// OfficeFacts says how an office behaves.
type OfficeFacts struct {
	// Of is the kind of body it belongs to: "state", "organization",
	// "place" (held in the state where the place lies) or "any".
	Of string
	// Single is true if one person at a time holds it.
	Single bool
	// Serves is true if its holder may serve another office-holder: "adviser to
	// the foreign minister".
	Serves bool
	// Identifies is true if office and body tell who is meant, at least within
	// a document: of an ambassador, not of a member.
	Identifies bool
}

// A Frame is how a language states a relation: the words that call it up and
// where its two arguments stand.
type Frame struct {
	ID       string // "met_with/meet", unique in the pack
	Relation string // a relation type of the schema, or a helper of frames
	FrameSpec
	// The ids of the words of Requires, Unless and Through, and those of them that
	// are phrases of two words.
	RequiresIDs, UnlessIDs, ThroughIDs             []WordID
	RequiresPhrases, UnlessPhrases, ThroughPhrases []string
	relation                                       schema.Relation
}

// Takes reports whether an entity of a type may be the object of the frame.
func (f *Frame) Takes(kind string) bool {
	if len(f.ObjectTypes) > 0 {
		return slices.Contains(f.ObjectTypes, kind)
	}
	return slices.Contains(f.relation.Range, kind)
}

// InPerson reports whether who does what the frame states is there in person.
func (f *Frame) InPerson() bool { return f.relation.InPerson }

// Mutual reports whether what the frame states holds both ways.
func (f *Frame) Mutual() bool { return f.relation.Symmetric }

// Lasts reports whether what the frame states holds until something ends it.
func (f *Frame) Lasts() bool { return f.relation.Lasts }

// Pledged reports whether who promises what the frame states does it.
func (f *Frame) Pledged() bool { return f.relation.Pledged }

// A FrameSpec is a frame as written in a pack.
type FrameSpec struct {
	// Name distinguishes the frames of a relation.
	Name string `yaml:"id"`
	// Verbs are citation forms, inflected by the pack's conjugation; Nouns
	// and Phrases are matched with the endings and clitics of the language.
	Verbs   []string `yaml:"verbs"`
	Nouns   []string `yaml:"nouns"`
	Phrases []string `yaml:"phrases"`
	// Any lets every verb call up the frame, in languages whose verbs come last:
	// whatever somebody does at a gathering, he is there.
	Any bool `yaml:"any"`
	// Light restricts nouns of a compound verb to one of these light verbs, and
	// the slot "infinitive" to infinitives of these.
	Light []string `yaml:"light"`
	// Occasion lets such a noun do without a light verb where it says on what
	// occasion something happened: "said during talks with X".
	Occasion bool `yaml:"occasion"`
	// Subject and Object list, best first, the slots an argument may fill. Of two
	// prepositions with " … " between, the second marks the state in which is what
	// the first governs: "از روند صلح در قطر".
	Subject []string `yaml:"subject"`
	Object  []string `yaml:"object"`
	// Through lists nouns that may stand between a slot and its entity; "*" is
	// any noun, "+" any that does its owner no harm.
	Through []string `yaml:"through"`
	// Without lists slots that must be empty.
	Without []string `yaml:"without"`
	// SubjectTypes and ObjectTypes narrow the types the schema allows.
	SubjectTypes []string `yaml:"subject_types"`
	ObjectTypes  []string `yaml:"object_types"`
	// Together lists slots whose entities do it along with the subject: "signed
	// with X".
	Together []string `yaml:"together"`
	// Requires and Unless list words, or phrases of two words, of which one must,
	// or none may, stand in the clause for the frame to apply. In Requires, a verb
	// given by its principal parts stands for its forms.
	Requires []string `yaml:"requires"`
	Unless   []string `yaml:"unless"`
	// Happens demands, where the verb comes last, that the noun that calls up the
	// frame be what the verb says took place: "the talks of X and Y were held".
	Happens bool `yaml:"happens"`
	// Ahead demands, where the verb comes last, that what a preposition marks
	// stand before what calls up the frame.
	Ahead bool `yaml:"ahead"`
	// Behind lists words of which one must stand right before what calls up the
	// frame: "met with opposition".
	Behind []string `yaml:"behind"`
	// Named demands that states be called by name: "the two sides" that talked
	// are people, whom the frame must find elsewhere.
	Named bool `yaml:"named"`
	// Headed demands that one of the nouns of Through stand before the object.
	Headed bool `yaml:"headed"`
	// Complement demands that something hang on the verb: "to", an infinitive.
	// Where the verb comes last, "that" looks for the words of Requires in what
	// is said.
	Complement string `yaml:"complement"`
	// Modal lists the modal verbs of which the clause that the slot "that"
	// looks into must have one: "said X must leave".
	Modal []string `yaml:"modal"`
	// Foreign demands that the object be no state of the subject's own.
	Foreign bool `yaml:"foreign"`
	// Setting demands that a preposition's slot say where the clause takes
	// place, not what a noun before it is about. What did
	// not happen, or not yet, tells nothing of who was there.
	Setting bool `yaml:"setting"`
	// Abroad demands that the object be no place of the subject's own state.
	Abroad bool `yaml:"abroad"`
	// Voice says that whoever voices the stance of the subject shares it: "he
	// expressed his country's support".
	Voice bool `yaml:"voice"`
	// Presupposed says that its noun with the article speaks of something that
	// there is, whatever is wished or said of it: "to discuss the sanctions".
	// Where the verb comes last, so does all that calls up the frame.
	Presupposed bool `yaml:"presupposed"`
	// Negative says that the frame states what its verb negated does: not to
	// accept is to oppose. The verb as it stands states nothing.
	Negative bool `yaml:"negative"`
	// Foreseen says that what is still to come, or depends on something, counts as
	// stated: who says that a deal will do good backs it.
	Foreseen bool `yaml:"foreseen"`
	// Tried says that who tries it is said to have done it, where the verb comes
	// last: who strives to keep a deal backs it.
	Tried bool `yaml:"tried"`
	// Status overrides the status of a plain statement.
	Status string `yaml:"status"`
	// Reported is the status of what somebody says of others where it differs:
	// a threat that an opponent tells of is an allegation.
	Reported string `yaml:"reported"`
	// Decided says that who has decided on it has done it: "قررت قطع علاقاتها".
	Decided bool `yaml:"decided"`
	// Present is the status of what the present tense states where it differs:
	// an act of a moment that is told so is still to come.
	Present string `yaml:"present"`
	// Confidence is how surely its author thinks that the frame is right. It
	// counts where the pack has not been calibrated.
	Confidence float64 `yaml:"confidence"`
	// Also names further relations stated by the same words, same arguments.
	Also            []string  `yaml:"also"`
	Note            string    `yaml:"note"`
	Examples        []Example `yaml:"examples"`
	Counterexamples []Example `yaml:"counterexamples"`
}

// Trust returns the share of right answers to expect of a rule: what the
// pack's calibration says of it, or of rules that it does not name; estimate
// if it says nothing.
func (p *Pack) Trust(rule string, estimate float64) float64 {
	if c, ok := p.Calibration[rule]; ok {
		return c
	}
	if c, ok := p.Calibration["*"]; ok {
		return c
	}
	return estimate
}

// An Example is a sentence with what the frame must find in it, written
// "relation(subject, object)" or "status relation(subject, object)" with the
// names as in the text. A counterexample lists what it must not find; an
// empty list means nothing of the frame's relation.
type Example struct {
	Text string   `yaml:"text"`
	Is   []string `yaml:"is"`
}

// Grammar is the pack's small closed tables.
type Grammar struct {
	// Masculine are the ids of states whose names are masculine, in languages
	// whose verbs agree.
	Masculine []string
	// MasculineNouns are the folded nouns, with and without the article, with which
	// names of bodies begin that no feminine verb has as its subject.
	MasculineNouns []string
	// OfficesIn holds what offices folded titles are of in some states, by the ids of the
	// states, where elsewhere they are of another one: the German "adviser".
	OfficesIn map[string]map[string]string
	// Dotted are words as papers write them that put a dotted yeh for every alef
	// maqsura: "إلي".
	Dotted []string
	// Locative are the prepositions, folded, that say where something is.
	Locative []string
	// Passable are those behind which a phrase may stand between a word and
	// another phrase that hangs on it: "talks in Vienna with Iran".
	Passable []string
	// Calendar is the calendar of the language's own months and years, by its
	// name in calendar.yaml.
	Calendar string
	// Finite are beginnings, folded, by which a word that is in no list shows
	// that it is a finite verb.
	Finite []string
	// Surname are endings, folded, by which a word that is in no list may show
	// that it is a family name.
	Surname []string
	// Seats holds the ids of bodies by those of the capitals that stand for them, as
	// long as a document does not speak of the state.
	Seats map[string]string
	// FamilyFirst are the ids of states whose people are called by the first word
	// of their names: Xi Jinping is Xi.
	FamilyFirst []string
	// Adjective are endings, folded, by which a word that is in no list shows
	// that it is an adjective. So do the beginnings in Privative, folded, where
	// a zero-width non-joiner stands behind them.
	Adjective, Privative []string
	// Before and Behind are words, folded, that some write on to the name or noun behind
	// and before them, where the letters between do not join: "درتهران", "دیدارکرد".
	Before, Behind []string
}
