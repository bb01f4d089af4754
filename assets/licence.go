package assets

import _ "embed"

//go:embed licences/stancemap.txt
var programLicence string

//go:embed licences/data.txt
var dataLicence string

//go:embed licences/map.txt
var mapLicence string

//go:embed fonts/OFL.txt
var fontLicence string

//go:embed licences/dependencies.txt
var dependencyLicences string

// A Licence says under which terms something in the program may be used.
type Licence struct {
	ID    string // program, dataset, map, font, libraries: the window translates it
	Terms string // short: "MIT"
	Text  string // in full, in the words of the licence
}

// Licences returns the terms of everything the program contains, its own first.
func Licences() []Licence {
	return []Licence{
		{ID: "program", Terms: "MIT", Text: programLicence},
		{ID: "dataset", Terms: "CC BY 4.0", Text: dataLicence},
		{ID: "map", Terms: "public domain (Natural Earth), CC BY 4.0 (GeoNames)", Text: mapLicence},
		{ID: "font", Terms: "SIL Open Font License 1.1", Text: fontLicence},
		{ID: "libraries", Terms: "MIT, BSD, Apache 2.0 and the like", Text: dependencyLicences},
	}
}
