package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/paulmach/orb"

	"stancemap/app/open"
	"stancemap/app/open/grid"
	"stancemap/app/open/mapping"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
	"stancemap/geo"
)

// chooser is a labelled list of the assistant.
func (a *assistant) chooser(label string, options []string, which int, chosen func(int)) fyne.CanvasObject {
	c := newChoice(a.window.keys, chosen)
	c.show(options, which)
	return line(10, 1, sized(assistantLabel, 0, newProse(label, body)), c)
}

// fileRows choose how the file is read: encoding and delimiter of text, the sheet of a workbook, the row of heads.
func (a *assistant) fileRows() []fyne.CanvasObject {
	w, form := a.window.words, a.im.Grid.Form
	rows := []fyne.CanvasObject{newProse(w.Say("assistant.file"), cardTitle)}
	again := func(change func(*grid.Form)) {
		next := form
		change(&next)
		a.reread(next, a.im.OutlineAt)
	}
	if len(a.im.Grid.Sheets) > 0 {
		rows = append(rows, a.chooser(w.Say("assistant.sheet"), a.im.Grid.Sheets, slices.Index(a.im.Grid.Sheets, form.Sheet), func(i int) {
			again(func(f *grid.Form) { f.Sheet, f.HeadRow = a.im.Grid.Sheets[i], 0 })
		}))
	} else {
		var names []string
		for _, delimiter := range grid.Delimiters {
			names = append(names, w.Say("delimiter."+grid.DelimiterName(delimiter)))
		}
		rows = append(rows,
			a.chooser(w.Say("assistant.encoding"), grid.Encodings, slices.Index(grid.Encodings, form.Encoding), func(i int) {
				again(func(f *grid.Form) { f.Encoding = grid.Encodings[i] })
			}),
			a.chooser(w.Say("assistant.delimiter"), names, slices.Index(grid.Delimiters, form.Delimiter), func(i int) {
				again(func(f *grid.Form) { f.Delimiter = grid.Delimiters[i] })
			}))
	}
	const most = 12
	var heads []string
	for i := range most {
		heads = append(heads, w.Say("assistant.row", "Row", i+1))
	}
	return append(rows, a.chooser(w.Say("assistant.head_row"), heads, form.HeadRow-1, func(i int) {
		again(func(f *grid.Form) { f.HeadRow = i + 1 })
	}))
}

// outlineRows choose the outlines, and which of their properties are id and name.
func (a *assistant) outlineRows() []fyne.CanvasObject {
	w, o, m := a.window.words, a.im.Outlines, a.im.Mapping
	file := o.File
	if a.im.OutlineAt == "" {
		file = w.Say("assistant.bundled_outlines")
	}
	choose := newButton(a.window.keys, w.Say("open.choose"), a.chooseOutlines)
	properties := append([]string{w.Say("assistant.feature_id")}, o.Properties...)
	names := append([]string{w.Say("assistant.no_name")}, o.Properties...)
	return []fyne.CanvasObject{
		newHairline(), newProse(w.Say("assistant.outlines"), cardTitle),
		line(10, 1, sized(assistantLabel, 0, newProse(w.Say("assistant.outline_file"), body)), newProse(file, body), choose),
		a.chooser(w.Say("assistant.id"), properties, 1+slices.Index(o.Properties, m.Outlines.ID), func(i int) {
			m.Outlines.ID, m.Regions = property(o.Properties, i), nil
			a.mapped(m)
		}),
		a.chooser(w.Say("assistant.name"), names, 1+slices.Index(o.Properties, m.Outlines.Name), func(i int) {
			m.Outlines.Name = property(o.Properties, i)
			a.mapped(m)
		}),
	}
}

// property is the one behind an option, the first being none.
func property(properties []string, option int) string {
	if option == 0 {
		return ""
	}
	return properties[option-1]
}

