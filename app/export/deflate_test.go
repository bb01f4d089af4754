package export

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// Whatever the pieces in which an entry is written and joined, it is read as one.
func TestAnEntryInPiecesIsReadAsOne(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		return strings.Repeat("The text says what it says. ", n/28) + strings.Repeat("x", n%28)
	}
	for range 50 {
		first, rows, last := text(random.IntN(2*pieceSize)), text(random.IntN(3*pieceSize)), text(random.IntN(1000))
		one, other := &deflated{name: "a"}, &deflated{}
		io.WriteString(one, first)
		for rest := rows; rest != ""; {
			n := min(len(rest), 1+random.IntN(100_000))
			io.WriteString(other, rest[:n])
			rest = rest[n:]
		}
		one.join(other)
		io.WriteString(one, last)
		var out bytes.Buffer
		archive := zip.NewWriter(&out)
		if err := one.addTo(archive); err != nil {
			t.Fatal(err)
		}
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		reader, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		in, err := reader.File[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in) // which checks the checksum too
		if err != nil || string(content) != first+rows+last {
			t.Fatalf("%d bytes came back of %d + %d + %d, %v", len(content), len(first), len(rows), len(last), err)
		}
	}
}

func TestChecksumsAreJoined(t *testing.T) {
	for _, pair := range [][2]string{{"", ""}, {"a", ""}, {"", "b"}, {"123456789", "987654321"}, {strings.Repeat("x", 70_001), strings.Repeat("y", 131_073)}} {
		one, other := crc32.ChecksumIEEE([]byte(pair[0])), crc32.ChecksumIEEE([]byte(pair[1]))
		if got, want := joinedCRC(one, other, uint64(len(pair[1]))), crc32.ChecksumIEEE([]byte(pair[0]+pair[1])); got != want {
			t.Errorf("of %d and %d bytes: %08x, want %08x", len(pair[0]), len(pair[1]), got, want)
		}
	}
}

// The mark of an underscore is put right also where it comes in two halves.
func TestAMarkInTwoHalvesIsPutRight(t *testing.T) {
	text := "a" + underscoreMark + "x0041_" + underscoreMark + "😀b"
	want := strings.ReplaceAll(text, underscoreMark, escapedUnderscore)
	for cut := range len(text) {
		var out bytes.Buffer
		u := unmarked{to: &out}
		io.WriteString(&u, text[:cut])
		io.WriteString(&u, text[cut:])
		if out.String() != want {
			t.Errorf("cut at %d: %q, want %q", cut, out.String(), want)
		}
	}
}
