package state

import (
	"net/url"
	"slices"
)

// An Arrangement is the order in which tables have their columns, where it is not their own, as one canonical
// string in the form of a query: "positions=topic&positions=date&positions=stance".
type Arrangement string

// of is for each place of a table which of its own columns stands there; nil where each stands in its own.
// The first stays, and columns that are not named follow in the table's own order.
func (a Arrangement) of(tab Tab, own []Column) []int {
	values, _ := url.ParseQuery(string(a)) // what was edited by hand holds what could be read of it
	named := values[string(tab)]
	if len(named) == 0 || len(own) == 0 {
		return nil
	}
	order := []int{0}
	for _, id := range named {
		if i := slices.IndexFunc(own, func(c Column) bool { return c.ID == id }); i > 0 && !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	for i := 1; i < len(own); i++ {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	if slices.IsSorted(order) {
		return nil
	}
	return order
}

// With gives a table an order of its columns, by their ids; its own takes that back.
func (a Arrangement) With(tab Tab, own []Column, ids []string) Arrangement {
	values, _ := url.ParseQuery(string(a))
	values.Del(string(tab))
	same := slices.EqualFunc(own, ids, func(c Column, id string) bool { return c.ID == id })
	if len(ids) > 0 && !same {
		values[string(tab)] = ids
	}
	return Arrangement(values.Encode())
}

// has reports whether a table was given an order.
func (a Arrangement) has(tab Tab) bool {
	values, _ := url.ParseQuery(string(a))
	return values.Has(string(tab))
}