// chooseOutlines takes other outlines.
func (a *assistant) chooseOutlines() {
	w := a.window
	chooser := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path := filepath.FromSlash(file.URI().Path())
		_ = file.Close() // only its name was wanted
		a.reread(a.im.Grid.Form, path)
	}, w.window)
	chooser.SetFilter(storage.NewExtensionFileFilter(open.OutlineEndings))
	if at, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(a.im.Table))); err == nil {
		chooser.SetLocation(at)
	}
	w.open(chooser, fyne.NewSize(720, 480))
}

// columnRows choose what a row of the table is, and what each column holds.
func (a *assistant) columnRows() []fyne.CanvasObject {
	w, m := a.window.words, a.im.Mapping
	var layouts, roles []string
	for _, layout := range mapping.Layouts {
		layouts = append(layouts, w.Say("layout."+strings.ReplaceAll(string(layout), "-", "_")))
	}
	for _, role := range mapping.Roles {
		roles = append(roles, w.Say("role."+string(role)))
	}
	rows := []fyne.CanvasObject{
		newHairline(), newProse(w.Say("assistant.columns"), cardTitle),
		a.chooser(w.Say("assistant.layout"), layouts, slices.Index(mapping.Layouts, m.Layout), func(i int) {
			m.Layout = mapping.Layouts[i]
			a.mapped(m)
		}),
	}
	const most = 60
	for place, head := range a.im.Grid.Head[:min(len(a.im.Grid.Head), most)] {
		role := mapping.Ignored
		for _, column := range m.Columns {
			if column.Place == place+1 {
				role = column.Role
			}
		}
		c := newChoice(a.window.keys, func(i int) { a.mapped(m.WithRole(place, mapping.Roles[i])) })
		c.show(roles, slices.Index(mapping.Roles, role))
		about := stack(0, newProse(head, strong), newCut(sample(a.im.Grid, place), caption))
		rows = append(rows, line(10, 0, about, sized(assistantChoice, 0, c)))
	}
	if more := len(a.im.Grid.Head) - most; more > 0 {
		rows = append(rows, newProse(w.Count("assistant.more_columns", more), caption))
	}
	return rows
}

// sample is the first different values of a column.
func sample(g grid.Grid, column int) string {
	const most, looked = 4, 200
	var values []string
	for i := range g.Rows[:min(len(g.Rows), looked)] {
		value := strings.Join(strings.Fields(g.Cell(i, column)), " ")
		if value != "" && !slices.Contains(values, value) && len(values) < most {
			values = append(values, value)
		}
	}
	return strings.Join(values, " · ")
}

// mostMeanings is how many values of stances the assistant lists.
const mostMeanings = 60

// stanceRows choose what each value means, with its look on the map.
func (a *assistant) stanceRows() []fyne.CanvasObject {
	w, m := a.window.words, a.im.Mapping
	rows := []fyne.CanvasObject{newHairline(), newProse(w.Say("assistant.stances"), cardTitle), newProse(w.Say("assistant.stances_about"), small)}
	var scale *state.Scale
	if a.loaded != nil {
		scale = state.ScaleOf(a.loaded.Dataset, data.TerritoryKind, w)
	}
	for _, meaning := range m.Stances[:min(len(m.Stances), mostMeanings)] {
		options, meanings := a.meanings(meaning)
		c := newChoice(a.window.keys, func(i int) { a.mapped(m.WithMeaning(meaning.Value, meanings[i].Code, meanings[i].Label)) })
		c.show(options, slices.IndexFunc(meanings, func(other mapping.Meaning) bool { return other.Code == meaning.Code }))
		swatch := fyne.CanvasObject(sized(28, 18))
		if scale != nil {
			swatch = sized(28, 18, padded(inset{top: 1, bottom: 1}, newSwatch(scale.Entry(meaning.Code), 28, 16)))
		}
		rows = append(rows, line(10, 1, swatch, newCut("“"+meaning.Value+"”", body), sized(assistantChoice+60, 0, c)))
	}
	if more := len(m.Stances) - mostMeanings; more > 0 {
		rows = append(rows, newProse(w.Count("assistant.more_values", more), caption))
	}
	return rows
}

