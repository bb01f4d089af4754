package open

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"stancemap/app/open/grid"
	"stancemap/data"
)

// Mended opens like Paths, with every repair made that the checker offers. What was mended is in the Repairs of
// the result, and noted among its problems; the files stay as they are.
func Mended(ctx context.Context, paths []string) (*Loaded, error) { return load(ctx, paths, true) }

// mostRounds is how often a mended dataset is checked again: a mended id may let another be mended.
const mostRounds = 5

// assembled checks the tables of a container, and mends them first where that was asked for.
func (s source) assembled(parts data.Parts, report *data.Report) reading {
	if !s.mend {
		return reading{dataset: data.Assemble(parts, report), report: report}
	}
	var made []data.Repair
	for range mostRounds {
		found := &data.Report{}
		data.Assemble(parts, found)
		mended, repairs := parts.Mended(found.Repairs())
		if len(repairs) == 0 {
			break
		}
		parts, made = mended, append(made, repairs...)
	}
	made = data.Joined(made)
	for _, repair := range made {
		report.Add(data.Problem{File: parts.Tables[repair.Table].File, Place: fmt.Sprintf("row %d", repair.Row), Severity: data.Note, Rule: "mended",
			Message: fmt.Sprintf("%s: %q was read as %q", repair.Column, repair.From, repair.To)})
	}
	return reading{dataset: data.Assemble(parts, report), report: report, repairs: made}
}

// readPackage reads the files of a package. Tables in another encoding or with another delimiter are read so where
// mends are accepted.
func (s source) readPackage(ctx context.Context, files fs.FS) (reading, error) {
	report := &data.Report{}
	parts, ok := data.ReadParts(files, report)
	if !ok {
		return reading{report: report}, nil
	}
	if s.mend {
		if err := recode(ctx, files, &parts, report); err != nil {
			return reading{}, err
		}
	}
	return s.assembled(parts, report), nil
}

// recode reads the tables again that the report says are in another encoding or have another delimiter.
func recode(ctx context.Context, files fs.FS, parts *data.Parts, report *data.Report) error {
	problems := report.Problems
	report.Problems = slices.DeleteFunc(slices.Clone(problems), func(p data.Problem) bool { return p.Repair != nil && p.Repair.Kind == data.Recode })
	for _, problem := range problems {
		if problem.Repair == nil || problem.Repair.Kind != data.Recode {
			continue
		}
		content, err := fs.ReadFile(files, problem.File)
		if err != nil {
			return err
		}
		g, err := grid.Parse(ctx, problem.File, content, grid.Form{HeadRow: 1})
		if err != nil {
			report.Add(problem)
			continue
		}
		for name, raw := range parts.Tables {
			if raw.File == problem.File {
				parts.Tables[name] = data.RawTable{File: problem.File, Header: g.Head, Records: squared(g)}
			}
		}
		report.Add(data.Problem{File: problem.File, Severity: data.Note, Rule: "mended", Message: fmt.Sprintf("was read as %s with the %s between cells", g.Form.Encoding, grid.DelimiterName(g.Form.Delimiter))})
	}
	return nil
}

// squared are the rows with as many cells as the head, where those beyond it are blank.
func squared(g grid.Grid) [][]string {
	rows := make([][]string, len(g.Rows))
	for i, row := range g.Rows {
		for len(row) > len(g.Head) && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		rows[i] = row
	}
	return rows
}
