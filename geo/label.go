package geo

import "github.com/paulmach/orb"

// A Candidate is a label that wants a place.
type Candidate struct {
	Key     string
	Text    string
	Style   TextStyle
	At      orb.Point // px
	Anchors []Anchor  // tried in this order
	Gap     float64   // px between the point and the text beside it
	Symbol  float64   // radius in px of the symbol at the point, 0 for none
	Keep    bool      // the symbol stays although the text finds no place
}

// Placed is a label with its place.
type Placed struct {
	Key    string
	At     orb.Point
	Text   Text      // ready to paint; its String is empty if only the symbol stays
	Bound  orb.Bound // of letters and halo, px; empty if only the symbol stays
	Symbol float64
}

// PlaceLabels places the candidates in the order given: each takes the first
// of its anchors at which its letters lie within the frame and touch neither
// an obstacle nor what was placed before, symbols included. One that finds no
// place is left out, or keeps its symbol alone if it asks for that and the
// symbol is free. The same input gives the same places.
func PlaceLabels(candidates []Candidate, obstacles []orb.Bound, frame orb.Bound) []Placed {
	taken := append([]orb.Bound{}, obstacles...)
	var placed []Placed
	for _, c := range candidates {
		symbol := emptyBound
		if c.Symbol > 0 {
			symbol = c.At.Bound().Pad(c.Symbol)
		}
		if overlapsAny(symbol, taken) || !frame.Contains(c.At) {
			continue
		}
		label, found := c.place(taken, frame)
		if !found && (!c.Keep || symbol.IsEmpty()) {
			continue
		}
		placed = append(placed, label)
		for _, box := range []orb.Bound{symbol, label.Bound} {
			if !box.IsEmpty() {
				taken = append(taken, box)
			}
		}
	}
	return placed
}

func (c Candidate) place(taken []orb.Bound, frame orb.Bound) (Placed, bool) {
	label := Placed{Key: c.Key, At: c.At, Bound: emptyBound, Symbol: c.Symbol}
	width, ink := c.Style.ink(c.Text)
	for _, anchor := range c.Anchors {
		text := Text{String: c.Text, At: c.At, Anchor: anchor, Gap: c.Gap, Style: c.Style}
		box := text.boundOf(width, ink)
		if box.IsEmpty() || !frame.Contains(box.Min) || !frame.Contains(box.Max) || overlapsAny(box, taken) {
			continue
		}
		label.Text, label.Bound = text, box
		return label, true
	}
	return label, false
}

func overlapsAny(box orb.Bound, taken []orb.Bound) bool {
	for _, other := range taken {
		if box.Intersects(other) {
			return true
		}
	}
	return false
}
