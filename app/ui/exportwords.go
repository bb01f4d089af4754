package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stancemap/app/export"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// mostNamed is how many accounts the form names where nothing takes any out.
const mostNamed = 8

// included is what a file holds of a view, in words.
func included(v *state.View, o order, sheets []string) []state.Pair {
	w := v.Words
	switch {
	case o.picture():
		return []state.Pair{{Label: w.Say("export.map"), Text: v.Maps.Title}, {Label: w.Say("export.page"), Text: pageWords(v, o)}}
	case o.ending == sessionEnding:
		return []state.Pair{{Label: w.Say("export.map"), Text: v.Maps.Title}, {Label: w.Say("export.form"), Text: w.Say("export.session_form")}}
	case o.ending == "geojson":
		return []state.Pair{{Label: w.Say("export.map"), Text: export.Regions(v)}, {Label: w.Say("export.form"), Text: w.Say("export.geojson_form")}}
	}
	if o.csv == export.Shown {
		return includedTable(v)
	}
	pairs := []state.Pair{{Label: w.Say("export.rows"), Text: export.Part(v)}, {Label: w.Say("export.accounts"), Text: strings.Join(accountsOf(v), "; ")}}
	switch {
	case o.csv != "":
		about := w.Say("export.csv_machine")
		if o.csv == export.Spreadsheet {
			about = w.Say("export.csv_guarded")
		}
		if hidden := v.HiddenOfPositions(); hidden != "" {
			about += " " + w.Say("export.hidden_columns", "Columns", hidden)
		}
		return append(pairs, state.Pair{Label: w.Say("export.form"), Text: about})
	case o.ending == "zip":
		return append(pairs, state.Pair{Label: w.Say("export.form"), Text: w.Say("export.package_form")})
	case o.profile == export.Accessible:
		pairs = append(pairs, state.Pair{Label: w.Say("export.form"), Text: w.Say("export.accessible_form")})
		fallthrough
	case len(sheets) > 0:
		return append(pairs, state.Pair{Label: w.Count("export.sheets", len(sheets)), Text: w.List(sheets)})
	}
	return pairs
}

// pageWords says how large the page of a picture is.
func pageWords(v *state.View, o order) string {
	page := v.Words.Say("export.page_name", "Page", v.Words.Say("page."+o.page.Name), "Theme", v.Words.Say(themeWords[o.theme]))
	if !picture.Format(o.ending).HasPixels() {
		return v.Words.Say("export.page_lines", "Page", page)
	}
	width, height := o.pixels()
	return v.Words.Say("export.page_pixels", "Page", page, "Width", v.Words.Number(width), "Height", v.Words.Number(height))
}

// includedTable is what a file of the table below the map holds, in words.
func includedTable(v *state.View) []state.Pair {
	shown, w := v.TableAsShown(), v.Words
	return []state.Pair{
		{Label: w.Say("export.table"), Text: v.Sheet.Title}, {Label: w.Say("export.rows_of_table"), Text: v.RowWords(v.Sheet, 0)},
		{Label: w.Say("export.form"), Text: shown.About + " " + w.Say("export.csv_guarded")},
	}
}

// accountsOf are the accounts that pass the filter; all of many are counted, not named.
func accountsOf(v *state.View) []string {
	if all := len(v.Dataset.AllAccounts()); v.State.Filter.Accounts == "" && all > mostNamed {
		return []string{v.Words.Count("export.all_accounts", all)}
	}
	var titles []string
	for _, account := range v.Dataset.AllAccounts() {
		if v.State.Filter.Accounts.Allows(account.AccountID.String()) {
			titles = append(titles, v.AccountTitle(account.AccountID))
		}
	}
	return titles
}

// proposed is a path in the folder of the last export, named after what is shown.
func (e *exporter) proposed() string {
	folder := e.window.memory.ExportFolder
	if info, err := e.fs.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder, _ = os.UserHomeDir()
	}
	return filepath.Join(folder, fileName(e.window.store.View(), formats[0])+".xlsx")
}

// fileName writes what a file of a format shows, and which filter is in force, with letters, digits and
// hyphens only.
func fileName(v *state.View, f format) string {
	parts := []string{v.Dataset.Info.Name}
	if parts[0] == "" {
		parts[0] = "dataset"
	}
	switch {
	case f.csv == export.Shown:
		parts = append(parts, v.Sheet.Title, v.ShownLimitWords())
	default:
		for _, m := range v.Maps.Each {
			parts = append(parts, m.Account.Proposal, m.Account.Reading)
		}
		parts = append(parts, v.LimitWords())
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	name := strings.Map(func(r rune) rune {
		if r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(strings.Join(parts, "-")))
	return name[:min(len(name), 120)]
}
