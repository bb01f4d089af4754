package data

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed bundled
var bundledFiles embed.FS

// BundledFiles is the package folder that the program carries.
func BundledFiles() fs.FS {
	folder, err := fs.Sub(bundledFiles, "bundled")
	if err != nil {
		panic(err) // the folder is embedded above: a fault here is a fault of the build
	}
	return folder
}

// Bundled is the dataset that the program carries, read once. Its tests keep it free of errors.
var Bundled = sync.OnceValue(func() *Dataset {
	dataset, report := Read(BundledFiles())
	if err := report.Err(); err != nil {
		panic(err)
	}
	return dataset
})
