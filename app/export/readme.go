package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stancemap/app/state"
	"stancemap/app/words"
	"stancemap/data"
)

// Names of the two rows at the end of the Read me page by which a workbook opens again. They are part
// of the form, the same in every language.
const (
	geometryRow   = "regions.geojson"
	descriptorRow = "datapackage.json"
)

// A line of the Read me page: a key and what it says, or only a heading. Link leads to an address, or
// with a leading # to a place in the workbook.
type line struct {
	key, text string
	link      string
	keyLook   look
	textLook  look
}

// Widths of the two columns of the page.
const (
	keyWidth  = 30
	textWidth = 96
)

// writeReadMe writes what a reader must know before the tables: what this is, as of when, who made it,
// what was left out, what the colours mean.
func (w *workbook) writeReadMe() error {
	lines, err := w.readMeLines()
	if err != nil {
		return err
	}
	if err := w.layOut(w.readMe, "portrait", a4, ""); err != nil {
		return err
	}
	noGrid := false
	if err := w.book.SetSheetView(w.readMe, -1, &excelize.ViewOptions{ShowGridLines: &noGrid}); err != nil {
		return err
	}
	if err := w.setWidths(w.readMe, []float64{keyWidth, textWidth}); err != nil {
		return err
	}
	for i, l := range lines {
		if err := errors.Join(w.linkLine(l, i+1), w.writeLine(l, i+1)); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return w.book.SetSheetDimension(w.readMe, fmt.Sprintf("A1:B%d", len(lines)))
}

func (w *workbook) linkLine(l line, row int) error {
	if target, inside := strings.CutPrefix(l.link, "#"); inside {
		return w.book.SetCellHyperLink(w.readMe, cellName(1, row), target, "Location")
	}
	if linkable(l.link) {
		return w.book.SetCellHyperLink(w.readMe, cellName(2, row), l.link, "External")
	}
	return nil
}

func (w *workbook) writeLine(l line, row int) error {
	if l.key == "" && l.text == "" {
		return nil
	}
	err := errors.Join(w.writeCell(w.readMe, cellName(1, row), l.key, l.keyLook), w.writeCell(w.readMe, cellName(2, row), l.text, l.textLook))
	height := max(l.keyLook.size*1.5, 16)
	if w.accessible() && l.keyLook.overflows { // a heading keeps its distance without an empty row
		height = max(height, 32)
	}
	switch {
	case l.textLook.clipped:
		height = 11 // one line
	case l.text != "":
		height = max(height, heightOfText(l.text, textWidth), heightOfText(l.key, keyWidth))
	}
	return errors.Join(err, w.book.SetRowHeight(w.readMe, row, min(height, 409)))
}

// writeCell writes a text into a cell of a page that is no table; an empty one leaves it out.
func (w *workbook) writeCell(sheet, cell, text string, l look) error {
	if text == "" {
		return nil
	}
	if err := textFits(text); err != nil {
		return err
	}
	style, err := w.styles.style(l)
	if err != nil {
		return err
	}
	return errors.Join(w.book.SetCellStr(sheet, cell, literal(text)), w.book.SetCellStyle(sheet, cell, cell, style))
}

var (
	keyLook     = look{page: true, color: mutedText}
	textLook    = look{page: true}
	headingLook = look{page: true, bold: true, size: 13}
)

func heading(text string) line { return line{key: text, keyLook: headingLook.unwrapped()} }

// unwrapped lets text run over the cell to its right, which is empty.
func (l look) unwrapped() look {
	l.overflows = true
	return l
}

func said(key, text string) line {
	return line{key: key, text: text, keyLook: keyLook, textLook: textLook}
}

func (w *workbook) readMeLines() ([]line, error) {
	descriptor, err := w.descriptor()
	if err != nil {
		return nil, err
	}
	say := w.view.Words
	title := heading(w.view.Dataset.Info.Title)
	title.keyLook.size = 18
	note := heading(say.Say("note.neutrality"))
	note.keyLook.size = 10.5
	lines := []line{title, note, {}}
	lines = append(lines, w.aboutLines()...)
	lines = append(lines, line{}, heading(say.Say("readme.sheets")))
	lines = append(lines, w.sheetLines()...)
	lines = append(lines, w.legendLines()...)
	lines = append(lines, line{}, heading(say.Say("readme.reading")))
	lines = append(lines, w.readingLines()...)
	lines = append(lines, line{}, heading(say.Say("readme.programs")))
	machine := said(descriptorRow, string(descriptor))
	machine.textLook.clipped, machine.textLook.color = true, mutedText
	machine.keyLook.size, machine.textLook.size = 8, 8
	lines = append(lines, said("", say.Say("readme.programs_about")), said(geometryRow, w.view.Dataset.GeometryHash()), machine)
	if w.accessible() { // to a screen reader an empty row is the end
		lines = slices.DeleteFunc(lines, func(l line) bool { return l.key == "" && l.text == "" })
	}
	return lines, nil
}

// descriptor is the description of the dataset, compact; of a part it says that it is one, and of what.
func (w *workbook) descriptor() ([]byte, error) {
	whole, err := w.view.Dataset.Info.Descriptor()
	shown, of := w.view.PositionCount()
	if err != nil || shown == of {
		return whole, err
	}
	part, err := withPart(whole, partOf(w.view, shown, of))
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	err = json.Compact(&compact, part)
	return compact.Bytes(), err
}

// aboutLines say what the dataset is and what of it is here.
func (w *workbook) aboutLines() []line {
	say, info := w.view.Words, w.view.Dataset.Info
	lines := []line{
		said(say.Say("readme.about"), info.Description),
		said(say.Say("readme.as_of"), asOf(say, info)),
		said(say.Say("readme.contents"), w.partWords()),
		said(say.Say("readme.part_of"), info.Part),
		said(say.Say("readme.dataset"), say.Say("readme.dataset_version", "Name", info.Name, "Version", info.Version)),
		said(say.Say("readme.program"), w.options.Program),
		said(say.Say("readme.cite"), citation(w.view)),
	}
	for _, licence := range info.Licenses {
		l := said(say.Say("readme.licence"), licence.Title)
		if l.link = licence.Path; linkable(l.link) {
			l.textLook.link = true
		}
		lines = append(lines, l)
	}
	var credits []string
	for _, credit := range info.Sources {
		credits = append(credits, credit.Title)
	}
	lines = append(lines, said(say.Say("readme.built_on"), strings.Join(credits, "; ")))
	if w.view.Dataset.GeometryHash() == data.Bundled().GeometryHash() { // the note is on those outlines
		lines = append(lines, said(say.Say("readme.boundaries"), say.Say("note.boundaries")))
	}
	return slices.DeleteFunc(lines, func(l line) bool { return l.text == "" })
}

// partWords says how many of the positions are here, and which filter took the others out.
func (w *workbook) partWords() string {
	for _, s := range w.sheets {
		if s.ID == "positions" {
			return partWords(w.view, s.Sheet)
		}
	}
	return ""
}

// asOf says how recent the dataset is: "as of the last source read, June 2026".
func asOf(say words.Words, info data.Info) string {
	if info.AsOf == "" {
		return ""
	}
	return say.Say("readme.as_of_source", "Date", say.DateLong(string(info.AsOf)))
}

// citation is the reference to the dataset: who, what, which version, as of when, where.
func citation(v *state.View) string {
	info := v.Dataset.Info
	parts := []string{authors(info), info.Title, v.Words.Say("readme.cite_version", "Version", info.Version), v.Words.DateLong(string(info.AsOf)), info.Homepage}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, ". ") + "."
}

