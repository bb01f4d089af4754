package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"unicode/utf8"
)

// Bounds on what is read, enforced while reading.
const (
	mostBytes = 256 << 20 // of one file
	mostRows  = 1_000_000 // of one table
)

// Parts is a dataset as a container gave it: a folder, a zip or a workbook. Tables are by name.
type Parts struct {
	Info     Info
	Tables   map[string]RawTable
	Sources  []Source
	Geometry []byte
}

// Read reads and checks a package. The dataset is nil when there is none to speak of; a dataset with
// errors in its report is fit for showing them, not for the map.
func Read(fsys fs.FS) (*Dataset, *Report) {
	report := &Report{}
	parts, ok := ReadParts(fsys, report)
	if !ok {
		return nil, report
	}
	return Assemble(parts, report), report
}

// ReadParts reads the files of a package, without holding them against each other; ok is false when there is
// nothing to speak of.
func ReadParts(fsys fs.FS, report *Report) (parts Parts, ok bool) {
	descriptor, ok := readFile(fsys, descriptorFile, report)
	if !ok {
		return Parts{}, false
	}
	info, err := ParseInfo(descriptor)
	if err != nil {
		report.fail(descriptorFile, 0, "json", "not readable as JSON: %v", err)
		return Parts{}, false
	}
	if _, err := ParseDate(string(info.AsOf)); err != nil {
		report.fail(descriptorFile, 0, "type", "as_of: %v", err)
	}
	parts = Parts{Info: info, Tables: map[string]RawTable{}}
	for _, name := range tableNames {
		file := info.path(name, name+".csv")
		if optionalTable(name) && !info.lists(name) && !exists(fsys, file) {
			continue
		}
		if content, ok := readFile(fsys, file, report); ok {
			verify(info, file, content, report)
			parts.Tables[name] = readCSV(file, content, report)
		}
	}
	parts.Sources = readSources(fsys, info, report)
	if file := info.path(geometryResource, geometryFile); info.lists(geometryResource) || exists(fsys, file) {
		content, ok := readFile(fsys, file, report)
		if ok {
			verify(info, file, content, report)
		}
		parts.Geometry = content
	}
	return parts, true
}

// tableNames lists the tables of the form that are CSV files.
var tableNames = []string{"positions", "proposals", "accounts", "responses", "regions", "facts", "topics", "terms", "stances", "actors", "readings", "events"}

// optionalTable reports whether a package may do without a table.
func optionalTable(name string) bool {
	return name == "facts" || name == "responses" || name == "events" || name == "terms"
}

// Assemble parses the tables of a container, checks them against each other and indexes them.
func Assemble(parts Parts, report *Report) *Dataset {
	d := &Dataset{Info: parts.Info, Sources: parts.Sources, Geometry: parts.Geometry}
	d.Regions = regionTable.parse(parts.table("regions"), report)
	d.Facts = factTable.parse(parts.table("facts"), report)
	d.Proposals = proposalTable.parse(parts.table("proposals"), report)
	d.Accounts = accountTable.parse(parts.table("accounts"), report)
	d.Readings = readingTable.parse(parts.table("readings"), report)
	d.Topics = topicTable.parse(parts.table("topics"), report)
	d.Terms = termTable.parse(parts.table("terms"), report)
	d.Actors = actorTable.parse(parts.table("actors"), report)
	d.Stances = stanceTable.parse(parts.table("stances"), report)
	d.Positions = positionTable.parse(parts.table("positions"), report)
	d.Responses = responseTable.parse(parts.table("responses"), report)
	d.Events = eventTable.parse(parts.table("events"), report)
	check(d, parts, report)
	d.arrange()
	return d
}

// table is a raw table, or a header without rows for one that is absent.
func (p Parts) table(name string) RawTable {
	if raw, ok := p.Tables[name]; ok {
		return raw
	}
	return RawTable{File: name + ".csv", Header: Header(name)}
}

// Header is the columns of a table of the form, by its name; nil for an unknown name.
func Header(table string) []string {
	for _, rows := range (&Dataset{}).Tables() {
		if rows.Name == table {
			return rows.Header()
		}
	}
	return nil
}

