"""The program that a relation would lead to, while somebody chooses it."""

import datetime as dt
from dataclasses import dataclass

from records import assignment_facts, program_facts
from records.assignment import Assignment
from records.provider_hours import authorizations, in_force
from rules.errors import LawError
from rules.preview import preview
from web import database


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


def program_ahead(
    row: Assignment, related_as: str, lives_together: bool, day: dt.date, *, takes_cfco: bool = False
) -> Ahead | None:
    """The program that would follow a relation; none where no hours are in force on the day."""
    session = database.session()
    now = in_force(authorizations(session, row.case_id), day)
    known = program_facts.program_decision(session, row.case)
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
        for each in program_facts.of_same_case(database.session(), row)
    ]
    flags = {name: own[name] or any(each[name] for each in others) for name in program_facts.BEARING}
    asked_again = {**facts, **flags, **({"declined_cfco": False} if takes_cfco and any(own.values()) else {})}
    bears = any(own.values()) or any(facts.get(name) for name in program_facts.BEARING)
    answer = preview("ihss.program", day, asked_again)
    after = (answer.answer or {}).get("program", before) if bears else before
    paid = preview("assignment.relationship", day, assignment_facts.relationship(row, *relation, after))
    says = tuple(reason.says for reason in answer.because) if bears and after != before else ()
    return Ahead(before, after, bool((paid.answer or {})["payable"]) and after != "none", says)


def _flags(row: Assignment, relation: tuple[str, bool], day: dt.date) -> dict[str, bool]:
    facts = assignment_facts.relationship(row, *relation, None)
    answer = preview("assignment.relationship", day, facts).answer or {}
    return {name: bool(answer[name]) for name in program_facts.BEARING}
