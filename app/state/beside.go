package state

// A dataset of so many rows has tables that take longer to make than a window may stand still.
const (
	longPositions = 5_000
	longRegions   = 200
)

// Beside has the tables of a large dataset made beside the window: work runs in another goroutine, and then
// in that of the store when it is done. Until then the view has its earlier table. One table is made at a time,
// and then the one that is asked for by then.
func (s *Store) Beside(run func(work, then func())) {
	if len(s.dataset.Positions) >= longPositions || len(s.dataset.Regions) >= longRegions {
		s.beside = run
	}
}

// derive makes the view of what is to be seen, and tells those who watch.
func (s *Store) derive() {
	view := deriveButTable(s.dataset, s.words, s.seen(), s.view)
	if s.beside == nil || !view.TableIsLate() {
		s.tell(view.withTable(s.view))
		return
	}
	s.tell(view)
	s.makeTable()
}

func (s *Store) tell(view *View) {
	s.view = view
	for _, watcher := range s.watchers {
		watcher(s.view)
	}
}

// makeTable makes the table of the view beside the window.
func (s *Store) makeTable() {
	if s.making {
		return
	}
	s.making = true
	view, made := s.view, (*View)(nil)
	s.beside(func() { made = view.withTable(view) }, func() {
		s.making = false
		if !s.view.TableIsLate() {
			return // it was waited for
		}
		if made.State.Table.Tab == s.view.State.Table.Tab {
			s.takeTable(made)
		}
		if s.view.TableIsLate() {
			s.makeTable()
		}
	})
}

// takeTable shows a table that was made, of this state or a little earlier one.
func (s *Store) takeTable(made *View) {
	next := *s.view
	next.whole, next.Sheet, next.tabled = made.whole, made.Sheet, made.tabled
	next.Status = next.status()
	s.tell(&next)
}

// settle waits for the table of the view, for what cannot be done without it.
func (s *Store) settle() {
	if s.view.TableIsLate() {
		s.takeTable(s.view.withTable(s.view))
	}
}
