package data

import "slices"

// Unconfirmed reports whether a position stands on weak ground: its confidence is low, or the source
// shown for it rests on sources that it does not name. A row of silence is judged by the same rule,
// so that all of an account goes when the unconfirmed is hidden.
func (d *Dataset) Unconfirmed(p Position) bool {
	shown, _ := d.Source(p.Source)
	return p.Confidence == "low" || shown.Unnamed()
}

// Resting is everything that cites a source, in the order of the dataset.
type Resting struct {
	Proposals []Proposal
	Accounts  []Account
	Positions []Position
	Responses []Response
	Events    []Event
	Facts     []Fact
}

// Count is how many rows cite the source.
func (r Resting) Count() int {
	return len(r.Proposals) + len(r.Accounts) + len(r.Positions) + len(r.Responses) + len(r.Events) + len(r.Facts)
}

// RestsOn gathers the rows that cite a source, as the one shown or among the further ones.
func (d *Dataset) RestsOn(source string) Resting {
	return Resting{
		Proposals: citing(d.Proposals, func(p Proposal) bool { return p.Source == source }),
		Accounts:  citing(d.Accounts, func(a Account) bool { return a.Source == source }),
		Positions: citing(d.Positions, func(p Position) bool { return p.Source == source || slices.Contains(p.Also, source) }),
		Responses: citing(d.Responses, func(r Response) bool { return r.Source == source }),
		Events:    citing(d.Events, func(e Event) bool { return e.Source == source }),
		Facts:     citing(d.Facts, func(f Fact) bool { return f.Source == source }),
	}
}

func citing[R any](rows []R, cites func(R) bool) []R {
	var found []R
	for _, row := range rows {
		if cites(row) {
			found = append(found, row)
		}
	}
	return found
}
