"""Violations for staff: the list, what was found, the one word that is awaited, and who may say it."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.violated import Violated, days_ago

As = Callable[[str], Visitor]
NOTICED = {"number": 2, "consequence": "warning_with_training"}


@pytest.fixture
def vera(session: Session, staff: dict[str, Staff]) -> Violated:
    """A violation that waits for its worker."""
    return Violated(session, staff)


def told(session: Session, staff: dict[str, Staff], status: str, **more: object) -> Violated:
    """A violation of which the provider was told."""
    said = {"reviewed_by_id": staff["caseworker"].id, "confirmed_by_id": staff["supervisor"].id}
    return Violated(session, staff, status, **(NOTICED | said | {"notice_on": days_ago(4)} | more))


def text(visitor: Visitor, path: str) -> str:
    """A page that is there."""
    answer = visitor.get(path)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def test_the_list_shows_who_passed_which_limit_and_what_runs_out(as_role: As, vera: Violated) -> None:
    vera.clock("deadline.violation_review", 1, 2)
    page = text(as_role("caseworker"), "/violations")
    for shown in ("Lindqvist, Vera", "34-VERA-0001", "With the worker", "in 2 days", "before the notice"):
        assert shown in page


def test_another_countys_violation_is_not_there(as_role: As, vera: Violated) -> None:
    yolo = as_role("yolo")
    assert "Lindqvist" not in text(yolo, "/violations?status=all")
    assert yolo.get(vera.path).status_code == 404


def test_the_page_says_the_week_the_limit_and_the_hours_of_every_recipient(as_role: As, vera: Violated) -> None:
    page = text(as_role("caseworker"), vera.path)
    for shown in (
        "70:00, limit 66:00",
        "4:00 over the limit",
        "Ida Moreno",
        "Otto Brandt",
        "35:00",
        "10:00",
        "is here",
    ):
        assert shown in page


def test_what_was_found_stands_before_the_word_that_is_awaited(as_role: As, vera: Violated) -> None:
    page = text(as_role("caseworker"), vera.path)
    places = [page.index(each) for each in ("What was found", "Hours of the week", "Your word as worker")]
    assert places == sorted(places)


def test_a_worker_upholds_with_a_reason(as_role: As, session: Session, vera: Violated) -> None:
    answer = as_role("caseworker").post(
        f"{vera.path}/review", {"verdict": "uphold", "reason": "No hours were approved."}
    )
    assert answer.status_code == 303
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.payload, said.violation_id) == (
        "review_violation",
        {"outcome": "uphold", "reason": "No hours were approved."},
        vera.id,
    )


def test_a_word_without_a_reason_comes_back(as_role: As, session: Session, vera: Violated) -> None:
    answer = as_role("caseworker").post(f"{vera.path}/review", {"verdict": "dismiss"})
    assert answer.status_code == 422
    assert "Write why." in answer.get_data(as_text=True)
    assert session.scalars(select(Submission)).all() == []


def test_only_the_word_that_is_awaited_is_asked_for(as_role: As, vera: Violated) -> None:
    page = text(as_role("supervisor"), vera.path)
    assert "Your word as worker" in page
    assert "Your word as supervisor" not in page
    assert "SOC 2272" not in page


def test_who_reviewed_may_not_confirm(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = Violated(session, staff, "supervisor_review", reviewed_by_id=staff["supervisor"].id)
    page = text(as_role("supervisor"), vera.path)
    assert "Another person confirms it." in page
    assert 'name="verdict"' not in page


def test_a_worker_may_not_confirm(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = Violated(session, staff, "supervisor_review")
    caseworker = as_role("caseworker")
    assert 'name="verdict"' not in text(caseworker, vera.path)
    assert caseworker.post(f"{vera.path}/confirm", {"verdict": "uphold", "reason": "So."}).status_code == 403


def test_a_dispute_on_paper_is_entered_with_its_postmark(
    as_role: As, session: Session, staff: dict[str, Staff]
) -> None:
    vera = told(session, staff, "noticed")
    fields = {
        "received_on": days_ago(0).isoformat(),
        "postmarked_on": days_ago(2).isoformat(),
        "statement": "I was ill.",
    }
    assert as_role("caseworker").post(f"{vera.path}/dispute", fields).status_code == 303
    assert session.scalars(select(Submission)).one().payload == fields


def test_a_postmark_after_the_day_it_came_in_is_wrong(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = told(session, staff, "noticed")
    fields = {
        "received_on": days_ago(3).isoformat(),
        "postmarked_on": days_ago(2).isoformat(),
        "statement": "I was ill.",
    }
    answer = as_role("caseworker").post(f"{vera.path}/dispute", fields)
    assert answer.status_code == 422
    assert "The postmark is after the day it came in." in answer.get_data(as_text=True)


def test_the_self_study_is_asked_for_only_where_it_was_offered(
    as_role: As, session: Session, staff: dict[str, Staff]
) -> None:
    vera = told(session, staff, "noticed")
    caseworker = as_role("caseworker")
    assert "Self-study finished" not in text(caseworker, vera.path)
    vera.violation.training_offered_until = days_ago(-10)
    session.commit()
    assert "Self-study finished" in text(caseworker, vera.path)


def test_who_confirmed_may_not_decide_the_dispute(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = told(session, staff, "disputed", disputed_on=days_ago(1))
    assert "Another supervisor decides about the dispute." in text(as_role("supervisor"), vera.path)


def test_a_decided_dispute_leads_to_the_next_review(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = told(session, staff, "disputed", disputed_on=days_ago(1), confirmed_by_id=None)
    fields = {"verdict": "overturned", "reason": "The hours were approved on the phone."}
    answer = as_role("supervisor").post(f"{vera.path}/dispute-decision", fields)
    assert answer.location.endswith(f"/reviews/next?after=violation-{vera.id}")
    assert session.scalars(select(Submission)).one().payload["outcome"] == "overturned"


def test_the_reviews_walk_finds_what_waits_for_the_supervisor(
    as_role: As, session: Session, staff: dict[str, Staff]
) -> None:
    vera = Violated(session, staff, "supervisor_review", reviewed_by_id=staff["caseworker"].id)
    assert as_role("supervisor").get("/reviews/next").location == vera.path
    assert as_role("yolo").get("/reviews/next").status_code == 200


def test_the_state_sees_what_was_asked_of_it_and_decides(
    as_role: As, session: Session, staff: dict[str, Staff]
) -> None:
    asked = {"number": 3, "consequence": "suspension", "upheld_on": days_ago(3), "state_asked_on": days_ago(1)}
    vera = told(session, staff, "state_review", disputed_on=days_ago(9), **asked)
    state = as_role("state_reviewer")
    assert state.get("/reviews/next").location == vera.path
    page = text(state, vera.path)
    assert "The state&#39;s word" in page or "The state's word" in page
    answer = state.post(f"{vera.path}/state-decision", {"verdict": "upheld", "reason": "The hours stand."})
    assert answer.status_code == 303


def test_the_state_does_not_see_what_nobody_asked_of_it(as_role: As, session: Session, staff: dict[str, Staff]) -> None:
    vera = told(session, staff, "noticed")
    assert as_role("state_reviewer").get(vera.path).status_code == 404


def test_days_that_are_the_providers_are_no_delay_in_the_list(
    as_role: As, session: Session, staff: dict[str, Staff]
) -> None:
    vera = told(session, staff, "noticed")
    vera.clock("deadline.violation_dispute", 12, -2)
    page = text(as_role("caseworker"), "/violations")
    assert "2 days ago" in page
    assert "due--over" not in page


def test_the_enrollments_page_leads_to_its_violations(as_role: As, vera: Violated) -> None:
    page = text(as_role("caseworker"), f"/enrollments/{vera.enrollment.id}")
    assert f'href="{vera.path}"' in page
