package state

import "stancemap/data"

// An Account is whose telling of which proposal is meant.
type Account = data.AccountID

// A State is everything that Back, a restart or a saved session should restore. It is comparable,
// so next == old is the whole detection of a change.
type State struct {
	Show   Show
	Select Subject
	Filter Filter
	Map    Map
	Table  Table
	Panels Panels
	Look   Look
}

// Show says which accounts are on the map, how, and by which topic the map is painted.
type Show struct {
	Mode          Mode
	First, Second Account
	Topic         string
}

// A Mode is how accounts are compared on the map.
type Mode string

// The modes.
const (
	Single     Mode = "single"
	SideBySide Mode = "side-by-side"
	Difference Mode = "difference"
)

// Modes lists the modes in the order of their switch.
var Modes = []Mode{Single, Difference, SideBySide}

// A Subject is what the detail panel speaks of: a region, or a topic that is tied to none.
type Subject struct{ Topic, Region string }

// A Filter limits what is counted, listed and exported. Empty sets let everything pass. Stances
// holds keys of scale entries and limits the map; the others hold ids and limit the long tables.
type Filter struct {
	Accounts, Regions, Topics, Stances Set
}

// Map is where the map stands: X and Y are the centre in metres of the projected plane, Scale is in
// pixels per metre at scale 1. The zero Map stands for the home view.
type Map struct{ X, Y, Scale float64 }

// Table is which table stands below the map and by which of its columns it is sorted. Without a
// column its rows stand in their own order.
type Table struct {
	Tab        Tab
	Sort       string // id of a column
	Descending bool
}

// Panels is how much room the panel beside the map and the table below it take, in px. 0 leaves it to
// the size of the window; a folded panel keeps its size for when it is unfolded.
type Panels struct {
	Detail, Table             float64
	DetailFolded, TableFolded bool
}

// Look is how things are drawn and in which language they are said.
type Look struct {
	Theme    Theme
	Language string // BCP 47; empty for English
}

// Opening is the state in which a dataset opens: its first proposal in its first reading, the
// second proposal beside it for comparison, the map painted by its first topic on territory.
func Opening(d *data.Dataset) State {
	var s State
	s.Show.Mode = Single
	s.Table.Tab = ByRegion
	if topic, ok := d.TerritoryTopic(); ok {
		s.Show.Topic = topic.ID
	} else if len(d.Topics) > 0 {
		s.Show.Topic = d.Topics[0].ID
	}
	if len(d.Proposals) > 0 {
		s.Show.First = firstAccount(d, d.Proposals[0].ID)
	}
	if len(d.Proposals) > 1 {
		s.Show.Second = firstAccount(d, d.Proposals[1].ID)
	}
	return s
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
