"""A move of an organization is told in its own words, and never in those of another process with the same word."""

import datetime as dt

import pytest

from records.event import Event
from records.timeline import Happened
from web.organization_words import CAUSES, STATUSES
from web.staff.event_words import items
from workflows.organization.statuses import MOVES
from workflows.standings import Move
from workflows.steps.organization import Cause, OrganizationStatus

AT = dt.datetime(2026, 3, 9, 18, tzinfo=dt.UTC)


def said(before: str, to: str, cause: str) -> str:
    params = {"before": before, "to": to, "cause": cause}
    return str(items([Happened(Event(at=AT, kind="organization_moved", params=params), None)])[0]["says"])


def test_an_approval_is_no_word_of_payroll() -> None:
    assert said("applied", "approved", "approved") == "Before: At the Regional Office · now: Takes part · approved"


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.before}-{move.cause}")
def test_every_declared_move_has_its_words(move: Move[OrganizationStatus, Cause]) -> None:
    words = said(move.before.value, move.to.value, move.cause.value)
    assert words.split(" · ")[1:] == [f"now: {STATUSES[move.to.value]}", CAUSES[move.cause]]
