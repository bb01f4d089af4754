package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stancemap/app/picture"
	"stancemap/app/state"
)

// Measures of the form, in px.
const (
	formWidth, formHeight = 1000, 660
	formColumn            = 430 // of what is chosen
	formGap               = 20
)

// themeWords are the ids of what the themes of pictures are called.
var themeWords = map[state.Theme]string{state.Light: "theme.light", state.Dark: "theme.dark", state.HighContrast: "theme.high_contrast"}

// exportForm is what is asked: a format, how a picture is to be, a place. Beside it stands what the file
// will look like.
type exportForm struct {
	exporter *exporter
	order    order

	formats  *optionList
	pictures *fyne.Container // what only pictures ask
	scales   *fyne.Container // of those, what only pixels ask
	included *fyne.Container // what the file will hold, in words
	column   fyne.CanvasObject
	preview  *preview
	path     *pathEntry
	exists   *prose

	proposed string             // the name without ending that was proposed last
	sheets   []string           // of a workbook, once they are known
	giveUp   context.CancelFunc // of the desktop's dialog
	dialog   dialogue
}

func newExportForm(e *exporter, ending string) *exportForm {
	f := &exportForm{exporter: e, path: newPathEntry(e.window.keys), exists: newProse("", small), included: stack(2), giveUp: func() {}, preview: newPreview(e.window.toolkit)}
	var labels []string
	for _, format := range formats {
		labels = append(labels, e.window.words.Say(format.words))
	}
	f.order = orderOf("." + ending)
	f.formats = newOptionList(e.window.keys, labels, f.formatChosen)
	f.formats.chosen = slices.Index(formats, f.order.format)
	f.pictures = stack(8)
	f.build()
	f.proposed = fileName(e.window.store.View(), f.order.format)
	f.path.SetText(strings.TrimSuffix(e.proposed(), filepath.Ext(e.proposed())) + "." + ending)
	f.path.OnChanged = f.pathChanged
	f.path.OnSubmitted = func(string) { f.confirm() }
	f.pathChanged(f.path.Text)
	f.findSheets()
	return f
}

// build sets the column of what is chosen.
func (f *exportForm) build() {
	w := f.exporter.window.words
	var pages, themes, scales []state.Choice
	for _, size := range picture.PageSizes {
		pages = append(pages, state.Choice{ID: size.Name, Label: w.Say("page." + size.Name), On: size == f.order.page})
	}
	for _, theme := range state.Themes {
		themes = append(themes, state.Choice{ID: string(theme), Label: w.Say(themeWords[theme]), On: theme == f.order.theme})
	}
	for _, scale := range pictureScales {
		times := w.Number(scale)
		scales = append(scales, state.Choice{ID: times, Label: w.Say("export.times", "Times", times), On: scale == f.order.scale})
	}
	f.scales = f.choice(w.Say("export.scale"), scales, func(chosen int) { f.order.scale = pictureScales[chosen] })
	f.pictures.Objects = []fyne.CanvasObject{
		f.choice(w.Say("export.page"), pages, func(chosen int) { f.order.page = picture.PageSizes[chosen] }),
		f.choice(w.Say("export.theme"), themes, func(chosen int) { f.order.theme = state.Themes[chosen] }),
		f.scales,
	}
	f.column = newScrolledColumn(stack(8, newLine(w.Say("export.what"), strong), f.formats, f.pictures,
		newLine(w.Say("export.included"), strong), f.included))
}

// choice is a switch behind a label.
func (f *exportForm) choice(label string, choices []state.Choice, chosen func(place int)) *fyne.Container {
	var parts *segments
	parts = newSegments(f.exporter.window.keys, false, func(id string) {
		choices = slices.Clone(choices)
		for i := range choices {
			choices[i].On = choices[i].ID == id
			if choices[i].On {
				chosen(i)
			}
		}
		parts.show(choices)
		f.changed()
	})
	parts.show(choices)
	return line(0, -1, sized(88, 0, newLine(label, caption)), parts)
}

