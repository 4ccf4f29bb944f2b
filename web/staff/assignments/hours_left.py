"""What would be left of the week with hours that somebody is typing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from records.assignment import Assignment
from records.hours_asked import HoursAsked, asked
from records.provider_hours import authorizations, in_force
from rules.answer import Answer
from rules.preview import preview
from web import database

QUESTION = "assignment.hours"


@dataclass(frozen=True)
class Left:
    """How hours would fit on the day with the least room. Minutes a week."""

    on: dt.date
    outcome: str
    asked: int
    left: int
    maximum: int
    others: int
    elsewhere: int

    @property
    def fits(self) -> bool:
        """Whether the law would accept them."""
        return self.outcome == "accept"


def hours_left(row: Assignment, minutes: int, starts_on: dt.date) -> Left | None:
    """What the law would say to these hours of one provider; none where nothing is authorized on the day."""
    return splits_left(row.case_id, {row: minutes}, starts_on).get(row.id)


def splits_left(case_id: int, minutes: Mapping[Assignment, int], starts_on: dt.date) -> dict[int, Left]:
    """The same for several providers of one recipient at once, by assignment."""
    session = database.session()
    if in_force(authorizations(session, case_id), starts_on) is None:
        return {}
    found: dict[int, Left] = {}
    for question in asked(session, case_id, minutes, starts_on):
        left = _left(question, preview(QUESTION, question.on, question.facts))
        tightest = found.get(question.assignment_id)
        if tightest is None or left.left - left.asked < tightest.left - tightest.asked:
            found[question.assignment_id] = left
    return found


def _left(question: HoursAsked, answer: Answer) -> Left:
    given, facts = answer.answer or {}, question.facts
    return Left(
        on=question.on,
        outcome=given["outcome"],
        asked=facts["asked_minutes"],
        left=given["left_minutes"],
        maximum=facts["weekly_maximum_minutes"],
        others=facts["others_minutes"],
        elsewhere=facts["provider_other_minutes"],
    )
