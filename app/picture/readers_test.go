package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"stancemap/app/state"
	"stancemap/data"
	"stancemap/geo"
)

// tool finds a program that reads our files; make test installs it.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed", name)
	}
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func written(t *testing.T, name string, write func(io.Writer) error) (path string) {
	t.Helper()
	var content bytes.Buffer
	if err := write(&content); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func ran(t *testing.T, command *exec.Cmd) []byte {
	t.Helper()
	var said bytes.Buffer
	command.Stderr = &said
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %v: %s", command.Args, err, said.Bytes())
	}
	return output
}

// onlyOurFonts is a set-up of the fonts of the system in which there is nothing but the typeface of the program.
func onlyOurFonts(t *testing.T) (environment []string) {
	t.Helper()
	fonts, err := filepath.Abs("../../assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	const form = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match></fontconfig>`
	path := filepath.Join(t.TempDir(), "fonts.conf")
	if err := os.WriteFile(path, fmt.Appendf(nil, form, fonts, t.TempDir()), 0o644); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(), "FONTCONFIG_FILE="+path)
}

// shownBySVG and shownByPDF are a page as independent programs paint it, at so many px for each of the page.
func shownBySVG(t *testing.T, p *Page, scale float64) *image.RGBA {
	t.Helper()
	path := written(t, "page.svg", p.WriteSVG)
	command := exec.Command(tool(t, "rsvg-convert"), "--width", pxOf(p.Width, scale), "--height", pxOf(p.Height, scale), path)
	command.Env = onlyOurFonts(t)
	return decoded(t, ran(t, command))
}

func shownByPDF(program string) func(t *testing.T, p *Page, scale float64) *image.RGBA {
	return func(t *testing.T, p *Page, scale float64) *image.RGBA {
		t.Helper()
		path := written(t, "page.pdf", p.WritePDF)
		shown := filepath.Join(t.TempDir(), "page")
		ran(t, exec.Command(tool(t, program), "-png", "-singlefile", "-scale-to-x", pxOf(p.Width, scale), "-scale-to-y", pxOf(p.Height, scale), path, shown))
		content, err := os.ReadFile(shown + ".png")
		if err != nil {
			t.Fatal(err)
		}
		return decoded(t, content)
	}
}

func pxOf(length, scale float64) string { return fmt.Sprint(math.Round(length * scale)) }

func decoded(t *testing.T, file []byte) *image.RGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	same := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(same, same.Bounds(), img, img.Bounds().Min, draw.Src)
	return same
}

// distanceOf is how far a picture is from ours: the mean difference of a channel, of 255, and the share of px of which a
// channel is off by more than a quarter.
func distanceOf(ours, theirs *image.RGBA) (mean, far float64) {
	sum, count := 0, 0
	bounds := ours.Bounds()
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			p, q := ours.RGBAAt(x+bounds.Min.X, y+bounds.Min.Y), theirs.RGBAAt(x+bounds.Min.X, y+bounds.Min.Y)
			r, g, b := int(apart(p.R, q.R)), int(apart(p.G, q.G)), int(apart(p.B, q.B))
			sum += r + g + b
			if max(r, g, b) > 64 {
				count++
			}
		}
	}
	px := float64(bounds.Dx() * bounds.Dy())
	return float64(sum) / px / 3, float64(count) / px
}

// worstBlock is the block of 40 × 40 px of which the mean colour is farthest off, and by how much of 255. A shape that
// lacks, is filled in another way or stands elsewhere shows here, the smoothing of edges does not.
func worstBlock(ours, theirs *image.RGBA) (at image.Point, off float64) {
	const side = 40
	bounds := ours.Bounds()
	for y := bounds.Min.Y; y+side <= bounds.Max.Y; y += side {
		for x := bounds.Min.X; x+side <= bounds.Max.X; x += side {
			block := image.Rect(x, y, x+side, y+side)
			if d := apartColours(meanColour(ours, block), meanColour(theirs, block)); d > off {
				at, off = block.Min, d
			}
		}
	}
	return at, off
}

