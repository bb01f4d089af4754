package data

import (
	"slices"
	"testing"
)

func TestAViewOpensWithTheProposalsThatTheDescriptorNames(t *testing.T) {
	cases := []struct {
		name            string
		proposals, want []string
		opening         []string
	}{
		{"named", []string{"a", "b", "c", "d"}, []string{"c", "b"}, []string{"c", "b"}},
		{"none named", []string{"a", "b", "c"}, []string{"a", "b"}, nil},
		{"one named", []string{"a", "b", "c"}, []string{"c", "a"}, []string{"c"}},
		{"the first named alone", []string{"a", "b", "c"}, []string{"a", "b"}, []string{"a"}},
		{"one named twice", []string{"a", "b", "c"}, []string{"b", "a"}, []string{"b", "b"}},
		{"three named", []string{"a", "b", "c"}, []string{"c", "b"}, []string{"c", "b", "a"}},
		{"one that is unknown", []string{"a", "b", "c"}, []string{"c", "a"}, []string{"x", "c"}},
		{"a dataset of one", []string{"a"}, []string{"a"}, []string{"a", "b"}},
		{"an empty dataset", nil, nil, []string{"a"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := &Dataset{Info: Info{Opening: c.opening}}
			for _, id := range c.proposals {
				d.Proposals = append(d.Proposals, Proposal{ID: id})
			}
			d.arrange()
			if got := d.Opening(); !slices.Equal(got, c.want) {
				t.Errorf("it opens with %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheBundledDatasetOpensWithTheTwoDraftsOfApril2025(t *testing.T) {
	if got := Bundled().Opening(); !slices.Equal(got, []string{usDraft, europeanText}) {
		t.Errorf("it opens with %q", got)
	}
	if got := Bundled().Info.Opening; !slices.Equal(got, []string{usDraft, europeanText}) {
		t.Errorf("the descriptor names %q", got)
	}
}
