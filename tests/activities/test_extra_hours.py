"""Extra hours in one week: the recipient asks, the law proposes, the county decides, before or after the work."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.timesheets import workweeks
from records.account import Account
from records.clock import now
from records.timekeeping import ExtraHours
from records.violation import ViolationFinding
from records.worked_weeks import month_of_week
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from tests.activities.timesheets_accepted import accept
from workflows.steps.letters import Letter

WEEK = START - dt.timedelta(days=START.isoweekday() % 7) + dt.timedelta(days=7)
URGENT = {"unanticipated": True, "cannot_wait": True, "health_or_safety": True, "reason": "A fall in the night."}
HOUR = 60


@pytest.fixture
def work(office: Office) -> Work:
    """Ada works for Marisol, who may have 45 hours in any week and 180 a month; all of them are Ada's."""
    recipient = Recipient(office)
    with transaction() as session:
        row = session.merge(recipient.authorized[-1])
        row.weekly_maximum_minutes, row.authorized_minutes_per_month = 45 * HOUR, 180 * HOUR
    ada = Work(recipient, provider(office, "Ada"))
    assert ada.start(45 * HOUR).outcome == "started"
    return ada


def ask(work: Work, hours: int, by: int | None = -1, **more: Any) -> Any:
    """Ask for so many hours in the second week."""
    said = URGENT | {"week": WEEK.isoformat(), "minutes": hours * HOUR} | more
    return work.tell("ask_extra_hours", by, **said)


def requests() -> list[ExtraHours]:
    with transaction() as session:
        return list(session.scalars(select(ExtraHours).order_by(ExtraHours.id)))


def decide(work: Work, outcome: str, **more: Any) -> Any:
    return work.tell("decide_extra_hours", extra_hours_id=requests()[-1].id, outcome=outcome, **more)


def test_hours_that_the_recipient_may_move_alone_need_no_county(work: Work) -> None:
    answer = ask(work, 50)
    assert (answer.outcome, answer.extra_hours) == ("not_needed", [])
    assert (requests()[0].outcome, requests()[0].decided_by_id) == ("not_needed", None)


def test_an_emergency_over_the_usual_overtime_is_asked_of_the_county_and_approved(work: Work) -> None:
    answer = ask(work, 65)
    assert answer.outcome == "asked"
    assert answer.extra_hours == [requests()[0].id]
    decided = decide(work, "approve")
    assert (decided.outcome, decided.extra_hours) == ("approved", [])
    assert [each.letter for each in decided.letters] == [
        Letter.EXTRA_HOURS_APPROVED_RECIPIENT,
        Letter.EXTRA_HOURS_APPROVED_PROVIDER,
    ]
    assert {each.about for each in decided.letters} == {requests()[0].id}
    row = requests()[0]
    assert (row.outcome, row.decided_by_id, row.decision_id is not None) == ("approve", work.office.carla, True)
    assert work.events[-2:] == ["extra_hours_asked", "extra_hours_approved"]


def test_an_approval_against_the_laws_proposal_needs_a_reason(work: Work) -> None:
    ask(work, 65, cannot_wait=False)
    assert decide(work, "approve").outcome == "refused"
    assert "Say why you decide differently" in work.refusal
    assert requests()[0].outcome is None
    assert decide(work, "approve", reason="No back-up provider could come.").outcome == "approved"
    assert requests()[0].decision_reason == "No back-up provider could come."


def test_a_refusal_of_what_the_law_would_approve_needs_a_reason_too(work: Work) -> None:
    ask(work, 65)
    assert decide(work, "refuse").outcome == "refused"
    assert decide(work, "refuse", reason="The hospital kept her that week.").outcome == "not_approved"


def test_a_refusal_with_the_law_is_told_to_both(work: Work) -> None:
    ask(work, 65, unanticipated=False)
    decided = decide(work, "refuse")
    assert [each.letter for each in decided.letters] == [
        Letter.EXTRA_HOURS_REFUSED_RECIPIENT,
        Letter.EXTRA_HOURS_REFUSED_PROVIDER,
    ]


