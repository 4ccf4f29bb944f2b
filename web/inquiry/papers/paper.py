"""One paper as the layout takes it: a head, facts, and parts with paragraphs or a table; plain JSON."""

from collections.abc import Sequence
from typing import Any

Pairs = Sequence[tuple[str, str | None]]


def paper(title: str, running: str, facts: Pairs, parts: Sequence[dict[str, Any] | None]) -> dict[str, Any]:
    """A paper; `running` stands at the head of each of its pages. Facts and parts without anything are left out."""
    return {
        "title": title,
        "running": running,
        "facts": [[label, value] for label, value in facts if value],
        "parts": [part for part in parts if part],
    }


def said(heading: str, paragraphs: Sequence[str | None]) -> dict[str, Any] | None:
    """A part of paragraphs; none if there are none."""
    told = [each for each in paragraphs if each]
    return {"heading": heading, "paragraphs": told} if told else None


def listed(heading: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any] | None:
    """A part with a table; none without rows. A row shorter than the head has its last cell, of one or
    more lines, across the rest."""
    if not rows:
        return None
    return {"heading": heading, "columns": list(columns), "rows": [list(row) for row in rows]}
