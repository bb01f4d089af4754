package data

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// A Dataset is a whole record of proposals, read once and never changed after.
type Dataset struct {
	Info      Info
	Regions   []Region
	Facts     []Fact
	Proposals []Proposal
	Accounts  []Account
	Readings  []Reading
	Topics    []Topic
	Terms     []Term
	Actors    []Actor
	Stances   []Stance
	Positions []Position
	Responses []Response
	Events    []Event
	Sources   []Source
	Geometry  []byte // regions.geojson as it was read; empty if the dataset came without

	index index
}

type index struct {
	regions   map[string]int
	proposals map[string]int
	topics    map[string]int
	readings  map[string]int
	actors    map[string]int
	sources   map[string]int
	accounts  map[AccountID]int
	stances   map[stanceKey]int
	terms     map[termKey]int
	cells     map[Cell][]Position // by part
}

type stanceKey struct{ kind, code string }
type termKey struct{ topic, code string }

func indexBy[R any, K comparable](rows []R, key func(*R) K) map[K]int {
	places := make(map[K]int, len(rows))
	for i := range rows {
		if _, taken := places[key(&rows[i])]; !taken {
			places[key(&rows[i])] = i
		}
	}
	return places
}

// arrange puts the rows that have an order into it, and indexes everything by its key.
func (d *Dataset) arrange() {
	slices.SortStableFunc(d.Regions, func(a, b Region) int { return a.Order - b.Order })
	slices.SortStableFunc(d.Proposals, func(a, b Proposal) int { return a.Order - b.Order })
	slices.SortStableFunc(d.Topics, func(a, b Topic) int { return a.Order - b.Order })
	slices.SortStableFunc(d.Readings, func(a, b Reading) int { return a.Order - b.Order })
	slices.SortStableFunc(d.Actors, func(a, b Actor) int { return a.Order - b.Order })
	cells := map[Cell][]Position{}
	for _, p := range d.Positions {
		cells[p.Cell] = append(cells[p.Cell], p)
	}
	for _, parts := range cells {
		slices.SortStableFunc(parts, func(a, b Position) int { return a.Part - b.Part })
	}
	d.index = index{
		regions:   indexBy(d.Regions, func(r *Region) string { return r.ID }),
		proposals: indexBy(d.Proposals, func(p *Proposal) string { return p.ID }),
		topics:    indexBy(d.Topics, func(t *Topic) string { return t.ID }),
		readings:  indexBy(d.Readings, func(r *Reading) string { return r.ID }),
		actors:    indexBy(d.Actors, func(a *Actor) string { return a.ID }),
		sources:   indexBy(d.Sources, func(s *Source) string { return s.ID }),
		accounts:  indexBy(d.Accounts, func(a *Account) AccountID { return a.AccountID }),
		stances:   indexBy(d.Stances, func(s *Stance) stanceKey { return stanceKey{s.Kind, s.Code} }),
		terms:     indexBy(d.Terms, func(t *Term) termKey { return termKey{t.Topic, t.Code} }),
		cells:     cells,
	}
}

// look finds a row by its key; ok is false, and the row empty, for an unknown key.
func look[R any, K comparable](rows []R, places map[K]int, key K) (row R, ok bool) {
	i, ok := places[key]
	if !ok {
		return row, false
	}
	return rows[i], true
}

// Region finds a region by its id.
func (d *Dataset) Region(id string) (Region, bool) { return look(d.Regions, d.index.regions, id) }

// Proposal finds a proposal by its id.
func (d *Dataset) Proposal(id string) (Proposal, bool) {
	return look(d.Proposals, d.index.proposals, id)
}

// Topic finds a topic by its id.
func (d *Dataset) Topic(id string) (Topic, bool) { return look(d.Topics, d.index.topics, id) }

// Reading finds a reading by its id.
func (d *Dataset) Reading(id string) (Reading, bool) { return look(d.Readings, d.index.readings, id) }

