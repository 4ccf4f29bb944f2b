"""Where a health care certification stands, read off from its row and its clock."""

from sqlalchemy import select

from activities import clocks, readiness
from activities.doing import Doing
from records.clocks import Clock
from records.eligibility import Certification
from workflows.steps.certification import Certification as Standing
from workflows.steps.certification import CertificationAnswer, CertificationOutcome
from workflows.steps.step import Told

QUESTIONS = (clocks.CERTIFICATION, clocks.CERTIFICATION_GOOD_CAUSE)


def find(doing: Doing, application_id: int) -> Certification | None:
    """The certification of an application, once its form was given."""
    return doing.session.scalar(select(Certification).where(Certification.application_id == application_id))


def clock_of(doing: Doing, application_id: int) -> Clock | None:
    """The clock that counts for the certification: that of good cause once the time was extended."""
    return clocks.of_question(doing, *QUESTIONS)


def standing(doing: Doing, application_id: int) -> Standing:
    """Where it stands now."""
    form, clock = find(doing, application_id), clock_of(doing, application_id)
    if form is None:
        return Standing.NOT_ISSUED
    if form.outcome is not None:
        return Standing(form.outcome)
    if clock is None or clock.outcome is not None:
        return Standing.OVERDUE
    return Standing.RETURNED if form.returned_to_signer_on else Standing.ISSUED


def answer(doing: Doing, application_id: int, outcome: CertificationOutcome) -> CertificationAnswer:
    """An outcome with everything as it now stands."""
    doing.session.flush()
    clock = clock_of(doing, application_id)
    return CertificationAnswer(
        outcome=outcome,
        standing=standing(doing, application_id),
        readiness=readiness.now(doing, application_id),
        clock=clocks.as_running(clock) if clock is not None and clock.outcome is None else None,
    )


def as_it_stands(doing: Doing, told: Told) -> CertificationAnswer:
    """How the certification stands after something about it was refused."""
    return answer(doing, told.subject_id, CertificationOutcome.REFUSED)
