"""A record that is evaluated again takes away nothing that was granted in knowledge of it."""

import pytest

from tests.activities.office import Office
from tests.activities.provider_office import ROBBERY, Applicant
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause

LONG_AGO = {"offense": "Arson", "tier": 2, "convicted": "2004-01-01", "released": "2006-01-01"}
LATELY = LONG_AGO | {"convicted": "2025-01-01", "released": None}
ASKED = {
    "received_on": "2026-03-10",
    "offense_kind": "fraud_or_property",
    "offenses": 1,
    "custody_ended_on": "2020-03-12",
    "evidence": ["letters"],
    "statement": "I have changed.",
}


def decided(nadia: Applicant, verdict: str) -> None:
    """A general exception was asked for, and the state has decided."""
    request = nadia.tell("request_exception", nadia.office.carla, ASKED, nadia.on(10)).about
    forward = {"exception_id": request, "verdict": "forward", "reason": "Six good years."}
    nadia.tell("recommend_exception", nadia.office.sue, forward)
    word = {"exception_id": request, "verdict": verdict, "reason": "By the papers."}
    assert nadia.tell("decide_exception", nadia.rita, word, nadia.on(20)).outcome in ("granted", "denied")


@pytest.fixture
def excepted(office: Office) -> Applicant:
    """Enrolled by a general exception for a robbery."""
    nadia = Applicant(office)
    nadia.denied()
    decided(nadia, "grant")
    nadia.becomes(Status.ENROLLED, Cause.EXCEPTION_GRANTED, nadia.on(21))
    return nadia


def test_an_exception_covers_the_same_conviction_however_often_it_is_read(excepted: Applicant) -> None:
    assert [excepted.convicted(ROBBERY).outcome for _ in range(3)] == ["excepted"] * 3


def test_an_exception_outlives_a_conviction_that_bars_nobody_any_more(excepted: Applicant) -> None:
    assert excepted.convicted(ROBBERY, LONG_AGO).outcome == "excepted"


def test_an_exception_does_not_cover_another_conviction_that_bars(excepted: Applicant) -> None:
    assert excepted.convicted(ROBBERY, LATELY).outcome == "waiver_possible"
    assert excepted.convicted(ROBBERY, LATELY).outcome == "waiver_possible", "nor when it is read again"


def test_an_exception_won_on_appeal_holds_as_one_that_was_granted(office: Office) -> None:
    nadia = Applicant(office)
    nadia.denied()
    decided(nadia, "deny")
    said = {"received_on": nadia.at.date().isoformat(), "grounds": "The papers were not read."}
    appealed = nadia.tell("appeal", nadia.office.carla, said).about
    won = {"appeal_id": appealed, "verdict": "grant", "reason": "They were not."}
    assert nadia.tell("decide_appeal", nadia.rosa, won, nadia.on(30)).outcome == "granted"
    assert nadia.convicted(ROBBERY).outcome == "excepted"
