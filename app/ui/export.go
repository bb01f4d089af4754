package ui

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/export"
	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
)

// progressDelay is how long an export may take before the line for it shows.
const progressDelay = 300 * time.Millisecond

// pictureFormat is the ending of a picture of the page.
const pictureFormat = "png"

// sessionFormat is the ending of a saved session.
const sessionFormat = "stancemap"

// The page of a picture in px, and how many px of the file each of them has.
const (
	pageWidth, pageHeight = 1280, 905
	pageScale             = 2
)

// A format is a kind of file that can be written.
type format struct {
	ending string
	csv    string // kind of .csv, empty for other endings
	words  string
}

// formats are what the form offers. Of two with one ending the first is meant where only the ending says it.
var formats = []format{
	{"xlsx", "", "export.workbook"}, {"csv", export.Machine, "export.csv"}, {"csv", export.Spreadsheet, "export.csv_spreadsheet"},
	{"csv", export.Shown, "export.csv_shown"},
	{"zip", "", "export.package"}, {pictureFormat, "", "export.picture"}, {sessionFormat, "", "export.session"},
}

// mostNamed is how many accounts the form names where nothing takes any out.
const mostNamed = 8

// exporter asks where to and writes what is on the screen, one export at a time.
type exporter struct {
	window     *Window
	fs         file.FS
	askDesktop func(context.Context, saveQuestion) (path string, err error)
	choosing   bool               // the desktop's dialog is open
	stop       context.CancelFunc // of the export under way, nil without one
}

// exportForm is what is asked: a path, whose ending is the format, and of two kinds of one format which.
type exportForm struct {
	path    *pathEntry
	formats *widget.RadioGroup
	labels  []string
	content fyne.CanvasObject
	column  fyne.CanvasObject // of the content, which grows and shrinks

	proposed string          // the name without ending that was proposed last
	included *fyne.Container // what the file will hold, in words
	sheets   []string        // of a workbook, once they are known
	exists   *prose
	giveUp   context.CancelFunc // of the desktop's dialog
}

// ask opens the form for a workbook.
func (e *exporter) ask() { e.askFor(formats[0].ending) }

// askFor opens the form for a format. The toolkit's own dialog would empty a file that exists before it is
// replaced.
func (e *exporter) askFor(ending string) {
	w := e.window
	if e.stop != nil || w.dialogOpen() {
		return
	}
	form := e.newForm(ending)
	d := dialog.NewCustomConfirm("", w.words.Say("tool.export"), w.words.Say("progress.cancel"), form.content, func(confirmed bool) {
		form.giveUp()
		if confirmed {
			e.write(form.path.Text, form.chosen().csv)
		}
	}, w.window)
	form.path.OnSubmitted = func(string) { d.Confirm() }
	w.open(d, fyne.NewSize(600, 580))
	w.window.Canvas().Focus(form.path)
	form.path.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// pathEntry is an entry that Esc closes with its dialog.
type pathEntry struct {
	widget.Entry
	keys *keyboard
}

func newPathEntry(keys *keyboard) *pathEntry {
	p := &pathEntry{keys: keys}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pathEntry) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyEscape {
		p.keys.typedKey(event)
		return
	}
	p.Entry.TypedKey(event)
}

func (e *exporter) newForm(ending string) *exportForm {
	w := e.window.words
	f := &exportForm{path: newPathEntry(e.window.keys), exists: newProse("", small), included: stack(2), giveUp: func() {}}
	for _, format := range formats {
		f.labels = append(f.labels, w.Say(format.words))
	}
	f.formats = widget.NewRadioGroup(f.labels, nil)
	f.formats.Required = true
	f.formats.OnChanged = func(string) { e.formatChanged(f) }
	f.path.OnChanged = func(string) { e.pathChanged(f) }
	f.proposed = fileName(e.window.store.View(), format{ending: ending})
	f.path.SetText(strings.TrimSuffix(e.proposed(), filepath.Ext(e.proposed())) + "." + ending)
	choose := newButton(e.window.keys, w.Say("export.choose_place"), func() { e.choosePlace(f) })
	rows := stack(8, newLine(w.Say("export.what"), strong), f.formats, newLine(w.Say("export.file"), strong), line(8, 0, f.path, choose),
		f.exists, newLine(w.Say("export.included"), strong), f.included)
	f.column = newScrolledColumn(rows)
	f.content = container.NewBorder(padded(inset{0, 14, 10, 14}, newLine(w.Say("export.title"), heading)), nil, nil, nil, f.column)
	e.findSheets(f)
	return f
}

// chosen is the format of the form.
func (f *exportForm) chosen() format {
	return formats[max(0, slices.Index(f.labels, f.formats.Selected))]
}

// formatChanged gives the path the ending of the format, and a name that was proposed the words of what the
// format holds.
func (e *exporter) formatChanged(f *exportForm) {
	ending := "." + f.chosen().ending
	folder, base := filepath.Split(f.path.Text)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if name == f.proposed {
		name = fileName(e.window.store.View(), f.chosen())
		f.proposed = name
	}
	if !strings.EqualFold(name+ending, base) {
		f.path.SetText(folder + name + ending)
	}
	e.include(f)
}

// pathChanged chooses the format that the path ends in, and says whether the file is there already.
func (e *exporter) pathChanged(f *exportForm) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.path.Text), "."))
	for i, format := range formats {
		if format.ending == ending && (f.formats.Selected == "" || f.chosen().ending != ending) {
			f.formats.SetSelected(f.labels[i])
		}
	}
	f.exists.text = ""
	if info, err := e.fs.Stat(f.path.Text); err == nil && !info.IsDir() {
		f.exists.text = e.window.words.Say("export.replaces")
	}
	f.exists.Refresh()
}

