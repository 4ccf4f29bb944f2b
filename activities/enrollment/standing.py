"""How an enrollment stands, as its workflow branches on it, and what the law says may happen next."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from activities import deciding
from activities.doing import Doing
from records.background import Waiver
from records.enrollment import Enrollment
from rules.ask import ask
from workflows.steps.enrollment.standing import Background, Check, EnrollmentAnswer, Next, Ring, Standing
from workflows.steps.letters import LetterDue
from workflows.steps.step import About, AboutClock, Told

QUESTION = "enrollment.readiness"
APPLICANT = "enrollment.applicant"


def enrollment_of(doing: Doing) -> Enrollment:
    """The enrollment that the step is about."""
    return doing.session.get_one(Enrollment, doing.subject.id)


def answer(
    doing: Doing,
    outcome: str,
    about: int | None = None,
    rings: list[Ring] | None = None,
    letters: list[LetterDue] | None = None,
    silent: list[str] | None = None,
) -> EnrollmentAnswer:
    """A step's answer: its word, and how the enrollment stands after it; `silent`, the partners who should answer."""
    standing = replace(standing_of(doing), silent=silent or [])
    irregular = irregular_waivers(doing, doing.subject.id)
    return EnrollmentAnswer(outcome, standing, about, rings or [], letters or [], irregular)


def as_it_stands(doing: Doing, _told: Told | About | AboutClock) -> EnrollmentAnswer:
    """After a refusal: nothing has changed."""
    return answer(doing, "refused")


def standing_of(doing: Doing) -> Standing:
    """The tracks as the records have them. The law's word on them is kept where it is news."""
    doing.session.flush()
    row = enrollment_of(doing)
    waivers = waivers_in_force(doing, row.id)
    return Standing(
        next=_next(doing, row, waivers),
        application=row.application_received_on is not None,
        fingerprints=row.fingerprints_taken_on is not None,
        orientation=row.orientation_attended_on is not None,
        agreement=row.agreement_signed_on is not None,
        ssn=Check(row.ssn_standing),
        list=Check(row.list_standing),
        background=Background(row.background),
        waivers=waivers,
        extended=row.extended_on is not None,
    )


def _next(doing: Doing, row: Enrollment, waivers: int) -> Next:
    said = ask(QUESTION, doing.today, readiness_facts(doing, row, waivers))
    if deciding.is_news(doing, said):
        deciding.keep(doing, said)
    return Next(said.answer["next"]) if said.answer is not None else Next.WAIT


def readiness_facts(doing: Doing, row: Enrollment, waivers: int) -> dict[str, Any]:
    """Facts of enrollment.readiness, as far as they are known.

    A won appeal has put right what it was about, on the row itself (appeal_decisions); whatever still stands in the way
    is something else, which no appeal has cleared.
    """
    return {
        "application_received": row.application_received_on is not None,
        "applicant_may_enroll": _may_enroll(doing, row),
        "ssn": row.ssn_standing,
        "background": row.background,
        "list": row.list_standing,
        "orientation_attended": row.orientation_attended_on is not None,
        "agreement_signed": row.agreement_signed_on is not None,
        "waiver_in_force": waivers > 0,
        "appeal_won": False,
    }


def applicant_facts(row: Enrollment) -> dict[str, Any]:
    """Facts of enrollment.applicant, as the worker saw them when the form was handed in."""
    return {
        "birth_date": row.birth_date.isoformat(),
        "work_authorized": bool(row.work_authorized),
        "work_permit_until": row.work_permit_until.isoformat() if row.work_permit_until else None,
        "identity_seen": row.identity_document is not None,
        "ssn_card_seen": bool(row.ssn_card_seen),
    }


def _may_enroll(doing: Doing, row: Enrollment) -> bool:
    """Whether the applicant may enroll today: a birthday or the end of a work permit changes it by itself."""
    if row.application_received_on is None:
        return False
    said = ask(APPLICANT, doing.today, applicant_facts(row)).answer
    return said is not None and bool(said["may_enroll"])


def waivers_in_force(doing: Doing, enrollment_id: int) -> int:
    """How many recipients' waivers stand."""
    standing = (Waiver.enrollment_id == enrollment_id, Waiver.outcome == "accepted", Waiver.ended_on.is_(None))
    return doing.session.scalar(select(func.count()).select_from(Waiver).where(*standing)) or 0


def irregular_waivers(doing: Doing, enrollment_id: int) -> list[int]:
    """The waivers on which a supervisor is to rule, the eldest first."""
    waiting = (Waiver.enrollment_id == enrollment_id, Waiver.outcome == "irregular", Waiver.ended_on.is_(None))
    return list(doing.session.scalars(select(Waiver.id).where(*waiting).order_by(Waiver.id)))
