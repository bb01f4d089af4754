// Package words speaks to people: the sentences of the program by meaning, with plural forms, numbers and dates, in one
// language. It knows no toolkit. Words of a dataset (regions, stances, topics) live in the dataset, not here.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"stancemap/assets"
)

// Words are the words of one language. Where a translation lacks one, it is English.
type Words struct {
	tag       language.Tag
	localizer *i18n.Localizer
	printer   *message.Printer
	lacks     string
}

// bundle is decoded once from the embedded files; a test reads each, so that it cannot fail at run time.
var bundle = load(assets.Translations())

func load(files fs.FS) *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	names, err := fs.Glob(files, "active.*.json")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		if _, err := b.LoadMessageFileFS(files, name); err != nil {
			panic(fmt.Errorf("%s: %w", path.Base(name), err))
		}
	}
	return b
}

// New gives the words of a language, named as in BCP 47 ("uk", "en-GB") or as systems name a locale ("uk_UA.UTF-8").
// For a language without a translation it gives English and a notice that says so; else the notice is empty.
func New(lang string) (Words, string) {
	english := in(language.English)
	if lang = withoutEncoding(lang); lang == "" {
		return english, ""
	}
	wanted, err := language.Parse(lang)
	if err == nil {
		for _, have := range bundle.LanguageTags() {
			if sameLanguage(have, wanted) {
				return in(have), ""
			}
		}
	}
	english.lacks = lang
	return english, english.Say("language.not_translated", "Language", lang)
}

// Lacks names the language that was asked for and has no translation, so that English is spoken; empty where the
// language spoken is the one asked for.
func (w Words) Lacks() string { return w.lacks }

func in(tag language.Tag) Words {
	return Words{tag: tag, localizer: i18n.NewLocalizer(bundle, tag.String()), printer: message.NewPrinter(tag)}
}

func sameLanguage(a, b language.Tag) bool {
	one, _ := a.Base()
	other, _ := b.Base()
	return one == other
}

// Languages names the languages that have a translation, English first.
func Languages() []string {
	var names []string
	for _, tag := range bundle.LanguageTags() {
		names = append(names, tag.String())
	}
	return names
}

// Locale picks the language of messages from the environment as POSIX does: the first of LC_ALL, LC_MESSAGES and LANG
// that is set. The locales C and POSIX speak English.
func Locale(lcAll, lcMessages, lang string) string {
	for _, value := range []string{lcAll, lcMessages, lang} {
		if value != "" {
			return withoutEncoding(value)
		}
	}
	return ""
}

// withoutEncoding makes "uk_UA.UTF-8@calendar" into "uk-UA".
func withoutEncoding(locale string) string {
	locale, _, _ = strings.Cut(locale, "@")
	locale, _, _ = strings.Cut(locale, ".")
	if locale == "C" || locale == "POSIX" {
		return ""
	}
	return strings.ReplaceAll(strings.TrimSpace(locale), "_", "-")
}

// Language returns the BCP 47 tag of the language spoken.
func (w Words) Language() string { return w.tag.String() }

// Say returns the sentence with this id. The values follow as pairs of the name that the sentence uses and the value:
// Say("export.writing", "File", path). An id that is missing everywhere is returned as it is.
func (w Words) Say(id string, values ...any) string {
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: pairs(values)})
}

// Count is Say for a sentence with a number: n picks the plural form, and the sentence writes it as {{.Count}}.
func (w Words) Count(id string, n int, values ...any) string {
	data := pairs(values)
	data["Count"] = w.Number(float64(n))
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: n})
}

// localize keeps the text that comes with an error: it is the English one.
func (w Words) localize(config *i18n.LocalizeConfig) string {
	text, _ := w.localizer.Localize(config)
	if text == "" {
		return config.MessageID
	}
	return text
}

func pairs(values []any) map[string]any {
	data := make(map[string]any, len(values)/2+1)
	for i := 0; i+1 < len(values); i += 2 {
		data[fmt.Sprint(values[i])] = values[i+1]
	}
	return data
}

// Number writes a number with the separators of the language and at most three decimals.
func (w Words) Number(value float64) string {
	return w.printer.Sprint(number.Decimal(value))
}
