package state

import (
	"reflect"
	"slices"
	"testing"
)

func TestASetIsOneCanonicalString(t *testing.T) {
	cases := []struct {
		name    string
		members []string
		want    Set
	}{
		{"nothing", nil, ""},
		{"one", []string{"crimea"}, "crimea"},
		{"sorted", []string{"luhansk", "crimea"}, "crimea;luhansk"},
		{"each once", []string{"crimea", "crimea"}, "crimea"},
		{"empty ids are dropped", []string{"", "crimea", ""}, "crimea"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			given := slices.Clone(c.members)
			if got := SetOf(c.members...); got != c.want {
				t.Errorf("%q is %q, want %q", c.members, got, c.want)
			}
			if !slices.Equal(given, c.members) {
				t.Error("the ids given were changed")
			}
			if again := SetOf(c.want.Members()...); again != c.want {
				t.Errorf("of its members it is %q", again)
			}
		})
	}
	if SetOf("a", "b") != SetOf("b", "a", "b") {
		t.Error("sets with the same members differ")
	}
}

func TestTogglingTwiceGivesTheSameSet(t *testing.T) {
	for _, set := range []Set{"", "a", "a;b;c"} {
		for _, id := range []string{"a", "b", "z"} {
			once := set.Toggle(id)
			if once.Has(id) == set.Has(id) || once.Toggle(id) != set {
				t.Errorf("%q with %q is %q, and again %q", set, id, once, once.Toggle(id))
			}
		}
	}
}

func TestAnEmptySetLetsEverythingPass(t *testing.T) {
	if !Set("").Allows("a") || Set("").Has("a") || !Set("a;b").Allows("b") || Set("a;b").Allows("c") || Set("ab").Allows("a") {
		t.Error("a filter lets the wrong ids pass")
	}
}

// next == old must be the whole detection of a change: no slices, maps, pointers, functions or interfaces inside.
func TestAStateIsComparableByValue(t *testing.T) {
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				walk(path+"."+of.Field(i).Name, of.Field(i).Type)
			}
		case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
		default:
			t.Errorf("%s is a %s", path, of.Kind())
		}
	}
	walk("State", reflect.TypeFor[State]())
}

var _ = map[State]bool{} // a State is a key: it compiles only while it is comparable
