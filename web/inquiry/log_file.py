"""Rows of the log as a file that no spreadsheet runs."""

from collections.abc import Iterable

from flask import Response

from records.inquiry_log_view import COLUMNS, Line, cells
from web.inquiry.sheets import TYPES, Sheet, written


def as_file(rows: Iterable[Line]) -> Response:
    """The rows as CSV."""
    sheet = Sheet("Log", "What users of provider inquiry did", COLUMNS, ([*cells(row)] for row in rows))
    named = {"Content-Disposition": "attachment; filename=inquiry-log.csv"}
    return Response(written(sheet, "csv"), content_type=TYPES["csv"], headers=named)
