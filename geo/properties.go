package geo

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// table reads an object as properties hold it.
func (d *decoder) table() map[string]any {
	d.enter()
	table := make(map[string]any, d.met.width)
	for n := 0; d.more(n, '}'); n++ {
		at := d.i
		raw := d.member()
		if d.fault != nil {
			break
		}
		key := d.seen.key(raw)
		if _, before := table[key]; before {
			d.twice(raw, at)
			d.skip(d.twice)
			continue
		}
		table[key] = d.value(key)
	}
	d.met.width = min(len(table), 64)
	return table
}

// value reads a value as properties hold it; key is its name, for the place of
// a fault.
func (d *decoder) value(key string) any {
	if d.met.values++; d.met.values > d.options.Limits.Values {
		d.halt(ruleValues, fmt.Sprintf("properties must hold at most %d values", d.options.Limits.Values), "", "")
		return nil
	}
	switch b := d.peek(); {
	case b == '"':
		return d.sharedString()
	case b == '-' || b-'0' <= 9:
		return d.numeral(key)
	case b == '{':
		d.step(strconv.Quote(key), -1)
		defer d.back()
		return d.table()
	case b == '[':
		d.step(strconv.Quote(key), -1)
		defer d.back()
		return d.list()
	case b == 't' || b == 'f':
		return d.word() == 't'
	}
	d.word()
	return nil
}

func (d *decoder) list() []any {
	d.enter()
	items := []any{}
	for n := 0; d.more(n, ']'); n++ {
		d.step("item", n)
		items = append(items, d.value("item"))
		d.back()
	}
	return items
}

// numeral reads a number as its text, so that long ids survive.
func (d *decoder) numeral(key string) any {
	at, decimals := d.i, d.decimals
	_, ok := d.number()
	d.decimals = decimals // only those of coordinates are judged
	if d.fault != nil {
		return nil
	}
	if !ok {
		d.report(ruleRange, at, "a property must be a number within the range of a double", string(d.text[at:d.i]), "").within(strconv.Quote(key)).as(LeftOut, 0)
		return nil
	}
	return d.seen.number(d.text[at:d.i])
}

// string reads a string with its escapes.
func (d *decoder) string() string {
	at := d.i
	raw := d.quoted()
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	return d.unescape(raw, at)
}

// sharedString is string for a value that other features may have, too.
func (d *decoder) sharedString() any {
	at := d.i
	raw := d.quoted()
	if bytes.IndexByte(raw, '\\') < 0 {
		return d.seen.string(raw)
	}
	return d.unescape(raw, at)
}

func (d *decoder) unescape(raw []byte, at int) string {
	s := unescaped(raw)
	if strings.ContainsRune(s, utf8.RuneError) && !bytes.ContainsRune(raw, utf8.RuneError) && !bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`)) {
		d.report(ruleSurrogate, at, "an escape should stand for a character; half of a surrogate pair does not", string(raw), "").as(Mended, 0)
	}
	return s
}
