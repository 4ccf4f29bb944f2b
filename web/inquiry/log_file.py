"""Rows of the log as a file that no spreadsheet runs."""

from collections.abc import Sequence

from flask import Response

from records import inquiry_log_view
from records.inquiry_log_view import COLUMNS, Line, cells
from web.inquiry.sheets import TYPES, Sheet, written

GOES_ON = "Not complete: earlier rows follow. Make the next file with those before row {number}."


def as_file(rows: Sequence[Line]) -> Response:
    """The rows as CSV; of more than a file holds the first, and from where the next one goes on."""
    shown = rows[: inquiry_log_view.MOST]
    told = [[*cells(row)] for row in shown]
    if len(rows) > len(shown):
        told.append([GOES_ON.format(number=shown[-1][0].id)])
    sheet = Sheet("Log", "What users of provider inquiry did", COLUMNS, told)
    named = {"Content-Disposition": "attachment; filename=inquiry-log.csv"}
    return Response(written(sheet, "csv"), content_type=TYPES["csv"], headers=named)
