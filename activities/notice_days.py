"""The days that a notice tells: mailed, in effect, the last to ask for a hearing (MPP 22-001, 22-009, 22-071)."""

import datetime as dt

from sqlalchemy import select

from activities import clocks
from activities.approvals import day_before
from activities.deciding import decide
from activities.decisions import ADVERSE_NOTICE
from activities.doing import Doing
from activities.notices.compose import NoticeDays
from records.application import Application
from records.care_case import Authorization
from records.decision import Decision
from rules.notices.texts import notice_text


def days_of(doing: Doing, application: Application, decisions: list[Decision], template: str) -> NoticeDays:
    """Mailed today; in effect after ten whole days where it is against the person, else when services begin."""
    mailed_on = doing.today
    if _is_adverse(decisions, template):
        facts = {"from": mailed_on.isoformat()}
        effective_on = dt.date.fromisoformat(decide(doing, ADVERSE_NOTICE, mailed_on, facts)["due"])
        _services_last(doing, application, template, effective_on)
    else:
        begins = _services_begin(doing, application) if notice_text(template, "en").shows_hours else None
        effective_on = begins or mailed_on
    asked_from = max(mailed_on, effective_on)  # services may have begun before anybody was told of them
    hearing = clocks.start(doing, clocks.HEARING, asked_from, application.case_id)
    return NoticeDays(mailed_on, effective_on, hearing.due_on)


def _is_adverse(decisions: list[Decision], template: str) -> bool:
    denial = next((each.answer for each in decisions if each.question == "intake.denial" and each.answer), None)
    return bool(denial["adverse"]) if denial else notice_text(template, "en").adverse


def _services_begin(doing: Doing, application: Application) -> dt.date | None:
    newest = select(Authorization.starts_on).where(Authorization.application_id == application.id)
    return doing.session.scalars(newest.order_by(Authorization.id.desc()).limit(1)).first()


def _services_last(doing: Doing, application: Application, template: str, effective_on: dt.date) -> None:
    """Services that are taken away last until the day before: a notice mailed a day later moves it a day."""
    if template != "termination":
        return
    newest = select(Authorization).where(Authorization.application_id == application.id)
    ending = doing.session.scalars(newest.order_by(Authorization.id.desc()).limit(1)).one()
    ending.ends_on = day_before(effective_on)
