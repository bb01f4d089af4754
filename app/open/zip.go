package open

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stancemap/data"
)

// Limits of an archive, held against its directory before anything is unpacked and again while
// unpacking.
const (
	mostArchive = 256 << 20 // bytes of the file
	mostEntries = 2000
	mostEntry   = 256 << 20 // bytes of one file in it, unpacked
	mostTotal   = 512 << 20 // bytes of all files in it, unpacked
	mostRatio   = 250       // unpacked to packed, of files over ratioFrom; text packs 20:1 at best
	ratioFrom   = 1 << 20
)

// readZip reads a package from a .zip. The folder that many programs put around everything is
// accepted.
func (s source) readZip(ctx context.Context) (reading, error) {
	name := s.path
	report := &data.Report{}
	file, err := os.Open(name)
	if err != nil {
		return reading{}, err
	}
	defer file.Close()
	reader, ok := openArchive(file, filepath.Base(name), report)
	if !ok {
		return reading{report: report}, nil
	}
	entries, ok := checkedEntries(reader, filepath.Base(name), report)
	if !ok {
		return reading{report: report}, nil
	}
	return s.readPackage(ctx, entries.withoutFolder())
}

// openArchive reads the directory of an archive. Its file is checked for size first.
func openArchive(file *os.File, name string, report *data.Report) (*zip.Reader, bool) {
	info, err := file.Stat()
	if err != nil {
		refuse(report, name, "", "read", "cannot be read: %v", err)
		return nil, false
	}
	if info.Size() > mostArchive {
		refuse(report, name, "", "size", "is larger than %d MB, the most that is read of one file", mostArchive>>20)
		return nil, false
	}
	reader, err := zip.NewReader(file, info.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // such names are refused below, with the name
		refuse(report, name, "", "zip", "not readable as a zip: %v", err)
		return nil, false
	}
	return reader, true
}

// checkedEntries refuses every entry that could do harm, by its name, and gives the others as a file
// system.
func checkedEntries(reader *zip.Reader, archive string, report *data.Report) (entries, bool) {
	if len(reader.File) > mostEntries {
		refuse(report, archive, "", "size", "holds %d files; %d are the most that is read", len(reader.File), mostEntries)
		return nil, false
	}
	all, folded, faults := entries{}, map[string]string{}, len(report.Problems)
	total := uint64(0)
	for _, f := range reader.File {
		if rule, message := entryFault(f); rule != "" {
			refuse(report, archive, fmt.Sprintf("entry %q", f.Name), rule, "%s", message)
			continue
		}
		key := fold(strings.TrimSuffix(f.Name, "/"))
		if other, taken := folded[key]; taken {
			refuse(report, archive, fmt.Sprintf("entry %q", f.Name), "duplicate-name", "the name stands twice, ignoring case; the other is %q", other)
			continue
		}
		folded[key] = f.Name
		if total += f.UncompressedSize64; total > mostTotal {
			refuse(report, archive, "", "size", "unpacks to more than %d MB, the most that is read", mostTotal>>20)
			return nil, false
		}
		if !f.FileInfo().IsDir() && !litter(f.Name) {
			all[f.Name] = f
		}
	}
	return all, len(report.Problems) == faults
}

// entryFault names the rule that an entry breaks; empty for one that may be read.
func entryFault(f *zip.File) (rule, message string) {
	name := strings.TrimSuffix(f.Name, "/")
	switch {
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 }):
		return "path", "the name is no readable text"
	case strings.Contains(name, `\`) || strings.Contains(name, ":"):
		return "path", `the name holds \ or :, which some systems read as a path or a drive`
	case !fs.ValidPath(name) || name == ".":
		return "path", "the name leads out of the archive; only files inside it are read"
	case f.Mode()&fs.ModeSymlink != 0:
		return "link", "is a symbolic link; only files are read"
	case !f.Mode().IsRegular() && !f.Mode().IsDir():
		return "kind", "is a device or a pipe; only files are read"
	case f.Flags&1 != 0:
		return "encrypted", "is encrypted; pack the dataset without a password"
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return "method", fmt.Sprintf("is packed by method %d; only plain and deflated files are read", f.Method)
	case f.UncompressedSize64 > mostEntry:
		return "size", fmt.Sprintf("unpacks to more than %d MB, the most that is read of one file", mostEntry>>20)
	case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/max(f.CompressedSize64, 1) > mostRatio:
		return "ratio", fmt.Sprintf("unpacks to more than %d times its size, as no table does", mostRatio)
	}
	return "", ""
}

// fold makes names equal that some file systems take for the same.
func fold(name string) string { return cases.Fold().String(norm.NFC.String(name)) }

// litter tells what systems add to archives of their own accord.
func litter(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || path.Base(name) == ".DS_Store" || path.Base(name) == "Thumbs.db"
}

// entries is a file system of checked files, by path.
type entries map[string]*zip.File

// withoutFolder takes off the one folder in which everything lies, if the package is not at the top.
func (e entries) withoutFolder() entries {
	if e["datapackage.json"] != nil {
		return e
	}
	folder := ""
	for name := range e {
		top, _, inside := strings.Cut(name, "/")
		if !inside || (folder != "" && top != folder) {
			return e
		}
		folder = top
	}
	inner := entries{}
	for name, file := range e {
		inner[strings.TrimPrefix(name, folder+"/")] = file
	}
	return inner
}

// Open opens a file. Folders are not listed: a package names its files.
func (e entries) Open(name string) (fs.File, error) {
	fail := func(err error) error { return &fs.PathError{Op: "open", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return nil, fail(fs.ErrInvalid)
	}
	file := e[name]
	if file == nil {
		return nil, fail(fs.ErrNotExist)
	}
	content, err := file.Open()
	if err != nil {
		return nil, fail(err)
	}
	return &entry{content, file, 0}, nil
}

// entry is an open file that ends with an error where it is longer than the directory says.
type entry struct {
	io.ReadCloser
	file *zip.File
	read uint64
}

func (e *entry) Stat() (fs.FileInfo, error) { return e.file.FileInfo(), nil }

func (e *entry) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	if e.read += uint64(n); e.read > e.file.UncompressedSize64 {
		return 0, fmt.Errorf("the file is longer than the archive's directory says")
	}
	return n, err
}
