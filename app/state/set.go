package state

import (
	"slices"
	"strings"
)

// A Set is some ids as one canonical string: sorted, each once, joined by ";". Two sets with the
// same members are equal, so a State that holds sets stays comparable. The empty Set holds nothing.
type Set string

// SetOf makes the set of the ids given; empty ids are dropped.
func SetOf(ids ...string) Set {
	kept := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	slices.Sort(kept)
	return Set(strings.Join(slices.Compact(kept), ";"))
}

// Members lists the ids in order.
func (s Set) Members() []string {
	if s == "" {
		return nil
	}
	return strings.Split(string(s), ";")
}

// Has reports whether the id is a member.
func (s Set) Has(id string) bool { return slices.Contains(s.Members(), id) }

// Allows reports whether the id passes a filter: an empty set lets everything pass.
func (s Set) Allows(id string) bool { return s == "" || s.Has(id) }

// Toggle adds the id, or takes it out where it is a member.
func (s Set) Toggle(id string) Set {
	if s.Has(id) {
		return SetOf(slices.DeleteFunc(s.Members(), func(member string) bool { return member == id })...)
	}
	return SetOf(append(s.Members(), id)...)
}

// only is the members that are kept.
func (s Set) only(kept func(id string) bool) Set {
	return SetOf(slices.DeleteFunc(s.Members(), func(id string) bool { return !kept(id) })...)
}
