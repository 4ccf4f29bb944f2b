"""A recipient's waiver (SOC 862): that recipient only, signed by the recipient or whom the law names for them.

W&I 12305.87. What the law calls irregular goes to a supervisor; what it refuses is kept with its reason.
"""

from typing import Any

from sqlalchemy import select

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import telling_assignments
from activities.enrollment.approving import by_staff, must_be_allowed
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.known_facts import age_on
from activities.policy import policy_of
from activities.step import step
from records.background import Waiver
from records.care_case import Case
from workflows.steps.enrollment.record import END_WAIVER, RECEIVE_WAIVER, RULE_ON_WAIVER
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

QUESTION = "enrollment.waiver"
TIER_OF = {"waiver_possible": 2, "excepted": 2, "ineligible": 1}
"""The worst tier in the look-back, by what the background check came to."""
CLOSED = ("denied", "terminated", "application_withdrawn")
LETTERS = {"accepted": Letter.WAIVER_ACCEPTED, "refused": Letter.WAIVER_REFUSED}
WORDS = {"refused": "turned_down"}
"""How the answer calls a waiver that is not taken; `refused` is what nothing came of."""
OUTCOMES = {"accept": "accepted", "refuse": "refused", "irregular": "irregular"}


@step(RECEIVE_WAIVER, refuse=as_it_stands)
def receive_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law about the signature and keep the waiver, in force, refused, or with the supervisor."""
    said = submissions.payload(doing, told)
    case = doing.session.get(Case, said["case_id"])
    if case is None:
        raise Refused("There is no case with this number. Look the recipient up again.")
    _none_yet(doing, case)
    row = Waiver(
        enrollment_id=told.subject_id,
        case_id=case.id,
        received_on=submissions.day(said["received_on"]),
        signed_on=submissions.day(said["signed_on"]),
        signed_by=said["signed_by"],
        signer_is_applicant=bool(said["signer_is_applicant"]),
        outcome="irregular",
        entered_by_id=by_staff(told),
        entered_at=told.at,
    )
    if row.signed_on > row.received_on:
        raise Refused("The waiver was signed after it came in. Check both days on the form.")
    found = decide(doing, QUESTION, doing.today, _facts(doing, row, case))
    row.outcome, row.decision_id = OUTCOMES[found["outcome"]], found.decision_id
    doing.session.add(row)
    doing.session.flush()
    _happened(doing, told, "waiver_received", row)
    return _answered(doing, row, WORDS.get(row.outcome, row.outcome))


@step(RULE_ON_WAIVER, refuse=as_it_stands)
def rule_on_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The supervisor accepts an irregular waiver, or refuses it, with a reason."""
    said = submissions.payload(doing, told)
    row = waiver_of(doing, said.get("waiver_id"))
    if row.outcome != "irregular" or row.ended_on is not None:
        raise Refused("This waiver does not wait for a ruling any more. Look at the enrollment as it is now.")
    by, _allowed = must_be_allowed(doing, told, "waiver", row.entered_by_id)
    if not said.get("reason"):
        raise Refused("Write why. The reason stays with the waiver.")
    row.reviewed_by_id, row.reviewed_at, row.review_reason = by, told.at, said["reason"]
    row.outcome = "accepted" if said["verdict"] == "accept" else "refused"
    _happened(doing, told, "waiver_ruled", row)
    return _answered(doing, row, WORDS.get(row.outcome, row.outcome))


@step(END_WAIVER, refuse=as_it_stands)
def end_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The recipient takes the waiver back, or its ground is gone: the assignment to that recipient ends with it."""
    said = submissions.payload(doing, told)
    row = waiver_of(doing, said.get("waiver_id"))
    ended_on = submissions.day(said["ended_on"])
    if row.ended_on is not None or row.outcome == "refused":
        raise Refused("This waiver is not in force. Look at the enrollment as it is now.")
    if ended_on < row.received_on or ended_on > doing.today:
        raise Refused("A waiver ends on a day since it came in, and not later than today. Give that day.")
    in_force = row.outcome == "accepted"
    row.ended_on, row.end_reason = ended_on, said.get("reason")
    _happened(doing, told, "waiver_ended", row, ended_on=ended_on)
    status = enrollment_of(doing).status
    if in_force and status == "enrolled_by_waiver":
        key = f"waiver-{row.id}-ended"
        telling_assignments.tell_one(doing, row.case_id, status, "waiver_ended", ended_on.isoformat(), key)
    return answer(doing, "ended", row.id)


def waiver_of(doing: Doing, waiver_id: int | None) -> Waiver:
    """A waiver of this enrollment, locked."""
    row = doing.session.get(Waiver, waiver_id, with_for_update={"of": Waiver}) if waiver_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This waiver does not belong to this enrollment.")
    return row


def _facts(doing: Doing, row: Waiver, case: Case) -> dict[str, object]:
    tier = TIER_OF.get(enrollment_of(doing).background)
    if tier is None:
        raise Refused("Nothing in this person's record asks for a waiver. Evaluate the record first.")
    birth = case.person.birth_date
    return {
        "tier": tier,
        "signed_by": row.signed_by,
        "signer_is_applicant": row.signer_is_applicant,
        "recipient_is_minor": age_on(birth, doing.today) < policy_of("enrollment", "applicant/adult_age", doing.today),
        "case_open": case.status not in CLOSED,
    }


def _none_yet(doing: Doing, case: Case) -> None:
    """One waiver for each recipient at a time."""
    standing = (Waiver.enrollment_id == doing.subject.id, Waiver.case_id == case.id, Waiver.ended_on.is_(None))
    query = select(Waiver.outcome).where(*standing, Waiver.outcome != "refused")
    outcome = doing.session.scalars(query).first()
    if outcome == "irregular":
        raise Refused("A waiver of this recipient waits for the supervisor already. It is ruled on first.")
    if outcome == "accepted":
        raise Refused("This recipient's waiver is in force already.")


def _answered(doing: Doing, row: Waiver, word: str) -> EnrollmentAnswer:
    """The recipient gets a letter either way. Where the standing does not change by it, the assignment is told here."""
    status = enrollment_of(doing).status
    if row.outcome == "accepted" and status == "enrolled_by_waiver":
        key = f"waiver-{row.id}-accepted"
        telling_assignments.tell_one(doing, row.case_id, status, "waiver", doing.today.isoformat(), key)
    letters = [LetterDue(LETTERS[row.outcome], row.id)] if row.outcome in LETTERS else []
    return answer(doing, word, row.id, letters=letters)


def _happened(doing: Doing, told: Told, kind: str, row: Waiver, **more: Any) -> None:
    timeline.happened(doing, kind, told, decision_id=row.decision_id, waiver_id=row.id, outcome=row.outcome, **more)
