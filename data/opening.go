package data

import "slices"

// openingProposals is how many proposals a view opens with: one on the map, one beside it.
const openingProposals = 2

// Opening lists the proposals that a view opens with, two where there are two: those that the
// descriptor names, then the first of the others in their order.
func (d *Dataset) Opening() []string {
	var opening []string
	add := func(id string) {
		if _, known := d.Proposal(id); known && len(opening) < openingProposals && !slices.Contains(opening, id) {
			opening = append(opening, id)
		}
	}
	for _, id := range d.Info.Opening {
		add(id)
	}
	for _, p := range d.Proposals {
		add(p.ID)
	}
	return opening
}

// checkOpening warns of an opening that cannot be shown: the view then opens with other proposals.
func checkOpening(d *Dataset, keys map[string]map[string]bool, report *Report) {
	for _, id := range d.Info.Opening {
		if !keys["proposals"][id] {
			report.warn(descriptorFile, 0, "opening", "opening names %q; no row of proposals has this id, so the view opens with another; correct or drop it", id)
		}
	}
}
