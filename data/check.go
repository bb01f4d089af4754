package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// check holds the tables against each other: keys that lead nowhere, closed lists of the dataset
// itself, the rules on silence, parts and quotations.
func check(d *Dataset, parts Parts, report *Report) {
	checkSources(d.Sources, report)
	keys := keysOf(d)
	checkReferences(factTable, d.Facts, parts.table("facts"), keys, report)
	checkReferences(proposalTable, d.Proposals, parts.table("proposals"), keys, report)
	checkReferences(accountTable, d.Accounts, parts.table("accounts"), keys, report)
	checkReferences(termTable, d.Terms, parts.table("terms"), keys, report)
	checkReferences(positionTable, d.Positions, parts.table("positions"), keys, report)
	checkReferences(responseTable, d.Responses, parts.table("responses"), keys, report)
	checkReferences(eventTable, d.Events, parts.table("events"), keys, report)
	checkLabels(d.Regions, parts.table("regions"), report)
	checkStances(d.Stances, parts.table("stances"), report)
	checkPositions(d, parts.table("positions"), report)
	checkComplete(d, parts, report)
	checkOpening(d, report)
}

// keysOf gathers the ids of every table that others refer to.
func keysOf(d *Dataset) map[string]map[string]bool {
	keys := map[string]map[string]bool{}
	put := func(table, id string) {
		if keys[table] == nil {
			keys[table] = map[string]bool{}
		}
		keys[table][id] = true
	}
	for _, r := range d.Regions {
		put("regions", r.ID)
	}
	for _, p := range d.Proposals {
		put("proposals", p.ID)
	}
	for _, r := range d.Readings {
		put("readings", r.ID)
	}
	for _, t := range d.Topics {
		put("topics", t.ID)
	}
	for _, a := range d.Actors {
		put("actors", a.ID)
	}
	for _, s := range d.Sources {
		put("sources", s.ID)
	}
	return keys
}

func checkReferences[R any](table Table[R], rows []R, raw RawTable, keys map[string]map[string]bool, report *Report) {
	lists := map[string]*spelled{}
	idsOf := func(table string) *spelled {
		if lists[table] == nil {
			lists[table] = spelledOf(keys[table])
		}
		return lists[table]
	}
	for i := range rows {
		for _, column := range table.Columns {
			if column.Refers == "" {
				continue
			}
			values := List{textOf(column.Field(&rows[i]))}
			if list, ok := column.Field(&rows[i]).(*List); ok {
				values = *list
			}
			for _, value := range values {
				if value != "" && !keys[column.Refers][value] {
					failReference(Repair{Respell, table.Name, raw.Row(i), column.Name, values.String(), ""}, raw.File, column.Refers, value, idsOf(column.Refers), report)
				}
			}
		}
	}
}

// A spelled list is ids that can be found by what is nearly one of them.
type spelled struct {
	ids    []string
	byFold map[string][]string
}

// mostCompared bounds the ids among which the nearest are sought letter by letter.
const mostCompared = 500

func spelledOf(ids map[string]bool) *spelled {
	s := &spelled{slices.Sorted(maps.Keys(ids)), map[string][]string{}}
	for _, id := range s.ids {
		s.byFold[Fold(id)] = append(s.byFold[Fold(id)], id)
	}
	return s
}

// same is the one id that differs in spelling only; empty for none and for several.
func (s *spelled) same(text string) string {
	if ids := s.byFold[Fold(text)]; len(ids) == 1 && Fold(text) != "" {
		return ids[0]
	}
	return ""
}

func (s *spelled) near(text string) []string {
	if same := s.same(text); same != "" {
		return []string{same}
	}
	if len(s.ids) > mostCompared {
		return nil
	}
	return Nearest(text, s.ids)
}

