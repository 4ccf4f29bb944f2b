"""What letters about a violation tell: to whom they go, which weeks they show, the days and figures of their words."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.notices.addresses import full_name
from activities.notices.readers import Concern
from records.care_case import Case
from records.subject import Subject
from records.violation import Violation, ViolationFinding
from records.violations import violations_standing
from rules.ask import ask
from rules.notices.texts import letter_words
from rules.notices.wording import clock_time
from rules.sentences import long_day

LAST_DAYS = {
    "dispute_by": "deadline.violation_dispute",
    "state_review_by": "deadline.violation_state_review",
    "training_by": "deadline.violation_training",
}
"""The clock of each last day that a provider has."""

AGAIN = {"suspension": "deadline.suspension_end", "termination": "deadline.suspension_end_fourth"}
"""From when work, or enrolling, is possible again."""

WRITTEN = {
    "violation_upheld": "dispute_reason",
    "violation_upheld_state": "dispute_reason",
    "violation_overturned": "dispute_reason",
    "violation_state_upheld": "state_reason",
    "violation_state_overturned": "state_reason",
}
"""Where it stands what whoever decided wrote."""


def of_violation(session: Session, subject: Subject, to: str) -> Iterator[Concern]:
    """The provider; or each recipient for whom more was worked than the limits let, and nobody else."""
    row = session.get_one(Violation, subject.id)
    if to == "provider":
        yield Concern(subject, row.enrollment, row=row)
        return
    theirs = select(ViolationFinding.case_id).where(
        ViolationFinding.violation_id == row.id, ViolationFinding.gone_at.is_(None)
    )
    for case in session.scalars(select(Case).where(Case.id.in_(theirs)).order_by(Case.id)):
        yield Concern(subject, row.enrollment, row=row, case=case)


def folder(letter: str, row: Violation) -> str:
    """A third or fourth that the county upheld may go before the state: its words say how."""
    return "violation_upheld_state" if letter == "violation_upheld" and row.takes_effect_on else letter


def violation_figures(session: Session, concern: Concern, language: str) -> dict[str, str]:
    """Its number, its days, and how many are left."""
    row: Violation = concern.row
    again = _again_on(row)
    days = {"notice_on": row.notice_on, "effective_on": row.takes_effect_on, "again_on": again}
    told = {name: long_day(day, language) for name, day in days.items() if day is not None}
    left = violations_standing(session, row.enrollment, but=row.id)
    return told | {"left": str(left)} | ({"number": str(row.number)} if row.number is not None else {})


def _again_on(row: Violation) -> dt.date | None:
    """The first day on which work, or enrolling, is possible again, as things stand."""
    if row.suspended_until is not None or row.takes_effect_on is None or row.consequence not in AGAIN:
        return row.suspended_until
    found = ask(AGAIN[row.consequence], row.takes_effect_on, {"from": row.takes_effect_on.isoformat()})
    return dt.date.fromisoformat(found.answer["due"]) if found.answer else None


def findings_table(session: Session, concern: Concern, language: str) -> dict[str, Any]:
    """The weeks that were over a limit; a recipient sees only those about their own hours."""
    words = letter_words(language)["findings"]
    shown = (ViolationFinding.violation_id == concern.row.id, ViolationFinding.gone_at.is_(None))
    query = select(ViolationFinding).where(*shown).order_by(ViolationFinding.week, ViolationFinding.id)
    rows = [each for each in session.scalars(query) if concern.case is None or each.case_id == concern.case.id]
    lines = [
        [
            long_day(each.week, language),
            words[each.code].format(recipient=_recipient(session, each, words)),
            clock_time(each.minutes),
            clock_time(each.limit_minutes),
        ]
        for each in rows
    ]
    table = {name: words[name] for name in ("heading", "note", "columns")}
    return {**table, "lines": lines, "totals": [], "limits": [], "limits_heading": ""}


def _recipient(session: Session, finding: ViolationFinding, words: dict[str, Any]) -> str:
    if finding.case_id is None:
        return str(words["one_recipient"])
    return full_name(session.get_one(Case, finding.case_id).person)
