package state

import "slices"

// Go shows what was found; all that changes is one step back. What a filter keeps from being seen is let
// through again, and the limits that were lifted for it are returned. Towns and places get the mark; where
// they lie the map knows.
func (s *Store) Go(found Found) (lifted []Limit) {
	s.together(func() {
		defer func() { lifted = append(lifted, s.admitRow(found.Row)...) }()
		s.Mark("")
		switch found.Kind {
		case FoundRegion:
			lifted = s.admit(Account{}, found.Subject)
			s.SelectRegion(found.ID)
		case FoundTown, FoundPlace:
			s.Mark(found.ID)
			if _, told := s.dataset.Topic(found.Subject.Topic); told {
				s.SelectSubject(found.Subject)
			}
		case FoundAccount:
			s.ShowAccount(found.Account)
		case FoundTopic:
			lifted = s.goTopic(found.ID)
		case FoundPosition:
			lifted = s.admit(found.Account, found.Subject)
			s.ShowAccount(found.Account)
			s.SelectSubject(found.Subject)
			s.ShowTab(PositionsTab)
		case FoundSource:
			s.ShowTab(SourcesTab)
			s.ShowRecord(Record{string(SourcesTab), found.ID})
		case FoundEvent:
			s.ShowTab(EventsTab)
			s.ShowRecord(Record{string(EventsTab), found.ID})
		}
	})
	return lifted
}

// goTopic selects a topic: in the region that is selected where it speaks of that, else in its first.
func (s *Store) goTopic(id string) (lifted []Limit) {
	topic, ok := s.dataset.Topic(id)
	if !ok {
		return nil
	}
	subject := Subject{Topic: id}
	if regions := s.dataset.RegionsOf(topic); slices.Contains(regions, s.state.Select.Region) {
		subject.Region = s.state.Select.Region
	} else if len(regions) > 0 {
		subject.Region = regions[0]
	}
	lifted = s.admit(Account{}, subject)
	s.SelectSubject(subject)
	s.ShowTab(ByTopic)
	return append(lifted, s.admitRow(subject.Topic+"/"+subject.Region)...)
}

// Mark marks a town or a place on the map; the empty id takes the mark away.
func (s *Store) Mark(id string) {
	next := s.state
	next.Mark = id
	s.change(next)
}

// admit lifts those limits that an account or a subject does not pass, and returns them.
func (s *Store) admit(account Account, subject Subject) (lifted []Limit) {
	next, before := s.state, s.view
	f := &next.Filter
	lift := func(name LimitSet, id string) {
		if set := f.set(name); !set.Allows(id) {
			lifted = append(lifted, Limit{Set: name, Words: before.setWords(name, *set)})
			*set = ""
		}
	}
	if account != (Account{}) {
		lift(AccountLimit, account.String())
	}
	if subject.Topic != "" {
		lift(TopicLimit, subject.Topic)
	}
	lift(RegionLimit, subject.Region)
	s.change(next)
	return lifted
}

// admitRow lifts what keeps a row of the table below the map from being seen, and returns it: limits of its
// columns, and for a position the limit to what is not unconfirmed.
func (s *Store) admitRow(key string) (lifted []Limit) {
	if key == "" || s.view.Sheet.rowOfKey(key) >= 0 {
		return nil
	}
	if s.state.Filter.Confirmed && s.view.whole.rowOfKey(key) < 0 {
		lifted = append(lifted, Limit{Set: ConfirmedLimit, Words: s.view.Words.Say("filter.confirmed")})
		s.HideUnconfirmed(false)
	}
	at := s.view.whole.rowOfKey(key)
	if at < 0 {
		return lifted
	}
	row := s.view.whole.Rows[at]
	for _, limit := range columnLimits(s.view.Sheet) {
		gates := s.view.whole.gates([]ColumnLimit{s.state.Filter.Columns.In(s.state.Table.Tab, limit.Column)})
		if slices.ContainsFunc(gates, func(g gate) bool { return !g.lets(row) }) {
			lifted = append(lifted, limit)
			s.Lift(limit)
		}
	}
	return lifted
}

// together makes what several verbs change one step back.
func (s *Store) together(verbs func()) {
	before, kept := stepOf(s.state), s.steps
	verbs()
	s.steps = kept
	if stepOf(s.state) != before {
		s.steps.leave(before)
	}
}
