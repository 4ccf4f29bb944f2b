"""What the placeholders of a letter about a provider stand for: names, days, hours, and where the provider stands."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.notices.addresses import full_name
from activities.notices.letter_days import LetterDays
from activities.notices.program_moves import program_moved
from activities.notices.readers import Concern, newest_cause
from activities.notices.violation_letters import violation_figures
from activities.notices.weekly_hours import authorized, weekly_minutes
from activities.policy import policy_of
from records.assignment import Assignment
from records.background import ExceptionRequest, Waiver
from records.care_case import Case
from records.clock import county_day
from records.clocks import Clock
from records.decision import Decision
from records.enrollment import Enrollment
from records.pay_order import AdvancePayment
from records.pay_setup import DirectDeposit
from records.periods import DAY, WEEK
from records.timekeeping import Exemption, ExtraHours
from records.violation import Violation
from rules.notices.texts import letter_words, shared_words
from rules.notices.wording import long_time
from rules.sentences import MONTHS, in_words, long_day

DONE: dict[str, Callable[[Enrollment], bool]] = {
    "application": lambda each: each.application_received_on is not None,
    "fingerprints": lambda each: each.fingerprints_taken_on is not None,
    "background": lambda each: each.background in ("clear", "excepted", "waiver_possible", "ineligible"),
    "orientation": lambda each: each.orientation_attended_on is not None,
    "agreement": lambda each: each.agreement_signed_on is not None,
    "ssn": lambda each: each.ssn_standing == "verified",
    "list": lambda each: each.list_standing == "clear",
}
"""When a step of enrollment is done, in the order in which a letter names what is missing (W&I 12301.24, 12305.86)."""


TIME_TO_FINISH = ("deadline.enrollment", "deadline.enrollment_extended")
"""The clocks of the time to finish: 90 days, and 45 more for good cause."""


def figures(session: Session, concern: Concern, days: LetterDays, language: str) -> dict[str, str]:
    """Every figure that this concern has, in the words of a language. What it does not have is not there."""
    told: dict[str, dt.date | None] = {
        "effective_on": days.effective_on,
        "since": days.effective_on,
        **days.last_days,
        **_days_of_standing(session, concern.enrollment),
        **_days_of_row(concern),
    }
    if concern.assignment is not None:
        told |= {"ended_on": concern.assignment.ended_on, "leave_from": concern.assignment.leave_from}
    filling = {name: long_day(day, language) for name, day in told.items() if day is not None}
    filling |= _names(session, concern, language) | _standing(session, concern.enrollment, language)
    if concern.assignment is not None:
        filling |= _hours(session, concern.assignment, days, language) | _program(session, concern.assignment, language)
    if isinstance(concern.row, Waiver):
        filling["why"] = _why_refused(session, concern.row, language)
    if isinstance(concern.row, ExtraHours):
        filling["week_time"] = long_time(concern.row.minutes, language)
    if isinstance(concern.row, DirectDeposit):
        changed = letter_words(language)["account_changed"]
        who = changed["by_county" if concern.row.made_by_id else "by_provider"]
        filling |= {"last_four": concern.row.account_last_four, "who_changed": who}
    if isinstance(concern.row, AdvancePayment):
        filling |= _money_of_advance(concern.row, language)
    if isinstance(concern.row, Violation):
        filling |= violation_figures(session, concern, language)
    if isinstance(concern.row, Exemption):
        filling |= _limits_of_week(concern.row, language)
    return filling


def _days_of_row(concern: Concern) -> dict[str, dt.date | None]:
    row = concern.row
    if row is None or isinstance(row, Violation):
        return {}
    if isinstance(row, Waiver):
        return {"signed_on": row.signed_on}
    if isinstance(row, ExceptionRequest):
        return {"requested_on": row.received_on, "decided_on": _decided(row)}
    if isinstance(row, DirectDeposit):
        return {"starts_on": row.starts_on}
    if isinstance(row, AdvancePayment):
        return {"paid_on": row.issued_on, "due_on": row.due_on, "arrears_on": row.arrears_on}
    if isinstance(row, ExtraHours):
        return {"week_begins": row.week, "week_ends": row.week + WEEK - DAY}
    if isinstance(row, Exemption):
        return {"asked_on": row.asked_on, "starts_on": row.starts_on, "decided_on": county_day(row.decided_at)}
    return {"appealed_on": getattr(row, "received_on", None), "decided_on": _decided(row)}


def _days_of_standing(session: Session, enrollment: Enrollment) -> dict[str, dt.date | None]:
    return {
        "paid_from": enrollment.paid_from or enrollment.application_received_on or enrollment.enrolled_on,
        "due_on": _due(session, enrollment, *TIME_TO_FINISH),
        "back_on": _due(session, enrollment, "deadline.suspension_end"),
    }


def _due(session: Session, enrollment: Enrollment, *questions: str) -> dt.date | None:
    """The due day of the newest clock of an enrollment for any of these questions."""
    newest = select(Clock.due_on).where(Clock.enrollment_id == enrollment.id, Clock.question.in_(questions))
    return session.scalars(newest.order_by(Clock.id.desc()).limit(1)).first()


def _names(session: Session, concern: Concern, language: str) -> dict[str, str]:
    names = {"provider": full_name(concern.enrollment.person or concern.enrollment)}
    if concern.case is not None:
        names["recipient"] = full_name(concern.case.person)
    with_waiver = _recipients_with_waiver(session, concern.enrollment)
    if with_waiver:
        names["recipients"] = _listed(with_waiver, letter_words(language)["and"])
    return names


def _recipients_with_waiver(session: Session, enrollment: Enrollment) -> list[str]:
    in_force_now = (
        select(Case)
        .join(Waiver, Waiver.case_id == Case.id)
        .where(Waiver.enrollment_id == enrollment.id, Waiver.outcome == "accepted", Waiver.ended_on.is_(None))
        .order_by(Waiver.id)
    )
    return [full_name(case.person) for case in session.scalars(in_force_now)]


def _standing(session: Session, enrollment: Enrollment, language: str) -> dict[str, str]:
    words = letter_words(language)
    steps = [words["missing"][name] for name, done in DONE.items() if not done(enrollment)]
    missing = "; ".join(steps) or words["nothing_missing"]
    cause = newest_cause(session, enrollment)
    standing = words["standing"][enrollment.status].format(missing=missing)
    due_on = _due(session, enrollment, *TIME_TO_FINISH)
    if enrollment.status == "pending" and due_on is not None:
        standing += " " + words["finish_by"].format(due_on=long_day(due_on, language))
    told = {"missing": missing, "standing": standing}
    return told | ({"cause": words["causes"][cause]} if cause in words["causes"] else {})


def _hours(session: Session, assignment: Assignment, days: LetterDays, language: str) -> dict[str, str]:
    """The recipient's hours, and the provider's own share of them."""
    found = authorized(session, assignment.case_id, days.effective_on)
    if found is None:
        return {}
    return {
        "authorized": long_time(found.authorized_minutes_per_month, language),
        "weekly_maximum": long_time(found.weekly_maximum_minutes, language),
        "provider_weekly": long_time(weekly_minutes(session, assignment, days.effective_on), language),
    }


def _program(session: Session, assignment: Assignment, language: str) -> dict[str, str]:
    """The program that pays and the one before, where this assignment moved it; whether the hours stay the same."""
    moved = program_moved(session, assignment)
    if moved is None:
        return {}
    programs, words = shared_words(language)["programs"], letter_words(language)["hours_then"]
    minutes = [each.authorized_minutes_per_month for each in (moved.authorized_before, moved.authorized) if each]
    hours = words["same"]
    if len(set(minutes)) > 1:
        before, now = (long_time(each, language) for each in minutes)
        hours = words["other"].format(authorized_before=before, authorized=now)
    return {"program": programs[moved.program], "program_before": programs[moved.before], "hours_then": hours}


def _limits_of_week(row: Exemption, language: str) -> dict[str, str]:
    """The limits with and without an exemption, and until when one counts."""
    words, on = letter_words(language), row.starts_on or row.asked_on
    until = words["until"].format(ends_on=long_day(row.ends_on, language)) if row.ends_on else words["until_told"]
    limits = {
        "exempt_week": policy_of("assignment", "workweek/exempt", on),
        "exempt_month": policy_of("ihss", "workweek/exempt_month", on),
        "several_week": policy_of("assignment", "workweek/two_or_more", on),
    }
    return {"until": until, **{name: long_time(minutes, language) for name, minutes in limits.items()}}


def _money_of_advance(row: AdvancePayment, language: str) -> dict[str, str]:
    """What was paid ahead and what is left of it, and for which month."""
    month = f"{MONTHS[language][row.month.month - 1]} {'de ' * (language == 'es')}{row.month.year}"
    left = max(row.cents - row.reconciled_cents, 0)
    return {"month": month, "paid": in_words(row.cents, "cents"), "left": in_words(left, "cents")}


def _why_refused(session: Session, waiver: Waiver, language: str) -> str:
    """Why a waiver does not count, as a recipient may read it: nothing of the provider's record."""
    words: dict[str, str] = letter_words(language)["waiver_refused"]
    decision = session.get(Decision, waiver.decision_id) if waiver.decision_id else None
    rows = [each["row"] for each in decision.trace["because"]] if decision else []
    return next((words[row] for row in rows if row in words), words["other"])


def _listed(names: list[str], word: str) -> str:
    """Names as a sentence has them: A; A and B; A, B and C."""
    return f" {word} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _decided(row: Any) -> dt.date:
    """The day a request was decided; one that came too late was decided as it came in."""
    return county_day(row.decided_at or row.entered_at)