// open shows the form with the path ready to be typed over.
func (f *exportForm) open() {
	w := f.exporter.window
	title, foot := newLine(w.words.Say("export.title"), heading), f.foot()
	content := &fyne.Container{Objects: []fyne.CanvasObject{title, f.column, f.preview.Container, foot}}
	content.Layout = free(func(size fyne.Size) {
		top, under := em(36), heightFor(foot, size.Width)
		column, rest := min(em(formColumn), size.Width*0.55), size.Height-top-under-12
		place(title, 0, 0, size.Width, em(26))
		place(f.column, 0, top, column, rest)
		place(f.preview.Container, column+formGap, top, size.Width-column-formGap, rest)
		place(foot, 0, size.Height-under, size.Width, under)
	})
	f.dialog = w.openFramed(content, fyne.NewSize(formWidth, formHeight), f.leave,
		footButton{w.words.Say("progress.cancel"), nil}, footButton{w.words.Say("tool.export"), func() { f.exporter.write(f.order) }})
	w.window.Canvas().Focus(f.path)
	f.path.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.changed()
}

// foot is where the file goes.
func (f *exportForm) foot() *fyne.Container {
	w := f.exporter.window
	choose := newButton(w.keys, w.words.Say("export.choose_place"), func() { f.exporter.choosePlace(f) })
	return stack(4, line(8, 1, newLine(w.words.Say("export.file"), strong), f.path, choose), f.exists)
}

// confirm exports, as the button does.
func (f *exportForm) confirm() {
	f.dialog.Dismiss()
	f.exporter.write(f.order)
}

// leave ends what the form has under way.
func (f *exportForm) leave() {
	f.giveUp()
	f.preview.forget()
}

// formatChosen gives the path the ending of the format, and a name that was proposed the words of what the
// format holds.
func (f *exportForm) formatChosen(chosen int) {
	f.order.format = formats[chosen]
	folder, base := filepath.Split(f.path.Text)
	ending, name := "."+f.order.ending, strings.TrimSuffix(base, filepath.Ext(base))
	if name == f.proposed {
		name = fileName(f.exporter.window.store.View(), f.order.format)
		f.proposed = name
	}
	if !strings.EqualFold(name+ending, base) {
		f.path.SetText(folder + name + ending)
	}
	f.changed()
}

// pathChanged chooses the format that the path ends in, and says whether the file is there already.
func (f *exportForm) pathChanged(path string) {
	f.order.path = path
	if named := formatOf(path); named.ending != f.order.ending {
		f.order.format = named
		f.formats.choose(slices.Index(formats, named))
		f.changed()
	}
	f.exists.text = ""
	if info, err := f.exporter.fs.Stat(path); err == nil && !info.IsDir() {
		f.exists.text = f.exporter.window.words.Say("export.replaces")
	}
	f.exists.Refresh()
}

// findSheets looks beside the window which sheets a workbook has: in a large dataset that takes a moment.
func (f *exportForm) findSheets() {
	w := f.exporter.window
	view := w.store.View()
	w.toolkit.background(func() {
		sheets := []string{view.Words.Say("sheet.read_me")}
		for _, sheet := range view.Sheets() {
			sheets = append(sheets, sheet.Title)
		}
		sheets = append(sheets, view.Words.Say("sheet.map"))
		w.toolkit.foreground(func() {
			f.sheets = sheets
			f.include()
		})
	})
}

// changed shows what belongs to the order as it is now.
func (f *exportForm) changed() {
	show(f.pictures, f.order.picture())
	show(f.scales, picture.Format(f.order.ending).HasPixels())
	f.include()
	room := f.preview.room()
	if f.dialog == nil || room.Width < 2 || room.Height < 2 {
		return
	}
	o, view, detail := f.order, f.exporter.window.store.View(), deviceScale(f.preview.Container)
	f.preview.ask(view.Words.Say("export.preview_wait"), func() made { return f.exporter.previewOf(o, view, room, detail) })
}

// include says what the file will hold.
func (f *exportForm) include() {
	f.included.Objects = nil
	for _, pair := range included(f.exporter.window.store.View(), f.order, f.sheets) {
		f.included.Add(&fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse(pair.Label, caption), newProse(pair.Text, small)}})
	}
	f.column.Refresh()
}
