package assets

import _ "embed"

//go:embed fonts/NotoSans-Regular.ttf
var regular []byte

//go:embed fonts/NotoSans-Bold.ttf
var bold []byte

//go:embed fonts/NotoSans-Italic.ttf
var italic []byte

// FontStyle is one of the three cuts of Noto Sans that maps, pictures and the window share.
type FontStyle int

// The styles of the typeface.
const (
	Regular FontStyle = iota
	Bold
	Italic
)

// Font returns a TrueType file. The bytes are shared: never change them.
func Font(style FontStyle) []byte {
	switch style {
	case Bold:
		return bold
	case Italic:
		return italic
	}
	return regular
}
