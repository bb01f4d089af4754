package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stancemap/app/state"
	"stancemap/data"
)

// An edge is a limit of workbooks with what has to hold one below it, at it and one above it. Holds reports whether so
// much was kept exactly; where it was not, a sentence with the word of refusal, if there is one, has to say so.
type edge struct {
	name    string
	limit   int
	holds   func(t *testing.T, n int) (exact bool, refusal error)
	refused string // in the refusal; empty where what is too much stands elsewhere in the file
}

// F21: eight limits, each one below, at and one above: 24 cases. What a workbook can hold comes back exactly, what it cannot
// is refused by name, or stands where there is room for it.
func TestF21EveryLimitOfExcelIsKeptOrToldByName(t *testing.T) {
	edges := []edge{
		{"text of a cell", mostUnits, cellHolds, "32768"},
		{"name of a column", mostTitleUnits, headHolds, ""},
		{"name of a sheet", mostNameUnits, func(_ *testing.T, n int) (bool, error) {
			err := fits([]sheet{{Sheet: &state.Sheet{}, name: strings.Repeat("n", n)}})
			return err == nil, err
		}, "32 characters"},
		{"rows", mostRows, func(_ *testing.T, n int) (bool, error) {
			err := fits([]sheet{{Sheet: &state.Sheet{Rows: make([]state.Row, n-1)}, name: "A"}})
			return err == nil, err
		}, "1048577 rows"},
		{"columns", mostColumns, func(_ *testing.T, n int) (bool, error) {
			heads := make([]string, n)
			for i := range heads {
				heads[i] = fmt.Sprint("c", i)
			}
			err := fits([]sheet{{Sheet: &state.Sheet{Columns: make([]state.Column, n)}, name: "A", heads: heads[:min(n, 2)]}})
			return err == nil, err
		}, "16385 columns"},
		{"links of a sheet", mostLinks, linksHold, ""},
		{"address of a link", mostLinkUnits, addressHolds, ""},
		{"property of the document", mostTitleUnits, propertyHolds, ""},
	}
	if len(edges)*3 != 24 {
		t.Fatalf("%d limits", len(edges))
	}
	for _, e := range edges {
		for _, n := range []int{e.limit - 1, e.limit, e.limit + 1} {
			t.Run(fmt.Sprintf("%s, %d", e.name, n), func(t *testing.T) {
				exact, refusal := e.holds(t, n)
				if exact != (n <= e.limit) {
					t.Errorf("kept is %v", exact)
				}
				if refused := n > e.limit && e.refused != ""; refused != (refusal != nil) || refused && !strings.Contains(refusal.Error(), e.refused) {
					t.Errorf("the refusal is %v, want %q", refusal, e.refused)
				}
			})
		}
	}
}

func cellHolds(t *testing.T, n int) (bool, error) {
	long := strings.Repeat("é", n)
	v := viewOf(changed(func(positions []data.Position) { positions[0].Note = long }), nil)
	content, err := bytesOf(t.Context(), "xlsx", v, Options{})
	if err != nil {
		return false, err
	}
	rows := rowsOf(t, bookOf(t, content), "Positions")
	return rows[1][slices.Index(rows[0], "note")] == long, nil
}

// headHolds asks for the name of a region as the head of its column; one that is too long gives way to the id.
func headHolds(t *testing.T, n int) (bool, error) {
	d := *data.Bundled()
	d.Regions = slices.Clone(d.Regions)
	d.Regions[0].NameEN = strings.Repeat("r", n)
	content, err := bytesOf(t.Context(), "xlsx", viewOf(&d, nil), Options{})
	if err != nil {
		return false, err
	}
	book := bookOf(t, content)
	head := rowsOf(t, book, "Stance by region")[0]
	if !slices.Contains(head, d.Regions[0].NameEN) && !slices.Contains(head, d.Regions[0].ID) {
		t.Errorf("the head is %q", head)
	}
	if got := rowsOf(t, book, "Regions")[1][2]; got != d.Regions[0].NameEN {
		t.Errorf("the name of the region came back with %d characters", len(got))
	}
	return slices.Contains(head, d.Regions[0].NameEN), nil
}

// linksHold asks for so many links; of too many none is one, and each address stands in its cell.
func linksHold(t *testing.T, n int) (bool, error) {
	s := sheet{Sheet: &state.Sheet{ID: "sources", Rows: make([]state.Row, n)}}
	for i := range s.Rows {
		s.Rows[i].Cells = []state.Cell{{URL: "https://example.org"}}
	}
	found := len(links(s))
	if found != n && found != 0 {
		t.Errorf("%d links of %d", found, n)
	}
	return found == n, nil
}

func addressHolds(t *testing.T, n int) (bool, error) {
	address := "https://example.org/" + strings.Repeat("a", n-len("https://example.org/"))
	source, err := data.ParseSource(fmt.Appendf(nil, `{"id": %q, "type": "webpage", "URL": %q}`, data.Bundled().Sources[0].ID, address))
	if err != nil {
		t.Fatal(err)
	}
	d := *data.Bundled()
	d.Sources = slices.Clone(d.Sources)
	d.Sources[0] = source
	content, err := bytesOf(t.Context(), "xlsx", viewOf(&d, nil), Options{})
	if err != nil {
		return false, err
	}
	book := bookOf(t, content)
	column := slices.Index(rowsOf(t, book, "Sources")[0], "url") + 1
	if got := rowsOf(t, book, "Sources")[1][column-1]; got != address {
		t.Errorf("the cell holds %d characters", len(got))
	}
	linked, target, err := book.GetCellHyperLink("Sources", cellName(column, 2))
	return linked && target == address, err
}

func propertyHolds(t *testing.T, n int) (bool, error) {
	d := *data.Bundled()
	d.Info.Version = strings.Repeat("1", n)
	content, err := bytesOf(t.Context(), "xlsx", viewOf(&d, nil), Options{})
	if err != nil {
		return false, err
	}
	book := bookOf(t, content)
	if page := pageOf(t, book); !strings.Contains(page, d.Info.Version) {
		t.Error("the first page does not say it whole")
	}
	properties, err := book.GetCustomProps()
	for _, p := range properties {
		if p.Name == versionProperty {
			return p.Value == d.Info.Version, err
		}
	}
	return false, err
}
