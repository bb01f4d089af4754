package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stancemap/data"
)

// said is what a command wrote and the code it ended with.
type said struct {
	out, err string
	code     int
}

func command(t *testing.T, args ...string) said {
	t.Helper()
	var out, errors bytes.Buffer
	code := run(context.Background(), args, streams{&out, &errors}, func(string) string { return "" })
	return said{out.String(), errors.String(), code}
}

// copied is the bundled package in a folder of its own.
func copied(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	files, err := data.Bundled().Package()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestBadUsageNamesTheValidChoices(t *testing.T) {
	target := filepath.Join(t.TempDir(), "x.xlsx")
	cases := map[string]struct {
		args  []string
		names []string
	}{
		"flag":                {[]string{"export", "--to", target, "--colour"}, []string{"--colour", "--topic", "--csv"}},
		"proposal":            {[]string{"export", "--to", target, "--proposal", "us-2026"}, []string{`"us-2026"`, "us-2025-04", "europe-ukraine-2025-04"}},
		"reading":             {[]string{"compare", "--proposal", "us-2025-04@bbc", "--proposal", "us-2025-04"}, []string{`"bbc"`, "primary", "wion-2025-04-25"}},
		"region":              {[]string{"export", "--to", target, "--region", "donbas"}, []string{`"donbas"`, "crimea", "kherson"}},
		"topic":               {[]string{"export", "--to", target, "--topic", "weather"}, []string{`"weather"`, "security-guarantees"}},
		"topic without a map": {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--topic", "nato"}, []string{`"nato"`, "territory", "zaporizhzhia-npp"}},
		"format of an export": {[]string{"export", "--to", "x.doc"}, []string{".xlsx", ".csv", ".geojson", ".zip"}},
		"profile":             {[]string{"export", "--to", target, "--profile", "large"}, []string{"standard", "accessible", "large"}},
		"profile of a zip":    {[]string{"export", "--to", "x.zip", "--profile", "accessible"}, []string{"accessible", ".zip", ".xlsx"}},
		"two topics joined":   {[]string{"export", "--to", "x.geojson", "--topic", "territory", "--topic", "kakhovka-dam"}, []string{"one topic", "2 were given"}},
		"topic joined":        {[]string{"export", "--to", "x.geojson", "--topic", "nato"}, []string{`"nato"`, "territory", "zaporizhzhia-npp"}},
		"format of a picture": {[]string{"render", "--to", "x.gif", "--proposal", "us-2025-04"}, []string{"x.gif", ".png", ".svg", ".pdf"}},
		"page":                {[]string{"render", "--to", "x.pdf", "--proposal", "us-2025-04", "--page", "A0"}, []string{`"A0"`, "A4", "Letter", "16:9", "square"}},
		"page and size":       {[]string{"render", "--to", "x.pdf", "--proposal", "us-2025-04", "--page", "A4", "--size", "800x600"}, []string{`"A4"`, `"800x600"`, "one of them"}},
		"scale without px":    {[]string{"render", "--to", "x.svg", "--proposal", "us-2025-04", "--scale", "2"}, []string{".svg", "--scale", ".png"}},
		"scale out of range":  {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--scale", "9"}, []string{"scale 9", "0.25 to 8"}},
		"size too small":      {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--size", "399x300"}, []string{`"399x300"`, "400x300"}},
		"side too long":       {[]string{"render", "--to", "x.svg", "--proposal", "us-2025-04", "--size", "400x19201"}, []string{`"400x19201"`, "19200"}},
		"size":                {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--size", "big"}, []string{`"big"`, "1600x1000"}},
		"size beyond memory":  {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--size", "19000x19000"}, []string{"19000x19000", "200 million"}},
		"mode":                {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--mode", "globe"}, []string{"single", "side-by-side", "multiples", "globe"}},
		"no account":          {[]string{"render", "--to", "x.png", "--mode", "multiples"}, []string{"multiples", "--proposal", "one or more"}},
		"one of two accounts": {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--mode", "side-by-side"}, []string{"side-by-side shows 2", "1 were given"}},
		"theme":               {[]string{"render", "--to", "x.png", "--proposal", "us-2025-04", "--theme", "pink"}, []string{"light", "dark", "high-contrast"}},
		"dataset":             {[]string{"list", "--dataset", filepath.Join(filepath.Dir(target), "nothing.zip")}, []string{"nothing.zip", "a folder with datapackage.json"}},
		"missing target":      {[]string{"export"}, []string{"--to"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := command(t, c.args...)
			if got.code != badUsage {
				t.Errorf("exit %d, want %d", got.code, badUsage)
			}
			if strings.Count(strings.TrimSpace(got.err), "\n") > 0 {
				t.Errorf("more than one line: %s", got.err)
			}
			for _, part := range c.names {
				if !strings.Contains(got.err, part) {
					t.Errorf("%q does not say %q", got.err, part)
				}
			}
			if _, err := os.Stat(target); err == nil {
				t.Error("a file was written")
			}
		})
	}
}

func TestCompareOfTheTwoDrafts(t *testing.T) {
	got := command(t, "compare", "--json", "--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04")
	if got.code != done {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	classes := map[string]data.Class{}
	for line := range strings.Lines(got.out) {
		var c comparison
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		classes[c.Topic+"/"+c.Region] = c.Class
	}
	want := map[string]data.Class{
		"territory/crimea": data.OneDefers, "territory/kherson": data.OneDefers,
		"children/": data.OnlySecond, "security-guarantees/": data.SameStanceOtherTerms,
		"kharkiv/": data.OnlyFirst, "elections/": data.Neither, "minerals/": data.Same, "nato/": data.Differ,
	}
	for cell, class := range want {
		if classes[cell] != class {
			t.Errorf("%s: %s, want %s", cell, classes[cell], class)
		}
	}
}

func TestCompareMarksWhereReadingsDisagree(t *testing.T) {
	got := command(t, "compare", "--proposal", "us-2025-04", "--proposal", "us-2025-04@wion-2025-04-25")
	if got.code != done || strings.Count(got.out, "Accounts differ") != 5 {
		t.Errorf("exit %d, want the five regions marked:\n%s", got.code, got.out)
	}
}

func TestCompareSaysInWordsHowEachClauseDiffers(t *testing.T) {
	got := command(t, "compare", "--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04")
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if got.code != done || len(lines) != 1+len(data.Bundled().Compare(data.ParseAccountID("us-2025-04"), data.ParseAccountID("europe-ukraine-2025-04"))) {
		t.Fatalf("exit %d, %d lines: %s%s", got.code, len(lines), got.out, got.err)
	}
	if head := strings.Join(strings.Fields(lines[0]), " "); head != "Topic Region Head Difference US draft European–Ukrainian text Accounts" {
		t.Errorf("the head is %q", head)
	}
	if crimea := strings.Join(strings.Fields(lines[1]), " "); crimea != "Status of the five regions Crimea Territory One defers Recognition, de jure Deferred to talks Accounts differ" {
		t.Errorf("of Crimea it says %q", crimea)
	}
}

func TestRenderDrawsAnyNumberOfAccounts(t *testing.T) {
	for _, accounts := range [][]string{{"us-2025-04"}, {"us-2025-04", "us-2025-04@wion-2025-04-25", "europe-ukraine-2025-04"}} {
		target := filepath.Join(t.TempDir(), "maps.png")
		args := []string{"render", "--mode", "multiples", "--to", target, "--size", "800x600"}
		for _, id := range accounts {
			args = append(args, "--proposal", id)
		}
		got := command(t, args...)
		if info, err := os.Stat(target); got.code != done || err != nil || info.Size() == 0 {
			t.Fatalf("%v: exit %d: %s %v", accounts, got.code, got.err, err)
		}
		if want := fmt.Sprintf("%d account", len(accounts)); !strings.Contains(got.out, want) {
			t.Errorf("%v: it says %q, not %q", accounts, got.out, want)
		}
	}
}

func TestExportWritesEveryFormat(t *testing.T) {
	folder := t.TempDir()
	for _, ending := range []string{".xlsx", ".csv", ".geojson", ".zip"} {
		target := filepath.Join(folder, "stances"+ending)
		got := command(t, "export", "--to", target)
		if got.code != done || !strings.Contains(got.out, target) {
			t.Fatalf("%s: exit %d: %s%s", ending, got.code, got.out, got.err)
		}
	}
	workbook, err := excelize.OpenFile(filepath.Join(folder, "stances.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer workbook.Close()
	rows, err := workbook.GetRows("Stance by region")
	if err != nil {
		t.Fatal(err)
	}
	us := slices.IndexFunc(rows, func(row []string) bool { return row[0] == "US draft" })
	if us < 0 || rows[us][3] != "Recognition, de jure" {
		t.Errorf("the row of the US draft is number %d of %q", us, rows)
	}
	archive, err := zip.OpenReader(filepath.Join(folder, "stances.zip"))
	if err != nil {
		t.Fatal(err)
	}
	archive.Close()
	if got := command(t, "check", filepath.Join(folder, "stances.zip")); got.code != done || !strings.HasPrefix(got.out, "0 errors") {
		t.Errorf("check of our own zip: exit %d: %s%s", got.code, got.out, got.err)
	}
}

// The flags say what is joined: without any all accounts and the territory.
func TestAnExportedGeoJSONHoldsTheAccountsAndTheTopicChosen(t *testing.T) {
	target := filepath.Join(t.TempDir(), "a.geojson")
	cases := map[string]struct {
		args            []string
		accounts        int
		topic, sentence string
	}{
		"everything": {nil, len(data.Bundled().Accounts), "territory", "5 regions with what is said of them on “Status of the five regions”, by 35 accounts"},
		"one":        {[]string{"--proposal", "us-2025-04"}, 1, "territory", "by 1 account)"},
		"two":        {[]string{"--proposal", "us-2025-04", "--proposal", "us-2025-04@wion-2025-04-25"}, 2, "territory", "by 2 accounts"},
		"three":      {[]string{"--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04", "--proposal", "minsk-2-2015-02", "--region", "crimea"}, 3, "territory", "1 region with"},
		"a topic":    {[]string{"--proposal", "us-2025-04", "--topic", "zaporizhzhia-npp"}, 1, "zaporizhzhia-npp", "nuclear power plant"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := command(t, append([]string{"export", "--to", target}, c.args...)...)
			if got.code != done || !strings.Contains(got.out, c.sentence) {
				t.Errorf("exit %d: %s%s, want %q", got.code, got.out, got.err, c.sentence)
			}
			content, err := os.ReadFile(target)
			if err != nil {
				t.Fatal(err)
			}
			var read struct {
				Accounts []struct{ ID string }
				Topic    struct{ ID string }
			}
			if err := json.Unmarshal(content, &read); err != nil || len(read.Accounts) != c.accounts || read.Topic.ID != c.topic {
				t.Errorf("%d accounts on %q, %v", len(read.Accounts), read.Topic.ID, err)
			}
		})
	}
}

// The last sheet has a map of the accounts chosen, and the accessible profile has no marked-up table.
func TestAWorkbookHasTheMapOfTheAccountsChosen(t *testing.T) {
	for profile, tables := range map[string]int{"standard": 1, "accessible": 0} {
		target := filepath.Join(t.TempDir(), "a.xlsx")
		if got := command(t, "export", "--to", target, "--profile", profile, "--proposal", "us-2025-04", "--proposal", "europe-ukraine-2025-04"); got.code != done {
			t.Fatalf("exit %d: %s", got.code, got.err)
		}
		workbook, err := excelize.OpenFile(target)
		if err != nil {
			t.Fatal(err)
		}
		defer workbook.Close()
		title, err := workbook.GetCellValue("Map", "A1")
		if err != nil || !strings.Contains(title, "US draft") || !strings.Contains(title, "European–Ukrainian text") {
			t.Errorf("%s: the map is titled %q, %v", profile, title, err)
		}
		if found, err := workbook.GetTables("Positions"); err != nil || len(found) != tables {
			t.Errorf("%s: %d tables, %v", profile, len(found), err)
		}
	}
}

func TestASelectionIsSaid(t *testing.T) {
	target := filepath.Join(t.TempDir(), "part.csv")
	got := command(t, "export", "--to", target, "--proposal", "us-2025-04", "--region", "crimea", "--topic", "territory")
	if got.code != done || !strings.Contains(got.out, "1 of ") {
		t.Errorf("exit %d: %q %q", got.code, got.out, got.err)
	}
	content, err := os.ReadFile(target)
	if err != nil || strings.Count(string(content), "\n") != 2 {
		t.Errorf("want the header and one row, got %q, %v", content, err)
	}
}

func TestRenderWritesThePictureOfItsSize(t *testing.T) {
	target := filepath.Join(t.TempDir(), "map.png")
	got := command(t, "render", "--to", target, "--proposal", "us-2025-04", "--size", "800x600", "--scale", "1.5")
	if got.code != done || !strings.Contains(got.out, "for Crimea: recognition, de jure") {
		t.Fatalf("exit %d: %s%s", got.code, got.out, got.err)
	}
	file, err := os.Open(target)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	config, err := png.DecodeConfig(file)
	if err != nil || config.Width != 1200 || config.Height != 900 {
		t.Errorf("%d × %d, %v; want 1200 × 900", config.Width, config.Height, err)
	}
}

// Every format on every page, named in any case of letters: the file begins as its format does.
func TestRenderWritesEveryFormatOnEveryPage(t *testing.T) {
	begin := map[string]string{".png": "\x89PNG", ".SVG": "<?xml", ".pdf": "%PDF-1."}
	for ending, first := range begin {
		for _, page := range []string{"A4", "letter", "16:9", "Square"} {
			target := filepath.Join(t.TempDir(), "map"+ending)
			got := command(t, "render", "--to", target, "--proposal", "us-2025-04", "--page", page)
			content, err := os.ReadFile(target)
			if got.code != done || err != nil || !strings.HasPrefix(string(content), first) {
				t.Errorf("%s on %s: exit %d: %s; %v; it begins %.20q", ending, page, got.code, got.err, err, content)
			}
		}
	}
}

func TestAnUnwritableTargetLeavesTheOldFile(t *testing.T) {
	folder := t.TempDir()
	if got := command(t, "export", "--to", filepath.Join(folder, "missing", "x.csv")); got.code != failed || !strings.Contains(got.err, "missing") {
		t.Errorf("a folder that is not there: exit %d: %s", got.code, got.err)
	}
	occupied := filepath.Join(folder, "folder.csv")
	if err := os.MkdirAll(filepath.Join(occupied, "inside"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := command(t, "export", "--to", occupied); got.code != failed || !strings.Contains(got.err, "folder.csv") {
		t.Errorf("a folder of that name: exit %d: %s", got.code, got.err)
	}
	if _, err := os.Stat(filepath.Join(occupied, "inside")); err != nil {
		t.Error("what was there is gone")
	}
}

func TestABrokenDatasetIsRefusedWithFilePlaceAndRule(t *testing.T) {
	folder := copied(t)
	path := filepath.Join(folder, "positions.csv")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, after, found := strings.Cut(string(content), ",recognise_de_jure,")
	if !found {
		t.Fatal("there is no stance to break")
	}
	broken, row := before+",neutral,"+after, 1+strings.Count(before, "\n")
	if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "x.csv")
	got := command(t, "export", "--to", target, "--dataset", folder)
	if got.code != failed || !strings.Contains(got.err, fmt.Sprintf("positions.csv: row %d: unknown stance \"neutral\"", row)) {
		t.Errorf("export: exit %d: %s", got.code, got.err)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("a file was written from a broken dataset")
	}
	checked := command(t, "check", "--json", folder)
	var problem data.Problem
	if err := json.Unmarshal([]byte(strings.SplitN(checked.out, "\n", 2)[0]), &problem); err != nil {
		t.Fatalf("%q: %v", checked.out, err)
	}
	if checked.code != failed || !strings.Contains(checked.out, `"rule":"unknown-stance"`) {
		t.Errorf("check: exit %d: %s", checked.code, checked.out)
	}
}

func TestCheckCannotRunWithoutADataset(t *testing.T) {
	if got := command(t, "check", filepath.Join(t.TempDir(), "nothing")); got.code != badUsage || !strings.Contains(got.err, "nothing") {
		t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
	}
}

func TestListHoldsEveryPositionWithEveryColumn(t *testing.T) {
	got := command(t, "list", "--json")
	var list struct {
		Dataset   map[string]string
		Regions   []map[string]string
		Proposals []map[string]string
		Positions []map[string]any
	}
	if err := json.Unmarshal([]byte(got.out), &list); err != nil {
		t.Fatal(err)
	}
	d := data.Bundled()
	if len(list.Regions) != 5 || len(list.Proposals) != len(d.Proposals) || len(list.Positions) != len(d.Positions) {
		t.Errorf("%d regions, %d proposals, %d positions", len(list.Regions), len(list.Proposals), len(list.Positions))
	}
	for _, column := range data.Header("positions") {
		if _, ok := list.Positions[0][column]; !ok {
			t.Errorf("positions lack %q", column)
		}
	}
	if list.Dataset["version"] != d.Info.Version {
		t.Errorf("dataset %v", list.Dataset)
	}
}

// The list names accounts as the window does.
func TestTheListNamesAccountsAsTheScreenDoes(t *testing.T) {
	got := command(t, "list")
	for account, words := range map[string]string{
		"us-2025-04": "as published", "us-2025-11": "as leaked", "us-2025-04@wion-2025-04-25": "as told by WION, 25 Apr 2025",
	} {
		line := regexp.MustCompile(`(?m)^account +(\S+) +(.+)$`)
		said := ""
		for _, found := range line.FindAllStringSubmatch(got.out, -1) {
			if found[1] == account {
				said = found[2]
			}
		}
		if said != words {
			t.Errorf("%s is listed as %q, want %q", account, said, words)
		}
	}
}

func TestVersionNamesProgramAndDataset(t *testing.T) {
	if got := command(t, "version"); got.code != done || !strings.Contains(got.out, program) || !strings.Contains(got.out, data.Bundled().Info.Version) {
		t.Errorf("exit %d: %q", got.code, got.out)
	}
}

func TestHelpEndsWithZero(t *testing.T) {
	if got := command(t, "export", "--help"); got.code != done || !strings.Contains(got.out, "--to") {
		t.Errorf("exit %d: %q", got.code, got.out)
	}
}

// A fault of the program ends it with its message and not, as it once did, in silence as if all were well.
func TestAFaultIsNotSwallowed(t *testing.T) {
	defer func() {
		if said := recover(); said != "a fault" {
			t.Errorf("what comes through is %v", said)
		}
	}()
	run(context.Background(), []string{"list"}, streams{io.Discard, io.Discard}, func(string) string { panic("a fault") })
	t.Error("the program goes on")
}
