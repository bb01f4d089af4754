package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"io"
	"math"
)

// WritePNG paints the page, each px scale × scale px of the file, with what the picture shows as text chunks (PNG
// specification, 3rd edition, 11.3.3.3).
func (p *Page) WritePNG(w io.Writer, scale float64) error {
	return png.Encode(&describing{out: w, chunks: p.chunks(scale)}, p.Image(scale))
}

// beforeChunks is the length of the signature and the header, which come first in every PNG.
const beforeChunks = 8 + 25

// describing passes a PNG on and puts chunks behind its header.
type describing struct {
	out    io.Writer
	chunks []byte
	passed int
}

func (d *describing) Write(content []byte) (int, error) {
	if d.passed >= beforeChunks || d.passed+len(content) < beforeChunks {
		d.passed += len(content)
		return d.out.Write(content)
	}
	at := beforeChunks - d.passed
	d.passed += len(content)
	for _, part := range [][]byte{content[:at], d.chunks, content[at:]} {
		if _, err := d.out.Write(part); err != nil {
			return 0, err
		}
	}
	return len(content), nil
}

// chunks is the size of a px on paper, and what the picture says of itself under the keywords of the specification.
func (p *Page) chunks(scale float64) []byte {
	a := p.About
	var all bytes.Buffer
	perMetre := uint32(math.Round(p.Width * scale / p.millimetres()[0] * 1000))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = append(binary.BigEndian.AppendUint32(size, perMetre), 1) // the unit is the metre
	chunk(&all, "pHYs", size)
	for _, text := range [][2]string{
		{"Title", a.Title}, {"Description", a.Description}, {"Disclaimer", a.Notice}, {"Source", a.Sources},
		{"Comment", a.Dataset}, {"Copyright", a.Rights}, {"Software", a.Program},
	} {
		if text[1] != "" {
			// Keyword; not compressed; language; no translated keyword; text.
			chunk(&all, "iTXt", []byte(text[0]+"\x00\x00\x00"+a.Language+"\x00\x00"+text[1]))
		}
	}
	return all.Bytes()
}

func chunk(to *bytes.Buffer, kind string, content []byte) {
	named := append([]byte(kind), content...)
	to.Write(binary.BigEndian.AppendUint32(nil, uint32(len(content))))
	to.Write(named)
	to.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(named)))
}
