package mapping

import (
	"strings"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// A topic is what rows are about.
type topic struct{ id, label, kind string }

// topics are those of a table, in its order. A table without a column of topics has one, on territory.
type topics struct {
	byText map[string]*topic
	list   []*topic
}

// topicsOf gathers the topics. One on which every row names a region is on territory, the others are not.
func topicsOf(g grid.Grid, m Mapping) *topics {
	t := &topics{byText: map[string]*topic{}}
	column, region := m.Is(Topic), m.Is(Region)
	taken := map[string]bool{}
	for i := range g.Rows {
		text := g.Cell(i, column)
		key := data.Fold(text)
		at := t.byText[key]
		if at == nil {
			id := slug(text)
			if text == "" || id == "" || id == "territory" {
				id = "territory"
			}
			label := label(text)
			if text == "" {
				label = t.defaultLabel(g, m)
			}
			at = &topic{freeID(id, taken), label, data.TerritoryKind}
			t.byText[key], t.list = at, append(t.list, at)
		}
		stands := false
		for _, stance := range m.All(Stance) {
			stands = stands || g.Cell(i, stance) != ""
		}
		if stands && column >= 0 && text != "" && m.Layout == Long && g.Cell(i, region) == "" {
			at.kind = data.OtherKind
		}
	}
	if len(t.list) == 0 {
		t.list = []*topic{{"territory", t.defaultLabel(g, m), data.TerritoryKind}}
	}
	return t
}

func (t *topics) defaultLabel(g grid.Grid, m Mapping) string {
	if at := m.Is(Stance); m.Layout == Long && at >= 0 {
		if head := strings.TrimSpace(g.Head[at]); head != "" {
			return label(head)
		}
	}
	return "Territory"
}

func (t *topics) of(text string) *topic {
	if at := t.byText[data.Fold(text)]; at != nil {
		return at
	}
	return t.list[0]
}
