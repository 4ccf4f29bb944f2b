"""May this application be decided now, and how? Asked at the end of every step that changes a fact."""

from typing import Any

from sqlalchemy import select

from activities import clocks, deciding, known_facts
from activities.deciding import Decided
from activities.doing import Doing
from records.application import Application
from records.assessment import Assessment
from records.eligibility import Certification
from rules.ask import ask
from rules.needs_assessment import Determined, determine
from workflows.steps.step import Readiness

QUESTION = "intake.readiness"
ENDED_BY_FORM = ("late", "in_negative")
"""Standings of the certification that end an application whatever else is not known yet (W&I 12309.1; ACL 16-78)."""


def now(doing: Doing, application_id: int) -> Readiness:
    """What may happen next. Kept as a decision when the law says something else than the last time it was asked."""
    doing.session.flush()
    application = doing.session.get_one(Application, application_id)
    facts = of_application(doing, application)
    answer = ask(QUESTION, doing.today, facts)
    if deciding.is_news(doing, answer):
        deciding.keep(doing, answer)
    if answer.answer is None:
        ended = facts["person_cleared"] and facts["certification"] in ENDED_BY_FORM
        return Readiness.DENY if ended else Readiness.WAIT
    said = Readiness(answer.answer["next"])
    if said is Readiness.APPROVE_WITH_SUPERVISOR and known_facts.authorized_for_now(doing, application_id):
        return Readiness.WAIT  # what can be authorized for a time already is
    return said


def put(doing: Doing, application: Application, *, presumptive: bool = False) -> tuple[Decided, dict[str, Any]]:
    """Put the question on record, for a proposal; also the facts that it rests on."""
    facts = of_application(doing, application)
    if presumptive and facts["medi_cal"] == "pending":
        facts["medi_cal"] = "presumptive_requested"
    return deciding.decide(doing, QUESTION, doing.today, facts), facts


def of_application(doing: Doing, application: Application) -> dict[str, Any]:
    """The facts of intake.readiness, as far as they are known."""
    assessment = known_facts.newest_assessment(doing, application.id)
    complete = known_facts.complete_assessment(doing, application.id)
    medi_cal = _medi_cal_word(doing, application, assessment)
    facts: dict[str, Any] = {
        "person_cleared": application.person_id is not None,
        "medi_cal": medi_cal,
        "certification": certification_word(doing, application.id),
        "visit_done": known_facts.visit_done(doing, application.id),
        "assessment_complete": complete is not None,
        "authorized_minutes": None,
        "program": None,
        **known_facts.home_and_age(doing, application),
        **known_facts.stated(application, assessment),
    }
    if "aged_blind_or_disabled" not in facts and medi_cal in ("pending", "presumptive_requested"):
        facts["aged_blind_or_disabled"] = None  # the disability decision is Medi-Cal's to make
    if complete is not None:
        facts |= _what_it_comes_to(as_known_now(doing, complete))
    return facts


def as_known_now(doing: Doing, assessment: Assessment) -> Determined:
    """An assessment put to the law today with what is known of Medi-Cal today; not on record."""
    return determine(ask, doing.today, known_facts.needs_assessment(doing, assessment))


def certification_word(doing: Doing, application_id: int) -> str:
    """Where the certification stands, in the law's words."""
    form = doing.session.scalar(select(Certification).where(Certification.application_id == application_id))
    clock = clocks.of_question(doing, clocks.CERTIFICATION, clocks.CERTIFICATION_GOOD_CAUSE)
    return known_facts.certification_word(form, clock is not None and clock.outcome == "missed")


def _what_it_comes_to(determined: Determined) -> dict[str, Any]:
    program = determined.program.answer["program"] if determined.program.answer else None
    if program == "none":
        return {"program": "none", "authorized_minutes": 0}
    hours = determined.hours.answer if determined.hours else None
    return {"program": program, "authorized_minutes": hours["authorized_minutes_per_month"] if hours else None}


def _medi_cal_word(doing: Doing, application: Application, assessment: Assessment | None) -> str:
    answered = known_facts.medi_cal_answer(doing, application.id)
    if answered is not None and answered.answer in ("granted", "denied"):
        return str(answered.answer)
    if assessment is not None and assessment.circumstances.get("presumptive_requested") is True:
        return "presumptive_requested"
    return "pending" if answered is not None or known_facts.medi_cal_asked(doing, application.id) else "not_asked"