// How far another program may be from our picture: each smooths letters and edges in its own way, which makes a thin
// seam around them.
type tolerance struct {
	mean  float64 // difference of a channel, of 255
	far   float64 // share of px that are far off
	block float64 // difference of the mean colour of the worst block, of 255
}

// A reader is a program that shows one of our formats.
type reader struct {
	name  string
	shown func(t *testing.T, p *Page, scale float64) *image.RGBA
	tolerance
}

// pdftoppm moves every line and letter to whole px, which smears more than the smoothing itself.
var readers = []reader{
	// A border that two regions share is one line here and two in an SVG, whose soft edges add up.
	{"SVG", shownBySVG, tolerance{mean: 1.5, far: 0.003, block: 2.5}},
	{"PDF", shownByPDF("pdftoppm"), tolerance{mean: 4, far: 0.025, block: 5}},
}

// sampled are pages of which every mode, size and theme has its share.
func sampled() []pageCase {
	var cases []pageCase
	for i, mode := range state.Modes {
		for j, theme := range state.Themes {
			if size := PageSizes[(i+j)%len(PageSizes)]; (i+j)%2 == 0 {
				cases = append(cases, pageCase{fmt.Sprintf("%s %s %s", mode, theme, size.Name), mode, usDraft, europeanText, size, theme})
			}
		}
	}
	return cases
}

// Both are painted twice as large as the page and looked at from afar, four px as one, as the ways to smooth letters
// differ from program to program.
func TestOtherProgramsShowThePagesAsWeDo(t *testing.T) {
	const scale = 2
	for _, c := range sampled() {
		page := c.page(t)
		for _, r := range readers {
			t.Run(r.name+" "+c.name, func(t *testing.T) {
				t.Parallel()
				ours, theirs := page.Image(scale), r.shown(t, page, scale)
				if theirs.Bounds() != ours.Bounds() {
					t.Fatalf("it is %v, ours %v", theirs.Bounds(), ours.Bounds())
				}
				ours, theirs = fromAfar(ours), fromAfar(theirs)
				mean, far := distanceOf(ours, theirs)
				at, off := worstBlock(ours, theirs)
				t.Logf("mean difference %.2f of 255, %.2f %% of the px far off, worst block off by %.1f at %v", mean, far*100, off, at)
				if mean > r.mean || far > r.far || off > r.block {
					t.Errorf("too far off: at most %.2f of 255, %.2f %% and %.1f are allowed", r.mean, r.far*100, r.block)
				}
			})
		}
	}
}

// What the comparison is for: a page that lacks one thing, or has it elsewhere, is farther off than any reader may be.
func TestTheComparisonNoticesSmallFaults(t *testing.T) {
	c := pageCase{"", state.Single, usDraft, "", A4, state.Light}
	whole := c.newPage(t)
	ours := fromAfar(whole.Image(2))
	mapMarks := grouped(whole, "map")[0].Marks
	faults := map[string]func(m *Mark){
		"a town without its name": func(m *Mark) {
			if m.Text.String == "Odesa" {
				m.Text.String = ""
			}
		},
		"a fill without its pattern": func(m *Mark) { m.Fill.Pattern = geo.Pattern{} },
		"a fill without its stripes": func(m *Mark) { m.Fill.Stripes = geo.Stripes{} },
		"no coast": func(m *Mark) {
			if m.Part == "coast" {
				m.Stroke.Width = 0
			}
		},
		"the name of a region 20 px away": func(m *Mark) {
			if m.Text.String == "CRIMEA" {
				m.Text.At[0] += 20
			}
		},
	}
	for name, spoil := range faults {
		faulty := *whole
		faulty.Groups = slices.Clone(whole.Groups)
		for i, g := range faulty.Groups {
			if g.Name != "map" {
				continue
			}
			faulty.Groups[i].Marks = slices.Clone(mapMarks)
			for k := range mapMarks {
				spoil(&faulty.Groups[i].Marks[k])
			}
		}
		if _, off := worstBlock(ours, fromAfar(faulty.Image(2))); off <= readers[1].block {
			t.Errorf("%s: the worst block is off by %.1f, which passes", name, off)
		}
	}
}

