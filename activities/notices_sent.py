"""Notices of action as they are sent: composed from the record, printed, kept with their dates (MPP 22-001, 22-071)."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from activities import timeline
from activities.deciding import decide
from activities.doing import Doing
from activities.notice_days import days_of
from activities.notices.compose import NoticeDays, compose
from activities.notices.render import render
from activities.step import step
from records.application import Application
from records.decision import Decision, Notice, Proposal
from rules.notices.texts import LANGUAGES
from workflows.steps.proposal import SEND_NOTICE, NoticeAction, NoticeSent, SendNotice

REASONS = {
    NoticeAction.APPROVAL: ("intake.readiness", "ihss.program", "ihss.hours"),
    NoticeAction.DENIAL: ("intake.denial",),
    NoticeAction.TERMINATION: ("intake.denial",),
    NoticeAction.WITHDRAWAL: ("intake.denial",),
}
"""The questions whose answers are the reasons told on a notice, in this order."""


@step(SEND_NOTICE)
def send_notice(doing: Doing, order: SendNotice) -> NoticeSent:
    """Tell the person, in their written language and in English. A death is told to nobody (intake.denial)."""
    application = doing.session.get_one(Application, order.subject_id)
    decisions = _decisions(doing, order)
    if any(each.question == "intake.denial" and not (each.answer or {})["notice"] for each in decisions):
        return NoticeSent(None)
    template = _template(doing, order)
    days = days_of(doing, application, decisions, template)
    telling = Telling(application, template, [each.id for each in decisions], days)
    spoken = application.written_language
    languages = dict.fromkeys((spoken if spoken in LANGUAGES else "en", "en"))
    sent = [_send(doing, telling, language) for language in languages]
    return NoticeSent(sent[0].id)


def _decisions(doing: Doing, order: SendNotice) -> list[Decision]:
    """The decisions that the notice tells about."""
    if order.proposal_id is None:
        withdrawn = decide(doing, "intake.denial", doing.today, {"cause": "withdrawn"})
        return [doing.session.get_one(Decision, withdrawn.decision_id)]
    ids = doing.session.get_one(Proposal, order.proposal_id).decision_ids
    asked = {row.question: row for row in doing.session.scalars(select(Decision).where(Decision.id.in_(ids)))}
    return [asked[question] for question in REASONS[order.action] if question in asked]


def _template(doing: Doing, order: SendNotice) -> str:
    """The folder of texts: an approval for a time has its own."""
    if order.action is NoticeAction.APPROVAL and order.proposal_id is not None:
        kind = doing.session.get_one(Proposal, order.proposal_id).kind
        return "approval" if kind == "approve" else kind
    return order.action.value


@dataclass(frozen=True)
class Telling:
    """What is told, whatever the language: the texts' folder, the decisions that are the reasons, the days."""

    application: Application
    template: str
    decision_ids: list[int]
    days: NoticeDays


def _send(doing: Doing, telling: Telling, language: str) -> Notice:
    """Compose, print and keep a notice in one language."""
    application, days = telling.application, telling.days
    content = compose(doing.session, application.id, telling.template, telling.decision_ids, days, language)
    pdf = render(content)
    notice = Notice(
        application_id=application.id,
        case_id=application.case_id,
        person_id=application.person_id,
        template=telling.template,
        form=content["form"],
        language=language,
        action=telling.template,
        mailed_on=days.mailed_on,
        effective_on=days.effective_on,
        hearing_by=days.hearing_by,
        decision_ids=telling.decision_ids,
        content=content,
        pdf=pdf,
        pdf_sha256=sha256(pdf).hexdigest(),
        made_at=doing.at,
    )
    doing.session.add(notice)
    doing.session.flush()
    _note(doing, application, notice)
    return notice


def _note(doing: Doing, application: Application, notice: Notice) -> None:
    timeline.happened(
        doing,
        "notice_sent",
        case_id=notice.case_id,
        notice_id=notice.id,
        form=notice.form,
        language=notice.language,
        effective_on=notice.effective_on,
    )
