package data

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed example
var exampleFiles embed.FS

// ExampleFiles is the package folder of a complete small dataset on an invented dispute: the template of a new
// one.
func ExampleFiles() fs.FS {
	folder, err := fs.Sub(exampleFiles, "example")
	if err != nil {
		panic(err) // the folder is embedded above: a fault here is a fault of the build
	}
	return folder
}

// Example is the dataset of ExampleFiles, read once. Its tests keep it free of problems.
var Example = sync.OnceValue(func() *Dataset {
	dataset, report := Read(ExampleFiles())
	if err := report.Err(); err != nil {
		panic(err)
	}
	return dataset
})
