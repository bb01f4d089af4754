package assets

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/opentype"
)

func TestTheIconIsAPictureOf512Pixels(t *testing.T) {
	picture, err := png.DecodeConfig(bytes.NewReader(Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width != 512 || picture.Height != 512 {
		t.Errorf("the icon has %d × %d px", picture.Width, picture.Height)
	}
	var drawing struct {
		XMLName xml.Name
		ViewBox string `xml:"viewBox,attr"`
	}
	if err := xml.Unmarshal(SmallIcon(), &drawing); err != nil {
		t.Fatal(err)
	}
	if drawing.XMLName.Local != "svg" || drawing.ViewBox != "0 0 16 16" {
		t.Errorf("the small icon is %s with view box %q", drawing.XMLName.Local, drawing.ViewBox)
	}
}

func TestEveryFontWritesTheNamesOnTheMap(t *testing.T) {
	for style, want := range map[FontStyle]string{Regular: "Noto Sans", Bold: "Noto Sans Bold", Italic: "Noto Sans Italic"} {
		font, err := opentype.Parse(Font(style))
		if err != nil {
			t.Fatal(err)
		}
		if name, _ := font.Name(nil, 4); !strings.HasPrefix(name, want) {
			t.Errorf("style %d is %q, want %q", style, name, want)
		}
		for _, r := range "Zaporizhzhia Запоріжжя Ґґ Її Єє ъэё ≠ – “ ” ’ × … ↗" {
			if glyph, err := font.GlyphIndex(nil, r); err != nil || (glyph == 0 && !elsewhere(r)) {
				t.Errorf("%s has no %q", want, r)
			}
		}
	}
}

// elsewhere names what Noto Sans lacks: whoever shows it draws it.
func elsewhere(r rune) bool { return r == '≠' || r == '↗' }

func TestTheLicenceAtTheTopHoldsTheTextsThatTheProgramShows(t *testing.T) {
	licence, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"program": programLicence, "data": dataLicence, "map": mapLicence} {
		if !strings.Contains(string(licence), text) {
			t.Errorf("LICENSE lacks the text of licences/%s", name)
		}
	}
	if !strings.HasPrefix(string(licence), "MIT License\n") {
		t.Error("LICENSE does not start with the licence of the program")
	}
}

func TestEveryLicenceIsShownInFull(t *testing.T) {
	words := map[string]string{
		"program": "Permission is hereby granted", "dataset": "creativecommons.org/licenses/by/4.0", "map": "GeoNames",
		"font": "SIL OPEN FONT LICENSE", "libraries": "fyne.io/fyne/v2",
	}
	for _, licence := range Licences() {
		if word := words[licence.ID]; word == "" || !strings.Contains(licence.Text, word) {
			t.Errorf("%s: its text does not say %q", licence.ID, word)
		}
		delete(words, licence.ID)
	}
	if len(words) > 0 {
		t.Errorf("no licence for %v", words)
	}
}
