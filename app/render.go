package main

import (
	"fmt"
	"io"
	"strings"

	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

type renderCommand struct {
	sessionFlags
	To       string   `required:"" placeholder:"FILE" help:"The picture to write: .png, .svg or .pdf. An existing file is replaced." type:"path"`
	Proposal []string `placeholder:"ID[@READING]" help:"The account to show; two for side-by-side and difference, any number for multiples. Needed unless a session says it."`
	Mode     string   `enum:",single,side-by-side,difference,multiples" default:"" help:"How to show them: single, side-by-side, difference or multiples. Without it as in the session, else single."`
	Topic    string   `placeholder:"ID" help:"The topic to paint the map by; without it the territory."`
	Page     string   `placeholder:"PAGE" help:"The page: A4, Letter (both on their side), 16:9 or square; or give a size."`
	Size     string   `placeholder:"WxH" help:"Size in pixels at scale 1; without page and size 1600x1000."`
	Scale    float64  `default:"1" help:"Pixels of a .png for each pixel of the page or size, 0.25 to 8."`
	Theme    string   `enum:"light,dark,high-contrast" default:"light" help:"Colours: light, dark or high-contrast."`
	Lang     string   `placeholder:"L" help:"Language (BCP 47)."`
}

// mostPixels bounds a picture: 200 million pixels take 800 MB to paint.
const mostPixels = 200e6

// mostSide bounds width and height of a page: at 96 px to the inch a PDF page of this size is 5 metres, the most that
// readers agree on.
const mostSide = 19_200

// Run paints the page and writes it.
func (c *renderCommand) Run(s surroundings) error {
	format, size, err := c.form()
	if err != nil {
		return err
	}
	loaded, opening, err := c.open(s)
	if err != nil {
		return err
	}
	if opening.Show, err = c.show(loaded.Dataset, opening.Show); err != nil {
		return err
	}
	w := s.words(c.Lang)
	view := state.Derive(loaded.Dataset, w, opening, nil)
	options := picture.PageOptions{Theme: state.Theme(c.Theme), Program: program}.On(size)
	page := picture.NewPage(picture.Prepare(loaded.Base, loaded.Regions), view, options)
	err = file.WriteContext(s.context, file.OS, c.To, func(out io.Writer) error { return page.Write(out, format, c.Scale) })
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, w.Say("render.written", "File", c.To))
	fmt.Fprintln(s.out, page.Description)
	return nil
}

// form is the format of the file and the size of its page.
func (c *renderCommand) form() (picture.Format, picture.PageSize, error) {
	format, err := picture.FormatOf(c.To)
	if err != nil {
		return "", picture.PageSize{}, usage("%v", err)
	}
	size, err := c.size()
	switch {
	case err != nil:
		return "", picture.PageSize{}, err
	case c.Scale < 0.25 || c.Scale > 8:
		return "", picture.PageSize{}, usage("scale %g is out of range; give 0.25 to 8", c.Scale)
	case !format.HasPixels() && c.Scale != 1:
		return "", picture.PageSize{}, usage("a .%s has lines and text instead of pixels and keeps sharp at any scale; give --scale only for a .png", format)
	case format.HasPixels() && size.Width*size.Height*c.Scale*c.Scale > mostPixels:
		return "", picture.PageSize{}, usage("a picture of %gx%g at scale %g has more than 200 million pixels; give a smaller size or scale", size.Width, size.Height, c.Scale)
	}
	return format, size, nil
}

// size is that of the page named, else the one given in px.
func (c *renderCommand) size() (picture.PageSize, error) {
	switch {
	case c.Page != "" && c.Size != "":
		return picture.PageSize{}, usage("page %q and size %q are two sizes of one picture; give one of them", c.Page, c.Size)
	case c.Page != "":
		return pageNamed(c.Page)
	case c.Size == "":
		return picture.FreeSize(1600, 1000), nil
	}
	var w, h int
	if n, err := fmt.Sscanf(c.Size, "%dx%d", &w, &h); n != 2 || err != nil || fmt.Sprintf("%dx%d", w, h) != c.Size || w < 400 || h < 300 {
		return picture.PageSize{}, usage("%q is not a size; give width x height of at least 400x300, such as 1600x1000", c.Size)
	}
	if w > mostSide || h > mostSide {
		return picture.PageSize{}, usage("%q is too large; give at most %d pixels for width and height", c.Size, mostSide)
	}
	return picture.FreeSize(float64(w), float64(h)), nil
}

// pageNamed finds a page by its name, in any case of letters.
func pageNamed(name string) (picture.PageSize, error) {
	var names []string
	for _, size := range picture.PageSizes {
		if strings.EqualFold(size.Name, name) {
			return size, nil
		}
		names = append(names, size.Name)
	}
	return picture.PageSize{}, usage("unknown page %q; the pages are %s", name, strings.Join(names, ", "))
}

// show is what the flags put on the map.
func (c *renderCommand) show(d *data.Dataset, show state.Show) (state.Show, error) {
	chosen, err := accounts(d, c.Proposal)
	if err != nil {
		return show, err
	}
	if c.Mode != "" {
		show.Mode = state.Mode(c.Mode)
	}
	if show.Mode == state.Multiples {
		if len(chosen) == 0 && c.Session == "" {
			return show, usage("mode multiples shows the accounts given with --proposal, one or more, but none was given")
		}
		return c.several(d, show, chosen)
	}
	want := 2
	if show.Mode == state.Single {
		want = 1
	}
	switch {
	case len(chosen) == 0 && c.Session != "":
	case len(chosen) != want:
		return show, usage("mode %s shows %d of the accounts given with --proposal, but %d were given", show.Mode, want, len(chosen))
	default:
		show.First = chosen[0]
		if want == 2 {
			show.Second = chosen[1]
		}
	}
	return c.topic(d, show)
}

// several puts the accounts chosen on a map each; without any, those that the session has stay.
func (c *renderCommand) several(d *data.Dataset, show state.Show, chosen []state.Account) (state.Show, error) {
	if len(chosen) > 0 {
		show.First, show.Several = chosen[0], setOf(chosen)
	}
	return c.topic(d, show)
}

// topic paints the map by the topic of the flag, if there is one.
func (c *renderCommand) topic(d *data.Dataset, show state.Show) (state.Show, error) {
	if c.Topic == "" {
		return show, nil
	}
	show.Topic = c.Topic
	return show, mapTopic(d, c.Topic)
}
