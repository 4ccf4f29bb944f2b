"""Composing a notice of action: the record's facts put into the notice's words, in the person's language."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.notices.addresses import addressee, facts_box, office
from activities.notices.hours_table import hours_table
from records.application import Application
from records.care_case import Authorization
from records.clocks import Clock
from records.decision import Decision
from rules.book import load_book
from rules.notices.reasons import written_reasons
from rules.notices.texts import NoticeText, notice_text, shared_words
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
    """Everything the page prints, as plain JSON. Raises NoticeTextError when a notice lacks a text or a figure."""
    application = session.get_one(Application, application_id)
    text, words = notice_text(template, language), shared_words(language)
    authorization = _authorization(session, application_id) if text.shows_hours else None
    filling = _filling(session, application, authorization, days, language)
    traces = [session.get_one(Decision, decision_id).trace for decision_id in decision_ids]
    reasons = written_reasons(load_book(), traces, language)
    return {
        "language": language,
        "form": text.form,
        "template": template,
        "reference": application.confirmation_number,
        "mailed_on": days.mailed_on.isoformat(),
        "words": {name: word for name, word in words.items() if isinstance(word, str | list)},
        "office": office(session, application, words),
        "facts": facts_box(session, application, words, long_day(days.mailed_on, language)),
        "addressee": addressee(application),
        **_filled(text, filling),
        "reasons": [{"says": reason.says, "cite": reason.cite} for reason in reasons],
        "hours": hours_table(session, authorization, language) if authorization else None,
        "hearing": _hearing(text, words, filling),
    }


def _filled(text: NoticeText, filling: dict[str, str]) -> dict[str, Any]:
    return {
        "title": text.title,
        "lead": text.lead.format(**filling),
        "paragraphs": [paragraph.format(**filling) for paragraph in text.paragraphs],
        "next": [line.format(**filling) for line in text.next],
    }


def _hearing(text: NoticeText, words: dict[str, Any], filling: dict[str, str]) -> dict[str, Any]:
    """The page on hearing rights. Aid paid pending is offered where services in force are taken away (MPP 22-072.5)."""
    hearing: dict[str, Any] = dict(words["hearing"])
    none_in_force = hearing.pop("aid_none")
    hearing["paragraphs"] = [paragraph.format(**filling) for paragraph in hearing["paragraphs"]]
    if text.action in ("denial", "withdrawal"):
        hearing["aid"] = none_in_force
    return hearing


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
