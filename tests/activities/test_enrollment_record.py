"""Convictions of an applicant provider: what bars, what does not, and on whose word."""

import datetime as dt

import pytest

from activities.database import transaction
from records.background import Conviction, Waiver
from records.clock import county_instant
from records.decision import Decision
from records.event import Event
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, ROBBERY, Applicant
from workflows.enrollment.adopting import adopt
from workflows.enrollment.state import State
from workflows.enrollment.tasks import wanted
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.work import TaskKind, TaskRef


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Everything is in but the answer of the Department of Justice."""
    return Applicant(office)


def test_tier_1_bars_and_tier_2_leaves_a_way(nadia: Applicant) -> None:
    nadia.notice()
    both = nadia.convicted(ROBBERY, FRAUD)
    assert (both.outcome, both.standing.next) == ("ineligible", "deny")
    tier_2 = nadia.convicted(ROBBERY)
    assert (tier_2.outcome, tier_2.standing.next) == ("waiver_possible", "deny_waiver_possible")
    assert nadia.now().background == "waiver_possible"


def test_an_evaluation_replaces_the_one_before_and_keeps_it(nadia: Applicant) -> None:
    nadia.notice()
    nadia.convicted(ROBBERY, FRAUD)
    nadia.convicted(ROBBERY)
    assert [row.tier for row in nadia.rows(Conviction, Conviction.replaced_at.is_not(None))] == [2, 1]
    assert nadia.row(Conviction, Conviction.replaced_at.is_(None)).offense == "Robbery"


def test_a_conviction_bars_until_the_last_day_of_the_ten_years_and_not_a_day_longer(nadia: Applicant) -> None:
    nadia.notice()
    nadia.at = county_instant(dt.date(2029, 5, 20))
    assert nadia.convicted(ROBBERY).outcome == "waiver_possible"
    nadia.at = county_instant(dt.date(2029, 5, 21))
    assert nadia.convicted(ROBBERY).outcome == "clear"
    assert nadia.convicted(ROBBERY | {"released": "2021-08-01"}).outcome == "waiver_possible"


def test_relief_lifts_tier_2_and_not_tier_1(nadia: Applicant) -> None:
    nadia.notice()
    assert nadia.convicted(ROBBERY | {"relief": "dismissal"}).outcome == "clear"
    assert nadia.convicted(FRAUD | {"relief": "dismissal"}).outcome == "ineligible"


def test_court_papers_alone_deny_nobody_but_for_an_offense_in_another_state(nadia: Applicant) -> None:
    papers = ROBBERY | {"source": "court_papers"}
    assert nadia.convicted(papers).outcome == "clear"
    assert nadia.convicted(papers | {"out_of_state": True}).outcome == "waiver_possible"


def test_what_is_said_to_stand_in_a_notice_needs_a_notice(nadia: Applicant) -> None:
    sentence = nadia.refusal("evaluate_record", nadia.office.carla, {"convictions": [ROBBERY]})
    assert "has reported no record" in sentence
    assert not nadia.rows(Conviction)


def test_an_arrest_alone_denies_nobody(nadia: Applicant) -> None:
    nadia.notice("arrest")
    assert nadia.refusal("evaluate_record", nadia.office.carla, {"convictions": [ROBBERY]})
    assert nadia.convicted().outcome == "clear"


def test_a_record_of_which_nothing_was_written_down_clears_nobody(nadia: Applicant) -> None:
    nadia.notice()
    assert "Nothing was written down" in nadia.refusal("evaluate_record", nadia.office.carla, {"convictions": []})
    assert nadia.now().background == "record"


def test_an_offense_that_is_no_bar_is_kept_and_bars_nobody(nadia: Applicant) -> None:
    nadia.notice()
    assert nadia.convicted({"offense": "Failure to register", "tier": 0, "convicted": "2022-01-01"}).outcome == "clear"
    assert nadia.row(Conviction).tier == 0


def test_a_conviction_that_is_yet_to_come_is_refused_with_the_laws_sentence(nadia: Applicant) -> None:
    nadia.notice()
    later = ROBBERY | {"convicted": "2026-12-01"}
    assert "convicted" in nadia.refusal("evaluate_record", nadia.office.carla, {"convictions": [later]})


def test_the_timeline_and_the_history_name_no_offense(nadia: Applicant) -> None:
    nadia.notice()
    nadia.convicted(ROBBERY)
    event = nadia.row(Event, Event.kind == "record_evaluated")
    assert event.params == {"outcome": "waiver_possible"}
    with transaction() as session:
        assert session.get_one(Decision, event.decision_id).question == "ihss.background_check"


def test_another_conviction_ends_the_waivers_and_the_same_one_read_again_does_not(nadia: Applicant) -> None:
    nadia.denied()
    nadia.waiver(nadia.recipient())
    nadia.becomes(Status.ENROLLED_BY_WAIVER, Cause.WAIVER)
    assert nadia.convicted(ROBBERY).standing.next == "enroll_by_waiver"
    another = {"offense": "Arson", "tier": 2, "convicted": "2024-01-01"}
    assert nadia.convicted(ROBBERY, another).standing.next == "deny_waiver_possible"
    assert nadia.row(Waiver).end_reason == "another_conviction"


def test_a_waiver_that_falls_with_another_conviction_is_nobodys_to_rule_on(nadia: Applicant) -> None:
    nadia.denied()
    irregular = nadia.waiver(nadia.recipient(), signed_by="other")
    assert (irregular.outcome, irregular.irregular) == ("irregular", [irregular.about])
    state = State(said_last=nadia.at, status=Status.WAIVER_POSSIBLE)
    adopt(state, "receive_waiver", irregular, nadia.at)
    assert TaskRef(TaskKind.REVIEW_WAIVER, irregular.about) in wanted(state)
    another = nadia.convicted(ROBBERY, {"offense": "Arson", "tier": 2, "convicted": "2024-01-01"})
    adopt(state, "evaluate_record", another, nadia.at)
    assert TaskKind.REVIEW_WAIVER not in {task.kind for task in wanted(state)}
