package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"stancemap/app/file"
	"stancemap/app/picture"
	"stancemap/app/state"
	"stancemap/data"
)

type renderCommand struct {
	sessionFlags
	To       string   `required:"" placeholder:"FILE" help:"The picture to write: .png. An existing file is replaced." type:"path"`
	Proposal []string `placeholder:"ID[@READING]" help:"The account to show; two for side-by-side and difference, any number for multiples. Needed unless a session says it."`
	Mode     string   `enum:",single,side-by-side,difference,multiples" default:"" help:"How to show them: single, side-by-side, difference or multiples. Without it as in the session, else single."`
	Topic    string   `placeholder:"ID" help:"The topic to paint the map by; without it the territory."`
	Size     string   `default:"1600x1000" placeholder:"WxH" help:"Size in pixels at scale 1."`
	Scale    float64  `default:"1" help:"Pixels of the file for each pixel of the size, 0.25 to 8."`
	Theme    string   `enum:"light,dark,high-contrast" default:"light" help:"Colours: light, dark or high-contrast."`
	Lang     string   `placeholder:"L" help:"Language (BCP 47)."`
}

// mostPixels bounds a picture: 200 million pixels take 800 MB to paint.
const mostPixels = 200e6

// Run paints the page and writes it.
func (c *renderCommand) Run(s surroundings) error {
	width, height, err := c.size()
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
	page := picture.NewPage(picture.Prepare(loaded.Base, loaded.Regions), view, picture.PageOptions{
		Width: width, Height: height, Theme: state.Theme(c.Theme), Program: program,
	})
	err = file.WriteContext(s.context, file.OS, c.To, func(out io.Writer) error { return page.WritePNG(out, c.Scale) })
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, w.Say("render.written", "File", c.To))
	fmt.Fprintln(s.out, page.Description)
	return nil
}

func (c *renderCommand) size() (width, height float64, err error) {
	if ending := strings.ToLower(filepath.Ext(c.To)); ending != ".png" {
		return 0, 0, usage("%q: a picture ends in .png", c.To)
	}
	var w, h int
	if n, err := fmt.Sscanf(c.Size, "%dx%d", &w, &h); n != 2 || err != nil || fmt.Sprintf("%dx%d", w, h) != c.Size || w < 400 || h < 300 {
		return 0, 0, usage("%q is not a size; give width x height of at least 400x300, such as 1600x1000", c.Size)
	}
	if c.Scale < 0.25 || c.Scale > 8 {
		return 0, 0, usage("scale %g is out of range; give 0.25 to 8", c.Scale)
	}
	if float64(w)*float64(h)*c.Scale*c.Scale > mostPixels {
		return 0, 0, usage("a picture of %s at scale %g has more than 200 million pixels; give a smaller size or scale", c.Size, c.Scale)
	}
	return float64(w), float64(h), nil
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
