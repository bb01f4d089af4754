package export

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stancemap/app/file"
	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

func viewOf(d *data.Dataset, change func(*state.State)) *state.View {
	say, _ := words.New("")
	opening := state.Opening(d)
	if change != nil {
		change(&opening)
	}
	return state.Derive(d, say, opening, nil)
}

// changed is the bundled dataset with other positions.
func changed(change func(positions []data.Position)) *data.Dataset {
	dataset := *data.Bundled()
	dataset.Positions = slices.Clone(dataset.Positions)
	change(dataset.Positions)
	return &dataset
}

// tricky are texts on which spreadsheets stumble.
var tricky = []string{
	"=1+1", "+380", "-5", "@cmd", "'quoted", "1e5", "007", "NaN", "TRUE", "2025-04-25", "two\nlines", "<b>&amp;</b>", "“≠” – ґ є 😀",
	"_x0041_", "_x0041_x0042_", "_x005F_x0041_", " lead and trail ", "a\tb", `say "yes"`, "a,b;c",
}

func trickyDataset() *data.Dataset {
	return changed(func(positions []data.Position) {
		for i, text := range tricky {
			positions[i].Note = text
		}
	})
}

func written(t *testing.T, name string, v *state.View, o Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if o.Program == "" {
		o.Program = "Stancemap test"
	}
	if err := Write(context.Background(), file.OS, path, v, o); err != nil {
		t.Fatal(err)
	}
	return path
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// onlyUS limits the view to one account of the US draft.
func onlyUS(s *state.State) {
	s.Filter.Accounts = state.SetOf("us-2025-04")
	s.Filter.Regions = state.SetOf("crimea", "kherson")
}

// sheetOf finds a sheet by its id; nil where the view has none.
func sheetOf(sheets []*state.Sheet, id string) *state.Sheet {
	for _, sheet := range sheets {
		if sheet.ID == id {
			return sheet
		}
	}
	return nil
}