// Actor finds an actor by its id.
func (d *Dataset) Actor(id string) (Actor, bool) { return look(d.Actors, d.index.actors, id) }

// Source finds a source by its id.
func (d *Dataset) Source(id string) (Source, bool) { return look(d.Sources, d.index.sources, id) }

// Account finds an account by its id. An account that does not exist means that no source was read.
func (d *Dataset) Account(id AccountID) (Account, bool) {
	return look(d.Accounts, d.index.accounts, id)
}

// Stance finds a stance by the kind of its topic and its code.
func (d *Dataset) Stance(kind, code string) (Stance, bool) {
	return look(d.Stances, d.index.stances, stanceKey{kind, code})
}

// Term finds a term of a topic by its code.
func (d *Dataset) Term(topic, code string) (Term, bool) {
	return look(d.Terms, d.index.terms, termKey{topic, code})
}

// Cell is what stands in a cell, by part; nil where nothing is recorded.
func (d *Dataset) Cell(cell Cell) []Position { return d.index.cells[cell] }

// AccountsOf lists the accounts of a proposal in the order of the readings.
func (d *Dataset) AccountsOf(proposal string) []Account {
	var accounts []Account
	for _, reading := range d.Readings {
		if account, ok := d.Account(AccountID{proposal, reading.ID}); ok {
			accounts = append(accounts, account)
		}
	}
	return accounts
}

// AllAccounts lists every account, by proposal and then by reading.
func (d *Dataset) AllAccounts() []Account {
	var accounts []Account
	for _, proposal := range d.Proposals {
		accounts = append(accounts, d.AccountsOf(proposal.ID)...)
	}
	return accounts
}

// TerritoryTopic is the first topic of the territory kind: the one that the map opens with.
func (d *Dataset) TerritoryTopic() (Topic, bool) {
	for _, topic := range d.Topics {
		if topic.Kind == TerritoryKind {
			return topic, true
		}
	}
	return Topic{}, false
}

// StancesOf lists the stances of a kind in scale order.
func (d *Dataset) StancesOf(kind string) []Stance {
	var stances []Stance
	for _, stance := range d.Stances {
		if stance.Kind == kind {
			stances = append(stances, stance)
		}
	}
	slices.SortStableFunc(stances, func(a, b Stance) int { return a.Order - b.Order })
	return stances
}

// FactsOf lists the facts on a region in their order.
func (d *Dataset) FactsOf(region string) []Fact {
	var facts []Fact
	for _, fact := range d.Facts {
		if fact.Region == region {
			facts = append(facts, fact)
		}
	}
	return facts
}

// ResponsesTo lists what parties answered to a proposal.
func (d *Dataset) ResponsesTo(proposal string) []Response {
	var responses []Response
	for _, response := range d.Responses {
		if response.Proposal == proposal {
			responses = append(responses, response)
		}
	}
	return responses
}

// GeometryHash is the SHA-256 of regions.geojson in hexadecimal; empty without geometry.
func (d *Dataset) GeometryHash() string {
	if len(d.Geometry) == 0 {
		return ""
	}
	sum := sha256.Sum256(d.Geometry)
	return hex.EncodeToString(sum[:])
}

// PositionRows is the table of positions as text.
func (d *Dataset) PositionRows() Rows { return positionTable.Rows(d.Positions) }

// Tables gives every table as text, in the order of the form: what exports write.
func (d *Dataset) Tables() []Rows {
	return []Rows{
		d.PositionRows(),
		proposalTable.Rows(d.Proposals),
		accountTable.Rows(d.Accounts),
		responseTable.Rows(d.Responses),
		regionTable.Rows(d.Regions),
		factTable.Rows(d.Facts),
		topicTable.Rows(d.Topics),
		termTable.Rows(d.Terms),
		stanceTable.Rows(d.Stances),
		actorTable.Rows(d.Actors),
		readingTable.Rows(d.Readings),
		sourceRows(d.Sources),
		eventTable.Rows(d.Events),
	}
}
