"""The hours that a proposal would authorize: worked out as of the day they begin, each question kept as a decision."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from activities import known_facts
from activities.assessments import determine_recorded
from activities.doing import Doing, Refused
from records.application import Application
from rules.needs_assessment import Determined


@dataclass(frozen=True)
class Hours:
    """Program, minutes and first day; `needs` names facts still missing, then the rest is empty."""

    starts_on: dt.date
    program: str | None
    answer: dict[str, Any]
    outside: tuple[str, ...]
    protective_supervision: bool
    decision_ids: list[int]
    needs: list[str]

    @property
    def minutes_per_month(self) -> int | None:
        """The authorized minutes a month."""
        return self.answer.get("authorized_minutes_per_month")


def work_out(doing: Doing, application: Application, starts_on: dt.date | None) -> Hours:
    """Put the complete assessment to the law of the first day. Refuses a first day before the law allows it."""
    earliest = earliest_start(doing, application)
    day = starts_on or earliest
    if day < earliest:
        raise Refused(
            f"Services cannot begin before {earliest:%B} {earliest.day}, {earliest.year}: the day they were asked for, "
            "or the first day of Medi-Cal if that is later."
        )
    assessment = known_facts.complete_assessment(doing, application.id)
    if assessment is None:
        raise Refused("The needs assessment is not complete. Complete it first.")
    determined, ids = determine_recorded(doing, assessment, day)
    return Hours(
        starts_on=day,
        program=determined.program.answer["program"] if determined.program.answer else None,
        answer=_hours(determined),
        outside=determined.outside,
        protective_supervision=bool(assessment.protective_supervision.get("needed", False)),
        decision_ids=ids,
        needs=list(determined.needs),
    )


def earliest_start(doing: Doing, application: Application) -> dt.date:
    """The protected date; but no day before Medi-Cal begins, where Medi-Cal pays (handbook 2.1)."""
    answered = known_facts.medi_cal_answer(doing, application.id)
    begins = answered.effective_on if answered is not None and answered.answer == "granted" else None
    return max(application.requested_on, begins) if begins else application.requested_on


def _hours(determined: Determined) -> dict[str, Any]:
    return dict(determined.hours.answer) if determined.hours and determined.hours.answer else {}
