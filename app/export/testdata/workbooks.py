"""Reads workbooks with openpyxl and says as JSON, one workbook a line, what it found in each.

The reader is independent of the library that wrote them. Of every sheet: its dimension as the file states it,
the cells by row with their types, the marked-up tables, the frozen pane, links, filters, validations, print set-up.
"""

import datetime
import json
import re
import sys
import zipfile

import openpyxl

DIMENSION = re.compile(r'<dimension ref="([^"]*)"')


def value_of(cell):
    """A cell as its type and its text; a day as a date, a number as Python reads it."""
    if cell.value is None:
        return ["empty", ""]
    if cell.data_type == "f":
        return ["formula", str(cell.value)]
    if isinstance(cell.value, datetime.datetime):
        return ["date", cell.value.date().isoformat() if cell.value.time() == datetime.time() else cell.value.isoformat()]
    if isinstance(cell.value, bool):
        return ["boolean", str(cell.value)]
    if isinstance(cell.value, (int, float)):
        return ["number", repr(cell.value)]
    return ["text", cell.value]


def links_of(sheet):
    links = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                links[cell.coordinate] = cell.hyperlink.target or "#" + (cell.hyperlink.location or "")
    return links


def sheet_of(sheet, stated):
    return {
        "name": sheet.title,
        "stated": stated,
        "found": sheet.calculate_dimension(),
        "rows": [[value_of(cell) for cell in row] for row in sheet.iter_rows()],
        "tables": {table.name: table.ref for table in sheet.tables.values()},
        "filtered": [table.name for table in sheet.tables.values() if table.autoFilter is not None],
        "sheet_filter": sheet.auto_filter.ref or "",
        "panes": sheet.freeze_panes or "",
        "links": links_of(sheet),
        "merged": [str(merged) for merged in sheet.merged_cells.ranges],
        "validations": [[str(v.sqref), v.type, v.formula1] for v in sheet.data_validations.dataValidation],
        "orientation": sheet.page_setup.orientation,
        "fit": [sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
        "titles": sheet.print_title_rows or "",
        "footer": (sheet.oddFooter.left.text or "") + "|" + (sheet.oddFooter.right.text or ""),
    }


def stated_dimensions(path):
    """The dimension that each sheet of a file states of itself, in the order of its parts."""
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)]
        names.sort(key=lambda n: int(re.search(r"\d+", n).group()))
        found = [DIMENSION.search(archive.read(n)[:20000].decode("utf-8")) for n in names]
        return [match.group(1) if match else "" for match in found]


def main():
    for path in sys.argv[1:]:
        book = openpyxl.load_workbook(path)
        properties = book.properties
        stated = stated_dimensions(path)
        json.dump(
            {
                "path": path,
                "title": properties.title,
                "keywords": properties.keywords,
                "version": properties.version,
                "sheets": [sheet_of(sheet, stated[i]) for i, sheet in enumerate(book.worksheets)],
            },
            sys.stdout,
        )
        print()


main()
