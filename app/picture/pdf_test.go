package picture

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/assets"
	"stancemap/geo"
)

// oneLine is text without what tells lines and columns apart.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestThePDFsTextCanBeRead(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, c := range sampled() {
		p := c.page(t)
		path := written(t, "page.pdf", p.WritePDF)
		text := oneLine(string(ran(t, exec.Command(pdftotext, "-raw", path, "-"))))
		view := viewOf(c.mode, c.first, c.second)
		wanted := []string{p.Title, oneLine(view.Maps.Lead), p.Notice, "Stancemap 0.1.0", "68/262 and ES-11/4", "As of the last source read, June 2026", "km"}
		for _, row := range view.Legend.Rows {
			wanted = append(wanted, row.Label)
		}
		for _, m := range view.Maps.Each {
			if len(view.Maps.Each) > 1 {
				wanted = append(wanted, oneLine(m.Title))
			}
		}
		for _, name := range []string{"CRIMEA", "LUHANSK", "DONETSK", "ZAPORIZHZHIA", "KHERSON"} {
			wanted = append(wanted, name)
			if got, want := strings.Count(text, name), len(view.Maps.Each); got != want {
				t.Errorf("%s: %q is found %d times, on %d maps", c.name, name, got, want)
			}
		}
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s: nothing says %q", c.name, want)
			}
		}
	}
}

func TestAPDFHasTheSizeAndTheWordsOfThePage(t *testing.T) {
	pdfinfo := tool(t, "pdfinfo")
	for _, c := range []struct {
		size PageSize
		want string
	}{
		{A4, "841.89 x 595.28 pts (A4)"}, {Letter, "792 x 612 pts (letter)"}, {Wide, "1200 x 675 pts"}, {Square, "810 x 810 pts"}, {FreeSize(400, 300), "300 x 225 pts"},
	} {
		p := pageCase{"", state.Single, usDraft, europeanText, c.size, state.Light}.page(t)
		info := oneLine(string(ran(t, exec.Command(pdfinfo, written(t, "page.pdf", p.WritePDF)))))
		for _, want := range []string{"Page size: " + c.want, "Title: " + p.Title, "Subject: " + oneLine(p.Description), "2.0.0", "Creator: Stancemap 0.1.0", "Pages: 1 ", "JavaScript: no", "Nov 22 00:00:00 2026"} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: nothing says %q in %q", c.size.Name, want, info)
			}
		}
	}
}

// Letters of other scripts come with their outlines and can be found again.
func TestAPDFHoldsTheLettersItShows(t *testing.T) {
	style := typed(assets.Bold, 20, state.Light.Base().Text)
	style.Halo, style.HaloWidth = state.Light.Base().Halo, haloWidth
	spaced := typed(assets.Italic, 14, state.Light.Base().Text)
	spaced.Spacing = 3
	said := []string{"Автономна Республіка Крим, Севастополь, Ґ ґ Є є І і Ї ї", "Târgu Mureș, Chișinău, Łódź, AVATAR To. Ye,", "“Європейсько-український текст” †"}
	p := &Page{Width: 800, Height: 200, theme: state.Light}
	p.Groups = []Group{{Name: "side", Box: orb.Bound{Max: orb.Point{800, 200}}}}
	for i, text := range said {
		p.Groups[0].Marks = append(p.Groups[0].Marks, Mark{Text: geo.Text{String: text, At: orb.Point{20, 40 + 40*float64(i)}, Style: style}})
	}
	p.Groups[0].Marks = append(p.Groups[0].Marks, Mark{Text: geo.Text{String: "Азовське море", At: orb.Point{20, 180}, Style: spaced}})
	path := written(t, "page.pdf", p.WritePDF)
	text := oneLine(string(ran(t, exec.Command(tool(t, "pdftotext"), path, "-"))))
	for _, want := range append(said, "Азовське море") {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	for line := range strings.Lines(string(ran(t, exec.Command(tool(t, "pdffonts"), path)))) {
		if fields := strings.Fields(line); strings.Contains(line, "Identity-H") && !strings.Contains(line, "yes") {
			t.Errorf("a font is not embedded: %q", fields)
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(content) > 120<<10 {
		t.Errorf("%s: %d bytes, as if whole fonts were in it", filepath.Base(path), len(content))
	}
	ours := p.Image(2)
	_, off := worstBlock(fromAfar(ours), fromAfar(shownByPDF("pdftocairo")(t, p, 2)))
	if off > 3 {
		t.Errorf("a block of the text is off by %.1f", off)
	}
}

// The library numbers letters with two bytes; what lies beyond is said to be unknown instead of breaking the file.
func TestAPDFSaysThatALetterIsUnknown(t *testing.T) {
	p := &Page{Width: 400, Height: 100}
	text := geo.Text{String: "a \U0001F600 b", At: orb.Point{20, 40}, Style: typed(assets.Regular, 20, state.Light.Base().Text)}
	p.Groups = []Group{{Name: "side", Box: orb.Bound{Max: orb.Point{400, 100}}, Marks: []Mark{{Text: text}}}}
	path := written(t, "page.pdf", p.WritePDF)
	if got := oneLine(string(ran(t, exec.Command(tool(t, "pdftotext"), path, "-")))); strings.ReplaceAll(got, " ", "") != "a\uFFFDb" {
		t.Errorf("it says %q", got)
	}
}
