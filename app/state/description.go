package state

import "strings"

// Description says everything that the maps show, as text to read, copy and use as alternative text: a
// paragraph each for title, what is said, where accounts differ, what is filtered, the sources, the
// note on shading, and the dataset with the date of its last source.
func (v *View) Description() string {
	paragraphs := []string{v.Maps.Title + ".", v.Maps.Sentence}
	if conflicts := v.Conflicts(); len(conflicts) > 0 {
		paragraphs = append(paragraphs, v.Words.Say("page.conflicts")+": "+strings.Join(conflicts, " "))
	}
	if filter := v.FilterWords(); filter != "" {
		paragraphs = append(paragraphs, upperFirst(v.Words.Say("status.filtered", "Filter", filter))+".")
	}
	var sources []string
	for _, id := range v.SourcesShown() {
		source, _ := v.Dataset.Source(id)
		sources = append(sources, source.Short())
	}
	if len(sources) > 0 {
		paragraphs = append(paragraphs, v.Words.Say("page.sources")+": "+strings.Join(sources, "; ")+".")
	}
	paragraphs = append(paragraphs, v.Status.Neutral, v.EditionWords()+".")
	return strings.Join(paragraphs, "\n\n")
}

// EditionWords names the dataset, its version and the date of the last source that was read for it.
func (v *View) EditionWords() string {
	info := v.Dataset.Info
	if info.AsOf == "" {
		return v.Words.Say("edition.undated", "Dataset", v.DatasetTitle(), "Version", info.Version)
	}
	return v.Words.Say("edition.dated", "Dataset", v.DatasetTitle(), "Version", info.Version, "Date", v.Words.DateLong(string(info.AsOf)))
}
