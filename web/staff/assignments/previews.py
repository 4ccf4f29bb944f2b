"""What would follow, while somebody types: hours that are left, and the program that a relation leads to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from records import assignment_facts
from records.assignment import Assignment
from records.provider_hours import HoursAsked, asked, authorizations, in_force
from rules.answer import Answer
from rules.errors import LawError
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


@dataclass(frozen=True)
class Ahead:
    """The program before and after a relation becomes this one; the law's sentence on it."""

    before: str
    after: str
    payable: bool
    says: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether the recipient changes program."""
        return self.before != self.after


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


def program_ahead(
    row: Assignment, related_as: str, lives_together: bool, day: dt.date, *, takes_cfco: bool = False
) -> Ahead | None:
    """The program that would follow a relation; none where no hours are in force on the day."""
    session = database.session()
    now = in_force(authorizations(session, row.case_id), day)
    known = assignment_facts.program_decision(session, row.case)
    if now is None or known is None:
        return None
    try:
        return _program(row, (related_as, lives_together), day, now.program, dict(known.facts), takes_cfco)
    except LawError as error:
        return Ahead(now.program, now.program, False, (str(error),))


def _program(
    row: Assignment, relation: tuple[str, bool], day: dt.date, before: str, facts: dict[str, object], takes_cfco: bool
) -> Ahead:
    own = _flags(row, relation, day)
    others = [
        _flags(each, (each.related_as, each.lives_together), day)
        for each in assignment_facts.of_same_case(database.session(), row)
    ]
    flags = {name: own[name] or any(each[name] for each in others) for name in assignment_facts.BEARING}
    asked_again = {**facts, **flags, **({"declined_cfco": False} if takes_cfco and any(own.values()) else {})}
    bears = any(own.values()) or any(facts.get(name) for name in assignment_facts.BEARING)
    answer = preview("ihss.program", day, asked_again)
    after = (answer.answer or {}).get("program", before) if bears else before
    paid = preview("assignment.relationship", day, assignment_facts.relationship(row, *relation, after))
    says = tuple(reason.says for reason in answer.because) if bears and after != before else ()
    return Ahead(before, after, bool((paid.answer or {})["payable"]) and after != "none", says)


def _flags(row: Assignment, relation: tuple[str, bool], day: dt.date) -> dict[str, bool]:
    facts = assignment_facts.relationship(row, *relation, None)
    answer = preview("assignment.relationship", day, facts).answer or {}
    return {name: bool(answer[name]) for name in assignment_facts.BEARING}