func exists(fsys fs.FS, file string) bool {
	_, err := fs.Stat(fsys, file)
	return err == nil
}

func readFile(fsys fs.FS, file string, report *Report) ([]byte, bool) {
	fail := func(rule, message string) ([]byte, bool) {
		report.add(Problem{File: file, Severity: Error, Rule: rule, Message: message})
		return nil, false
	}
	if !fs.ValidPath(file) {
		return fail("path", "the path leads out of the package; only files inside it are read")
	}
	f, err := fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fail("missing-file", "the package has no such file; a dataset needs it")
	}
	if err != nil {
		return fail("read", fmt.Sprintf("cannot be read: %v", err))
	}
	defer f.Close()
	tooLarge := fmt.Sprintf("is larger than %d MB, the most that is read of one file", mostBytes>>20)
	if about, err := f.Stat(); err == nil && about.Size() > mostBytes {
		return fail("size", tooLarge)
	}
	content, err := io.ReadAll(io.LimitReader(f, mostBytes+1)) // a file may be larger than it says
	if err != nil {
		return fail("read", fmt.Sprintf("cannot be read: %v", err))
	}
	if len(content) > mostBytes {
		return fail("size", tooLarge)
	}
	return content, true
}

// verify holds a file against the checksum and the size that the descriptor states. A difference is
// a warning: whoever corrects a table by hand must not be locked out of it.
func verify(info Info, file string, content []byte, report *Report) {
	const way = "if you changed the file, export the dataset as a package to renew it; if not, fetch the file again"
	hash, size := info.stated(file)
	if is := Hash(content); hash != "" && hash != is {
		report.warn(file, 0, "checksum", "the content has %s, %s states %s; %s", is, descriptorFile, hash, way)
		return
	}
	if hash == "" && size >= 0 && size != int64(len(content)) {
		report.warn(file, 0, "checksum", "the file has %d bytes, %s states %d; %s", len(content), descriptorFile, size, way)
	}
}

var byteOrderMark = []byte("\ufeff")

func readCSV(file string, content []byte, report *Report) RawTable {
	raw := RawTable{File: file}
	content = bytes.TrimPrefix(content, byteOrderMark)
	if !utf8.Valid(content) {
		report.fail(file, 0, "encoding", "the text is not UTF-8; save it as CSV UTF-8")
		report.mend(Repair{Kind: Recode, Table: file})
		return raw
	}
	if head, _, _ := bytes.Cut(content, []byte("\n")); !bytes.ContainsRune(head, ',') && bytes.ContainsAny(head, ";\t|") {
		report.fail(file, 1, "delimiter", "the columns are not separated by commas; save the table with commas between its columns")
		report.mend(Repair{Kind: Recode, Table: file})
		return raw
	}
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		report.fail(file, 1, "header", "the file has no header row; write the column names into the first row")
		return raw
	}
	raw.Header = header
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return raw
		}
		if err != nil {
			report.fail(file, raw.Row(len(raw.Records)), "csv", "not readable as CSV: %v", err)
			return raw
		}
		if len(raw.Records) >= mostRows {
			report.fail(file, raw.Row(len(raw.Records)), "size", "the table has more than %d rows, the most that is read", mostRows)
			return raw
		}
		raw.Records = append(raw.Records, record)
	}
}

func readSources(fsys fs.FS, info Info, report *Report) []Source {
	file := path.Clean(info.path("sources", sourcesFile))
	content, ok := readFile(fsys, file, report)
	if !ok {
		return nil
	}
	verify(info, file, content, report)
	var items []json.RawMessage
	if err := json.Unmarshal(content, &items); err != nil {
		report.fail(file, 0, "json", "not readable as a JSON array of CSL items: %v", err)
		return nil
	}
	var sources []Source
	for i, item := range items {
		source, err := ParseSource(item)
		if err != nil {
			report.add(Problem{File: file, Place: fmt.Sprintf("item %d", i+1), Severity: Error, Rule: "csl", Message: fmt.Sprintf("not a CSL-JSON item: %v", err)})
			continue
		}
		sources = append(sources, source)
	}
	return sources
}
