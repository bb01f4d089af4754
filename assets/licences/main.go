// Command licences reads the licence of every module that the program links, in both builds, and refuses one that is
// not on its list. Without arguments it writes all of them into dependencies.txt, which the program shows under About;
// with "check" it only compares. Run it at the top of the repository: go run ./assets/licences
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

const result = "assets/licences/dependencies.txt"

// allowed are the terms, by SPDX id, that fit a program under MIT: keep the notice, and no duty to publish code.
var allowed = []string{
	"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC-BY-4.0", "CC0-1.0", "ISC", "MIT", "OFL-1.1",
	"Unlicense", "Zlib",
}

// known are texts that the recogniser has no pattern for, read by a person. They are matched by a phrase of their own.
var known = map[string]string{
	"Fonts are (c) Bitstream (see below). DejaVu changes are in public domain":                        "Bitstream-Vera",
	"profile is made available by the International Color Consortium, and may be copied, distributed": "ICC profile, free",
}

// builds are the window and the headless program, as architecture and Makefile know them.
var builds = []struct {
	name string
	env  string
	tags string
}{
	{"window", "CGO_ENABLED=1", ""},
	{"headless", "CGO_ENABLED=0", "ci"},
}

func main() {
	text, err := collect()
	if err == nil {
		err = finish(text, slices.Contains(os.Args[1:], "check"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func finish(text []byte, onlyCheck bool) error {
	if !onlyCheck {
		return os.WriteFile(result, text, 0o644)
	}
	written, err := os.ReadFile(result)
	if err != nil {
		return err
	}
	if !bytes.Equal(written, text) {
		return fmt.Errorf("%s: not what the modules say now: run make data", result)
	}
	return nil
}

// A module is one line of go list, with the folders of its packages that are linked.
type module struct {
	path, version, dir string
	packages           []string
}

func collect() ([]byte, error) {
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	standard, err := goLibrary()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, "The program is built with %d Go modules and Go's standard library.\n", len(modules))
	for _, m := range append([]module{standard}, modules...) {
		if err := m.write(&text); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// goLibrary leaves Go's version out: it is not ours to pin, and the licence has not changed with it.
func goLibrary() (module, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	dir := strings.TrimSpace(string(root))
	return module{path: "Go's standard library", dir: dir, packages: []string{dir}}, err
}

func linked() ([]module, error) {
	found := map[string]*module{}
	for _, build := range builds {
		const line = `{{with .Module}}{{if not .Main}}{{.Path}}|{{.Version}}|{{.Dir}}|{{$.Dir}}{{end}}{{end}}`
		list := exec.Command("go", "list", "-deps", "-tags="+build.tags, "-f", line, "./app")
		list.Env = append(os.Environ(), build.env, "GOOS=linux", "GOARCH=amd64")
		list.Stderr = os.Stderr
		output, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("listing the %s build: %w", build.name, err)
		}
		for _, line := range strings.Fields(string(output)) {
			part := strings.Split(line, "|")
			m := found[part[0]]
			if m == nil {
				m = &module{path: part[0], version: part[1], dir: part[2]}
				found[part[0]] = m
			}
			m.packages = append(m.packages, part[3])
		}
	}
	var modules []module
	for _, m := range found {
		modules = append(modules, *m)
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return modules, nil
}

func (m module) write(text *bytes.Buffer) error {
	files := m.licenceFiles()
	if len(files) == 0 {
		return fmt.Errorf("%s: no licence file in %s", m.path, m.dir)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		within, _ := filepath.Rel(m.dir, file)
		terms, err := recognise(content)
		if isNotice := strings.EqualFold(filepath.Base(file), "NOTICE"); isNotice {
			terms, err = []string{"notice"}, nil // goes with Apache-2.0, and only has to be passed on
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", m.path, within, err)
		}
		title := strings.TrimSpace(m.path + " " + m.version)
		if filepath.Dir(within) != "." {
			title += ", " + filepath.ToSlash(within)
		}
		rule := strings.Repeat("=", 72)
		fmt.Fprintf(text, "\n%s\n%s (%s)\n%s\n\n%s\n", rule, title, strings.Join(terms, ", "), rule, tidy(content))
	}
	return nil
}

var licenceName = regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|notice|ofl)`)

// licenceFiles looks at the module's top, at the folders of the packages that are linked, and at folders right below
// them that hold no Go, where C code and fonts lie.
func (m module) licenceFiles() []string {
	folders := []string{m.dir}
	for _, dir := range m.packages {
		folders = append(folders, dir)
		below, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, path := range below {
			code, _ := filepath.Glob(filepath.Join(path, "*.go"))
			if len(code) == 0 && filepath.Base(path) != "testdata" {
				folders = append(folders, path)
			}
		}
	}
	slices.Sort(folders)
	var files []string
	for _, folder := range slices.Compact(folders) {
		entries, _ := os.ReadDir(folder)
		for _, entry := range entries {
			if entry.Type().IsRegular() && licenceName.MatchString(entry.Name()) && !strings.HasSuffix(entry.Name(), ".go") {
				files = append(files, filepath.Join(folder, entry.Name()))
			}
		}
	}
	return files
}

// recognise names the terms of a licence text. Less than 75 % recognised means that something else stands there too.
func recognise(content []byte) ([]string, error) {
	for phrase, terms := range known {
		if strings.Contains(string(content), phrase) {
			return []string{terms}, nil
		}
	}
	coverage := licensecheck.Scan(content)
	var terms []string
	for _, match := range coverage.Match {
		terms = append(terms, match.ID)
	}
	slices.Sort(terms)
	terms = slices.Compact(terms)
	if coverage.Percent < 75 {
		return nil, fmt.Errorf("licence not recognised (%.0f %% of the text fits %v)", coverage.Percent, terms)
	}
	for _, term := range terms {
		if !slices.Contains(allowed, term) {
			return nil, fmt.Errorf("licence %s is not on the list %v", term, allowed)
		}
	}
	return terms, nil
}

// tidy drops carriage returns and blanks at the ends of lines.
func tidy(content []byte) string {
	lines := strings.Split(strings.ReplaceAll(string(content), "\r", ""), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
