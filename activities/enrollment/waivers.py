"""A recipient's waiver (SOC 862): that recipient only, signed by the recipient or whom the law names for them.

W&I 12305.87. What the law calls irregular goes to a supervisor; what it refuses is kept with its reason.
"""

from sqlalchemy import select

from activities import submissions
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment.approving import by_staff
from activities.enrollment.standing import as_it_stands, enrollment_of
from activities.enrollment.waivers_told import answered, happened
from activities.known_facts import age_on
from activities.policy import policy_of
from activities.step import step
from records.background import Waiver
from records.background_view import recipients
from records.care_case import CLOSED, Case
from workflows.steps.enrollment.record import RECEIVE_WAIVER
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told

QUESTION = "enrollment.waiver"

TIER_OF = {"waiver_possible": 2, "excepted": 2, "ineligible": 1}
"""The worst tier in the look-back, by what the background check came to."""

OUTCOMES = {"accept": "accepted", "refuse": "refused", "irregular": "irregular"}


@step(RECEIVE_WAIVER, refuse=as_it_stands)
def receive_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law about the signature and keep the waiver, in force, refused, or with the supervisor."""
    said = submissions.payload(doing, told)
    case = doing.session.get(Case, said["case_id"])
    if case is None:
        raise Refused("There is no case with this number. Look the recipient up again.")
    _must_have_named(doing, case)
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
    happened(doing, told, "waiver_received", row)
    return answered(doing, row)


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


def _must_have_named(doing: Doing, case: Case) -> None:
    """A waiver is for the one recipient who chose this person (W&I 12305.87); nobody else has anything to waive."""
    if case.id not in [named.id for _, named in recipients(doing.session, doing.subject.id)]:
        raise Refused("This recipient has not named this person as provider. Enter the designation (SOC 426A) first.")


def _none_yet(doing: Doing, case: Case) -> None:
    """One waiver for each recipient at a time."""
    standing = (Waiver.enrollment_id == doing.subject.id, Waiver.case_id == case.id, Waiver.ended_on.is_(None))
    query = select(Waiver.outcome).where(*standing, Waiver.outcome != "refused")
    outcome = doing.session.scalars(query).first()
    if outcome == "irregular":
        raise Refused("A waiver of this recipient waits for the supervisor already. It is ruled on first.")
    if outcome == "accepted":
        raise Refused("This recipient's waiver is in force already.")
