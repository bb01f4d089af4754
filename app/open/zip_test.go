package open

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stancemap/data"
)

// F14: of an archive that could do harm nothing is unpacked.
func TestF14AZipThatCouldDoHarmIsRefusedByTheNameOfItsEntry(t *testing.T) {
	named := func(name string) []*zip.FileHeader { return []*zip.FileHeader{{Name: name}} }
	link := &zip.FileHeader{Name: "topics.csv"}
	link.SetMode(fs.ModeSymlink | 0o777)
	device := &zip.FileHeader{Name: "dev"}
	device.SetMode(fs.ModeDevice | 0o666)
	var many []*zip.FileHeader
	for i := range mostEntries + 1 {
		many = append(many, &zip.FileHeader{Name: "f" + strings.Repeat("x", i%7) + string(rune('0'+i%10)) + strings.Repeat("y", i/70)})
	}
	bomb := strings.Repeat("0", 8<<20)
	cases := map[string]struct {
		entries []*zip.FileHeader
		texts   map[string]string
		rule    string
	}{
		"a path upwards":             {named("../topics.csv"), nil, "path"},
		"a path upwards in a folder": {named("a/../../topics.csv"), nil, "path"},
		"an absolute path":           {named("/etc/passwd"), nil, "path"},
		"a drive":                    {named("C:topics.csv"), nil, "path"},
		"a backslash":                {named(`..\topics.csv`), nil, "path"},
		"no name":                    {named(""), nil, "path"},
		"a zero byte":                {named("a\x00b"), nil, "path"},
		"a link":                     {[]*zip.FileHeader{link}, nil, "link"},
		"a device":                   {[]*zip.FileHeader{device}, nil, "kind"},
		"two names of one file":      {[]*zip.FileHeader{{Name: "topics.csv"}, {Name: "Topics.CSV"}}, nil, "duplicate-name"},
		"too many files":             {many, nil, "size"},
		"a name that cannot be read": {named("\xff\xfe"), nil, "path"},
		"a bomb":                     {[]*zip.FileHeader{{Name: "bomb.csv", Method: zip.Deflate}}, map[string]string{"bomb.csv": bomb}, "ratio"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path, fill := zipOf(t, c.entries...)
			fill(c.texts)
			wantRule(t, path, "dataset.zip", c.rule)
		})
	}
}

// wantRule wants the path refused by a rule, with the file named.
func wantRule(t *testing.T, path, file, rule string) {
	t.Helper()
	if _, err := Paths(context.Background(), []string{path}); err == nil {
		t.Error("it was opened")
	}
	problems, err := Check(context.Background(), []string{path})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		if problem.Severity == data.Error && problem.File == file && problem.Rule == rule {
			return
		}
	}
	t.Errorf("want %s of %s, got %v", rule, file, problems)
}

func TestF14ABrokenZipIsRefused(t *testing.T) {
	whole, err := os.ReadFile(exported(t, data.Bundled(), "dataset.zip"))
	if err != nil {
		t.Fatal(err)
	}
	directory := bytes.LastIndex(whole, []byte("PK\x01\x02"))
	encrypted := bytes.Clone(whole)
	encrypted[directory+8] |= 1
	method := bytes.Clone(whole)
	binary.LittleEndian.PutUint16(method[directory+10:], 99)
	huge := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(huge[directory+24:], mostEntry+1)
	cases := map[string]struct {
		content []byte
		rule    string
	}{
		"nothing":               {nil, "zip"},
		"half a file":           {whole[:len(whole)/2], "zip"},
		"no zip":                {[]byte("id,order,label\n"), "zip"},
		"an encrypted entry":    {encrypted, "encrypted"},
		"an unknown method":     {method, "method"},
		"an entry of huge size": {huge, "size"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "dataset.zip")
			if err := os.WriteFile(path, c.content, 0o644); err != nil {
				t.Fatal(err)
			}
			wantRule(t, path, "dataset.zip", c.rule)
		})
	}
}

// An entry whose content is not what the directory promises is told by its own name.
func TestAnEntryThatIsLongerThanTheDirectorySaysIsRefused(t *testing.T) {
	path := exported(t, data.Bundled(), "dataset.zip")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := bytes.LastIndex(content, []byte("topics.csv")) // in the directory, 46 bytes after its entry begins
	binary.LittleEndian.PutUint32(content[name-46+24:], 10)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	wantRule(t, path, "topics.csv", "read")
}

func TestADatasetInAZipIsCheckedLikeAFolder(t *testing.T) {
	files := bundledFiles(t)
	cell("positions.csv", crimea, "stance", "neutral")(t, files)
	var headers []*zip.FileHeader
	texts := map[string]string{}
	for name, f := range files {
		headers = append(headers, &zip.FileHeader{Name: name, Method: zip.Deflate})
		texts[name] = string(f.Data)
	}
	path, fill := zipOf(t, headers...)
	fill(texts)
	wantRule(t, path, "positions.csv", "unknown-stance")
}

func TestWhatSystemsAddToAZipIsPassedOver(t *testing.T) {
	headers := []*zip.FileHeader{{Name: "__MACOSX/._topics.csv"}, {Name: "dataset/.DS_Store"}}
	texts := map[string]string{}
	for name, f := range bundledFiles(t) {
		headers = append(headers, &zip.FileHeader{Name: "dataset/" + name, Method: zip.Deflate})
		texts["dataset/"+name] = string(f.Data)
	}
	path, fill := zipOf(t, headers...)
	fill(texts)
	equalPackages(t, opened(t, path).Dataset, data.Bundled())
}

// Whatever a file holds, it is read or refused: nothing panics, and every refusal says a rule.
func FuzzAFileIsReadOrRefused(f *testing.F) {
	small := zipOfTexts(f, map[string]string{"datapackage.json": "{}", "regions.csv": "id,name_en\ncrimea,Crimea\n", "sources.json": "[]"})
	f.Add(small, false)
	f.Add(small, true)
	f.Add(zipOfTexts(f, map[string]string{"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}), true)
	f.Fuzz(func(t *testing.T, content []byte, isWorkbook bool) {
		name := map[bool]string{true: "a.xlsx", false: "a.zip"}[isWorkbook]
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		problems, err := Check(context.Background(), []string{path})
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range problems {
			if problem.Rule == "" || problem.Message == "" || problem.File == "" {
				t.Errorf("%+v says too little", problem)
			}
		}
	})
}

func zipOfTexts(t testing.TB, texts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		w, err := writer.Create(name)
		if err == nil {
			_, err = w.Write([]byte(texts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
