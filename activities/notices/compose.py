"""Composing an applicant's notice of action: the application's facts put into the notice's words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.notices.addresses import Sender, addressee, facts_box, office
from activities.notices.hours_table import hours_table
from activities.notices.letter import Letter, page
from records.application import Application
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Decision
from rules.notices.texts import notice_text, shared_words
from rules.notices.wording import long_time
from rules.sentences import long_day


@dataclass(frozen=True)
class NoticeDays:
    """The days a notice tells: mailed, in effect, and the last day to ask for a hearing."""

    mailed_on: dt.date
    effective_on: dt.date
    hearing_by: dt.date


def compose(
    session: Session, application_id: int, template: str, decision_ids: list[int], days: NoticeDays, language: str
) -> dict[str, Any]:
    """The page of a notice in a language. Raises NoticeTextError when a notice lacks a text or a figure."""
    application = session.get_one(Application, application_id)
    text, words = notice_text(template, language), shared_words(language)
    authorization = _authorization(session, application_id) if text.shows_hours else None
    sender = Sender(application.county_code, application.worker_id)
    mailed = long_day(days.mailed_on, language)
    letter = Letter(
        text=text,
        reference=application.confirmation_number,
        mailed_on=days.mailed_on,
        office=office(session, sender, words),
        box=facts_box(session, sender, _number(session, application), words, mailed),
        addressee=addressee(application.person or application),
        filling=_filling(session, application, authorization, days, language),
        decisions=[session.get_one(Decision, decision_id) for decision_id in decision_ids],
        services=hours_table(session, authorization, language) if authorization else None,
    )
    return page(letter)


def _number(session: Session, application: Application) -> tuple[str, str]:
    """The number in the box: the case's where there is one."""
    case = session.get(Case, application.case_id) if application.case_id else None
    if case is None:
        return "confirmation_number", application.confirmation_number
    return "case_number", f"{case.county_code}-{case.case_number}"


def _authorization(session: Session, application_id: int) -> Authorization | None:
    newest = select(Authorization).where(Authorization.application_id == application_id)
    return session.scalars(newest.order_by(Authorization.id.desc()).limit(1)).first()


def _filling(
    session: Session,
    application: Application,
    authorization: Authorization | None,
    days: NoticeDays,
    language: str,
) -> dict[str, str]:
    told = {
        "requested_on": application.requested_on,
        "effective_on": days.effective_on,
        "hearing_by": days.hearing_by,
        "reassessment_on": _due(session, application, "deadline.reassessment"),
        "certification_due": _due(session, application, "deadline.health_certification"),
    }
    filling = {name: long_day(day, language) for name, day in told.items() if day is not None}
    if authorization is not None:
        filling |= {
            "authorized": long_time(authorization.authorized_minutes_per_month, language),
            "weekly": long_time(authorization.weekly_authorized_minutes, language),
            "weekly_maximum": long_time(authorization.weekly_maximum_minutes, language),
            "program": shared_words(language)["programs"][authorization.program],
        }
    return filling


def _due(session: Session, application: Application, question: str) -> dt.date | None:
    """The latest due day of a kind of clock, an extension of it included."""
    due = select(Clock.due_on).where(Clock.application_id == application.id, Clock.question.startswith(question))
    return session.scalars(due.order_by(Clock.due_on.desc()).limit(1)).first()
