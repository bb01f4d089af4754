package mapping

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// Guess fills what a mapping does not say: the layout and the roles of columns from heads and values, the
// meanings of values, the properties of the outlines.
func Guess(m Mapping, g grid.Grid, o *Outlines) Mapping {
	m.Form = g.Form
	if m.Title == "" {
		m.Title = titleOf(g.File)
	}
	m = m.fitted(g)
	columns := profiles(g)
	if m.Outlines == (Properties{}) {
		m.Outlines = guessProperties(o, mostlyText(columns))
	}
	if len(m.Columns) == 0 {
		m = m.guessRoles(columns, o.namesBy(m.Outlines))
	}
	if date := m.Is(Date); m.Dates == Guessed && date >= 0 {
		m.Dates, _ = orderOf(columns[date].values)
	}
	return m.guessMeanings(g)
}

func titleOf(file string) string {
	name := strings.TrimSuffix(file, filepath.Ext(file))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r < ' ' {
			return ' '
		}
		return r
	}, name))
}

// A profile is what is known of a column from its values.
type profile struct {
	place  int // from 0
	head   string
	values []string // distinct ones, in order, at most mostDistinct
	rows   int      // with a value
	long   int      // values of many words
}

// Bounds of what is looked at of a column.
const (
	mostDistinct = 2000
	profiledRows = 20_000
)

func profiles(g grid.Grid) []profile {
	all := make([]profile, len(g.Head))
	for j := range all {
		all[j] = profile{place: j, head: g.Head[j]}
		seen := map[string]bool{}
		for i := range g.Rows[:min(len(g.Rows), profiledRows)] {
			value := g.Cell(i, j)
			if value == "" {
				continue
			}
			all[j].rows++
			if len(value) > 60 {
				all[j].long++
			}
			if !seen[value] && len(seen) < mostDistinct {
				seen[value] = true
				all[j].values = append(all[j].values, value)
			}
		}
	}
	return all
}

// share is how much of the distinct values something holds for.
func (p profile) share(holds func(string) bool) float64 {
	n := 0
	for _, value := range p.values {
		if holds(value) {
			n++
		}
	}
	if len(p.values) == 0 {
		return 0
	}
	return float64(n) / float64(len(p.values))
}

// mostlyText gathers the short texts and the heads of a table, among which the names of regions are.
func mostlyText(columns []profile) (texts []string) {
	for _, column := range columns {
		texts = append(texts, column.head)
		if column.long*2 <= column.rows {
			texts = append(texts, column.values...)
		}
	}
	return texts
}

// guessRoles finds first where the regions stand, which tells the layout.
func (m Mapping) guessRoles(columns []profile, regions *names) Mapping {
	known := func(text string) bool { at, ok := regions.findExactly(text); return ok && at.thing >= 0 }
	if !slices.ContainsFunc(columns, func(column profile) bool { return known(column.head) || column.share(known) > 0.5 }) {
		known = func(text string) bool { return regions.find(text).thing >= 0 }
	}
	best, most := -1, 0.0
	heads := 0
	for _, column := range columns {
		if share := column.share(known); share > most || share == most && share > 0 && hasWord(column.head, Region) {
			best, most = column.place, share
		}
		if known(column.head) {
			heads++
		}
	}
	switch {
	case heads >= 2 && (most < 0.3 || heads > len(columns)/2):
		m.Layout = ProposalsDown
		for _, column := range columns {
			role := m.roleOf(column)
			if known(column.head) {
				role = Stance
			} else if role == Stance || role == Region {
				role = Ignored
			}
			m.Columns = append(m.Columns, Column{column.place + 1, column.head, role})
		}
		return m.with(Proposal, m.firstFree(columns))
	case best < 0:
		best = m.headed(columns, Region)
	}
	return m.guessLong(columns, best)
}

