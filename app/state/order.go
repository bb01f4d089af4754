package state

import "strings"

// Orders is by which columns the tables are sorted that are not shown: one canonical string, as Set is.
// Each member is the id of a tab, "+" for up or "-" for down, and the id of a column.
type Orders Set

// of finds how a table is sorted; without a column it stands in its own order.
func (o Orders) of(tab Tab) (column string, descending bool) {
	for _, member := range Set(o).Members() {
		if column, ok := strings.CutPrefix(member, string(tab)+"+"); ok {
			return column, false
		}
		if column, ok := strings.CutPrefix(member, string(tab)+"-"); ok {
			return column, true
		}
	}
	return "", false
}

// keep notes how a table is sorted, in place of what was noted before.
func (o Orders) keep(tab Tab, column string, descending bool) Orders {
	kept := Set(o).only(func(member string) bool {
		known, _ := Orders(SetOf(member)).of(tab)
		return known == ""
	})
	switch {
	case column == "":
		return Orders(kept)
	case descending:
		return Orders(SetOf(append(kept.Members(), string(tab)+"-"+column)...))
	}
	return Orders(SetOf(append(kept.Members(), string(tab)+"+"+column)...))
}

// show puts another table into the place of the one that is shown; each keeps its order.
func (t Table) show(tab Tab) Table {
	others := t.Others.keep(t.Tab, t.Sort, t.Descending)
	next := Table{Tab: tab, Others: others.keep(tab, "", false)}
	next.Sort, next.Descending = others.of(tab)
	return next
}
