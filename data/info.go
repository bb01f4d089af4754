package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Info is what datapackage.json says of the dataset as a whole (Data Package v2).
type Info struct {
	Name        string    `json:"name"`
	ID          string    `json:"id"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Version     string    `json:"version"`
	Created     string    `json:"created"` // RFC 3339; when this version was made
	AsOf        Date      `json:"as_of"`   // month of the last source read
	Opening     []string  `json:"opening"` // the accounts that a view opens with, "proposal" or "proposal@reading"
	Part        string    `json:"part"`    // what of a larger dataset this is; empty for a whole one
	Homepage    string    `json:"homepage"`
	Keywords    []string  `json:"keywords"`
	Licenses    []Licence `json:"licenses"`
	Sources     []Credit  `json:"sources"`

	Contributors []Contributor `json:"contributors"`

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

// A Contributor is a person or a body that made the dataset.
type Contributor struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes *int64 `json:"bytes"`
}

// The files of a package besides its tables.
const (
	descriptorFile = "datapackage.json"
	sourcesFile    = "sources.json"
	geometryFile   = "regions.geojson"

	codebookFile      = "CODEBOOK.md"
	disagreementsFile = "DISAGREEMENTS.md"

	geometryResource = "regions-geometry" // what the descriptor calls the geometry
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

// Descriptor is datapackage.json as compact JSON without its resources: what a container that lists
// its tables in another way carries along. ParseInfo reads it.
func (i Info) Descriptor() ([]byte, error) {
	members, err := i.members()
	if err != nil {
		return nil, err
	}
	delete(members, "resources")
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(members); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(text.Bytes()), nil
}

// members is the descriptor as it was read; empty for a dataset that was not read from one.
func (i Info) members() (map[string]any, error) {
	members := map[string]any{}
	if len(i.descriptor) == 0 {
		return members, nil
	}
	if err := json.Unmarshal(i.descriptor, &members); err != nil {
		return nil, fmt.Errorf("%s: %w", descriptorFile, err)
	}
	return members, nil
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

// lists reports whether the descriptor names a resource.
func (i Info) lists(name string) bool {
	return slices.ContainsFunc(i.resources, func(r resource) bool { return r.Name == name })
}

// stated is what the descriptor says of a file: its checksum, "sha256:…", empty if it states none of
// that kind, and its size in bytes, −1 if it states none.
func (i Info) stated(file string) (hash string, size int64) {
	for _, r := range i.resources {
		if path.Clean(r.Path) != file {
			continue
		}
		size = -1
		if r.Bytes != nil {
			size = *r.Bytes
		}
		if strings.HasPrefix(r.Hash, "sha256:") {
			hash = strings.ToLower(r.Hash)
		}
		return hash, size
	}
	return "", -1
}

// Hash writes the SHA-256 of a file as Data Package does.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256:" + hex.EncodeToString(sum[:])
}
