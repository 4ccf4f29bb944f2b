"""Exemptions from the 66 hours a week: the law proposes, the county decides with a reason, and hours may be more."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.step import DOERS, do
from records.clock import county_instant
from records.decision import Decision
from records.exemptions import exempt_on
from records.outbox import OutboxMessage
from records.subject import Subject
from records.submission import Submission, say
from records.timekeeping import Exemption
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.letters import Letter
from workflows.steps.step import Told

HOUR = 60
RURAL = {"complex_needs": False, "remote": True, "language": False}


class Pair:
    """Ada works 40 hours for one recipient, and is named by another whose need is as large."""

    def __init__(self, office: Office) -> None:
        self.office = office
        first = Recipient(office)
        second = Recipient(office, first_name="Tomasa", last_name="Arriaga", birth_date=dt.date(1944, 1, 9))
        for each in (first, second):
            each.reassessed(45 * HOUR)
        enrollment = provider(office, "Ada")
        self.one, self.two = Work(first, enrollment), Work(second, enrollment)
        self.enrollment_id, self.number = enrollment, 0
        assert self.one.start(40 * HOUR).outcome == "started"

    def decide(self, outcome: str = "approve", **more: Any) -> Any:
        """The county's word on a SOC 2305, in which both recipients live far from anybody else."""
        self.number += 1
        both: list[dict[str, Any]] = [{"assignment_id": each.id} | RURAL for each in (self.one, self.two)]
        said: dict[str, Any] = {
            "kind": "exemption_2",
            "asked_on": START.isoformat(),
            "circumstances": both,
            "others_sought": True,
            "starts_on": START.isoformat(),
            "outcome": outcome,
            "reason": "No bus goes there.",
        }
        with transaction() as session:
            row = say(
                session,
                kind="decide_exemption",
                form_key=f"exemption-{self.number}",
                subject=Subject("enrollment", self.enrollment_id),
                staff_id=self.office.carla,
                said_at=county_instant(START),
                payload=said | more,
            )
            self.told = Told(self.enrollment_id, row.id, self.office.carla, county_instant(START))
        return do(DOERS["decide_exemption"], self.told, f"enrollment-{self.enrollment_id}", f"run/x{self.number}")

    @property
    def sentence(self) -> str:
        with transaction() as session:
            return session.get_one(Submission, self.told.submission_id).sentence or ""

    def proposed(self) -> list[tuple[str, str]]:
        """The county's word and the law's proposal, of each exemption."""
        with transaction() as session:
            rows = session.scalars(select(Exemption).order_by(Exemption.id))
            return [(row.outcome, self.law(session, row)) for row in rows]

    def law(self, session: Any, row: Exemption) -> str:
        return str(session.get_one(Decision, row.decision_id).answer["outcome"])


@pytest.fixture
def pair(office: Office) -> Pair:
    """Two recipients of one provider."""
    return Pair(office)


def test_with_an_exemption_a_provider_of_two_may_have_90_hours_and_not_a_minute_more(pair: Pair) -> None:
    assert pair.two.start(26 * HOUR + 1).outcome == "refused"
    answer = pair.decide()
    assert answer.outcome == "approved"
    assert [each.letter for each in answer.letters] == [Letter.EXEMPTION_APPROVED]
    assert pair.two.start(45 * HOUR).outcome == "started"
    assert pair.one.set_hours(45 * HOUR).outcome == "set"
    pair.two.to.reassessed(46 * HOUR)
    assert pair.two.set_hours(45 * HOUR + 1).outcome == "refused", "90 hours for all together"


def test_an_exemption_that_ends_leaves_no_room_from_the_day_after(pair: Pair) -> None:
    last = START + dt.timedelta(days=30)
    pair.decide(ends_on=last.isoformat())
    assert pair.two.start(30 * HOUR).outcome == "refused"
    assert "April 2" in pair.two.refusal
    with transaction() as session:
        days = [exempt_on(session, pair.enrollment_id, last + dt.timedelta(days=number)) for number in (0, 1)]
    assert days == [True, False]


def test_a_refused_exemption_leaves_the_limit_and_is_told(pair: Pair) -> None:
    answer = pair.decide("refuse", others_sought=False)
    assert answer.outcome == "not_approved"
    assert [each.letter for each in answer.letters] == [Letter.EXEMPTION_REFUSED]
    assert pair.proposed() == [("refuse", "refuse")]
    assert pair.two.start(26 * HOUR + 1).outcome == "refused"


def test_the_county_may_decide_against_the_law_but_never_without_a_reason(pair: Pair) -> None:
    assert pair.decide("approve", others_sought=False, reason=" ").outcome == "refused"
    assert "reasons are kept on record" in pair.sentence
    assert (
        pair.decide("approve", others_sought=False, reason="Everybody in the valley was asked.").outcome == "approved"
    )
    assert pair.proposed() == [("approve", "refuse")]


def test_each_recipient_is_looked_at(pair: Pair) -> None:
    assert pair.decide(circumstances=[RURAL]).outcome == "refused"
    assert "for each recipient" in pair.sentence
    assert pair.decide("refuse", circumstances=[RURAL, RURAL | {"remote": False}]).outcome == "not_approved"
    assert pair.proposed() == [("refuse", "refuse")]


def test_a_family_of_before_february_2016_is_exempt_by_who_they_are(office: Office) -> None:
    pair = Pair(office)
    family = {"kind": "exemption_1", "circumstances": [], "served_by_cutoff": True}
    pair.decide("refuse", **family)
    with transaction() as session:
        for each in (pair.one, pair.two):
            row = session.merge(each.row)
            row.related_as, row.lives_together = "parent", True
    pair.decide("approve", **family)
    assert pair.proposed() == [("refuse", "refuse"), ("approve", "approve")]


def test_assignments_at_work_look_again_at_what_they_need(pair: Pair) -> None:
    pair.decide()
    with transaction() as session:
        told = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "hours_authorized")).all()
    assert [each.workflow_id for each in told] == [f"assignment-{pair.one.id}"]


def test_days_in_the_wrong_order_are_refused(pair: Pair) -> None:
    assert pair.decide(ends_on=(START - dt.timedelta(days=1)).isoformat()).outcome == "refused"
    assert pair.decide(asked_on=(START + dt.timedelta(days=1)).isoformat()).outcome == "refused"
    assert pair.decide(starts_on=None).outcome == "refused"
