package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"strings"
	"testing"

	"stancemap/app/state"
)

// chunksOf reads the chunks of a PNG in their order, checking each sum.
func chunksOf(t *testing.T, content []byte) (kinds []string, texts map[string]string, perMetre uint32) {
	t.Helper()
	texts = map[string]string{}
	for at := 8; at < len(content); {
		length := int(binary.BigEndian.Uint32(content[at:]))
		kind, body := string(content[at+4:at+8]), content[at+8:at+8+length]
		if sum := binary.BigEndian.Uint32(content[at+8+length:]); sum != crc32.ChecksumIEEE(content[at+4:at+8+length]) {
			t.Errorf("the sum of %s is wrong", kind)
		}
		switch kind {
		case "iTXt":
			key, rest, _ := strings.Cut(string(body), "\x00")
			language, text, _ := strings.Cut(rest[2:], "\x00")
			texts[key] = strings.TrimPrefix(text, "\x00")
			texts["language"] = language
		case "pHYs":
			perMetre = binary.BigEndian.Uint32(body)
		}
		kinds = append(kinds, kind)
		at += 12 + length
	}
	return kinds, texts, perMetre
}

func TestAPNGSaysWhatItShows(t *testing.T) {
	for _, c := range []struct {
		size     PageSize
		perMetre uint32
	}{{A4, 8620}, {Letter, 9162}, {Square, 7559}} { // 2560 px on 297 mm; 2 × 96 px to the inch
		p := pageCase{"", state.Single, usDraft, europeanText, c.size, state.Light}.page(t)
		var file bytes.Buffer
		if err := p.WritePNG(&file, 2); err != nil {
			t.Fatal(err)
		}
		kinds, texts, perMetre := chunksOf(t, file.Bytes())
		if kinds[0] != "IHDR" || kinds[1] != "pHYs" || kinds[len(kinds)-1] != "IEND" {
			t.Errorf("the chunks are %q", kinds)
		}
		if perMetre != c.perMetre {
			t.Errorf("%s: %d px for each metre, want %d", c.size.Name, perMetre, c.perMetre)
		}
		for key, want := range map[string]string{
			"Title": p.Title, "Description": p.Description, "Disclaimer": "no opinion of the authors", "Source": "Reuters, 25 Apr 2025",
			"Comment": "2.0.0", "Copyright": "Creative Commons", "Software": "Stancemap 0.1.0", "language": "en",
		} {
			if !strings.Contains(texts[key], want) {
				t.Errorf("%s says %q, not %q", key, texts[key], want)
			}
		}
		img, err := png.Decode(&file)
		if err != nil {
			t.Fatal(err)
		}
		if _, most := pictureDifference(p.Image(2), img); most > 0 {
			t.Errorf("%s: the file holds other px than were painted", c.size.Name)
		}
	}
}