// findSheets looks beside the window which sheets a workbook has: in a large dataset that takes a moment.
func (e *exporter) findSheets(f *exportForm) {
	view := e.window.store.View()
	e.window.toolkit.background(func() {
		sheets := []string{view.Words.Say("sheet.read_me")}
		for _, sheet := range view.Sheets() {
			sheets = append(sheets, sheet.Title)
		}
		e.window.toolkit.foreground(func() {
			f.sheets = sheets
			e.include(f)
		})
	})
}

// include says what the file will hold.
func (e *exporter) include(f *exportForm) {
	f.included.Objects = nil
	for _, pair := range included(e.window.store.View(), f.chosen(), f.sheets) {
		f.included.Add(&fyne.Container{Layout: keyed{}, Objects: []fyne.CanvasObject{newProse(pair.Label, caption), newProse(pair.Text, small)}})
	}
	if f.column != nil {
		f.column.Refresh()
	}
}

// included is what a file of a format holds of a view, in words.
func included(v *state.View, format format, sheets []string) []state.Pair {
	w := v.Words
	if format.ending == pictureFormat {
		size := w.Say("export.picture_size", "Width", w.Number(pageWidth*pageScale), "Height", w.Number(pageHeight*pageScale))
		return []state.Pair{{Label: w.Say("export.map"), Text: v.Maps.Title}, {Label: w.Say("export.page"), Text: size}}
	}
	if format.ending == sessionFormat {
		return []state.Pair{{Label: w.Say("export.map"), Text: v.Maps.Title}, {Label: w.Say("export.form"), Text: w.Say("export.session_form")}}
	}
	if format.csv == export.Shown {
		return includedTable(v)
	}
	pairs := []state.Pair{{Label: w.Say("export.rows"), Text: export.Part(v)}, {Label: w.Say("export.accounts"), Text: strings.Join(accountsOf(v), "; ")}}
	switch {
	case format.csv != "":
		about := w.Say("export.csv_machine")
		if format.csv == export.Spreadsheet {
			about = w.Say("export.csv_guarded")
		}
		if hidden := v.HiddenOfPositions(); hidden != "" {
			about += " " + w.Say("export.hidden_columns", "Columns", hidden)
		}
		return append(pairs, state.Pair{Label: w.Say("export.form"), Text: about})
	case format.ending == "zip":
		return append(pairs, state.Pair{Label: w.Say("export.form"), Text: w.Say("export.package_form")})
	case len(sheets) > 0:
		return append(pairs, state.Pair{Label: w.Count("export.sheets", len(sheets)), Text: w.List(sheets)})
	}
	return pairs
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

// write exports the view of this moment beside the window; what is shown can change meanwhile.
func (e *exporter) write(path, csv string) {
	if e.stop != nil {
		return
	}
	w := e.window
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	view := w.store.View()
	started := w.toolkit.after(progressDelay, func() { e.report(w.words.Say("export.writing", "File", filepath.Base(path)), 0, 0) })
	options := e.options()
	options.CSV = csv
	w.toolkit.background(func() {
		err := e.writeFile(ctx, path, view, options)
		w.toolkit.foreground(func() {
			started()
			e.finish(path, err)
		})
	})
}

// options are those of every export; its progress comes back to the window.
func (e *exporter) options() export.Options {
	w := e.window
	return export.Options{Program: w.program.Name + " " + w.program.Version, Scene: w.scene, Progress: func(words string, done, of int) {
		w.toolkit.foreground(func() { e.report(words, done, of) })
	}}
}

// writeFile writes in the format of the path's ending.
func (e *exporter) writeFile(ctx context.Context, path string, view *state.View, options export.Options) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case "." + sessionFormat:
		session := state.SessionOf(view.State, view.Dataset.Info, e.window.keeper.opened)
		return file.WriteContext(ctx, e.fs, path, session.Write)
	case "." + pictureFormat:
	default:
		return export.Write(ctx, e.fs, path, view, options)
	}
	page := picture.NewPage(e.window.scene, view, picture.PageOptions{
		Width: pageWidth, Height: pageHeight, Theme: state.Light, Program: options.Program,
	})
	return file.WriteContext(ctx, e.fs, path, func(out io.Writer) error { return page.WritePNG(out, pageScale) })
}

// report says how far the export is.
func (e *exporter) report(words string, done, of int) {
	if e.stop == nil {
		return
	}
	share := float32(0.05)
	if of > 0 {
		share = max(share, float32(done)/float32(of))
	}
	e.window.toolbar.progress.show(share)
	e.window.status.say(words, small, action{e.window.words.Say("progress.cancel"), func() {
		if e.stop != nil {
			e.stop()
		}
	}})
}

// finish says where the file is, or why there is none. What went wrong stays until it is closed.
func (e *exporter) finish(path string, err error) {
	w := e.window
	e.stop()
	e.stop = nil
	w.toolbar.progress.Hide()
	switch {
	case errors.Is(err, context.Canceled):
		w.status.sayForAWhile(w.words.Say("export.cancelled"))
	case err != nil:
		w.status.say(err.Error(), failed, action{w.words.Say("export.details"), func() { w.showMessage(w.words.Say("export.title"), err.Error()) }},
			action{w.words.Say("dialog.close"), w.status.clear})
	default:
		folder := filepath.Dir(path)
		w.remember(func(s *settings) { s.ExportFolder = folder })
		show := action{w.words.Say("progress.show_file"), func() { w.openURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}) }}
		w.status.sayForAWhile(w.words.Say("export.written", "File", path), show)
	}
}
