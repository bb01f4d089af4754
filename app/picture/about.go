package picture

import (
	"cmp"
	"strings"
	"time"

	"stancemap/app/state"
)

// About is what the file of a picture says of itself where nobody sees it, so that a picture that lost its page still
// says what it shows and who says so.
type About struct {
	Title, Description string
	Notice             string // that shading is no opinion of the authors
	Sources            string // what the maps rest on, in one sentence
	Dataset            string // title and version
	Keywords           string
	Rights             string // licences of the dataset
	Program            string // name and version
	Language           string // BCP 47
	Date               time.Time
}

func aboutOf(v *state.View, program string) About {
	info := v.Dataset.Info
	var rights []string
	for _, licence := range info.Licenses {
		rights = append(rights, strings.TrimSpace(cmp.Or(licence.Title, licence.Name)+" "+licence.Path))
	}
	dataset := strings.TrimSpace(cmp.Or(info.Title, info.Name) + " " + info.Version)
	return About{
		Title: v.Maps.Title, Description: v.Maps.Sentence, Notice: v.Words.Say("note.neutrality"),
		Sources: v.Words.Say("page.sources_line", "Sources", strings.Join(sourcesOf(v), "; ")),
		Dataset: dataset, Keywords: strings.Join(append([]string{dataset}, info.Keywords...), ", "),
		Rights: strings.Join(rights, "; "), Program: program, Language: v.Words.Language(), Date: dateOf(info.Created, info.AsOf.Time),
	}
}

// sourcesOf names the sources of what is on the maps.
func sourcesOf(v *state.View) (named []string) {
	for _, id := range v.SourcesShown() {
		source, _ := v.Dataset.Source(id)
		named = append(named, strings.TrimSuffix(source.Short(), "."))
	}
	return named
}

// dateOf is the time that a file carries as its own, in UTC: that of the dataset, as the clock is no part of the picture.
func dateOf(created string, asOf func() (time.Time, bool)) time.Time {
	if made, err := time.Parse(time.RFC3339, created); err == nil {
		return made.UTC()
	}
	if month, ok := asOf(); ok {
		return month.UTC()
	}
	return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
}
