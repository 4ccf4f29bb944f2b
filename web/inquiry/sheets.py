"""A table as a file that a spreadsheet opens, CSV or XLSX; whatever a cell holds, it is never a formula.

In a CSV a cell that looks like a formula begins with an apostrophe; in an XLSX every text is written as a text.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from records.csv_cells import harmless

Cell = str | int | dt.date | None

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDEST = 50


@dataclass(frozen=True)
class Sheet:
    """A table with its heads; `title` and `says` are told in the file's properties."""

    title: str
    says: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def written(sheet: Sheet, kind: str) -> bytes:
    """The file."""
    return _csv(sheet) if kind == "csv" else _xlsx(sheet)


def guarded(cell: Cell) -> str:
    """A cell of a CSV as text that no spreadsheet takes for a formula; days as 2026-03-09."""
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _csv(sheet: Sheet) -> bytes:
    buffer = io.StringIO()
    lines = csv.writer(buffer)
    lines.writerow(sheet.columns)
    lines.writerows([guarded(cell) for cell in row] for row in sheet.rows)
    return buffer.getvalue().encode("utf-8-sig")  # the mark lets spreadsheets read accents


def _xlsx(sheet: Sheet) -> bytes:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": sheet.title, "comments": sheet.says})
        page = book.add_worksheet(sheet.title[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.columns, bold)
        widths = [len(name) for name in sheet.columns]
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], min(WIDEST, len(str(cell or ""))))
                if isinstance(cell, dt.date):
                    page.write_datetime(number, column, dt.datetime.combine(cell, dt.time()), day)
                elif isinstance(cell, int):
                    page.write_number(number, column, cell)
                elif cell:
                    page.write_string(number, column, cell)
        for column, width in enumerate(widths):
            page.set_column(column, column, width + 2)
    return buffer.getvalue()
