package export

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"stancemap/app/file"
	"stancemap/data"
)

// SavePackage writes a whole dataset as a package: a .zip by the ending of path, else a folder, which is made where
// there is none. Files of the folder that the package does not have are left. Each file is replaced when all of the
// new one is on the disk, the descriptor last. The error is a *file.Error where something cannot be written.
func SavePackage(ctx context.Context, fs file.FS, path string, d *data.Dataset) error {
	files, err := d.Package()
	if err != nil {
		return fmt.Errorf("%q: %w; nothing was written", path, err)
	}
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		return saveZip(ctx, fs, path, files)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return &file.Error{Path: path, Step: file.StepCreate, Err: err}
	}
	for i := range files {
		f := files[(i+1)%len(files)] // the descriptor, which states the checksums of the others, comes first in the list
		if err := file.WriteContext(ctx, fs, filepath.Join(path, f.Name), write(f.Content)); err != nil {
			return err
		}
	}
	return nil
}

func saveZip(ctx context.Context, fs file.FS, path string, files []data.File) error {
	entries := make([]entry, len(files))
	for i, f := range files {
		entries[i] = entry{f.Name, f.Content}
	}
	content, err := archiveOf(entries)
	if err != nil {
		return fmt.Errorf("%q: %w; nothing was written", path, err)
	}
	return file.WriteContext(ctx, fs, path, write(content))
}

func write(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}
