package mapping

import (
	"fmt"
	"strings"

	"stancemap/data"
)

// A Reason says why an entry of the table is not shown.
type Reason string

// The reasons.
const (
	NoStance        Reason = "no-stance"        // nothing stands in the column of stances
	NoProposal      Reason = "no-proposal"      // the row names no proposal
	NoRegion        Reason = "no-region"        // the row names no region
	UnknownRegion   Reason = "unknown-region"   // no outline has this id or name
	AmbiguousRegion Reason = "ambiguous-region" // several outlines have it
	Repeated        Reason = "repeated"         // an earlier row says the same of the same cell
	Contradiction   Reason = "contradiction"    // an earlier row of the cell is silent, and this one is not, or the other way round
)

// A Missing is an entry of the table that is not shown: where it stands, why, and what it may have meant.
type Missing struct {
	Row    int    // as a spreadsheet counts
	Column string // the head of the column with the stance
	Reason Reason
	Value  string       // the text that was not understood
	Near   []Suggestion // the nearest regions
}

// A Suggestion is a region that a text may mean.
type Suggestion struct{ ID, Name string }

// Alike are two proposals whose names are nearly one.
type Alike struct{ Name, Other string }

// Unmatched is what of a table and of its outlines found nothing to go with. Entries are the positions that the
// table could hold: its rows, or its cells where a row is a region or a proposal. Entries are always Shown and
// those Reported together.
type Unmatched struct {
	Entries, Shown int
	Reported       []Missing
	Respelled      int          // entries shown whose region is spelled in another way than in the outlines
	Silent         []Suggestion // regions without an entry
	Alike          []Alike
	Nameless       int // areas without an id, which cannot be regions
	NotAreas       int // features that are no areas
}

// Empty tells that everything found its place.
func (u *Unmatched) Empty() bool {
	return len(u.Reported) == 0 && len(u.Silent) == 0 && len(u.Alike) == 0 && u.Nameless == 0
}

// Count is how many entries are not shown for a reason.
func (u *Unmatched) Count(reason Reason) (n int) {
	for _, missing := range u.Reported {
		if missing.Reason == reason {
			n++
		}
	}
	return n
}

// Sentence says why an entry is not shown and what can be done.
func (m Missing) Sentence() string {
	switch m.Reason {
	case NoStance:
		return fmt.Sprintf("nothing stands in the column %q; write what the text says, or a word for its silence", m.Column)
	case NoProposal:
		return "the row names no proposal; name the one that it is about"
	case NoRegion:
		return "the row names no region; name the one that it is about"
	case AmbiguousRegion:
		return fmt.Sprintf("the region %q may be %s; write the one that is meant", m.Value, m.either())
	case Repeated:
		return fmt.Sprintf("an earlier row says the same (%s) of the same proposal and region; keep one of them", m.Value)
	case Contradiction:
		return fmt.Sprintf("%q stands against what an earlier row says of the same proposal and region; silence stands alone", m.Value)
	}
	if len(m.Near) == 0 {
		return fmt.Sprintf("no outline has the id or the name %q; correct the name, or choose its region in the report of what does not match", m.Value)
	}
	return fmt.Sprintf("no outline has the id or the name %q; did you mean %s?", m.Value, m.either())
}

func (m Missing) either() string {
	var names []string
	for _, near := range m.Near {
		names = append(names, fmt.Sprintf("%q", near.Name))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// problems says everything as a checker does, so that check and the list of problems tell it too.
func (u *Unmatched) problems(table, outlines string, report *data.Report) {
	for _, missing := range u.Reported {
		severity := data.Warning
		if missing.Reason == NoStance {
			severity = data.Note
		}
		report.Add(data.Problem{File: table, Place: fmt.Sprintf("row %d", missing.Row), Severity: severity, Rule: string(missing.Reason), Message: missing.Sentence()})
	}
	const most = 50 // regions that are told one by one
	if len(u.Silent) > most {
		report.Add(data.Problem{File: outlines, Severity: data.Note, Rule: "silent-region", Message: fmt.Sprintf("%d regions have no row in %s, the first being %q (%s)", len(u.Silent), table, u.Silent[0].Name, u.Silent[0].ID)})
	}
	for _, region := range u.Silent {
		if len(u.Silent) > most {
			break
		}
		report.Add(data.Problem{File: outlines, Severity: data.Note, Rule: "silent-region", Message: fmt.Sprintf("the region %q (%s) has no row in %s", region.Name, region.ID, table)})
	}
	for _, alike := range u.Alike {
		report.Add(data.Problem{File: table, Severity: data.Note, Rule: "alike-proposals", Message: fmt.Sprintf("the proposals %q and %q have nearly one name; if they are one, write it in one way", alike.Name, alike.Other)})
	}
	if u.Nameless > 0 {
		report.Add(data.Problem{File: outlines, Severity: data.Warning, Rule: "nameless", Message: fmt.Sprintf("%d areas have nothing in the property that is the id, and are no regions; give them one", u.Nameless)})
	}
	if u.NotAreas > 0 {
		report.Add(data.Problem{File: outlines, Severity: data.Note, Rule: "area", Message: fmt.Sprintf("%d features are no areas, and no regions; the outline of a region is a Polygon or a MultiPolygon", u.NotAreas)})
	}
}
