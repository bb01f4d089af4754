package file

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// NameError says which rule a file name breaks.
type NameError struct {
	Name string
	Rule string
}

func (e *NameError) Error() string { return fmt.Sprintf("%q: %s", e.Name, e.Rule) }

// longestName is the limit of every common file system: bytes on Unix, UTF-16 units on Windows.
const longestName = 255

// CheckName refuses a name, without its folder, that the system would refuse or turn into something else.
// The rules of Windows apply to Windows only; they are an argument so that every machine can test them.
func CheckName(name string, windows bool) error {
	refuse := func(format string, values ...any) error {
		return &NameError{Name: name, Rule: fmt.Sprintf(format, values...)}
	}
	switch {
	case name == "":
		return refuse("the name is empty")
	case name == "." || name == "..":
		return refuse("this names a folder, not a file")
	case strings.ContainsRune(name, 0):
		return refuse("the name holds a zero byte")
	case windows && len(utf16.Encode([]rune(name))) > longestName:
		return refuse("the name is too long (%d characters, the limit is %d)", len(utf16.Encode([]rune(name))), longestName)
	case !windows && len(name) > longestName:
		return refuse("the name is too long (%d bytes, the limit is %d)", len(name), longestName)
	case !windows:
		return nil
	}
	if i := strings.IndexFunc(name, forbiddenOnWindows); i >= 0 {
		return refuse("Windows allows no %q in a name", name[i])
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return refuse("Windows would drop the dot or space at the end of the name")
	}
	if stem, _, _ := strings.Cut(name, "."); reservedOnWindows(stem) {
		return refuse("Windows keeps the name %q for a device", strings.TrimRight(stem, " "))
	}
	return nil
}

func forbiddenOnWindows(r rune) bool {
	return r < 0x20 || strings.ContainsRune(`<>:"/\|?*`, r)
}

// reservedOnWindows follows Microsoft's "Naming Files, Paths, and Namespaces": also with an extension, in any case,
// and with the superscript digits ¹ ² ³.
func reservedOnWindows(stem string) bool {
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	digit, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		digit, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && len([]rune(digit)) == 1 && strings.ContainsAny(digit, "0123456789¹²³")
}