// sourceLine is what every printed page says of its source.
func (w *workbook) sourceLine() string {
	info := w.view.Dataset.Info
	parts := []string{info.Title, w.view.Words.Say("readme.version", "Version", info.Version), asOf(w.view.Words, info), w.options.Program}
	return join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " · ")
}

func authors(info data.Info) string {
	names := make([]string, len(info.Contributors))
	for i, contributor := range info.Contributors {
		names[i] = contributor.Title
	}
	return join(names, ", ")
}

func join(texts []string, by string) string { return strings.Join(texts, by) }

// sheetLines list the sheets, each with a link, what stands in it and how many rows.
func (w *workbook) sheetLines() []line {
	var lines []line
	for _, s := range w.sheets {
		rows := w.view.Words.Count("readme.rows", len(s.Rows))
		if len(s.Rows) < s.Of {
			rows = w.view.Words.Count("table.rows_shown", s.Of, "Shown", w.view.Words.Number(float64(len(s.Rows))))
		}
		about := w.view.Words.Say("readme.sheet", "About", s.About, "Rows", rows)
		if s.ID == "sources" && len(s.Rows) > 0 && len(links(s)) == 0 {
			about += " " + w.view.Words.Say("readme.without_links")
		}
		l := said(s.name, about)
		l.link, l.keyLook = "#"+quoted(s.name)+"!A1", look{page: true, link: true}
		lines = append(lines, l)
	}
	if w.mapName != "" {
		l := said(w.mapName, w.view.Words.Say("sheet.map_about", "Title", w.view.Maps.Title))
		l.link, l.keyLook = "#"+quoted(w.mapName)+"!A1", look{page: true, link: true}
		lines = append(lines, l)
	}
	return lines
}

