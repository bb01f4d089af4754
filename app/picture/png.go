package picture

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"io"
	"math"
)

// WritePNG paints the page, each px scale × scale px of the file, with what the picture shows as text chunks (PNG
// specification, 3rd edition, 11.3.3.3).
//
// Rows are stored as they are (filter 0). Maps are few plain colours and sharp edges: the filters of the format, which
// serve photographs, make such files a fifth larger and take twice as long.
func (p *Page) WritePNG(w io.Writer, scale float64) error {
	img := p.Image(scale)
	out := &pngWriter{out: w}
	out.raw("\x89PNG\r\n\x1a\n")
	size := binary.BigEndian.AppendUint32(nil, uint32(img.Rect.Dx()))
	size = binary.BigEndian.AppendUint32(size, uint32(img.Rect.Dy()))
	out.chunk("IHDR", append(size, 8, 2, 0, 0, 0)) // 8 bits a channel, red green blue, one compression and filtering, not interlaced
	p.describe(out, scale)
	if err := out.pixels(img); err != nil {
		return errors.Join(out.err, err)
	}
	out.chunk("IEND", nil)
	return out.err
}

// describe writes the size of a px on paper, and what the picture says of itself under the keywords of the specification.
func (p *Page) describe(out *pngWriter, scale float64) {
	a := p.About
	perMetre := uint32(math.Round(p.Width * scale / p.millimetres()[0] * 1000))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	out.chunk("pHYs", append(binary.BigEndian.AppendUint32(size, perMetre), 1)) // the unit is the metre
	for _, text := range [][2]string{
		{"Title", a.Title}, {"Description", a.Description}, {"Disclaimer", a.Notice}, {"Source", a.Sources},
		{"Comment", a.Dataset}, {"Copyright", a.Rights}, {"Software", a.Program},
	} {
		if text[1] != "" {
			// Keyword; not compressed; language; no translated keyword; text.
			out.chunk("iTXt", []byte(text[0]+"\x00\x00\x00"+a.Language+"\x00\x00"+text[1]))
		}
	}
}

// pngWriter writes chunks and keeps the first error.
type pngWriter struct {
	out io.Writer
	err error
}

func (w *pngWriter) raw(content string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.out, content)
	}
}

func (w *pngWriter) chunk(kind string, content []byte) {
	named := append([]byte(kind), content...)
	w.raw(string(binary.BigEndian.AppendUint32(nil, uint32(len(content)))))
	w.raw(string(named))
	w.raw(string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(named))))
}

// Write makes a chunk of image data of what a compressor hands out.
func (w *pngWriter) Write(content []byte) (int, error) {
	w.chunk("IDAT", content)
	return len(content), w.err
}

// pixels compresses the rows of an opaque picture.
func (w *pngWriter) pixels(img *image.RGBA) error {
	const chunk = 64 << 10
	chunks := bufio.NewWriterSize(w, chunk)
	rows := zlib.NewWriter(chunks)
	row := make([]byte, 1+3*img.Rect.Dx()) // the first byte says how the row is filtered
	for y := range img.Rect.Dy() {
		from := img.Pix[y*img.Stride:]
		for x := range img.Rect.Dx() {
			copy(row[1+3*x:4+3*x], from[4*x:])
		}
		if _, err := rows.Write(row); err != nil {
			return err
		}
	}
	return errors.Join(rows.Close(), chunks.Flush())
}
