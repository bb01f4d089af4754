package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"runtime"
	"sync"
)

// pieceSize is how many bytes of an entry are compressed at a time. It is part of the form: another size
// would give other bytes.
const pieceSize = 1 << 19

// A deflated is an entry of a zip that is compressed while it is written, in pieces beside each other. Each
// piece ends on a byte and refers to none before it, so that one after the other they are one stream (RFC
// 1951; zlib calls this a full flush). The same content gives the same bytes, on however many processors.
type deflated struct {
	name   string
	crc    uint32
	size   uint64
	piece  []byte
	pieces []chan []byte
}

// deflaters bounds how many pieces are compressed, or wait for it, at a time.
var deflaters = make(chan struct{}, runtime.GOMAXPROCS(0)+1)

// writers are used again: one takes more memory than a piece.
var writers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, 5) // the level that archive/zip takes; it is a valid one
	return w
}}

// emptyPieces are those that were compressed.
var emptyPieces = sync.Pool{New: func() any { return new([pieceSize]byte) }}

// Write takes content in; it never fails.
func (d *deflated) Write(content []byte) (int, error) {
	d.crc = crc32.Update(d.crc, crc32.IEEETable, content)
	d.size += uint64(len(content))
	for rest := content; len(rest) > 0; {
		if d.piece == nil && len(d.pieces) > 0 { // where one was full, the next will be
			d.piece = emptyPieces.Get().(*[pieceSize]byte)[:0]
		}
		n := min(len(rest), pieceSize-len(d.piece))
		d.piece, rest = append(d.piece, rest[:n]...), rest[n:]
		if len(d.piece) == pieceSize {
			d.compress(false)
		}
	}
	return len(content), nil
}

// compress hands on what was gathered.
func (d *deflated) compress(last bool) {
	piece, done := d.piece, make(chan []byte, 1)
	d.piece, d.pieces = nil, append(d.pieces, done)
	deflaters <- struct{}{}
	go func() {
		defer func() { <-deflaters }()
		var out bytes.Buffer
		w := writers.Get().(*flate.Writer)
		defer writers.Put(w)
		w.Reset(&out)
		_, err := w.Write(piece)
		if last {
			err = errors.Join(err, w.Close())
		} else {
			err = errors.Join(err, w.Flush())
		}
		if cap(piece) == pieceSize {
			emptyPieces.Put((*[pieceSize]byte)(piece[:pieceSize]))
		}
		if err != nil { // a buffer takes everything
			panic(err)
		}
		done <- out.Bytes()
	}()
}

// join puts what was written elsewhere after what was written here. It is whole: nothing more is written to it.
func (d *deflated) join(rows *deflated) {
	for _, part := range []*deflated{d, rows} {
		if len(part.piece) > 0 {
			part.compress(false)
		}
	}
	d.crc, d.size = joinedCRC(d.crc, rows.crc, rows.size), d.size+rows.size
	d.pieces = append(d.pieces, rows.pieces...)
}

// addTo ends the entry and puts it into a zip.
func (d *deflated) addTo(archive *zip.Writer) error {
	d.compress(true)
	var compressed [][]byte
	described := header(d.name)
	described.CRC32, described.UncompressedSize64 = d.crc, d.size
	for _, piece := range d.pieces {
		content := <-piece
		described.CompressedSize64 += uint64(len(content))
		compressed = append(compressed, content)
	}
	w, err := archive.CreateRaw(described)
	if err != nil {
		return err
	}
	for _, content := range compressed {
		if _, err := w.Write(content); err != nil {
			return err
		}
	}
	return nil
}

// An unmarked writes on what it gets with the marks of literal underscores put right, also where a mark
// comes in two halves.
type unmarked struct {
	to   io.Writer
	held []byte // the beginning of what may be a mark
}

// Write is the io.Writer; its error is that of the writer below.
func (u *unmarked) Write(content []byte) (int, error) {
	text := content
	if len(u.held) > 0 {
		text = append(u.held, content...)
	}
	keep := beginsMark(text)
	text, u.held = text[:len(text)-keep], bytes.Clone(text[len(text)-keep:])
	if bytes.Contains(text, []byte(underscoreMark)) {
		text = bytes.ReplaceAll(text, []byte(underscoreMark), []byte(escapedUnderscore))
	}
	if _, err := u.to.Write(text); err != nil {
		return 0, err
	}
	return len(content), nil
}

// beginsMark is how many bytes at the end of a text begin a mark that is not whole.
func beginsMark(text []byte) int {
	for n := min(len(underscoreMark)-1, len(text)); n > 0; n-- {
		if bytes.HasPrefix([]byte(underscoreMark), text[len(text)-n:]) {
			return n
		}
	}
	return 0
}
