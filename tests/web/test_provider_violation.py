"""A violation as its provider reads it on the phone: what was passed, by when to say it is wrong, and saying it."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.providers import began, signed_in, text, with_account
from tests.web.violated import Violated, days_ago

Told = Callable[..., tuple[Violated, Visitor]]


@pytest.fixture
def told(app: Flask, session: Session, staff: dict[str, Staff]) -> Told:
    """`told("noticed")`: Vera's second violation, and her browser."""

    def make(status: str, **more: object) -> tuple[Violated, Visitor]:
        about = {"number": 2, "consequence": "warning_with_training", "notice_on": days_ago(4)} | more
        vera = Violated(session, staff, status, **about)
        with_account(session, vera.enrollment)
        return vera, signed_in(app)

    return make


def path(vera: Violated) -> str:
    """The provider's own page of it."""
    return f"/provider/violations/{vera.id}"


def test_it_says_the_week_the_limit_and_the_day_until_when_in_plain_words(told: Told) -> None:
    vera, provider = told("noticed")
    vera.clock("deadline.violation_dispute", 4, 6)
    page = text(provider.get(path(vera)))
    for shown in ("Your second violation", "70:00 hours", "66:00 hours", "in 6 days", "This is a warning", "SOC 2272"):
        assert shown in page


def test_recipients_are_named_by_first_name_and_initial(told: Told) -> None:
    vera, provider = told("noticed")
    page = text(provider.get(path(vera)))
    assert "Ida M." in page
    assert "Moreno" not in page


def test_it_is_there_in_spanish(told: Told) -> None:
    vera, provider = told("noticed")
    vera.clock("deadline.violation_dispute", 4, 6)
    provider.post("/language", {"language": "es", "back": path(vera)})
    page = text(provider.get(path(vera)))
    assert "Su segunda infracción" in page
    assert "límite" in page


def test_saying_that_it_is_wrong_is_a_dispute_received_today(told: Told, session: Session) -> None:
    vera, provider = told("noticed")
    vera.clock("deadline.violation_dispute", 4, 6)
    answer = provider.post(f"{path(vera)}/dispute", {"statement": "Ida fell, and nobody else could come."})
    assert (answer.status_code, answer.location) == (303, path(vera))
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.violation_id, said.staff_id) == ("dispute_violation", vera.id, None)
    assert said.payload["statement"] == "Ida fell, and nobody else could come."
    assert said.payload["received_on"] == days_ago(0).isoformat()
    assert isinstance(said.payload["account_id"], int)


def test_a_dispute_without_a_word_comes_back(told: Told, session: Session) -> None:
    vera, provider = told("noticed")
    vera.clock("deadline.violation_dispute", 4, 6)
    answer = provider.post(f"{path(vera)}/dispute", {"statement": " "})
    assert answer.status_code == 422
    assert "Write why you think it is wrong." in text(answer)
    assert session.scalars(select(Submission)).all() == []


def test_after_its_days_nothing_can_be_said(told: Told, session: Session) -> None:
    vera, provider = told("standing")
    assert "SOC 2272" not in text(provider.get(path(vera)))
    assert provider.post(f"{path(vera)}/dispute", {"statement": "It is wrong."}).status_code == 422
    assert session.scalars(select(Submission)).all() == []


def test_the_self_study_is_finished_from_the_phone(told: Told, session: Session) -> None:
    vera, provider = told("noticed", training_offered_until=days_ago(-10))
    vera.clock("deadline.violation_training", 4, 10)
    assert "taken back" in text(provider.get(path(vera)))
    assert provider.post(f"{path(vera)}/training").status_code == 422
    answer = provider.post(f"{path(vera)}/training", {"done": "yes"})
    assert answer.status_code == 303
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.payload["finished_on"]) == ("finish_training", days_ago(0).isoformat())


def test_the_state_is_asked_only_by_who_wants_it(told: Told, session: Session) -> None:
    vera, provider = told("upheld", number=3, consequence="suspension", upheld_on=days_ago(2))
    vera.clock("deadline.violation_state_review", 2, 8)
    assert provider.post(f"{path(vera)}/state-review").status_code == 422
    assert provider.post(f"{path(vera)}/state-review", {"sure": "yes"}).status_code == 303
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.payload["postmarked_on"]) == ("ask_state_review", days_ago(0).isoformat())


def test_what_the_county_still_looks_at_is_not_told(told: Told) -> None:
    vera, provider = told("county_review", number=None, consequence=None, notice_on=None)
    assert provider.get(path(vera)).status_code == 404
    assert "Violations" not in text(provider.get("/provider"))


def test_the_enrollments_page_lists_it(told: Told) -> None:
    vera, provider = told("noticed")
    assert path(vera) in provider.get("/provider").get_data(as_text=True)


def test_anothers_violation_does_not_exist(app: Flask, session: Session, told: Told) -> None:
    vera, _vera_herself = told("noticed")
    with_account(session, began(session), "other@example.com")
    other = signed_in(app, "other@example.com")
    assert other.get(path(vera)).status_code == 404
    assert other.post(f"{path(vera)}/dispute", {"statement": "Not mine."}).status_code == 404
