package assets

import (
	"embed"
	"io/fs"
)

//go:embed basemap/*json
var basemap embed.FS

// Basemap holds the layers under the stances, RFC 7946 GeoJSON each, and sources.json, which says where each comes from.
func Basemap() fs.FS { return below(basemap, "basemap") }
