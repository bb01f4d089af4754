package state

import (
	"stancemap/app/words"
	"stancemap/data"
)

// Hidden is the key of the entry for cells of which all that is said is hidden as unconfirmed. It is on
// no scale and never a row of a dataset: such a cell is painted like nothing, and the words say why.
const Hidden = "hidden"

// Dagger is the sign of what is unconfirmed, beside words in legend, tables and files.
const Dagger = "†"

// HideUnconfirmed hides what rests on unnamed sources or is of low confidence, or shows it again.
func (s *Store) HideUnconfirmed(hide bool) {
	next := s.state
	next.Filter.Confirmed = hide
	s.change(next)
}

// recordOf is what the filter leaves of a dataset: all of it, or what is not unconfirmed. That of an
// earlier view on the same dataset is taken over.
func recordOf(d *data.Dataset, confirmed bool, earlier *View) *data.Dataset {
	switch {
	case !confirmed:
		return d
	case earlier != nil && earlier.Dataset == d && earlier.State.Filter.Confirmed:
		return earlier.record
	}
	return d.Only(func(p data.Position) bool { return !d.Unconfirmed(p) })
}

// cell is what stands in a cell. Of one in which everything is hidden it is one part that says so.
func (v *View) cell(cell data.Cell) []data.Position {
	parts := v.record.Cell(cell)
	if parts == nil && v.record != v.Dataset && v.Dataset.Cell(cell) != nil {
		return []data.Position{{Cell: cell, Part: 1, Claim: data.Claim{Stance: Hidden}}}
	}
	return parts
}

func hidden(parts []data.Position) bool { return len(parts) > 0 && parts[0].Stance == Hidden }

// hiddenEntry has no fill, as regions that are filtered out have none.
func hiddenEntry(w words.Words) Entry {
	return Entry{Key: Hidden, Code: Hidden, Label: w.Say("unconfirmed.hidden"), Definition: w.Say("unconfirmed.hidden_about")}
}

// unconfirmed reports whether one of the parts of a cell says something that is unconfirmed.
func (v *View) unconfirmed(parts []data.Position) bool {
	for _, p := range parts {
		if data.Speaks(p.Stance) && p.Stance != Hidden && v.Dataset.Unconfirmed(p) {
			return true
		}
	}
	return false
}

// signed is words about the parts of a cell, with the sign of what is unconfirmed where it is.
func (v *View) signed(said string, parts []data.Position) string {
	if !v.unconfirmed(parts) {
		return said
	}
	return v.Words.Say("unconfirmed.signed", "Words", said, "Sign", Dagger)
}

// unconfirmedWords says why a position is unconfirmed; empty for one that is not.
func (v *View) unconfirmedWords(p data.Position) string {
	source, _ := v.Dataset.Source(p.Source)
	switch low := p.Confidence == "low"; {
	case low && source.Unnamed():
		return v.Words.Say("unconfirmed.both")
	case source.Unnamed():
		return v.Words.Say("unconfirmed.unnamed")
	case low:
		return v.Words.Say("unconfirmed.low")
	}
	return ""
}
