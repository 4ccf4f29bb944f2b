"""The letters that steps ask for can be written: from the records as those very steps leave them."""

import pytest
from sqlalchemy import update

from activities.database import transaction
from records.background import Waiver
from records.decision import Notice
from records.enrollment import Enrollment
from tests.activities.office import Office
from tests.activities.provider_office import Applicant
from workflows.enrollment.statuses import MOVES
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import LetterDue, SendLetter

ASKED = {
    "received_on": "2026-03-10",
    "offense_kind": "other",
    "offenses": 1,
    "custody_ended_on": "2020-03-12",
    "evidence": ["letters"],
    "statement": "I have changed.",
}


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Has done every step; her answer has not come."""
    return Applicant(office)


def send(of: Applicant, letters: list[LetterDue]) -> list[str]:
    """Do the step of each letter; the templates of what was sent."""
    before = len(of.rows(Notice))
    for due in letters:
        of.do("send_enrollment_letter", SendLetter(of.id, due.letter, due.about, of.at))
    return [notice.template for notice in of.rows(Notice)[before:]]


def stands(nadia: Applicant, status: Status) -> None:
    """As if it had come to this before."""
    with transaction() as session:
        session.execute(update(Enrollment).where(Enrollment.id == nadia.id).values(status=status.value))


def test_every_declared_change_of_standing_can_be_told(nadia: Applicant) -> None:
    case_id = nadia.recipient("Ida")
    nadia.notice()
    nadia.convicted()
    told = set()
    moves = sorted(MOVES, key=lambda move: move.to is not Status.PENDING)  # who lapses had a time to finish first
    for to, cause in dict.fromkeys((move.to, move.cause) for move in moves):
        before = next(move.before for move in MOVES if (move.to, move.cause) == (to, cause))
        stands(nadia, before)
        if to is Status.ENROLLED_BY_WAIVER and not nadia.rows(Waiver):
            _waived(nadia, case_id)
        letters = nadia.becomes(to, cause).letters
        sent = send(nadia, letters)
        assert len(sent) >= len(letters), (to, cause)
        told |= set(sent)
    assert {"provider_enrolled", "provider_enrolled_by_waiver", "provider_incomplete", "provider_tier_1"} <= told
    assert {"provider_tier_2", "provider_on_list", "provider_terminated", "provider_suspended"} <= told
    assert "provider_terminated_violation" in told
    assert {"provider_reinstated", "recipient_tier_2", "recipient_provider_ineligible"} <= told


def _waived(nadia: Applicant, case_id: int) -> None:
    day = nadia.at.date()
    with transaction() as session:
        session.add(
            Waiver(
                enrollment_id=nadia.id,
                case_id=case_id,
                received_on=day,
                signed_on=day,
                signed_by="recipient",
                signer_is_applicant=False,
                outcome="accepted",
                entered_by_id=nadia.office.carla,
                entered_at=nadia.at,
            )
        )


def test_a_waiver_is_answered_to_the_recipient_with_its_reason(nadia: Applicant) -> None:
    good, bad = nadia.recipient("Ida"), nadia.recipient("Jo")
    nadia.denied()
    assert send(nadia, nadia.waiver(good).letters) == ["waiver_accepted"]
    assert send(nadia, nadia.waiver(bad, signed_by="other", signer_is_applicant=True).letters) == ["waiver_refused"]
    told = nadia.rows(Notice)[-1]
    assert "The person you chose may not sign it for their own work." in told.content["paragraphs"][0]
    assert told.case_id == bad


def test_an_exception_that_comes_late_is_answered_with_the_last_day(nadia: Applicant) -> None:
    nadia.denied()
    late = nadia.tell("request_exception", nadia.office.carla, ASKED | {"received_on": "2026-04-17"}, nadia.on(50))
    assert send(nadia, late.letters) == ["exception_late"]
    assert "April 16, 2026" in nadia.rows(Notice)[-1].content["reasons"][0]["says"]


def test_an_exception_that_is_not_whole_is_answered_with_what_is_missing_and_by_when(nadia: Applicant) -> None:
    nadia.denied()
    asked = {name: value for name, value in ASKED.items() if name != "custody_ended_on"}
    answer = nadia.tell("request_exception", nadia.office.carla, asked, nadia.on(9))
    assert send(nadia, answer.letters) == ["exception_incomplete"]
    content = nadia.rows(Notice)[-1].content
    assert "tell us when your prison, probation or parole ended" in content["reasons"][0]["says"]
    assert "April 16, 2026" in content["reasons"][0]["says"]
    assert "March 10, 2026" in content["paragraphs"][0]


@pytest.mark.parametrize(
    ("before", "cause"), [(Status.WAIVER_POSSIBLE, Cause.RECORD_CLEARED), (Status.INELIGIBLE, Cause.OFF_LIST)]
)
def test_time_to_finish_that_begins_anew_is_told_with_its_last_day(
    nadia: Applicant, before: Status, cause: Cause
) -> None:
    stands(nadia, before)
    assert send(nadia, nadia.becomes(Status.PENDING, cause, nadia.on(9)).letters) == ["provider_goes_on"]
    content = nadia.rows(Notice)[-1].content
    assert "the answer of the Department of Justice" in content["paragraphs"][1]
    assert "Your last day to do this is June 9, 2026." in content["paragraphs"][1]
    assert "by June 9, 2026" in content["next"][0]


def test_who_wins_an_appeal_before_the_steps_are_done_reads_the_last_day_to_do_them(nadia: Applicant) -> None:
    nadia.denied()
    appealed = nadia.tell(
        "appeal", nadia.office.carla, {"received_on": "2026-03-10", "grounds": "Not me."}, nadia.on(8)
    )
    granted = {"appeal_id": appealed.about, "verdict": "grant", "reason": "Another person."}
    answer = nadia.tell("decide_appeal", nadia.rita, granted, nadia.on(30))
    assert nadia.becomes(Status.PENDING, Cause.APPEAL_WON, nadia.on(30)).letters == [], "one letter tells it all"
    assert send(nadia, answer.letters) == ["appeal_granted"]
    assert "Your last day to do this is June 30, 2026." in nadia.rows(Notice)[-1].content["paragraphs"][1]


def test_a_denied_exception_opens_the_appeal_that_its_letter_tells(nadia: Applicant) -> None:
    nadia.denied()
    asked = nadia.tell("request_exception", nadia.office.carla, ASKED, nadia.on(8))
    forwarded = {"exception_id": asked.about, "verdict": "forward", "reason": "Ten good years."}
    nadia.tell("recommend_exception", nadia.office.sue, forwarded, nadia.on(9))
    denied = {"exception_id": asked.about, "verdict": "deny", "reason": "The letters do not name the work."}
    answer = nadia.tell("decide_exception", nadia.rita, denied, nadia.on(20))
    assert send(nadia, answer.letters) == ["exception_denied"]
    content = nadia.rows(Notice)[-1].content
    assert content["deadlines"] == {"appeal_by": "2026-05-21"}
    assert content["written"] == "The letters do not name the work."
    assert content["reasons"][0]["cite"]


def test_a_won_appeal_says_where_the_provider_stands_then(nadia: Applicant) -> None:
    nadia.denied()
    appealed = nadia.tell(
        "appeal", nadia.office.carla, {"received_on": "2026-03-10", "grounds": "Not me."}, nadia.on(8)
    )
    granted = {"appeal_id": appealed.about, "verdict": "grant", "reason": "Another person."}
    answer = nadia.tell("decide_appeal", nadia.rita, granted, nadia.on(30))
    nadia.becomes(Status.ENROLLED, Cause.APPEAL_WON, nadia.on(30))
    assert send(nadia, answer.letters) == ["appeal_granted"]
    assert "You are enrolled." in nadia.rows(Notice)[-1].content["paragraphs"][1]
