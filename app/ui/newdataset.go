package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stancemap/app/export"
	"stancemap/data"
)

// A writeForm asks where a dataset is to be written, and in which of two forms.
type writeForm struct {
	window *Window
	path   *pathEntry
	exists *prose
}

// askTemplate asks where a new dataset is to begin: a copy of the example, as a folder or as a workbook.
func (w *Window) askTemplate() {
	w.askWrite(w.words.Say("template.new"), w.words.Say("template.about"), "my-dataset", []string{"template.as_workbook", "template.as_folder"}, []string{".xlsx", ""}, w.writeTemplate)
}

// askPackage asks where the dataset that is shown is to be saved as a package.
func (w *Window) askPackage() {
	name := w.store.View().Dataset.Info.Name
	if name == "" {
		name = "dataset"
	}
	w.askWrite(w.words.Say("package.save"), w.words.Say("package.about"), name, []string{"package.as_zip", "package.as_folder"}, []string{".zip", ""}, w.writePackage)
}

func (w *Window) askWrite(title, about, name string, forms, endings []string, write func(path string)) {
	if w.dialogOpen() {
		return
	}
	f := &writeForm{window: w, path: newPathEntry(w.keys), exists: newProse("", small)}
	labels := []string{w.words.Say(forms[0]), w.words.Say(forms[1])}
	choice := widget.NewRadioGroup(labels, nil)
	choice.Required = true
	f.path.OnChanged = f.changed
	f.path.SetText(filepath.Join(filepath.Dir(w.exporter.proposed()), name+endings[0]))
	choice.SetSelected(labels[0])
	choice.OnChanged = func(chosen string) {
		ending := endings[0]
		if chosen == labels[1] {
			ending = endings[1]
		}
		f.path.SetText(strings.TrimSuffix(f.path.Text, filepath.Ext(f.path.Text)) + ending)
	}
	content := stack(8, newLine(title, heading), newProse(about, body), choice, newLine(w.words.Say("export.file"), strong), f.path, f.exists)
	run := func() {
		if path := strings.TrimSpace(f.path.Text); path != "" {
			write(path)
		}
	}
	d := w.openFramed(content, fyne.NewSize(600, 340), nil, footButton{w.words.Say("progress.cancel"), nil}, footButton{w.words.Say("package.write"), run})
	f.path.OnSubmitted = func(string) {
		d.Dismiss()
		run()
	}
	w.window.Canvas().Focus(f.path)
}

// changed says whether something is there already.
func (f *writeForm) changed(path string) {
	f.exists.text = ""
	if info, err := f.window.exporter.fs.Stat(path); err == nil && info.IsDir() {
		f.exists.text = f.window.words.Say("package.into_folder")
	} else if err == nil {
		f.exists.text = f.window.words.Say("export.replaces")
	}
	f.exists.Refresh()
}

// writeTemplate writes the copy of the example and opens it.
func (w *Window) writeTemplate(path string) {
	w.writeDataset(path, func(ctx context.Context) error {
		if strings.EqualFold(filepath.Ext(path), ".xlsx") {
			return export.WriteTemplate(ctx, w.exporter.fs, path, data.Example(), w.words)
		}
		return export.SavePackage(ctx, w.exporter.fs, path, data.Example())
	}, func() { w.reopen(path) })
}

func (w *Window) writePackage(path string) {
	dataset := w.store.View().Dataset
	w.writeDataset(path, func(ctx context.Context) error {
		return export.SavePackage(ctx, w.exporter.fs, path, dataset)
	}, func() {})
}

// writeDataset writes beside the window and says where it is, or why it is not.
func (w *Window) writeDataset(path string, write func(context.Context) error, then func()) {
	w.toolkit.background(func() {
		err := write(context.Background())
		w.toolkit.foreground(func() {
			if err != nil {
				w.sayRefused(err)
				return
			}
			then()
			w.shell.shown.status.sayForAWhile(w.words.Say("export.written", "File", path))
		})
	})
}
