"""Rows of the log as a file that no spreadsheet runs, in the words of its page."""

from collections.abc import Iterator, Sequence

from flask import Response

from records import inquiry_log_view
from records.clock import PACIFIC
from records.inquiry_log_view import Line
from web.inquiry.sheets import TYPES, Sheet, written
from web.log_words import deed_words, opened_by, page_named, term_words
from web.organization_words import user_id

GOES_ON = "Not complete: earlier rows follow. Make the next file with those before row {number}."
COLUMNS = (
    *("When", "Organization", "Organization number", "Who", "User ID", "Did", "Where"),
    *("SAR number", "CCS number", "Letter", "Searched for", "Found", "Opened by", "Day shown"),
)


def as_file(lines: Sequence[Line]) -> Response:
    """The rows as CSV; of more than a file holds the first, and from where the next one goes on."""
    shown = lines[: inquiry_log_view.MOST]
    told = [[*cells(line)] for line in shown]
    if len(lines) > len(shown):
        told.append([GOES_ON.format(number=shown[-1].row.id)])
    sheet = Sheet("Log", "What users of provider inquiry did", COLUMNS, told)
    named = {"Content-Disposition": "attachment; filename=inquiry-log.csv"}
    return Response(written(sheet, "csv"), content_type=TYPES["csv"], headers=named)


def cells(line: Line) -> Iterator[str]:
    """A row of the file, as `COLUMNS` names it; instants by the clock of California."""
    row, user = line.row, line.user
    yield row.at.astimezone(PACIFIC).isoformat(timespec="seconds")
    yield from (line.organization.name, line.organization.number)
    yield from (f"{user.last_name}, {user.first_name}", user_id(user.sign_in_name))
    yield from (deed_words(row.deed), page_named(row.what))
    yield from (row.sar_number or "", row.client_number or "", row.letter_number or "")
    yield term_words(row.terms)
    yield "" if row.found is None else str(row.found)
    yield opened_by(line)
    yield row.as_of.isoformat() if row.as_of else ""