// meanings are what a value can mean: a stance of its own, that of another value, silence, or a stance of the
// program's own list.
func (a *assistant) meanings(of mapping.Meaning) (options []string, meanings []mapping.Meaning) {
	w := a.window.words
	add := func(option, code, label string) {
		if !slices.ContainsFunc(meanings, func(m mapping.Meaning) bool { return m.Code == code }) {
			options, meanings = append(options, option), append(meanings, mapping.Meaning{Value: of.Value, Code: code, Label: label})
		}
	}
	own := mapping.OwnMeaning(of.Value)
	add(w.Say("assistant.own", "Label", own.Label), own.Code, own.Label)
	for _, code := range []string{data.NotAddressed, data.NotFound, data.Other} {
		stance, _ := data.Bundled().Stance(data.TerritoryKind, code)
		add(stance.Label, code, stance.Label)
	}
	for _, other := range a.im.Mapping.Stances {
		add(w.Say("assistant.as_other", "Label", other.Label), other.Code, other.Label)
	}
	for _, stance := range data.Bundled().StancesOf(data.TerritoryKind) {
		add(stance.Label, stance.Code, stance.Label)
	}
	return options, meanings
}

// foundRows say what of the table is on the map, and offer a region for each name that found none.
func (a *assistant) foundRows() []fyne.CanvasObject {
	w := a.window.words
	if a.loaded == nil {
		return a.faultRows()
	}
	u := a.im.Unmatched
	rows := []fyne.CanvasObject{newProse(w.Count("assistant.shown", u.Entries, "Shown", w.Number(float64(u.Shown))), strong)}
	if u.Shown < u.Entries {
		rows = append(rows, newProse(w.Count("assistant.not_shown", u.Entries-u.Shown), body))
	}
	rows = append(rows, a.nameRows()...)
	for _, reason := range []mapping.Reason{mapping.NoStance, mapping.NoProposal, mapping.NoRegion, mapping.Repeated, mapping.Contradiction} {
		if n := u.Count(reason); n > 0 {
			rows = append(rows, newProse(w.Say("reason."+strings.ReplaceAll(string(reason), "-", "_"), "Entries", w.Count("assistant.entries", n), "Rows", a.rowsOf(reason)), small))
		}
	}
	for _, alike := range u.Alike[:min(len(u.Alike), 10)] {
		m := a.im.Mapping
		join := newLink(a.window.keys, w.Say("assistant.one_proposal"), linkedFine, func() {
			m.Proposals = withProposal(m.Proposals, alike.Other, alike.Name)
			a.mapped(m)
		})
		rows = append(rows, newProse(w.Say("assistant.alike", "One", alike.Name, "Other", alike.Other), small), join)
	}
	if len(u.Silent) > 0 {
		rows = append(rows, newProse(w.Count("assistant.silent", len(u.Silent), "Names", w.List(firstNames(u.Silent))), small))
	}
	for _, note := range a.im.Grid.Notes {
		rows = append(rows, newProse(sentence(note), caption))
	}
	return rows
}

// faultRows say why the choices give no dataset.
func (a *assistant) faultRows() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{newProse(a.window.words.Say("assistant.none"), failed)}
	if a.fault == nil {
		return rows
	}
	for _, problem := range a.fault.Problems {
		if problem.Severity == data.Error && len(rows) < 12 {
			rows = append(rows, newProse(sentence(problem.Message), body))
		}
	}
	return rows
}

func withProposal(accepted map[string]string, name, as string) map[string]string {
	next := map[string]string{name: as}
	for other, kept := range accepted {
		if other != name {
			next[other] = kept
		}
	}
	return next
}

func firstNames(regions []mapping.Suggestion) []string {
	const most = 12
	var names []string
	for _, region := range regions[:min(len(regions), most)] {
		names = append(names, region.Name)
	}
	if len(regions) > most {
		names = append(names, "…")
	}
	return names
}

