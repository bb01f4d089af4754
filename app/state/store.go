package state

import (
	"slices"

	"stancemap/app/words"
	"stancemap/data"
)

// A Store holds the state of one window. All its methods belong to one goroutine: the window's.
type Store struct {
	dataset  *data.Dataset
	words    words.Words
	state    State
	view     *View
	watchers []func(*View)
	single   Account // what was on the map before a comparison, and is again after it
	steps    history[step]
	moves    history[Map]
	settled  Map  // where the last movement of the map ended
	blinking bool // the second account is shown for a while
	beside   func(work, then func())
	making   bool // a table is being made beside the window
}

// NewStore opens a dataset in the state given.
func NewStore(dataset *data.Dataset, w words.Words, opening State) *Store {
	return &Store{dataset: dataset, words: w, state: opening, view: Derive(dataset, w, opening, nil), settled: opening.Map}
}

// State is the state now.
func (s *Store) State() State { return s.state }

// View is what the state shows.
func (s *Store) View() *View { return s.view }

// Watch calls show at once, and again each time the part that pick takes from the view is another
// one. Parts are pointers that stay the same as long as what they are derived from does.
func Watch[Part comparable](s *Store, pick func(*View) Part, show func(Part)) {
	shown := pick(s.view)
	s.watchers = append(s.watchers, func(view *View) {
		if part := pick(view); part != shown {
			shown = part
			show(part)
		}
	})
	show(shown)
}

// change is the one way to another state that a gesture has. What is shown can be undone.
func (s *Store) change(next State) {
	if stepOf(next) != stepOf(s.state) {
		s.steps.leave(stepOf(s.state))
	}
	s.put(next)
}

// put shows another state. One equal to the present one changes nothing, which is where the echoes of
// controls that are set from code end.
func (s *Store) put(next State) {
	if next == s.state {
		return
	}
	s.state = next
	s.blinking = s.blinking && next.Show.Mode == Single
	s.derive()
}

// ShowProposal puts a proposal on the map, in the reading that is shown if there is such an account
// of it, else in its primary one. The proposal that was shown becomes the one compared with; in a
// comparison only the first is exchanged, and the second put first gives its place to what was there.
func (s *Store) ShowProposal(id string) {
	show := s.state.Show
	if _, ok := s.dataset.Proposal(id); !ok || id == show.First.Proposal && show.Mode != Multiples {
		return
	}
	if show.Mode.Pair() && id == show.Second.Proposal {
		s.SwapAccounts()
		return
	}
	s.showFirst(s.accountLike(id, show.First.Reading))
}

// ShowAccount puts an account on the map: in the place of another reading of its proposal where one is
// shown, else as the first.
func (s *Store) ShowAccount(id Account) {
	show := s.state.Show
	_, ok := s.dataset.Account(id)
	switch {
	case !ok || id == show.First && show.Mode != Multiples:
	case show.Mode == Multiples:
		s.showFirst(id)
	case id.Proposal == show.First.Proposal:
		s.ShowReading(id.Reading)
	case show.Mode.Pair() && id.Proposal == show.Second.Proposal:
		s.ShowSecond(id)
	default:
		s.showFirst(id)
	}
}

func (s *Store) showFirst(chosen Account) {
	next := s.state
	show := &next.Show
	switch {
	case show.Mode.Pair():
		show.Ordered, s.single = true, chosen
	case chosen != show.First:
		show.Second, show.Ordered = show.First, false
	}
	if show.Mode == Multiples { // one of them was asked for
		show.Mode = Single
	}
	show.First = chosen
	next.Filter.Stances = ""
	s.change(next)
}

// ShowSecond chooses what the account on the map is compared with: an account of another proposal, or
// another reading of the same. The account on the map itself changes places with the second.
func (s *Store) ShowSecond(id Account) {
	next := s.state
	if id == next.Show.First {
		s.SwapAccounts()
		return
	}
	if _, ok := s.dataset.Account(id); !ok || id == next.Show.Second {
		return
	}
	next.Show.Second, next.Show.Ordered = id, true
	next.Filter.Stances = ""
	s.change(next)
}

// SwapAccounts makes the second account the first: with one map it shows the other account, and a
// comparison is turned round.
func (s *Store) SwapAccounts() {
	next := s.state
	show := &next.Show
	if show.Second.Proposal == "" {
		return
	}
	show.First, show.Second = show.Second, show.First
	show.Ordered = show.Ordered || show.Mode.Pair()
	next.Filter.Stances = ""
	s.change(next)
}

// order puts the accounts of a comparison into the order of the record, so that each keeps its side,
// unless they were chosen as first and second.
func (s *Store) order(show *Show) {
	if !show.Ordered && show.Second.Proposal != "" && precedes(s.dataset, show.Second, show.First) {
		show.First, show.Second = show.Second, show.First
	}
}

// precedes reports whether an account stands before another in the record: by proposal, then by reading.
func precedes(d *data.Dataset, a, b Account) bool {
	if a.Proposal == b.Proposal {
		return placeOf(d.Readings, func(r data.Reading) bool { return r.ID == a.Reading }) < placeOf(d.Readings, func(r data.Reading) bool { return r.ID == b.Reading })
	}
	return placeOf(d.Proposals, func(p data.Proposal) bool { return p.ID == a.Proposal }) < placeOf(d.Proposals, func(p data.Proposal) bool { return p.ID == b.Proposal })
}

// placeOf is the place of the first row that is meant; a row that there is none of stands last.
func placeOf[R any](rows []R, meant func(R) bool) int {
	if i := slices.IndexFunc(rows, meant); i >= 0 {
		return i
	}
	return len(rows)
}

