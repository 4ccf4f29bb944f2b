"""How a file comes in: counted while it is read, kept in memory, and only where a view says that it takes one."""

import io
import time
from collections.abc import Callable
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, request

from web.uploads.limits import LARGEST_FORM, MEGABYTE

View = TypeVar("View", bound=Callable[..., Any])

MOST_THROWN_AWAY = 256 * MEGABYTE
LONGEST_SECONDS = 60
"""How much of a file that is too large is still listened to. A browser shows no answer before it has sent all."""


LARGEST_FILE_OF_LINES = 64 * MEGABYTE
"""Bytes of a file that a page takes: some 300,000 timesheets. A larger one comes by the command line."""


def takes_a_file(view: View) -> View:
    """Declare that a form sent to this endpoint brings a file: up to LARGEST_FORM bytes instead of the site's limit."""
    view.takes_a_file = True  # type: ignore[attr-defined]
    return view


def takes_a_large_file(view: View) -> View:
    """Declare that an endpoint for staff takes a file of many lines: up to LARGEST_FILE_OF_LINES bytes."""
    view.takes_a_file = True  # type: ignore[attr-defined]
    view.largest_form = LARGEST_FILE_OF_LINES  # type: ignore[attr-defined]
    return view


class Incoming(Request):
    """A request whose largest size is its endpoint's own. Files stay in memory: nothing unchecked touches a disk."""

    @property
    def max_content_length(self) -> int | None:
        """Bytes that will be read."""
        view = current_app.view_functions.get(self.endpoint or "") if current_app else None
        largest: int = getattr(view, "largest_form", LARGEST_FORM)
        return largest if getattr(view, "takes_a_file", False) else super().max_content_length

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        self._max_content_length = value

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return io.BytesIO()


def init_app(app: Flask) -> None:
    """Receive every request this way."""
    app.request_class = Incoming


def throw_away_the_rest() -> None:
    """Read what a browser is still sending, so that it gets to see why it was not taken."""
    stream, left, until = request.environ["wsgi.input"], MOST_THROWN_AWAY, time.monotonic() + LONGEST_SECONDS
    declared = request.content_length
    left = left if declared is None else min(left, declared)
    while left > 0 and time.monotonic() < until:
        chunk = stream.read(min(left, 256 * 1024))
        if not chunk:
            return
        left -= len(chunk)
