"""The pages of the law: asked with typed facts, read as of a day, compared, and checked for weak evidence."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask

from records.clock import county_today
from rules.book import load_book
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]


@pytest.fixture
def analyst(as_role: Come) -> Visitor:
    """A policy analyst."""
    return as_role("policy_analyst")


def text(answer: Any) -> str:
    """A page as it is read, without its tags."""
    body = answer.get_data(as_text=True).split("<main", 1)[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_every_question_of_the_law_has_a_page_and_a_form(analyst: Visitor) -> None:
    listed = analyst.get("/law").get_data(as_text=True)
    for name in load_book().names():
        assert f"/law/questions/{name}" in listed
        page = analyst.get(f"/law/questions/{name}")
        assert page.status_code == 200, name


def test_every_question_answers_an_empty_form_with_what_it_needs_or_its_answer(analyst: Visitor) -> None:
    for name in load_book().names():
        required = [fact for fact in load_book().question(name).facts if fact.required and not fact.nullable]
        answer = analyst.post(f"/law/questions/{name}", {"on": "2026-03-15"})
        assert answer.status_code == 200, f"{name}: {text(answer)[:300]}"
        if required:
            assert "Missing is not false" in text(answer), name


def test_hours_typed_as_hours_are_answered_as_hours(analyst: Visitor) -> None:
    asked = {"on": "2026-03-15", "authorized_minutes_per_month": "100:00"}
    page = text(analyst.post("/law/questions/ihss.weekly_maximum", asked))
    assert "25:00" in page


def test_money_typed_as_dollars_is_answered_as_dollars(analyst: Visitor) -> None:
    asked = {"on": "2026-03-15", "income_cents": "$1,200", "adults": "1", "children": "0"}
    page = text(analyst.post("/law/questions/ihss.share_of_cost", asked))
    assert "$580.00" in page


def test_a_list_is_typed_line_by_line_and_its_working_is_shown(analyst: Visitor) -> None:
    asked = {
        "on": "2026-03-15",
        "program": "PCSP",
        "protective_supervision": "no",
        "services.0.service": "bathing",
        "services.0.minutes_per_week": "3:30",
        "services.2.service": "laundry",
        "services.2.minutes_per_week": "1:00",
        "services.1.service": "",
    }
    page = text(analyst.post("/law/questions/ihss.hours", asked))
    assert "The working" in page
    assert "Bathing" in page


def test_more_lines_keep_what_was_typed(analyst: Visitor) -> None:
    asked = {"on": "2026-03-15", "services.0.service": "bathing", "services.0.minutes_per_week": "3:30", "more": "yes"}
    page = analyst.post("/law/questions/ihss.hours", asked).get_data(as_text=True)
    assert 'value="3:30"' in page
    assert 'name="services.3.service"' in page


def test_a_certificate_is_typed_as_one_object_and_left_empty_it_was_not_filed(analyst: Visitor) -> None:
    asked = {"on": "2026-03-31", "gross_cents": "$2,000", "relationship": "none", "live_in_certified": "no"}
    asked |= {"fica_threshold_met": "yes", "sdi_threshold_met": "yes", "year_to_date_cents": "0"}
    asked |= {"share_of_cost_cents": "0", "w4.0.filing_status": "single", "w4.0.two_jobs": "no"}
    page = text(analyst.post("/law/questions/ihss.net_pay", asked))
    assert "$149.17" in page
    assert "you gave us no form DE 4" in page
    offered = analyst.get("/law/questions/ihss.net_pay").get_data(as_text=True)
    assert 'name="w4.0.filing_status"' in offered
    assert 'name="w4.1.filing_status"' not in offered


def test_what_was_typed_wrongly_is_kept_with_a_sentence(analyst: Visitor) -> None:
    asked = {"on": "2026-03-15", "authorized_minutes_per_month": "a lot"}
    answer = analyst.post("/law/questions/ihss.weekly_maximum", asked)
    assert answer.status_code == 422
    assert "Type hours and minutes" in text(answer)
    assert 'value="a lot"' in answer.get_data(as_text=True)


def test_a_day_before_the_law_gets_a_sentence(analyst: Visitor) -> None:
    page = analyst.get("/law/questions/ihss.weekly_maximum?on=1901-01-01")
    assert page.status_code == 200
    assert "1901" in text(page)
    asked = {"on": "1901-01-01", "authorized_minutes_per_month": "1:00"}
    assert analyst.post("/law/questions/ihss.weekly_maximum", asked).status_code == 422


def test_facts_typed_into_a_question_never_stand_in_an_address(app: Flask) -> None:
    asks = [rule for rule in app.url_map.iter_rules() if rule.endpoint == "law.ask"]
    assert asks
    assert all("GET" not in (rule.methods or set()) for rule in asks)


def test_a_question_that_does_not_exist_is_not_found(analyst: Visitor) -> None:
    for name in ("ihss.nonsense", "..", "ihss", "os.path"):
        assert analyst.get(f"/law/questions/{name}").status_code == 404


def test_figures_show_which_value_is_in_force_on_the_day(analyst: Visitor) -> None:
    page = text(analyst.get("/law/figures?q=weeks&on=2026-03-15"))
    assert "in force" in page


def test_weak_evidence_and_changes_are_for_those_who_tend_the_law(analyst: Visitor, as_role: Come) -> None:
    for path in ("/law/unverified", "/law/changes"):
        assert analyst.get(path).status_code == 200
        assert as_role("caseworker").get(path).status_code == 403


def test_what_changed_between_two_days_names_what_began(analyst: Visitor) -> None:
    book = load_book()
    ihss = book.programmes["ihss"]
    begun = [
        value.since
        for path in ihss.parameter_paths()
        for value in ihss.parameter(path).values
        if value.since <= county_today()
    ]
    day = max(begun)
    page = text(analyst.get(f"/law/changes?after={day.replace(year=day.year - 1)}&until={day}"))
    assert "Nothing of the law begins" not in page


def test_a_version_that_does_not_exist_gets_a_sentence(analyst: Visitor) -> None:
    assert "no revision" in text(analyst.get("/law/changes?revision=--output=x"))
