"""The health care certification (SOC 873; W&I 12309.1): issued, extended, received, excepted, overdue."""

from activities import clocks, known_facts, readiness, submissions, timeline
from activities.certification_standing import answer, as_it_stands, clock_of, find, standing
from activities.deciding import Decided, decide
from activities.doing import Doing, Refused
from activities.step import step
from records.clocks import Clock
from records.eligibility import Certification
from workflows.steps import certification as contract
from workflows.steps.certification import Certification as Standing
from workflows.steps.certification import (
    CertificationAnswer,
    CertificationException,
    CertificationOutcome,
    ExceptionAnswer,
)
from workflows.steps.step import AboutClock, Told


@step(contract.ISSUE_CERTIFICATION, refuse=as_it_stands)
def issue_certification(doing: Doing, told: Told) -> CertificationAnswer:
    """The form was given: its 45 days begin on the day it was given, not the day this was keyed (ACL 16-78)."""
    said = submissions.payload(doing, told)
    issued_on = submissions.day(said["issued_on"])
    if find(doing, told.subject_id) is not None:
        raise Refused("The certification form was given before. Its clock goes on as it is.")
    if issued_on > doing.today:
        raise Refused("The form cannot have been given on a day that has not come yet.")
    running = clocks.start(doing, clocks.CERTIFICATION, issued_on)
    doing.session.add(
        Certification(
            application_id=told.subject_id,
            issued_on=issued_on,
            issued_how=said["issued_how"],
            due_on=running.due_on,
        )
    )
    timeline.happened(doing, "certification_issued", told, issued_on=issued_on, due_on=running.due_on)
    return answer(doing, told.subject_id, CertificationOutcome.ISSUED)


@step(contract.EXTEND_CERTIFICATION, refuse=as_it_stands)
def extend_certification(doing: Doing, told: Told) -> CertificationAnswer:
    """Good cause: 90 days in all from the day the form was given, once (ACIN I-28-20, ACL 22-11)."""
    said = submissions.payload(doing, told)
    form = _issued(doing, told)
    if form.extended_on is not None:
        raise Refused("The time was extended before. The law gives 90 days in all, once.")
    if form.outcome in ("accepted", "negative"):
        raise Refused("The certification is in. There is nothing to extend.")
    before = clock_of(doing, told.subject_id)
    longer = clocks.start(doing, clocks.CERTIFICATION_GOOD_CAUSE, form.issued_on)
    if form.received_on is None and longer.due_on < doing.today:
        raise Refused("The 90 days that the law gives for good cause are over as well.")
    if before is not None and before.outcome is None:
        clocks.end(doing, before, "extended")
    form.extended_on, form.extension_reason, form.due_on = doing.today, said["reason"], longer.due_on
    timeline.happened(doing, "certification_extended", told, reason=said["reason"], due_on=longer.due_on)
    if form.received_on is not None:
        _decide_receipt(doing, form, longer)
    return answer(doing, told.subject_id, CertificationOutcome.EXTENDED)


@step(contract.RECEIVE_CERTIFICATION, refuse=as_it_stands)
def receive_certification(doing: Doing, told: Told) -> CertificationAnswer:
    """The form came back; what counts is the day it came in."""
    said = submissions.payload(doing, told)
    form = _issued(doing, told)
    received_on = submissions.day(said["received_on"])
    if form.outcome == "accepted":
        raise Refused("The certification was accepted before.")
    if not form.issued_on <= received_on <= doing.today:
        raise Refused("The form came in after the day it was given, and not after today. Check the day it came in.")
    form.received_on, form.form = received_on, said["form"]
    form.signer, form.signer_profession = said["signer"], said["signer_profession"]
    form.unable_alone, form.at_risk = said["unable_alone"], said["at_risk"]
    timeline.paper(doing, told, said["form"], "Health care certification", received_on)
    outcome = _decide_receipt(doing, form, clock_of(doing, told.subject_id), bool(said.get("return_to_signer")))
    kind = "certification_returned" if outcome is CertificationOutcome.RETURNED else "certification_received"
    timeline.happened(doing, kind, told, outcome=outcome, received_on=received_on)
    return answer(doing, told.subject_id, outcome)


@step(contract.CERTIFICATION_OVERDUE)
def certification_overdue(doing: Doing, about: AboutClock) -> CertificationAnswer:
    """The clock ran out; a clock that has ended otherwise changes nothing."""
    row = doing.session.get_one(Clock, about.clock_id)
    form = find(doing, about.subject_id)
    if row.outcome is None and form is not None:
        clocks.end(doing, row, "missed")
        late = _put(doing, form)
        timeline.happened(doing, "certification_overdue", decision_id=late.decision_id, due_on=row.due_on)
    return answer(doing, about.subject_id, CertificationOutcome.OVERDUE)


def _exception_as_it_stands(doing: Doing, told: Told) -> ExceptionAnswer:
    return ExceptionAnswer(CertificationException.NONE, readiness.now(doing, told.subject_id))


@step(contract.CLAIM_EXCEPTION, refuse=_exception_as_it_stands)
def claim_certification_exception(doing: Doing, told: Told) -> ExceptionAnswer:
    """Services are needed before the form: discharge home, or risk of out-of-home placement (W&I 12309.1)."""
    said = submissions.payload(doing, told)
    form = _issued(doing, told)
    if standing(doing, told.subject_id) in (Standing.ACCEPTED, Standing.NEGATIVE):
        raise Refused("The certification is in. An exception is for when it is not.")
    form.exception, form.exception_reason = said["exception"], said["reason"]
    timeline.happened(doing, "exception_claimed", told, exception=said["exception"])
    return ExceptionAnswer(CertificationException(said["exception"]), readiness.now(doing, told.subject_id))


def _issued(doing: Doing, told: Told) -> Certification:
    form = find(doing, told.subject_id)
    if form is None:
        raise Refused("The certification form has not been given yet. Record first how and when it was given.")
    return form


def _decide_receipt(
    doing: Doing, form: Certification, clock: Clock | None, return_to_signer: bool = False
) -> CertificationOutcome:
    """What the law says of the form as it came in, by the limit that holds for it."""
    outcome = CertificationOutcome(_put(doing, form)["outcome"])
    if outcome is CertificationOutcome.NEGATIVE and return_to_signer and form.returned_to_signer_on is None:
        form.returned_to_signer_on, form.outcome = doing.today, None
        form.received_on = None
        return CertificationOutcome.RETURNED
    form.outcome = outcome.value
    if clock is not None:
        met = outcome is not CertificationOutcome.LATE
        if clock.outcome is None or met:
            clocks.end(doing, clock, "met" if met else "missed", form.received_on if met else None)
    return outcome


def _put(doing: Doing, form: Certification) -> Decided:
    """Ask the law what the form, or its absence, means."""
    facts = known_facts.receipt(doing, form)
    return decide(doing, "intake.certification_receipt", form.received_on or doing.today, facts)
