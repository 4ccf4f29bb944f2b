"""The hours on a notice of action: each service's need, who meets it, and what is approved."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from records.assessment import AssessedService, Assessment
from records.care_case import Authorization
from rules.book import load_book
from rules.notices.texts import NoticeTextError, shared_words
from rules.notices.wording import clock_time


def hours_table(session: Session, authorization: Authorization, language: str) -> dict[str, Any]:
    """Lines and totals in hours and minutes. Functional ranks are not told on notices."""
    if authorization.assessment_id is None:
        raise NoticeTextError("This authorization rests on no assessment, so its notice has no hours to show.")
    assessment = session.get_one(Assessment, authorization.assessment_id)
    words, monthly = shared_words(language), monthly_services(authorization.starts_on)
    return {
        "lines": [_line(service, words, monthly) for service in assessment.services if service.total_minutes],
        "totals": _totals(authorization, words),
    }


def _line(service: AssessedService, words: dict[str, Any], monthly: frozenset[str]) -> dict[str, str]:
    mark = words["month_mark"] if service.service in monthly else ""
    individual = max(0, service.total_minutes - service.prorated_minutes)
    return {
        "service": words["services"][service.service] + mark,
        "total": clock_time(service.total_minutes),
        "individual": clock_time(individual),
        "alternative": clock_time(service.alternative_minutes),
        "net": clock_time(max(0, individual - service.alternative_minutes)),
    }


def _totals(authorization: Authorization, words: dict[str, Any]) -> list[dict[str, Any]]:
    told = [
        ("protective_supervision", authorization.protective_supervision_minutes_per_month, False),
        ("total_month", authorization.authorized_minutes_per_month, True),
        ("total_week", authorization.weekly_authorized_minutes, False),
        ("unmet", authorization.unmet_minutes_per_month, False),
    ]
    return [
        {"label": words[name], "value": clock_time(minutes), "strong": strong}
        for name, minutes, strong in told
        if minutes or name == "total_month"
    ]


def monthly_services(on: dt.date) -> frozenset[str]:
    """The services that came by the month on a day, as the law lists them (MPP 30-757)."""
    return frozenset(load_book().programmes["ihss"].parameter("services/by_month").at(on).value)
