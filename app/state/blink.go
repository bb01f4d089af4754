package state

// Blink shows the second account in the place of the first for as long as it is on: everything that is
// derived, and nothing of the state, so that it is no step to go back to and is never kept. It does
// nothing where two or more accounts are on the maps already.
func (s *Store) Blink(on bool) {
	show := s.state.Show
	on = on && show.Mode == Single && show.Second.Proposal != ""
	if on != s.blinking {
		s.blinking = on
		s.derive()
	}
}

// Blinking reports whether the second account is shown for a while.
func (s *Store) Blinking() bool { return s.blinking }

// seen is the state that is shown: mostly the present one.
func (s *Store) seen() State {
	seen := s.state
	if s.blinking {
		seen.Show.First, seen.Show.Second = seen.Show.Second, seen.Show.First
		seen.Filter.Stances = ""
	}
	return seen
}