// failReference reports an id that leads nowhere, with the nearest ids. Where one differs only in its spelling it
// can be put in its place.
func failReference(repair Repair, file, table, value string, ids *spelled, report *Report) {
	hint := ""
	if report.Dropped == 0 {
		if near := ids.near(value); len(near) > 0 {
			hint = fmt.Sprintf("; the nearest: %s", strings.Join(near[:min(len(near), 3)], ", "))
		}
	}
	report.fail(file, repair.Row, "unknown-"+repair.Column, "unknown %s %q; no row of %s has this id%s", repair.Column, value, table, hint)
	if same := ids.same(value); same != "" && repair.From == value { // not one of a list
		repair.To = same
		report.mend(repair)
	}
}

func checkLabels(regions []Region, raw RawTable, report *Report) {
	for i, r := range regions {
		lon, hasLon := r.LabelLon.Float()
		lat, hasLat := r.LabelLat.Float()
		if hasLon != hasLat {
			report.fail(raw.File, raw.Row(i), "label-point", "only one of label_lon and label_lat is given; give both or none")
		}
		if lon < -180 || lon > 180 || lat < -90 || lat > 90 {
			report.fail(raw.File, raw.Row(i), "label-point", "the label point %s, %s is not in degrees of longitude and latitude", r.LabelLon, r.LabelLat)
		}
	}
}

func checkStances(stances []Stance, raw RawTable, report *Report) {
	for i, s := range stances {
		if _, err := ParseColours(s.Colour); err != nil {
			report.fail(raw.File, raw.Row(i), "colour", "%v", err)
		}
		if _, err := ParsePattern(s.Pattern); err != nil {
			report.fail(raw.File, raw.Row(i), "pattern", "%v", err)
		}
	}
}

func checkPositions(d *Dataset, raw RawTable, report *Report) {
	rules := newPositionRules(d)
	for i, p := range d.Positions {
		for _, fault := range rules.faults(p) {
			report.fail(raw.File, raw.Row(i), fault.rule, "%s", fault.message)
		}
	}
	rules.checkParts(d, raw, report)
}

type fault struct{ rule, message string }

type positionRules struct {
	kinds    map[string]string // of topics
	stances  map[stanceKey]Stance
	terms    map[termKey]bool
	accounts map[AccountID]Account
	parts    map[Cell]map[int]Position
}

func newPositionRules(d *Dataset) positionRules {
	rules := positionRules{map[string]string{}, map[stanceKey]Stance{}, map[termKey]bool{}, map[AccountID]Account{}, map[Cell]map[int]Position{}}
	for _, t := range d.Topics {
		rules.kinds[t.ID] = t.Kind
	}
	for _, s := range d.Stances {
		rules.stances[stanceKey{s.Kind, s.Code}] = s
	}
	for _, t := range d.Terms {
		rules.terms[termKey{t.Topic, t.Code}] = true
	}
	for _, a := range d.Accounts {
		rules.accounts[a.AccountID] = a
	}
	for _, p := range d.Positions {
		if rules.parts[p.Cell] == nil {
			rules.parts[p.Cell] = map[int]Position{}
		}
		rules.parts[p.Cell][p.Part] = p
	}
	return rules
}

