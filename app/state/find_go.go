package state

import "slices"

// Go shows what was found; all that changes is one step back. What a filter keeps from being seen is let
// through again. Towns and places get the mark; where they lie the map knows.
func (s *Store) Go(found Found) {
	s.together(func() {
		s.Mark("")
		switch found.Kind {
		case FoundRegion:
			s.admit(Account{}, found.Subject)
			s.SelectRegion(found.ID)
		case FoundTown, FoundPlace:
			s.Mark(found.ID)
			if _, told := s.dataset.Topic(found.Subject.Topic); told {
				s.SelectSubject(found.Subject)
			}
		case FoundAccount:
			s.ShowAccount(found.Account)
		case FoundTopic:
			s.goTopic(found.ID)
		case FoundPosition:
			s.admit(found.Account, found.Subject)
			s.ShowAccount(found.Account)
			s.SelectSubject(found.Subject)
			s.ShowTab(PositionsTab)
		case FoundSource:
			s.ShowTab(SourcesTab)
		case FoundEvent:
			if s.ShowAccount(found.Account); found.Row != "" {
				s.ShowTab(SourcesTab)
			}
		}
	})
}

// goTopic selects a topic: in the region that is selected where it speaks of that, else in its first.
func (s *Store) goTopic(id string) {
	topic, ok := s.dataset.Topic(id)
	if !ok {
		return
	}
	subject := Subject{Topic: id}
	if regions := s.dataset.RegionsOf(topic); slices.Contains(regions, s.state.Select.Region) {
		subject.Region = s.state.Select.Region
	} else if len(regions) > 0 {
		subject.Region = regions[0]
	}
	s.admit(Account{}, subject)
	s.SelectSubject(subject)
	s.ShowTab(ByTopic)
}

// Mark marks a town or a place on the map; the empty id takes the mark away.
func (s *Store) Mark(id string) {
	next := s.state
	next.Mark = id
	s.change(next)
}

// admit lifts those limits that an account or a subject does not pass.
func (s *Store) admit(account Account, subject Subject) {
	next := s.state
	f := &next.Filter
	lift := func(set *Set, id string) {
		if !set.Allows(id) {
			*set = ""
		}
	}
	if account != (Account{}) {
		lift(&f.Accounts, account.String())
	}
	if subject.Topic != "" {
		lift(&f.Topics, subject.Topic)
	}
	lift(&f.Regions, subject.Region)
	s.change(next)
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
