package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stancemap/app/open"
	"stancemap/data"
)

// Measures of the list of problems, in px.
const (
	problemsWidth, problemsHeight = 860, 560
	problemPlace                  = 220
	mostProblemLines              = 300
)

// problemList is the panel of what is wrong with a dataset: each problem with its file, its place and what to
// do, the worst first.
type problemList struct {
	window   *Window
	problems []data.Problem
	dropped  int
	paths    []string // of a dataset that was refused; none for the one that is shown
}

// showRefusal says all that stands against a dataset, and offers the mends that there are.
func (w *Window) showRefusal(refused *open.Refused, paths []string) {
	w.sayRefused(refused)
	w.openProblems(&problemList{window: w, problems: refused.Problems, dropped: refused.Dropped, paths: paths})
}

// showProblems lists the problems of the dataset that is shown.
func (w *Window) showProblems() {
	if w.loaded != nil {
		w.openProblems(&problemList{window: w, problems: w.loaded.Problems, dropped: w.loaded.Dropped})
	}
}

// tellProblems says how many problems there are in what was opened, if any is worth a look.
func (w *Window) tellProblems() {
	if w.loaded == nil || len(w.loaded.Problems) == 0 {
		return
	}
	count := countOf(w.loaded.Problems)
	if count[data.Error]+count[data.Warning]+len(w.loaded.Repairs) == 0 {
		return
	}
	w.status.say(w.words.Say("problems.told", "Problems", w.problemCount(count)), small, action{w.words.Say("problems.show"), w.showProblems}, action{w.words.Say("dialog.close"), w.status.clear})
}

func countOf(problems []data.Problem) map[data.Severity]int {
	count := map[data.Severity]int{}
	for _, problem := range problems {
		count[problem.Severity]++
	}
	return count
}

// problemCount is how many there are of each kind, in words.
func (w *Window) problemCount(count map[data.Severity]int) string {
	return strings.TrimSuffix(w.words.Say("check.summary", "Errors", w.words.Count("check.errors", count[data.Error]), "Warnings", w.words.Count("check.warnings", count[data.Warning]), "Notes", w.words.Count("check.notes", count[data.Note])), ".")
}

func (w *Window) openProblems(l *problemList) {
	if w.dialogOpen() {
		return
	}
	buttons := []footButton{{w.words.Say("dialog.close"), nil}}
	if repairs := repairsIn(l.problems); len(l.paths) > 0 && repairs > 0 {
		buttons = append(buttons, footButton{w.words.Count("problems.accept", repairs), func() { w.reopenMended(l.paths...) }})
	}
	w.openFramed(l.content(), fyne.NewSize(problemsWidth, problemsHeight), nil, buttons...)
}

func (l *problemList) content() fyne.CanvasObject {
	w := l.window
	title := w.words.Say("problems.title")
	about := w.words.Say("problems.about")
	if len(l.paths) > 0 {
		title, about = w.words.Say("refused.title"), w.words.Say("problems.refused")
	}
	copied := newLink(w.keys, w.words.Say("problems.copy"), linkedFine, l.copy)
	head := padded(inset{bottom: 10}, stack(4, newProse(title, heading), line(12, 0, newProse(w.problemCount(countOf(l.problems)), strong), copied), newProse(about, small)))
	return container.NewBorder(head, nil, nil, nil, newScrolledColumn(l.lines()...))
}

func repairsIn(problems []data.Problem) (n int) {
	for _, problem := range problems {
		if problem.Repair != nil {
			n++
		}
	}
	return n
}

// lines are the problems, errors first.
func (l *problemList) lines() []fyne.CanvasObject {
	w := l.window
	var lines []fyne.CanvasObject
	for _, severity := range []data.Severity{data.Error, data.Warning, data.Note} {
		for _, problem := range l.problems {
			if problem.Severity == severity && len(lines) < mostProblemLines {
				lines = append(lines, l.line(problem))
			}
		}
	}
	if more := len(l.problems) + l.dropped - len(lines); more > 0 {
		lines = append(lines, newProse(w.words.Count("problems.more", more), caption))
	}
	return lines
}

func (l *problemList) line(problem data.Problem) fyne.CanvasObject {
	look := strong
	if problem.Severity == data.Error {
		look = failed
	}
	kind := l.window.words.Say("problems." + string(problem.Severity))
	where := stack(0, newProse(kind, look), newProse(joinPlace(problem), caption))
	what := []fyne.CanvasObject{newProse(sentence(problem.Message), body)}
	if problem.Repair != nil {
		what = append(what, newProse(l.window.words.Say("problems.mendable"), caption))
	}
	return stack(6, lineAtTop(12, 1, sized(problemPlace, 0, where), stack(0, what...)), newHairline())
}

func joinPlace(problem data.Problem) string {
	if problem.Place == "" {
		return problem.File
	}
	return problem.File + ", " + problem.Place
}

// sentence writes a message with a capital and a full stop.
func sentence(message string) string {
	letters := []rune(message)
	if len(letters) == 0 {
		return ""
	}
	letters[0] = []rune(strings.ToUpper(string(letters[0])))[0]
	if strings.ContainsRune(".?!", letters[len(letters)-1]) {
		return string(letters)
	}
	return string(letters) + "."
}

// copy puts the list on the clipboard, a problem a line, as the command line writes it.
func (l *problemList) copy() {
	var text strings.Builder
	for _, problem := range l.problems {
		fmt.Fprintf(&text, "%s: %s\n", problem.Severity, problem)
	}
	l.window.app.Clipboard().SetContent(text.String())
}