// fromAfar is a picture of half the size.
func fromAfar(img *image.RGBA) *image.RGBA {
	half := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx()/2, img.Bounds().Dy()/2))
	for y := range half.Rect.Dy() {
		upper, lower := img.Pix[2*y*img.Stride:], img.Pix[(2*y+1)*img.Stride:]
		for i := range 4 * half.Rect.Dx() {
			from := i/4*8 + i%4
			half.Pix[y*half.Stride+i] = uint8((int(upper[from]) + int(upper[from+4]) + int(lower[from]) + int(lower[from+4]) + 2) / 4)
		}
	}
	return half
}

// A sheet of squares, one for each member of all scales, whole and in part.
func swatchSheet(theme state.Theme) *Page {
	const side, gap, columns = 90.0, 10.0, 8
	v := viewOf(state.Single, usDraft, europeanText)
	var marks []Mark
	scales := []*state.Scale{
		state.ScaleOf(data.Bundled(), data.TerritoryKind, v.Words), state.ScaleOf(data.Bundled(), data.OtherKind, v.Words), state.DifferenceScale(v.Words),
	}
	for _, scale := range scales {
		for _, entry := range scale.Entries {
			x, y := float64(len(marks)%columns)*(side+gap)+gap, float64(len(marks)/columns)*(side+gap)+gap
			marks = append(marks, Mark{Part: "swatch", Path: box(x, y, side, side), Fill: entry.Fill(theme)})
		}
	}
	p := &Page{Width: columns*(side+gap) + gap, Height: float64((len(marks)+columns-1)/columns)*(side+gap) + gap, theme: theme}
	p.Language = "en"
	p.Groups = []Group{{Name: "swatches", Box: orb.Bound{Max: orb.Point{p.Width, p.Height}}, Marks: marks}}
	return p
}

// Every pattern of every scale: the mean colour of a square is that of ours, and most of its px are.
func TestOtherProgramsShowEveryPatternAsWeDo(t *testing.T) {
	readers := map[string]func(*testing.T, *Page, float64) *image.RGBA{"SVG": shownBySVG, "PDF": shownByPDF("pdftocairo")}
	for _, theme := range state.Themes {
		p := swatchSheet(theme)
		ours := p.Image(2)
		for name, shown := range readers {
			theirs := shown(t, p, 2)
			for i, m := range p.Groups[0].Marks {
				inside := insideOf(m.Path.Bound(), 2)
				off := apartColours(meanColour(ours, inside), meanColour(theirs, inside))
				_, far := distanceOf(ours.SubImage(inside).(*image.RGBA), theirs.SubImage(inside).(*image.RGBA))
				if off > 3 || far > 0.05 {
					t.Errorf("%s, %s, square %d, %s: the mean colour is off by %.1f of 255, %.1f %% of the px are far off", name, theme, i+1, describedPattern(m.Fill), off, far*100)
				}
			}
		}
	}
}

func describedPattern(f geo.Fill) string {
	return fmt.Sprintf("pattern %+v stripes %+v", f.Pattern, f.Stripes)
}

// insideOf is a box in px of the device, without its edge.
func insideOf(b orb.Bound, scale float64) image.Rectangle {
	return image.Rect(int(b.Min[0]*scale), int(b.Min[1]*scale), int(b.Max[0]*scale), int(b.Max[1]*scale)).Inset(2)
}

func meanColour(img *image.RGBA, r image.Rectangle) (mean [3]float64) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := img.RGBAAt(x, y)
			for i, channel := range []uint8{c.R, c.G, c.B} {
				mean[i] += float64(channel)
			}
		}
	}
	for i := range mean {
		mean[i] /= float64(r.Dx() * r.Dy())
	}
	return mean
}

func apartColours(a, b [3]float64) float64 {
	return max(math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1]), math.Abs(a[2]-b[2]))
}
