"""A decision's page tells how it came about, and asks the law again."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from records.decision import Decision
from records.staff import Staff
from rules.preview import preview
from tests.web.conftest import Visitor
from tests.web.decided import record
from tests.web.lived_in import Office, move_in
from tests.web.past import day

As = Callable[[str], Visitor]


@pytest.fixture
def office(session: Session, staff: dict[str, Staff]) -> Office:
    """An office with a past."""
    return move_in(session, staff)


def page_of(visitor: Visitor, decision: Decision, more: str = "") -> str:
    """A decision's page."""
    answer = visitor.get(f"/decisions/{decision.id}{more}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_decision_tells_question_facts_figures_rows_and_law_version(as_role: As, office: Office) -> None:
    decision = office.decisions["ihss.program"]
    page = page_of(as_role("caseworker"), decision)
    assert "Which program pays for this person&#39;s care at home?" in page
    assert "Full-scope Medi-Cal with federal funding" in page
    assert "nursing-facility level of care" in page
    assert decision.law in page
    assert "did not fit: " in page
    assert "law-row--fired" in page
    assert "since 2011-12-01" in page


def test_each_decision_of_an_assessment_can_be_opened_and_asked_again(as_role: As, office: Office) -> None:
    worker = as_role("caseworker")
    for decision in office.decisions.values():
        assert "Same answer" in page_of(worker, decision, "/replay")


def test_a_decision_whose_answer_would_be_another_today_says_what_differs(
    as_role: As, session: Session, office: Office
) -> None:
    answer = preview("ihss.weekly_maximum", day(5), {"authorized_minutes_per_month": 6000})
    told = record(session, office.applications["eligible"], answer)
    trace = told.trace | {"law": "000000000000"}
    other = Decision(
        application_id=told.application_id,
        question=told.question,
        asked_about=told.asked_about,
        law="000000000000",
        facts=told.facts,
        answer={"weekly_maximum_minutes": 1386, "weekly_authorized_minutes": 1386},
        trace=trace,
        made_at=told.made_at,
    )
    session.add(other)
    session.commit()
    page = page_of(as_role("caseworker"), other, "/replay")
    assert "Different answer" in page
    assert "23:06" in page
    assert "25:00" in page
    assert "The rule files have changed since" in page


def test_a_decision_that_lacked_facts_says_that_missing_is_not_false(
    as_role: As, session: Session, office: Office
) -> None:
    told = record(session, office.applications["eligible"], preview("ihss.program", day(5), {"paramedical": False}))
    session.commit()
    page = page_of(as_role("caseworker"), told)
    assert "Missing is not false" in page
    assert "Same answer" in page_of(as_role("caseworker"), told, "/replay")


def test_facts_the_law_no_longer_knows_get_a_sentence(as_role: As, session: Session, office: Office) -> None:
    first = office.decisions["ihss.program"]
    old = Decision(
        application_id=first.application_id,
        question=first.question,
        asked_about=first.asked_about,
        law="000000000000",
        facts=first.facts | {"fact_of_old": 1},
        answer=first.answer,
        trace=first.trace,
        made_at=first.made_at,
    )
    session.add(old)
    session.commit()
    assert "does not answer these facts" in page_of(as_role("caseworker"), old, "/replay")


def test_a_decision_over_a_list_says_what_the_law_says_of_each_item(
    as_role: As, session: Session, office: Office
) -> None:
    two = [
        {"tier": 2, "convicted": "2018-05-01", "released": None, "relief": "dismissal"},
        {"tier": 1, "convicted": "2019-05-01", "released": "2020-06-02", "relief": None},
    ]
    answer = preview("ihss.background_check", day(5), {"convictions": two})
    told = record(session, office.applications["eligible"], answer)
    session.commit()
    page = page_of(as_role("caseworker"), told)
    assert "A court gave relief for this tier 2 crime. It does not count." in page
    assert "It counts for 10 years, until June 2, 2030." in page
    assert "Years after a conviction, or after release from its custody, in which it counts" in page
    assert "Same answer" in page_of(as_role("caseworker"), told, "/replay")
