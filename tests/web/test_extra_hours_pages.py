"""Extra hours asked for and decided, an exemption, a back-up provider: what the county's forms say to the process."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.periods import sunday
from records.staff import Staff
from records.submission import Submission
from records.timekeeping import ExtraHours
from tests.web.conftest import Visitor
from tests.web.provided import Provided, provide, today
from tests.web.providers import text
from tests.web.timesheeted import for_another, long_at_work

Come = Callable[[str], Visitor]


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient whose provider Ada has worked for long."""
    made = provide(session, staff)
    long_at_work(session, made.assignments["Ada"])
    return made


def said(session: Session) -> list[tuple[str, dict[str, Any]]]:
    """Everything that was said."""
    return [(row.kind, row.payload) for row in session.scalars(select(Submission).order_by(Submission.id))]


def last_sunday() -> dt.date:
    """The Sunday of the week before."""
    return sunday(county_today()) - dt.timedelta(days=7)


ANSWERS = {"unanticipated": "yes", "cannot_wait": "yes", "health_or_safety": "yes", "reason": "A fall."}


def test_the_recipient_asks_through_a_member_of_staff(as_role: Come, session: Session, ruth: Provided) -> None:
    worker, path = as_role("caseworker"), f"{ruth.path('Ada')}/extra-hours"
    monday = last_sunday() + dt.timedelta(days=1)
    assert worker.post(path, ANSWERS | {"week": monday.isoformat(), "minutes": "45:00"}).status_code == 422
    assert worker.post(path, ANSWERS | {"week": last_sunday().isoformat(), "minutes": "45:00"}).status_code == 303
    [(kind, payload)] = said(session)
    assert kind == "ask_extra_hours"
    assert payload == {
        **{name: True for name in ("unanticipated", "cannot_wait", "health_or_safety")},
        **{"week": last_sunday().isoformat(), "minutes": 2700, "reason": "A fall."},
    }


def test_a_request_is_decided_with_the_laws_proposal_beside_it(as_role: Come, session: Session, ruth: Provided) -> None:
    ada = ruth.assignments["Ada"]
    circumstances = {"unanticipated": False, "cannot_wait": True, "health_or_safety": True}
    asked = ExtraHours(assignment_id=ada.id, week=last_sunday(), minutes=6000, reason="A fall.", asked_at=now())
    for name, value in circumstances.items():
        setattr(asked, name, value)
    session.add(asked)
    session.commit()
    worker, path = as_role("caseworker"), f"{ruth.path('Ada')}/extra-hours"
    page = text(worker.get(path))
    assert "The law proposes Refuse." in page
    assert "It could be foreseen" in page
    assert worker.post(f"{path}/{asked.id}", {"reason": "x"}).status_code == 422
    assert worker.post(f"{path}/{asked.id}", {"verdict": "refuse", "reason": "It was planned."}).status_code == 303
    expected = {"extra_hours_id": asked.id, "outcome": "refuse", "reason": "It was planned."}
    assert said(session) == [("decide_extra_hours", expected)]
    assert as_role("yolo").get(path).status_code == 404
    assert as_role("intake_clerk").post(f"{path}/{asked.id}", {"verdict": "approve"}).status_code == 403


def test_an_exemption_is_proposed_by_the_law_and_decided_by_the_county(
    as_role: Come, session: Session, ruth: Provided
) -> None:
    ada = ruth.assignments["Ada"]
    omar = for_another(session, ada)
    session.commit()
    worker, path = as_role("caseworker"), f"/enrollments/{ada.enrollment_id}/exemption"
    assert "Say which exemption" in text(worker.get(path))
    both = {f"of_{ada.id}.complex_needs": "yes", f"of_{omar.id}.remote": "yes", "exemption.others_sought": "yes"}
    typed = {"exemption.kind": "exemption_2", "exemption.asked_on": today(), **both}
    assert "The law proposes Approve." in text(worker.post(f"{path}/law", typed))
    assert "The law proposes Refuse." in text(worker.post(f"{path}/law", {**typed, "exemption.kind": "exemption_1"}))
    word = {"exemption.outcome": "approve", "exemption.reason": "Nobody else was found."}
    assert worker.post(path, typed | word).status_code == 422, "an approved one has its first day"
    assert worker.post(path, typed | word | {"exemption.starts_on": today()}).status_code == 303
    [(kind, payload)] = said(session)
    assert kind == "decide_exemption"
    assert [each["complex_needs"] for each in payload["circumstances"]] == [True, False]
    assert payload.items() >= {"kind": "exemption_2", "others_sought": True, "starts_on": today()}.items()


def test_a_back_up_provider_starts_as_one(as_role: Come, session: Session, ruth: Provided) -> None:
    fields = {"start.starts_on": today(), "start.minutes_per_week": "2:00", "start.back_up": "yes"}
    assert as_role("caseworker").post(f"{ruth.path('Dov')}/start", fields).status_code == 303
    [(kind, payload)] = said(session)
    assert (kind, payload["back_up"]) == ("start_assignment", True)
