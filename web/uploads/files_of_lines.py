"""A file of lines that staff send up from a page: kept once, whatever it holds, and taken in by the worker."""

import datetime as dt
from collections.abc import Callable

from flask import flash, request
from sqlalchemy.orm import Session

from records.clock import now
from records.kept_files import FileRefused, Kept
from web import database
from web.sign_in import guard
from web.uploads.receiving import LARGEST_FILE_OF_LINES

Keep = Callable[[Session, str, bytes, int | None, dt.datetime], Kept]


def kept_or_why_not(keep: Keep) -> Kept | str:
    """The file that came with the form, as kept; a sentence where it is none. The same again is the first one."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return "Choose a file first."
    content = sent.stream.read(LARGEST_FILE_OF_LINES + 1)
    try:
        kept = keep(database.session(), sent.filename, content, guard.the_staff().staff_id, now())
    except FileRefused as refused:
        return str(refused)
    if kept.again:
        flash("This file came before. Nothing was done a second time.", "info")
    return kept
