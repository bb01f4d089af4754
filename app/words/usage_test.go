package words

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stancemap/assets"
)

const root = "../.."

// use is one call of Say or Count with its id written out.
type use struct {
	place  string
	id     string
	plural bool
	names  []string // of the values handed over
	open   bool     // values come as a slice, so their names are not known
}

func TestEveryWordThatIsSaidExistsInEnglish(t *testing.T) {
	messages := english(t)
	uses, _ := wordsInUse(t)
	for _, u := range uses {
		message, known := messages[u.id]
		if !known {
			t.Errorf("%s: %q is not in active.en.json", u.place, u.id)
			continue
		}
		if _, hasForms := message.(map[string]any); u.plural != hasForms {
			t.Errorf("%s: %q: Count is for messages with plural forms, Say for the others", u.place, u.id)
		}
		for _, name := range placeholders(message) {
			if !u.open && !slices.Contains(u.names, name) && !(u.plural && name == "Count") {
				t.Errorf("%s: %q needs a value for %s", u.place, u.id, name)
			}
		}
		for _, name := range u.names {
			if !slices.Contains(placeholders(message), name) {
				t.Errorf("%s: %q has no place for %s", u.place, u.id, name)
			}
		}
	}
}

// A word counts as used when its id stands in the code, or the start of it up to a dot ("extent."), as code adds the
// rest from the data. Before there is a window, most words have nobody to say them yet.
func TestNoWordIsLeftOver(t *testing.T) {
	if files, _ := filepath.Glob(filepath.Join(root, "app", "ui", "*.go")); len(files) == 0 {
		t.Skip("there is no window yet")
	}
	_, literals := wordsInUse(t)
	for id := range english(t) {
		if !isUsed(id, literals) {
			t.Errorf("active.en.json: nobody says %q", id)
		}
	}
}

func isUsed(id string, literals map[string]bool) bool {
	if literals[id] {
		return true
	}
	for i, r := range id {
		if r == '.' && literals[id[:i+1]] {
			return true
		}
	}
	return false
}

// English fills every gap of the other languages, so it has to be whole: each plural form, the same values in each form.
func TestEnglishHasBothPluralForms(t *testing.T) {
	for id, message := range english(t) {
		forms, hasForms := message.(map[string]any)
		if !hasForms {
			if strings.Contains(fmt.Sprint(message), "{{.Count}}") {
				t.Errorf("%q writes a count without plural forms", id)
			}
			continue
		}
		for _, form := range []string{"one", "other"} {
			if forms[form] == nil {
				t.Errorf("%q has no form %q", id, form)
			}
		}
	}
}

func english(t *testing.T) map[string]any {
	t.Helper()
	content, err := fs.ReadFile(assets.Translations(), "active.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string]any
	if err := json.Unmarshal(content, &messages); err != nil {
		t.Fatal(err)
	}
	return messages
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)`)

func placeholders(message any) []string {
	var names []string
	for _, match := range placeholder.FindAllStringSubmatch(fmt.Sprint(message), -1) {
		names = append(names, match[1])
	}
	return names
}

// wordsInUse reads every Go file of the repository that is no test.
func wordsInUse(t *testing.T) (uses []use, literals map[string]bool) {
	t.Helper()
	literals = map[string]bool{}
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "build") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.BasicLit:
				if text, ok := literal(node); ok {
					literals[text] = true
				}
			case *ast.CallExpr:
				if u, ok := useOf(node); ok {
					u.place = files.Position(node.Pos()).String()
					uses = append(uses, u)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(literals) == 0 {
		t.Fatal("no Go file found below " + root)
	}
	return uses, literals
}

func useOf(call *ast.CallExpr) (use, bool) {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || (method.Sel.Name != "Say" && method.Sel.Name != "Count") || len(call.Args) == 0 {
		return use{}, false
	}
	id, ok := literal(call.Args[0])
	if !ok {
		return use{}, false
	}
	u := use{id: id, plural: method.Sel.Name == "Count", open: call.Ellipsis.IsValid()}
	values := call.Args[1:]
	if u.plural {
		values = values[min(1, len(values)):]
	}
	for i := 0; i < len(values); i += 2 {
		name, ok := literal(values[i])
		if !ok {
			u.open = true
			continue
		}
		u.names = append(u.names, name)
	}
	return u, true
}

func literal(node ast.Expr) (string, bool) {
	lit, ok := node.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
