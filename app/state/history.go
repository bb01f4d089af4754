package state

// mostHistory bounds how many steps back are kept, of what is shown and of where the map stood.
const mostHistory = 100

// A step is the part of a state that undo and redo go through: accounts, mode, topic, selection and
// filter. Where the map stands has a history of its own; sizes of panels, sorting and colours have
// none.
type step struct {
	Show   Show
	Select Subject
	Filter Filter
	Record Record
}

func stepOf(s State) step { return step{s.Show, s.Select, s.Filter, s.Record} }

// in puts what was shown into a state.
func (earlier step) in(s State) State {
	s.Show, s.Select, s.Filter, s.Record = earlier.Show, earlier.Select, earlier.Filter, earlier.Record
	return s
}

// A history is the steps that lie before and after the present one, nearest last.
type history[Step comparable] struct {
	past, future []Step
}

// leave notes the step that is left for a new one. What could be redone is gone with it.
func (h *history[Step]) leave(step Step) {
	h.past = append(h.past, step)
	if len(h.past) > mostHistory {
		h.past = h.past[1:]
	}
	h.future = nil
}

// back gives the step before now, and keeps now for the way forward.
func (h *history[Step]) back(now Step) (Step, bool) { return turn(&h.past, &h.future, now) }

// forward gives the step after now, and keeps now for the way back.
func (h *history[Step]) forward(now Step) (Step, bool) { return turn(&h.future, &h.past, now) }

func turn[Step comparable](from, to *[]Step, now Step) (next Step, ok bool) {
	if len(*from) == 0 {
		return next, false
	}
	next = (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, now)
	return next, true
}

// Undo goes back to what was shown before.
func (s *Store) Undo() {
	if earlier, ok := s.steps.back(stepOf(s.state)); ok {
		s.put(earlier.in(s.state))
	}
}

// Redo goes forward again to what was shown before Undo.
func (s *Store) Redo() {
	if later, ok := s.steps.forward(stepOf(s.state)); ok {
		s.put(later.in(s.state))
	}
}

// EarlierMap goes back to where the map stood before.
func (s *Store) EarlierMap() { s.stand(s.moves.back) }

// LaterMap goes forward again to where the map stood before EarlierMap.
func (s *Store) LaterMap() { s.stand(s.moves.forward) }

func (s *Store) stand(turn func(now Map) (Map, bool)) {
	if at, ok := turn(s.settled); ok {
		next := s.state
		next.Map, s.settled = at, at
		s.put(next)
	}
}

// A Way says which steps there are.
type Way struct{ Undo, Redo, EarlierMap, LaterMap bool }

// Way is which steps the store could take now.
func (s *Store) Way() Way {
	return Way{len(s.steps.past) > 0, len(s.steps.future) > 0, len(s.moves.past) > 0, len(s.moves.future) > 0}
}