func (rules positionRules) faults(p Position) (faults []fault) {
	fail := func(rule, format string, args ...any) {
		faults = append(faults, fault{rule, fmt.Sprintf(format, args...)})
	}
	kind, knownTopic := rules.kinds[p.Topic]
	if _, known := rules.stances[stanceKey{kind, p.Stance}]; knownTopic && !known {
		fail("unknown-stance", "unknown stance %q; stances.csv has no such code of kind %q", p.Stance, kind)
	}
	account, known := rules.accounts[p.Account()]
	if !known {
		fail("unknown-account", "accounts.csv has no account of %q in reading %q; a position needs one", p.Proposal, p.Reading)
	}
	if known && p.Stance == NotAddressed && account.Read != "whole" {
		fail("silence", "the stance is not_addressed, but the account was read in part; use not_found")
	}
	if p.Terms != "" && !rules.terms[termKey{p.Topic, p.Terms}] {
		fail("unknown-terms", "unknown terms %q; terms.csv has no such code for topic %q", p.Terms, p.Topic)
	}
	if words := len(strings.Fields(p.Quote)); words > MostQuoteWords {
		fail("quote-length", "the quotation has %d words; keep it under %d", words, MostQuoteWords+1)
	}
	if p.Quote != "" && p.QuoteLanguage == "" {
		fail("quote-language", "the quotation has no language; name it in quote_language")
	}
	if p.Stance == Other && p.Summary == "" {
		fail("other-in-words", "the stance is other, which needs a summary that says what is meant")
	}
	if !Speaks(p.Stance) && (p.Extent != "" || p.Object != "" || len(p.ByWhom) > 0 || p.Terms != "" || p.Quote != "") {
		fail("silence", "a cell that says nothing has no extent, object, by_whom, terms or quotation")
	}
	if kind == TerritoryKind && p.Region == "" {
		fail("region", "a position on territory names no region; give the region's id")
	}
	return faults
}

// checkParts wants parts numbered from 1 without a gap, the heaviest stance first and at equal weight
// law before control, and silence alone.
func (rules positionRules) checkParts(d *Dataset, raw RawTable, report *Report) {
	control := rules.firstOnControl(d.Positions)
	for i, p := range d.Positions {
		parts := rules.parts[p.Cell]
		if p.Part < 1 {
			report.fail(raw.File, raw.Row(i), "part", "part is %d; parts count from 1", p.Part)
			continue
		}
		before, ok := parts[p.Part-1]
		if p.Part > 1 && !ok {
			report.fail(raw.File, raw.Row(i), "part", "part %d stands without part %d; number the parts of a cell from 1 without a gap", p.Part, p.Part-1)
			continue
		}
		kind := rules.kinds[p.Topic]
		if p.Part > 1 && rules.weight(kind, p.Stance) > rules.weight(kind, before.Stance) {
			report.fail(raw.File, raw.Row(i), "part-order", "%s weighs more than %s of part %d; the heavier stance comes first", p.Stance, before.Stance, p.Part-1)
		}
		if earlier, ok := control[cellWeight{p.Cell, rules.weight(kind, p.Stance)}]; ok && earlier < p.Part && rules.axis(kind, p.Stance) == LawAxis {
			report.fail(raw.File, raw.Row(i), "part-order", "%s is about law and weighs as much as %s of part %d, which is about control; at equal weight law comes first", p.Stance, parts[earlier].Stance, earlier)
		}
		if len(parts) > 1 && !Speaks(p.Stance) {
			report.fail(raw.File, raw.Row(i), "silence", "%s stands beside other parts of the cell; silence stands alone", p.Stance)
		}
		if parts[p.Part].ID != p.ID {
			report.fail(raw.File, raw.Row(i), "part", "part %d of this cell stands twice, as %q and %q", p.Part, p.ID, parts[p.Part].ID)
		}
	}
}

// cellWeight is a cell and one of the weights of its stances.
type cellWeight struct {
	Cell
	weight int
}

// firstOnControl finds, for each cell and weight, the first part on the axis of control.
func (rules positionRules) firstOnControl(positions []Position) map[cellWeight]int {
	first := map[cellWeight]int{}
	for _, p := range positions {
		kind := rules.kinds[p.Topic]
		at := cellWeight{p.Cell, rules.weight(kind, p.Stance)}
		if before, ok := first[at]; rules.axis(kind, p.Stance) == ControlAxis && (!ok || p.Part < before) {
			first[at] = p.Part
		}
	}
	return first
}

func (rules positionRules) weight(kind, code string) int {
	return rules.stances[stanceKey{kind, code}].Weight
}

func (rules positionRules) axis(kind, code string) string {
	return rules.stances[stanceKey{kind, code}].Axis
}
