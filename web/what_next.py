"""The days an applicant is told, as the law counts them; previewed, not decided."""

import datetime as dt

from rules.preview import preview


def due_day(clock: str, start: dt.date) -> dt.date:
    """The day on which a clock of the law (`deadline.NAME`) runs out that begins on a day."""
    answer = preview(f"deadline.{clock}", start, {"from": start.isoformat()}).answer
    if answer is None:
        raise LookupError(f"deadline.{clock} gives no day for {start}.")
    return dt.date.fromisoformat(str(answer["due"]))


def decision_due(requested_on: dt.date) -> dt.date:
    """The day by which the county acts on an application (MPP 30-759.2)."""
    return due_day("application_decision", requested_on)