// legendLines are the key to the fills: every stance and class of difference in use, in scale order, as a filled cell with its
// word and what it means.
func (w *workbook) legendLines() []line {
	say := w.view.Words
	headings := map[string]string{data.TerritoryKind: say.Say("readme.legend_territory"), data.OtherKind: say.Say("readme.legend_other"), state.DifferenceKind: say.Say("readme.legend_difference")}
	scales := map[string]*state.Scale{state.DifferenceKind: state.DifferenceScale(say)}
	used, meanings := w.codesInUse(), w.classMeanings()
	var lines []line
	for _, kind := range []string{data.TerritoryKind, data.OtherKind, state.DifferenceKind} {
		if kind != state.DifferenceKind {
			scales[kind] = state.ScaleOf(w.view.Dataset, kind, say)
		}
		group := []line{{}, heading(headings[kind])}
		for _, entry := range scales[kind].Entries {
			if entry.Part || !used[kind][entry.Code] {
				continue
			}
			l := said(entry.Label, cmp.Or(entry.Definition, meanings[entry.Code]))
			l.keyLook = entryLook(entry)
			group = append(group, l)
		}
		if len(group) > 2 {
			lines = append(lines, group...)
		}
	}
	return lines
}

// classMeanings says what the classes of difference mean.
func (w *workbook) classMeanings() map[string]string {
	meanings := map[string]string{}
	for _, code := range w.view.Dataset.Dictionary().Codes {
		if code.List == "comparison" {
			meanings[code.Code] = code.Definition
		}
	}
	return meanings
}

// codesInUse gathers, for each kind of scale, the members that occur in the workbook.
func (w *workbook) codesInUse() map[string]map[string]bool {
	used := map[string]map[string]bool{data.TerritoryKind: {}, data.OtherKind: {}, state.DifferenceKind: {}}
	for _, s := range w.sheets {
		if s.ID == "stances" {
			continue
		}
		for _, row := range s.Rows {
			kind := data.TerritoryKind // Stance by region is on territory
			if s.ID == "shown-proposals" {
				kind = w.view.Topic().Kind
			}
			if topic, ok := w.view.Dataset.Topic(row.Subject.Topic); ok {
				kind = topic.Kind
			}
			for _, cell := range row.Cells {
				if cell.Entry != nil {
					used[kind][cell.Entry.Code] = true
					used[state.DifferenceKind][cell.Entry.Code] = true // its codes are no stances
				}
			}
		}
	}
	return used
}

// readingLines say how cells are to be read.
func (w *workbook) readingLines() []line {
	say := w.view.Words
	return []line{
		said(say.Say("readme.parts"), say.Say("readme.parts_about")),
		said(say.Say("readme.extent"), say.Say("readme.extent_about")),
		said(say.Say("readme.silence"), say.Say("readme.silence_about")),
		said(say.Say("readme.accounts"), say.Say("readme.accounts_about")),
		said(say.Say("readme.unconfirmed"), say.Say("readme.unconfirmed_about")),
		said(say.Say("readme.codes"), say.Say("readme.codes_about")),
	}
}