def test_what_was_accepted_of_the_month_leaves_less_to_ask_for(work: Work) -> None:
    third = WEEK + dt.timedelta(days=7)
    accept(work.id, {third + dt.timedelta(days=number): 13 * HOUR for number in range(10)})  # 130 of 180 hours
    assert ask(work, 50).outcome == "asked"  # 180 hours to the minute
    assert decide(work, "approve").outcome == "approved"
    assert ask(work, 51).outcome == "asked"
    assert decide(work, "approve").outcome == "refused"


def test_the_hours_of_the_other_recipient_count_to_the_weekly_limit_of_66(work: Work, office: Office) -> None:
    other = Recipient(office, first_name="Tomasa", last_name="Arriaga", birth_date=dt.date(1944, 1, 9))
    assert Work(other, work.enrollment_id).start(10 * HOUR).outcome == "started"
    accept(work.id, {WEEK + dt.timedelta(days=8 + number): 9 * HOUR for number in range(5)})  # a week's usual overtime
    ask(work, 57)  # 67 in all
    assert decide(work, "approve").outcome == "refused"
    assert decide(work, "refuse").outcome == "not_approved"
    ask(work, 56)
    assert decide(work, "approve").outcome == "approved"


def test_only_the_recipient_or_the_county_for_them_asks(work: Work) -> None:
    with transaction() as session:
        mine, hers = (
            Account(
                sign_in_name=name, password_hash="-", made_at=work.at, password_changed_at=work.at, **of
            )  # nobody signs in with it
            for name, of in (("ada", {"enrollment_id": work.enrollment_id}), ("m", {"person_id": work.to.person_id}))
        )
        session.add_all([mine, hers])
        session.flush()
        ids = mine.id, hers.id
    assert ask(work, 65, None, account_id=ids[0]).outcome == "refused"
    assert "Only the recipient" in work.refusal
    assert ask(work, 65, None).outcome == "refused"
    assert ask(work, 65, None, account_id=ids[1]).outcome == "asked"


def test_a_week_begins_on_a_sunday_and_is_asked_for_once(work: Work) -> None:
    assert ask(work, 65, week=(WEEK + dt.timedelta(days=1)).isoformat()).outcome == "refused"
    assert ask(work, 169).outcome == "refused"
    assert ask(work, 65, week=(WEEK - dt.timedelta(days=14)).isoformat()).outcome == "refused"
    assert ask(work, 65).outcome == "asked"
    assert ask(work, 60).outcome == "refused"
    assert "before the county already" in work.refusal


def test_a_request_is_decided_once(work: Work) -> None:
    ask(work, 65)
    decide(work, "approve")
    assert decide(work, "refuse", reason="Second thoughts.").outcome == "refused"
    assert requests()[0].outcome == "approve"


def findings(code: str) -> list[bool]:
    """Of each finding of a kind, whether it is gone."""
    with transaction() as session:
        query = select(ViolationFinding.gone_at).where(ViolationFinding.code == code).order_by(ViolationFinding.id)
        return [gone is not None for gone in session.scalars(query)]


def test_what_is_approved_after_the_work_is_gone_from_the_months_violation_at_once(work: Work) -> None:
    weeks = {0: 10, 7: 9, 14: 9}  # 60 hours of 45, then twice 45: more overtime than the month usually has
    days = {first + number: hours for first, hours in weeks.items() for number in range(1, 6 if first else 7)}
    accept(work.id, {WEEK + dt.timedelta(days=day): hours * HOUR for day, hours in days.items()})
    with transaction() as session:
        touched = [(work.enrollment_id, month_of_week(WEEK))]
        assert workweeks.check_many(session, touched, now(), "somebody", "looks")
    assert findings("over_usual_overtime") == [False]
    ask(work, 60)
    assert findings("over_usual_overtime") == [False], "nothing is approved yet"
    assert decide(work, "approve", reason="Nobody else could come that night.").outcome == "approved"
    assert findings("over_usual_overtime") == [True]
