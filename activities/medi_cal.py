"""Medi-Cal eligibility: asked of the partner, answered by the partner later or by a worker with proof."""

import datetime as dt
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from activities import readiness, submissions, timeline
from activities.doing import Doing, Refused
from activities.partners.medi_cal import partner
from activities.policy import intake_policy
from activities.step import step
from records import clock as county
from records.application import Application
from records.eligibility import MediCalInquiry
from workflows.steps import medi_cal as contract
from workflows.steps.medi_cal import MediCal, MediCalAnswer, MediCalAsked, MediCalOutcome
from workflows.steps.step import About, Told


@step(contract.ASK_MEDI_CAL)
def ask_medi_cal(doing: Doing, about: About) -> MediCalAsked:
    """Put the inquiry to the partner. The file may be written twice after a crash; its reference stays the same."""
    inquiry = latest(doing, about.subject_id)
    if inquiry is None:
        inquiry = _new_inquiry(doing, about.subject_id)
        timeline.happened(doing, "medi_cal_asked")
    application = doing.session.get_one(Application, about.subject_id)
    taken = partner().ask(inquiry, application)
    return MediCalAsked(MediCal.ASKED if taken else MediCal.BY_HAND, _chase_at(doing) if taken else None)


def as_it_stands(doing: Doing, told: Told) -> MediCalAnswer:
    """How things stand after an answer was refused."""
    return MediCalAnswer(MediCalOutcome.REFUSED, readiness.now(doing, told.subject_id))


@step(contract.RECORD_MEDI_CAL, refuse=as_it_stands)
def record_medi_cal(doing: Doing, told: Told) -> MediCalAnswer:
    """Record an answer. A later answer does not overwrite an earlier one: it becomes a row of its own."""
    said = submissions.payload(doing, told)
    if told.by is not None and not said.get("proof"):
        raise Refused("An answer entered by hand needs its proof. Say where you saw it.")
    inquiry = _inquiry_to_answer(doing, told, said)
    _write(inquiry, told, said)
    timeline.happened(doing, "medi_cal_answered", told, answer=inquiry.answer, answered_by=inquiry.answered_by)
    outcome = MediCalOutcome(said["answer"])
    chase_at = _chase_at(doing) if outcome is MediCalOutcome.PENDING else None
    return MediCalAnswer(outcome, readiness.now(doing, told.subject_id), chase_at)


def latest(doing: Doing, application_id: int) -> MediCalInquiry | None:
    """The newest inquiry of an application."""
    query = select(MediCalInquiry).where(MediCalInquiry.application_id == application_id)
    return doing.session.scalars(query.order_by(MediCalInquiry.id.desc()).limit(1)).first()


def _new_inquiry(doing: Doing, application_id: int) -> MediCalInquiry:
    inquiry = MediCalInquiry(
        application_id=application_id,
        reference=sha256(doing.key("medi-cal").encode()).hexdigest()[:24].upper(),
        asked_at=doing.at,
    )
    doing.session.add(inquiry)
    doing.session.flush()
    return inquiry


def _inquiry_to_answer(doing: Doing, told: Told, said: dict[str, Any]) -> MediCalInquiry:
    inquiry = latest(doing, told.subject_id)
    if said.get("inquiry_id"):
        inquiry = doing.session.get(MediCalInquiry, said["inquiry_id"])
        if inquiry is None or inquiry.application_id != told.subject_id:
            raise Refused("This answer belongs to no inquiry of this application.")
    return inquiry if inquiry is not None and inquiry.answer is None else _new_inquiry(doing, told.subject_id)


def _write(inquiry: MediCalInquiry, told: Told, said: dict[str, Any]) -> None:
    inquiry.answer = said["answer"]
    inquiry.answered_at = told.at
    inquiry.answered_by = "staff" if told.by is not None else "partner"
    inquiry.staff_id = told.by
    inquiry.federally_funded = said.get("federally_funded")
    inquiry.aid_code = said.get("aid_code") or None
    inquiry.effective_on = submissions.day_or_none(said.get("effective_on"))
    inquiry.share_of_cost_cents = said.get("share_of_cost_cents")
    inquiry.proof = said.get("proof")
    if inquiry.answer == "granted" and (inquiry.federally_funded is None or inquiry.effective_on is None):
        raise Refused("A grant needs its funding and its first day. Give both, as Medi-Cal shows them.")


def _chase_at(doing: Doing) -> dt.datetime:
    """When to stop waiting and ask a worker."""
    patience = dt.timedelta(days=intake_policy("waiting/medi_cal_partner", doing.today))
    return county.county_instant(doing.today + patience, dt.time(8, 0))
