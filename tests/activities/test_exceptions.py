"""A general exception, worker to supervisor to state; and the appeal of what was denied."""

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from activities.database import transaction
from records.background import EnrollmentAppeal, ExceptionRequest
from records.clocks import Clock
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, ROBBERY, Applicant
from workflows.enrollment.adopting import adopt
from workflows.enrollment.state import State
from workflows.steps.enrollment.standing import ClockName, Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import Letter

ASKED = {
    "received_on": "2026-03-10",
    "offense_kind": "fraud_or_property",
    "offenses": 1,
    "custody_ended_on": "2021-06-30",
    "evidence": ["letters", "employment"],
    "statement": "I have worked in a nursing home since.",
}
FORWARD = {"verdict": "forward", "reason": "Five years of good work."}


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Denied for a tier 2 conviction on 2 March."""
    applicant = Applicant(office)
    applicant.denied()
    return applicant


def asked(nadia: Applicant, by: int | None = None, **said: object) -> int:
    """A request that was accepted, by its id."""
    answer = nadia.tell("request_exception", by or nadia.office.carla, ASKED | said, nadia.on(10))
    assert answer.outcome == "accepted"
    assert isinstance(answer.about, int)
    return answer.about


def forwarded(nadia: Applicant) -> int:
    """A request that has reached the state."""
    request = asked(nadia)
    nadia.tell("recommend_exception", nadia.office.sue, FORWARD | {"exception_id": request})
    return request


def test_a_request_stops_its_clock_and_has_the_standard_of_proof_of_the_day(nadia: Applicant) -> None:
    answer = nadia.tell("request_exception", nadia.office.carla, ASKED, nadia.on(10))
    assert [(ring.name, ring.clock) for ring in answer.rings] == [(ClockName.EXCEPTION, None)]
    assert nadia.row(ExceptionRequest).standard == "clear_and_convincing"
    clock = nadia.row(Clock, Clock.question == "deadline.exception_request")
    assert (clock.outcome, clock.ended_on) == ("met", dt.date(2026, 3, 10))


@pytest.mark.parametrize(
    ("custody_ended_on", "standard"), [("2020-03-12", "preponderance"), ("2020-03-13", "clear_and_convincing")]
)
def test_less_proof_will_do_six_years_after_fraud_to_the_day(
    nadia: Applicant, custody_ended_on: str, standard: str
) -> None:
    asked(nadia, custody_ended_on=custody_ended_on)  # on 12 March 2026
    assert nadia.row(ExceptionRequest).standard == standard


def test_a_request_on_day_45_is_in_time_and_on_day_46_late(nadia: Applicant) -> None:
    late = nadia.tell("request_exception", nadia.office.carla, ASKED | {"received_on": "2026-04-17"}, nadia.on(50))
    assert (late.outcome, [due.letter for due in late.letters]) == ("late", [Letter.EXCEPTION_DENIED])
    in_time = nadia.tell("request_exception", nadia.office.carla, ASKED | {"received_on": "2026-04-16"})
    assert in_time.outcome == "accepted"


def test_a_request_that_is_not_whole_keeps_the_day_it_came_in(nadia: Applicant) -> None:
    first = {name: value for name, value in ASKED.items() if name != "custody_ended_on"}
    assert nadia.tell("request_exception", nadia.office.carla, first, nadia.on(10)).outcome == "incomplete"
    again = ASKED | {"received_on": "2026-05-20"}
    assert nadia.tell("request_exception", nadia.office.carla, again, nadia.on(79)).outcome == "accepted"
    rows = nadia.rows(ExceptionRequest)
    assert [(row.outcome, row.received_on.day) for row in rows] == [("returned", 10), ("received", 10)]


def test_three_desks_grant_it_and_nobody_sits_at_two(nadia: Applicant) -> None:
    office, request = nadia.office, asked(nadia, by=nadia.office.cody)
    recommend = FORWARD | {"exception_id": request}
    for nobody in (office.cody, office.carla, office.yolanda, nadia.rita):
        assert nadia.refusal("recommend_exception", nobody, recommend)
    assert nadia.tell("recommend_exception", office.sue, recommend).outcome == "forwarded"
    decide = {"exception_id": request, "verdict": "grant", "reason": "The proof is clear and convincing."}
    for nobody in (office.sue, office.cody, office.carla):
        assert nadia.refusal("decide_exception", nobody, decide)
    granted = nadia.tell("decide_exception", nadia.rita, decide)
    assert (granted.outcome, granted.standing.background, granted.standing.next) == ("granted", "excepted", "enroll")
    assert [(due.letter, due.about) for due in granted.letters] == [(Letter.EXCEPTION_GRANTED, request)]
    changed = nadia.becomes(Status.ENROLLED, Cause.EXCEPTION_GRANTED)
    assert [due.letter for due in changed.letters] == [Letter.PROVIDER_ENROLLED]
    assert nadia.now().paid_from == dt.date(2026, 3, 2)


def test_the_records_themselves_keep_the_state_from_being_the_county(nadia: Applicant) -> None:
    forwarded(nadia)
    with pytest.raises(IntegrityError, match="state_is_nobody_else"), transaction() as session:
        session.get_one(ExceptionRequest, nadia.row(ExceptionRequest).id).decided_by_id = nadia.office.sue


def test_the_supervisor_sends_it_back_and_the_worker_completes_it(nadia: Applicant) -> None:
    request = asked(nadia)
    sent_back = {"exception_id": request, "verdict": "return", "reason": "Which court?"}
    assert nadia.tell("recommend_exception", nadia.office.sue, sent_back).outcome == "returned"
    assert asked(nadia) != request


def test_what_the_state_denies_may_be_appealed_for_60_days_and_is_heard_by_somebody_else(nadia: Applicant) -> None:
    request = forwarded(nadia)
    deny = {"exception_id": request, "verdict": "deny", "reason": "The letters are too old."}
    denied = nadia.tell("decide_exception", nadia.rita, deny, nadia.on(20))
    assert [(ring.name, ring.clock.due_on) for ring in denied.rings if ring.clock] == [
        (ClockName.APPEAL, dt.date(2026, 5, 21))
    ]
    assert [due.letter for due in denied.letters] == [Letter.EXCEPTION_DENIED]
    said = {"received_on": "2026-05-21", "grounds": "The letters are of this year."}
    appealed = nadia.tell("appeal", nadia.office.carla, said, nadia.on(80))
    assert appealed.outcome == "accepted"
    assert nadia.row(EnrollmentAppeal).against == "exception_denied"
    grant = {"appeal_id": appealed.about, "verdict": "grant", "reason": "The letters are of this year."}
    assert "own" in nadia.refusal("decide_appeal", nadia.rita, grant).lower()
    granted = nadia.tell("decide_appeal", nadia.rosa, grant)
    assert (granted.outcome, granted.standing.next) == ("granted", "enroll")
    assert nadia.now().background == "excepted"


def test_an_appeal_of_tier_1_is_decided_by_the_state_only_and_clears_the_record(office: Office) -> None:
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    said = {"received_on": "2026-03-20", "grounds": "It is another Nadia Bell."}
    appeal = nadia.tell("appeal", office.carla, said, nadia.on(18))
    assert {ring.name for ring in appeal.rings} == {ClockName.APPEAL, ClockName.APPEAL_DECISION}
    grant = {"appeal_id": appeal.about, "verdict": "grant", "reason": "The fingerprints are another person's."}
    assert nadia.refusal("decide_appeal", office.sue, grant)
    assert nadia.tell("decide_appeal", nadia.rita, grant).standing.next == "enroll"
    assert nadia.now().background == "clear"
    nadia.becomes(Status.ENROLLED, Cause.APPEAL_WON)
    assert not nadia.rows(Clock, Clock.question == "deadline.enrollment_appeal_decision", Clock.outcome.is_(None))


def test_an_appeal_won_about_a_record_takes_nobody_off_the_list_of_the_suspended(office: Office) -> None:
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    on_list = {"answer": "match", "proof": "The list of 5 March"}
    assert nadia.tell("answer_list", office.carla, on_list, nadia.on(3)).standing.next == "deny"
    said = {"received_on": "2026-03-20", "grounds": "It is another Nadia Bell."}
    appeal = nadia.tell("appeal", office.carla, said, nadia.on(18))
    grant = {"appeal_id": appeal.about, "verdict": "grant", "reason": "The fingerprints are another person's."}
    granted = nadia.tell("decide_appeal", nadia.rita, grant)
    assert (nadia.now().background, nadia.now().list_standing) == ("clear", "match")
    assert granted.standing.next == "deny"
    assert [due.letter for due in granted.letters] == [Letter.APPEAL_GRANTED, Letter.PROVIDER_ON_LIST]
    sixty_days = nadia.at.date() + dt.timedelta(days=60)
    assert [ring.clock.due_on for ring in granted.rings if ring.clock] == [sixty_days], "the list may be appealed now"
    state = State(said_last=nadia.at, status=Status.INELIGIBLE, appeal_id=appeal.about)
    adopt(state, "decide_appeal", granted, nadia.at)
    assert not state.over, "the time to appeal runs anew"
    again = nadia.tell("appeal", office.carla, {**said, "received_on": "2026-04-01"}, nadia.on(31))
    off = {"appeal_id": again.about, "verdict": "grant", "reason": "The list names another Nadia Bell."}
    won = nadia.tell("decide_appeal", nadia.rita, off)
    assert (won.standing.next, [due.letter for due in won.letters]) == ("enroll", [Letter.APPEAL_GRANTED])


def test_an_appeal_on_day_61_is_late(nadia: Applicant) -> None:
    for received_on, outcome in (("2026-05-02", "late"), ("2026-05-01", "accepted")):
        said = {"received_on": received_on, "grounds": "Not me."}
        assert nadia.tell("appeal", nadia.office.carla, said, nadia.on(65)).outcome == outcome


def test_a_lost_appeal_leaves_the_standing_as_it_was(nadia: Applicant) -> None:
    appeal = nadia.tell("appeal", nadia.office.carla, {"received_on": "2026-03-20", "grounds": "Old."}, nadia.on(18))
    deny = {"appeal_id": appeal.about, "verdict": "deny", "reason": "It is within ten years."}
    denied = nadia.tell("decide_appeal", nadia.rita, deny)
    assert (denied.outcome, denied.standing.next) == ("denied", "deny_waiver_possible")
    assert [due.letter for due in denied.letters] == [Letter.APPEAL_DENIED]


def test_clocks_that_run_out_end_as_missed_and_those_that_were_met_do_not(nadia: Applicant) -> None:
    exception, appeal = (
        nadia.row(Clock, Clock.question == question)
        for question in ("deadline.exception_request", "deadline.enrollment_appeal")
    )
    assert nadia.rings("exception_time_over", exception.id, nadia.on(46)).outcome == "missed"
    assert nadia.rings("appeal_time_over", appeal.id, nadia.on(61)).outcome == "missed"
    assert nadia.rings("appeal_time_over", appeal.id, nadia.on(61)).outcome == "stopped"


def test_an_exception_covers_what_was_known_and_not_what_comes_later(nadia: Applicant) -> None:
    request = forwarded(nadia)
    nadia.tell("decide_exception", nadia.rita, {"exception_id": request, "verdict": "grant", "reason": "Proved."})
    nadia.becomes(Status.ENROLLED, Cause.EXCEPTION_GRANTED)
    assert nadia.convicted(ROBBERY).outcome == "excepted"
    later = {"offense": "Arson", "tier": 2, "convicted": "2026-02-01"}
    assert nadia.convicted(ROBBERY, later).outcome == "waiver_possible"


def test_a_request_that_nobody_decides_any_more_is_overtaken(nadia: Applicant) -> None:
    forwarded(nadia)
    nadia.convicted(FRAUD)
    nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    assert nadia.row(ExceptionRequest).outcome == "overtaken"
