package state

import (
	"slices"

	"stancemap/data"
)

// An Account is whose telling of which proposal is meant.
type Account = data.AccountID

// A State is everything that Back, a restart or a saved session should restore. It is comparable,
// so next == old is the whole detection of a change.
type State struct {
	Show   Show    `json:"show"`
	Select Subject `json:"select"`
	Filter Filter  `json:"filter"`
	Map    Map     `json:"map"`
	Mark   string  `json:"mark,omitempty"` // id of the town or place that is marked on the map

	Columns Columns `json:"columns"`
	Record  Record  `json:"record"` // in the panel, in place of the selection

	Table  Table  `json:"table"`
	Panels Panels `json:"panels"`
	Look   Look   `json:"look"`
}

// Show says which accounts are on the map, how, and by which topic the map is painted. With one map
// it shows the first, and the second is what it is compared with elsewhere. Small multiples show several.
type Show struct {
	Mode    Mode    `json:"mode"`
	First   Account `json:"first"`
	Second  Account `json:"second"`
	Ordered bool    `json:"ordered,omitempty"` // they were chosen as first and second; else they stand in the order of the record
	Several Set     `json:"several,omitempty"` // accounts of small multiples; empty for the primary ones that pass the filter
	Topic   string  `json:"topic"`
}

// A Mode is how accounts are compared on the map.
type Mode string

// The modes.
const (
	Single     Mode = "single"
	SideBySide Mode = "side-by-side"
	Difference Mode = "difference"
	Multiples  Mode = "multiples"
)

// Modes lists the modes in the order of their switch.
var Modes = []Mode{Single, Difference, SideBySide, Multiples}

// Pair reports whether a mode holds the first and the second account against each other.
func (m Mode) Pair() bool { return m == Difference || m == SideBySide }

// A Subject is what the detail panel speaks of: a region, or a topic that is tied to none.
type Subject struct {
	Topic  string `json:"topic,omitempty"`
	Region string `json:"region,omitempty"`
}

// A Filter limits what is counted, listed and exported. Empty sets let everything pass. Stances
// holds keys of scale entries and limits the map; the others hold ids and limit the long tables.
type Filter struct {
	Accounts Set `json:"accounts,omitempty"`
	Regions  Set `json:"regions,omitempty"`
	Topics   Set `json:"topics,omitempty"`
	Stances  Set `json:"stances,omitempty"`

	// Columns limits the tables by what stands in their columns.
	Columns ColumnLimits `json:"columns,omitempty"`

	Confirmed bool `json:"confirmed,omitempty"` // without what rests on unnamed sources or is of low confidence
}

// Map is where the map stands: X and Y are the centre in metres of the projected plane, Scale is in
// pixels per metre at scale 1. The zero Map stands for the home view.
type Map struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Scale float64 `json:"scale"`
}

// Table is which table stands below the map and by which of its columns it is sorted. Without a
// column its rows stand in their own order.
type Table struct {
	Tab        Tab    `json:"tab"`
	Sort       string `json:"sort,omitempty"` // id of a column
	Descending bool   `json:"descending,omitempty"`
	Others     Orders `json:"others,omitempty"` // of the tables that are not shown
}

// Panels is how much room the panel beside the map and the table below it take, in px. 0 leaves it to
// the size of the window; a folded panel keeps its size for when it is unfolded.
type Panels struct {
	Detail       float64 `json:"detail,omitempty"`
	Table        float64 `json:"table,omitempty"`
	DetailFolded bool    `json:"detail_folded,omitempty"`
	TableFolded  bool    `json:"table_folded,omitempty"`
}

// Look is how things are drawn and in which language they are said.
type Look struct {
	Theme    Theme  `json:"theme,omitempty"`
	Language string `json:"language,omitempty"`  // BCP 47; empty for English
	Vision   Vision `json:"vision,omitempty"`    // colours on screen as they are seen so; never in exports
	TextSize int    `json:"text_size,omitempty"` // percent, of TextSizes; 0 is 100
	Layers   Layers `json:"layers,omitzero"`
}

// Layers is what differs on screen from the map as it opens: without a graticule, with the rest.
type Layers struct {
	Graticule  bool `json:"graticule,omitempty"`
	NoScaleBar bool `json:"no_scale_bar,omitempty"`
	NoLabels   bool `json:"no_labels,omitempty"` // no names; symbols and marks stay
	NoTowns    bool `json:"no_towns,omitempty"`  // neither symbols nor names of towns
}

// TextSizes are the sizes of text to choose from, in percent of the usual one.
var TextSizes = []int{90, 100, 115, 130, 150}

// TextShare is the factor on the size of text.
func (l Look) TextShare() float64 {
	if !slices.Contains(TextSizes, l.TextSize) {
		return 1
	}
	return float64(l.TextSize) / 100
}

// Opening is the state in which a dataset opens: its opening pair, the first on the map and the second
// beside it for comparison, the map painted by its first topic on territory. A dataset with one proposal
// has another reading of it beside it, if there is one.
func Opening(d *data.Dataset) State {
	var s State
	s.Show.Mode = Single
	s.Table.Tab = ByRegion
	if topic, ok := d.TerritoryTopic(); ok {
		s.Show.Topic = topic.ID
	} else if len(d.Topics) > 0 {
		s.Show.Topic = d.Topics[0].ID
	}
	switch pair := openingPair(d); len(pair) {
	case 0:
	case 1:
		s.Show.First = pair[0]
		if accounts := d.AccountsOf(pair[0].Proposal); len(accounts) > 1 {
			s.Show.Second = accounts[1].AccountID
		}
	default:
		s.Show.First, s.Show.Second = pair[0], pair[1]
	}
	return s
}

// openingPair is the accounts that a dataset opens with: those that it names, else its first proposals;
// two at most.
func openingPair(d *data.Dataset) (pair []Account) {
	add := func(id Account) {
		known := func(other Account) bool { return other.Proposal == id.Proposal }
		if _, ok := d.Account(id); ok && len(pair) < 2 && !slices.ContainsFunc(pair, known) {
			pair = append(pair, id)
		}
	}
	for _, name := range d.Info.Opening {
		add(data.ParseAccountID(name))
	}
	for _, p := range d.Proposals {
		add(firstAccount(d, p.ID))
	}
	return pair
}

// firstAccount is the primary account of a proposal, else the first that exists.
func firstAccount(d *data.Dataset, proposal string) Account {
	accounts := d.AccountsOf(proposal)
	for _, account := range accounts {
		if account.Reading == data.PrimaryReading {
			return account.AccountID
		}
	}
	if len(accounts) > 0 {
		return accounts[0].AccountID
	}
	return Account{Proposal: proposal, Reading: data.PrimaryReading}
}