// guessLong gives roles by heads, then finds the columns that a table cannot do without by their values.
func (m Mapping) guessLong(columns []profile, region int) Mapping {
	m.Layout = Long
	for _, column := range columns {
		role := m.roleOf(column)
		if column.place == region {
			role = Region
		} else if role == Region {
			role = Ignored
		}
		m.Columns = append(m.Columns, Column{column.place + 1, column.head, role})
	}
	if len(partly(columns, Proposal)) > 1 { // "Plan A" and "Plan B" are two proposals
		m = m.without(Proposal)
	}
	if m.Is(Stance) < 0 && m.Is(Proposal) < 0 && region >= 0 {
		if alike := alikeColumns(columns, m, len(columns[region].values) == columns[region].rows); len(alike) > 1 {
			m.Layout = RegionsDown
			for _, place := range alike {
				m = m.WithRole(place, Stance)
			}
			return m
		}
	}
	if m.Is(Proposal) < 0 {
		m = m.with(Proposal, m.fewest(columns))
	}
	if m.Is(Stance) < 0 {
		m = m.with(Stance, m.fewest(columns))
	}
	return m
}

func (m Mapping) without(role Role) Mapping {
	for i := range m.Columns {
		if m.Columns[i].Role == role {
			m.Columns[i].Role = Ignored
		}
	}
	return m
}

// partly lists the columns whose head has a word of a role among others.
func partly(columns []profile, role Role) []int {
	var places []int
	for _, column := range columns {
		if hasWord(column.head, role) && len(strings.Fields(column.head)) > 1 {
			places = append(places, column.place)
		}
	}
	return places
}

func (m Mapping) with(role Role, place int) Mapping {
	if place < 0 || m.Is(role) >= 0 {
		return m
	}
	return m.WithRole(place, role)
}

// roleOf is the role that a head or the values tell, if no other column has it yet.
func (m Mapping) roleOf(column profile) Role {
	for _, role := range Roles {
		if hasWord(column.head, role) && (role.several() && role != Stance || m.Is(role) < 0) {
			return role
		}
	}
	if m.Is(Address) < 0 && column.share(isAddress) > 0.6 {
		return Address
	}
	dated := func(text string) bool { _, err := parseDate(text, m.Dates); return err == nil && len(text) > 4 }
	if m.Is(Date) < 0 && column.share(dated) > 0.8 {
		return Date
	}
	return Ignored
}

// hasWord tells a head that is a word of a role, or has one beside others.
func hasWord(head string, role Role) bool {
	whole := data.Fold(head)
	parts := strings.FieldsFunc(strings.ToLower(head), func(r rune) bool { return strings.ContainsRune(" _-./()", r) })
	for _, word := range headWords[role] {
		if whole == data.Fold(word) {
			return true
		}
	}
	if len(parts) > 3 {
		return false
	}
	return slices.ContainsFunc(parts, func(part string) bool {
		return slices.ContainsFunc(headWords[role][:min(len(headWords[role]), 6)], func(word string) bool { return data.Fold(word) == data.Fold(part) })
	})
}

func isAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && (address.Scheme == "http" || address.Scheme == "https") && address.Host != ""
}

func (m Mapping) headed(columns []profile, role Role) int {
	for _, column := range columns {
		if hasWord(column.head, role) {
			return column.place
		}
	}
	return -1
}

func (m Mapping) firstFree(columns []profile) int {
	for _, column := range columns {
		if i := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Place == column.place+1 && c.Role == Ignored }); i >= 0 && len(column.values) > 0 {
			return column.place
		}
	}
	return -1
}

// fewest is the free column with the fewest different short values, more than one.
func (m Mapping) fewest(columns []profile) int {
	best, fewest := -1, mostDistinct
	for _, column := range columns {
		free := slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Place == column.place+1 && c.Role == Ignored })
		if n := len(column.values); free && n > 1 && n < fewest && column.long == 0 {
			best, fewest = column.place, n
		}
	}
	return best
}

// alikeColumns finds the free columns with few short values: the proposals of a table with a row a region. Where
// regions stand in several rows each, only those that share a value with another.
func alikeColumns(columns []profile, m Mapping, once bool) []int {
	const most = 30 // values of a scale
	var places []int
	words := map[string]int{}
	for _, column := range columns {
		free := slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Place == column.place+1 && c.Role == Ignored })
		if !free || len(column.values) == 0 || len(column.values) > most || column.long > 0 {
			continue
		}
		places = append(places, column.place)
		for _, value := range column.values {
			words[wordKey(value)]++
		}
	}
	if once {
		return places
	}
	return slices.DeleteFunc(places, func(place int) bool {
		return columns[place].share(func(value string) bool { return words[wordKey(value)] > 1 }) == 0
	})
}