// rowsOf lists the first rows that are not shown for a reason.
func (a *assistant) rowsOf(reason mapping.Reason) string {
	const most = 8
	var rows []string
	for _, missing := range a.im.Unmatched.Reported {
		if missing.Reason == reason && len(rows) <= most {
			rows = append(rows, fmt.Sprint(missing.Row))
		}
	}
	if len(rows) > most {
		rows = append(rows[:most], "…")
	}
	return strings.Join(rows, ", ")
}

// mostNames is how many names without a region the assistant lists.
const mostNames = 40

// nameRows offer a region for each name that found none, the nearest first.
func (a *assistant) nameRows() []fyne.CanvasObject {
	w, m := a.window.words, a.im.Mapping
	count := map[string]int{}
	var missing []mapping.Missing
	for _, entry := range a.im.Unmatched.Reported {
		if entry.Reason != mapping.UnknownRegion && entry.Reason != mapping.AmbiguousRegion {
			continue
		}
		if count[entry.Value]++; count[entry.Value] == 1 && len(missing) < mostNames {
			missing = append(missing, entry)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{newHairline(), newProse(w.Say("assistant.names"), cardTitle)}
	for _, entry := range missing {
		options, ids := a.regionsFor(entry)
		c := newChoice(a.window.keys, func(i int) {
			if i > 0 {
				a.mapped(m.WithRegion(entry.Value, ids[i]))
			}
		})
		c.show(options, 0)
		rows = append(rows, newProse(w.Say("assistant.name_found", "Name", printable(entry.Value), "Entries", w.Count("assistant.entries", count[entry.Value])), body), c)
	}
	if more := len(count) - len(missing); more > 0 {
		rows = append(rows, newProse(w.Count("assistant.more_names", more), caption))
	}
	return rows
}

// regionsFor are the regions that a name may mean, the nearest first; the first option leaves it out.
func (a *assistant) regionsFor(entry mapping.Missing) (options, ids []string) {
	w := a.window.words
	options, ids = []string{w.Say("assistant.leave_out")}, []string{""}
	for _, near := range entry.Near {
		options, ids = append(options, w.Say("assistant.nearest", "Name", near.Name)), append(ids, near.ID)
	}
	if a.loaded == nil {
		return options, ids
	}
	const most = 300
	for _, region := range a.loaded.Dataset.Regions[:min(len(a.loaded.Dataset.Regions), most)] {
		if !slices.Contains(ids, region.ID) {
			options, ids = append(options, region.NameEN), append(ids, region.ID)
		}
	}
	return options, ids
}

// printable writes out what does not print.
func printable(text string) string {
	quoted := fmt.Sprintf("%q", text)
	return quoted[1 : len(quoted)-1]
}

// sceneOf makes the scene of a dataset.
func sceneOf(loaded *open.Loaded) *picture.Scene {
	regions := loaded.Regions
	if regions == nil { // a dataset without regions has panels all the same
		regions = &geo.Layer{}
	}
	return picture.Prepare(loaded.Base, regions)
}

// mapPicture are the marks of the first map of a view, at a size in px.
func mapPicture(scene *picture.Scene, view *state.View, width, height float64) func(state.Theme) []picture.Mark {
	return func(theme state.Theme) []picture.Mark {
		at := scene.Home(width, height, geo.Insets{})
		options := picture.Options{Theme: theme, Language: view.Words.Language(), NoTowns: true}
		return append(scene.MapMarks(view.Maps.Each[0], view.Scale, view.Scale, at, options), frameMark(width, height, theme))
	}
}

func frameMark(width, height float64, theme state.Theme) picture.Mark {
	line := geo.Line(orb.Point{0.5, 0.5}, orb.Point{width - 0.5, 0.5}, orb.Point{width - 0.5, height - 0.5}, orb.Point{0.5, height - 0.5}, orb.Point{0.5, 0.5})
	return picture.Mark{Path: line, Stroke: geo.Stroke{Color: theme.Base().Coast, Width: 1}}
}