// ShowReading tells the proposal on the map in another reading; it does nothing where no source of
// that kind was read. The proposal compared with goes along as long as it is told in the same reading;
// where it is another reading of the same proposal, it stays, or changes places.
func (s *Store) ShowReading(reading string) {
	next := s.state
	show := &next.Show
	chosen := Account{Proposal: show.First.Proposal, Reading: reading}
	if _, ok := s.dataset.Account(chosen); !ok || chosen == show.First {
		return
	}
	switch {
	case chosen == show.Second:
		show.Second = show.First
	case show.Second.Proposal != "" && show.Second.Proposal != chosen.Proposal && show.Second == s.accountLike(show.Second.Proposal, show.First.Reading):
		show.Second = s.accountLike(show.Second.Proposal, reading)
	}
	if s.single == show.First {
		s.single = chosen
	}
	show.First = chosen
	next.Filter.Stances = ""
	s.change(next)
}

// accountLike is the account of a proposal in a reading, else its first account.
func (s *Store) accountLike(proposal, reading string) Account {
	account := Account{Proposal: proposal, Reading: reading}
	if _, ok := s.dataset.Account(account); ok {
		return account
	}
	return firstAccount(s.dataset, proposal)
}

// SetMode changes how accounts are compared. Back in single mode, the map shows what it showed before
// the comparison.
func (s *Store) SetMode(mode Mode) {
	next := s.state
	show := &next.Show
	if mode == show.Mode {
		return
	}
	switch was := show.Mode.Pair(); {
	case mode.Pair() && !was:
		s.single = show.First
		s.order(show)
	case was && !mode.Pair() && s.single == show.Second:
		show.First, show.Second = show.Second, show.First
	}
	show.Mode = mode
	next.Filter.Stances = ""
	s.change(next)
}

// SelectRegion selects a region; the empty id selects nothing.
func (s *Store) SelectRegion(id string) {
	next := s.state
	next.Select, next.Record = Subject{}, Record{}
	if _, ok := s.dataset.Region(id); ok {
		next.Select = Subject{Topic: next.Show.Topic, Region: id}
	}
	s.change(next)
}

// SelectSubject selects a topic and the region it is tied to, if any.
func (s *Store) SelectSubject(subject Subject) {
	next := s.state
	next.Select, next.Record = subject, Record{}
	s.change(next)
}

// FilterEntry limits the map to a member of the scale; the same again lifts the limit.
func (s *Store) FilterEntry(key string) {
	next := s.state
	next.Filter.Stances = next.Filter.Stances.Toggle(key)
	s.change(next)
}

// ClearFilter lifts every limit.
func (s *Store) ClearFilter() {
	next := s.state
	next.Filter = Filter{}
	s.change(next)
}

// MoveMap remembers where the map stands when a movement has ended.
func (s *Store) MoveMap(to Map) {
	if to != s.settled {
		s.moves.leave(s.settled)
		s.settled = to
	}
	s.FollowMap(to)
}

// FollowMap remembers where the map stands while a movement goes on, which is no step to go back to.
func (s *Store) FollowMap(to Map) {
	next := s.state
	next.Map = to
	s.put(next)
}

// ShowTab puts another table below the map, in the order it had when it was shown last, and unfolds it.
func (s *Store) ShowTab(tab Tab) {
	next := s.state
	if tab != next.Table.Tab {
		next.Table = next.Table.show(tab)
	}
	next.Panels.TableFolded = false
	s.change(next)
}

// SortBy sorts the table by a column; the same again reverses it, and a third time gives back the
// table's own order.
func (s *Store) SortBy(column string) {
	next := s.state
	table := &next.Table
	switch {
	case table.Sort != column:
		table.Sort, table.Descending = column, false
	case !table.Descending:
		table.Descending = true
	default:
		table.Sort, table.Descending = "", false
	}
	s.change(next)
}

// SizeDetail gives the panel beside the map a width in px, and unfolds it; 0 leaves it to the window.
func (s *Store) SizeDetail(width float64) {
	next := s.state
	next.Panels.Detail, next.Panels.DetailFolded = width, false
	s.change(next)
}

// SizeTable gives the table below the map a height in px, and unfolds it; 0 leaves it to the window.
func (s *Store) SizeTable(height float64) {
	next := s.state
	next.Panels.Table, next.Panels.TableFolded = height, false
	s.change(next)
}

// FoldDetail folds the panel beside the map away, or unfolds it.
func (s *Store) FoldDetail(folded bool) {
	next := s.state
	next.Panels.DetailFolded = folded
	s.change(next)
}

// FoldTable folds the table to its tabs, or unfolds it.
func (s *Store) FoldTable(folded bool) {
	next := s.state
	next.Panels.TableFolded = folded
	s.change(next)
}

// SetTheme changes the colours.
func (s *Store) SetTheme(theme Theme) {
	next := s.state
	next.Look.Theme = theme
	s.change(next)
}

// SetLook sets everything about how things are drawn but the language.
func (s *Store) SetLook(look Look) {
	next := s.state
	look.Language = next.Look.Language
	next.Look = look
	s.change(next)
}

// SetVision shows the colours of the window as they are seen by somebody else.
func (s *Store) SetVision(vision Vision) {
	next := s.state
	next.Look.Vision = vision
	s.change(next)
}

// SetTextSize sets all text in percent of its usual size.
func (s *Store) SetTextSize(percent int) {
	next := s.state
	next.Look.TextSize = percent
	s.change(next)
}

// SetLayers says what of the map is drawn.
func (s *Store) SetLayers(layers Layers) {
	next := s.state
	next.Look.Layers = layers
	s.change(next)
}
