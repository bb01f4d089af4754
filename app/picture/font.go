package picture

import (
	"image/color"
	"sync"

	"golang.org/x/image/font/opentype"

	"stancemap/assets"
	"stancemap/geo"
)

// fonts are the styles of Noto Sans, parsed once. The files are embedded and tested, so that a fault
// here is a fault of the build.
var fonts = sync.OnceValue(func() map[assets.FontStyle]*opentype.Font {
	parsed := map[assets.FontStyle]*opentype.Font{}
	for _, style := range []assets.FontStyle{assets.Regular, assets.Bold, assets.Italic} {
		font, err := opentype.Parse(assets.Font(style))
		if err != nil {
			panic(err)
		}
		parsed[style] = font
	}
	return parsed
})

func typed(style assets.FontStyle, size float64, c color.NRGBA) geo.TextStyle {
	return geo.TextStyle{Font: fonts()[style], Size: size, Color: c}
}
