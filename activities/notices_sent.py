"""Notices of action as they are sent: composed from the record, printed, kept with their dates (MPP 22-001, 22-071)."""

import datetime as dt
from hashlib import sha256

from sqlalchemy import select

from activities import clocks, timeline
from activities.deciding import decide
from activities.decisions import ADVERSE_NOTICE
from activities.doing import Doing
from activities.notices.compose import NoticeDays, compose
from activities.notices.render import render
from activities.step import step
from records.application import Application
from records.care_case import Authorization
from records.decision import Decision, Notice, Proposal
from rules.notices.texts import LANGUAGES, notice_text
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
    application = doing.session.get_one(Application, order.application_id)
    decisions = _decisions(doing, order)
    if any(each.question == "intake.denial" and not (each.answer or {})["notice"] for each in decisions):
        return NoticeSent(None)
    template = _template(doing, order)
    days = _days(doing, application, decisions, template)
    spoken = application.written_language
    languages = dict.fromkeys((spoken if spoken in LANGUAGES else "en", "en"))
    sent = [_send(doing, order, application, template, decisions, days, language) for language in languages]
    return NoticeSent(sent[0].id)


def _decisions(doing: Doing, order: SendNotice) -> list[Decision]:
    """The decisions that the notice tells about."""
    if order.proposal_id is None:
        withdrawn = decide(doing, "intake.denial", doing.today, {"cause": "withdrawn"}, order.application_id)
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


def _days(doing: Doing, application: Application, decisions: list[Decision], template: str) -> NoticeDays:
    """Mailed today; in effect after ten whole days where it is against the person, else from when services begin."""
    mailed_on = doing.today
    if _is_adverse(decisions, template):
        facts = {"from": mailed_on.isoformat()}
        effective_on = dt.date.fromisoformat(decide(doing, ADVERSE_NOTICE, mailed_on, facts, application.id)["due"])
    else:
        effective_on = max(mailed_on, _services_begin(doing, application) or mailed_on)
    hearing = clocks.start(doing, application, clocks.HEARING, effective_on, application.case_id)
    return NoticeDays(mailed_on, effective_on, hearing.due_on)


def _is_adverse(decisions: list[Decision], template: str) -> bool:
    denial = next((each.answer for each in decisions if each.question == "intake.denial" and each.answer), None)
    return bool(denial["adverse"]) if denial else notice_text(template, "en").adverse


def _services_begin(doing: Doing, application: Application) -> dt.date | None:
    newest = select(Authorization.starts_on).where(Authorization.application_id == application.id)
    return doing.session.scalars(newest.order_by(Authorization.id.desc()).limit(1)).first()


def _send(
    doing: Doing,
    order: SendNotice,
    application: Application,
    template: str,
    decisions: list[Decision],
    days: NoticeDays,
    language: str,
) -> Notice:
    decision_ids = [each.id for each in decisions]
    content = compose(doing.session, application.id, template, decision_ids, days, language)
    pdf = render(content)
    notice = Notice(
        application_id=application.id,
        case_id=application.case_id,
        person_id=application.person_id,
        template=template,
        form=notice_text(template, language).form,
        language=language,
        action=template,
        mailed_on=days.mailed_on,
        effective_on=days.effective_on,
        hearing_by=days.hearing_by,
        decision_ids=decision_ids,
        content=content,
        pdf=pdf,
        pdf_sha256=sha256(pdf).hexdigest(),
        made_at=doing.at,
    )
    doing.session.add(notice)
    doing.session.flush()
    timeline.happened(
        doing,
        application.id,
        "notice_sent",
        case_id=application.case_id,
        notice_id=notice.id,
        form=notice.form,
        language=language,
        effective_on=days.effective_on,
    )
    return notice
