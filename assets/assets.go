// Package assets holds what the program shows and did not compute: icon, fonts, translations, base map, licence texts.
// It hands the bytes out as they are; decoding them is the business of whoever asks.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed icon-128.png
var windowIcon []byte

//go:embed icon.png
var icon []byte

//go:embed icon-16.svg
var smallIcon []byte

//go:embed translations/*.json
var translations embed.FS

// Icon returns the program's icon, a PNG of 512 × 512 px.
func Icon() []byte { return icon }

// WindowIcon returns the icon for title bars and lists of windows, a PNG of 128 × 128 px.
func WindowIcon() []byte { return windowIcon }

// SmallIcon returns the drawing for 24 px and less, an SVG on whole pixels.
func SmallIcon() []byte { return smallIcon }

// Translations holds the words of the program: active.en.json and one such file for every other language.
func Translations() fs.FS { return below(translations, "translations") }

// below never fails: the folders are embedded, and embedding a missing one stops the build.
func below(all embed.FS, folder string) fs.FS {
	sub, err := fs.Sub(all, folder)
	if err != nil {
		panic(err)
	}
	return sub
}
