package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
)

// Info is what datapackage.json says of the dataset as a whole (Data Package v2).
type Info struct {
	Name        string    `json:"name"`
	ID          string    `json:"id"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Version     string    `json:"version"`
	AsOf        Date      `json:"as_of"` // month of the last source read
	Homepage    string    `json:"homepage"`
	Keywords    []string  `json:"keywords"`
	Licenses    []Licence `json:"licenses"`
	Sources     []Credit  `json:"sources"`

	descriptor json.RawMessage
	resources  []resource
}

// A Licence names the terms under which the dataset may be used.
type Licence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

// A Credit names work that the dataset is built on.
type Credit struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

type resource struct {
	Name string `json:"name"`
	Path string `json:"path"`
	Hash string `json:"hash"`
}

// The files of a package besides its tables.
const (
	descriptorFile = "datapackage.json"
	sourcesFile    = "sources.json"
	geometryFile   = "regions.geojson"
)

// ParseInfo reads a descriptor. Its text is kept, so that members unknown here survive a rewrite.
func ParseInfo(descriptor []byte) (Info, error) {
	var read struct {
		Info
		Resources []resource `json:"resources"`
	}
	if err := json.Unmarshal(descriptor, &read); err != nil {
		return Info{}, err
	}
	info := read.Info
	info.descriptor = bytes.Clone(descriptor)
	info.resources = read.Resources
	return info, nil
}

// path is where the descriptor places a resource, else the name that the form gives it.
func (i Info) path(name, fallback string) string {
	for _, r := range i.resources {
		if r.Name == name && r.Path != "" {
			return path.Clean(r.Path)
		}
	}
	return fallback
}

// hash is the checksum that the descriptor states for a file, "sha256:…"; empty if it states none.
func (i Info) hash(file string) string {
	for _, r := range i.resources {
		if path.Clean(r.Path) == file {
			return r.Hash
		}
	}
	return ""
}

// Hash writes the SHA-256 of a file as Data Package does.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256:" + hex.EncodeToString(sum[:])
}
