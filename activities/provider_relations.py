"""Which of a recipient's providers are related in a way that bears on the program: a spouse, a minor's parent.

MPP 30-700.2; ACL 23-106. What the records of assignments say stands above what an assessment expected.
"""

from sqlalchemy import select

from activities.doing import Doing
from records import assignment_facts, program_facts
from records.assignment import Assignment
from rules.ask import ask

WORKING = ("active", "on_leave")


def of(doing: Doing, row: Assignment) -> dict[str, bool]:
    """Which bearing relations one provider has with the recipient today."""
    facts = assignment_facts.relationship(row, row.related_as, row.lives_together, None)
    answer = ask("assignment.relationship", doing.today, facts).answer or {}
    return {name: bool(answer[name]) for name in program_facts.BEARING}


def of_others(doing: Doing, row: Assignment) -> dict[str, bool]:
    """Which bearing relations the recipient's other providers have."""
    return _any(doing, program_facts.of_same_case(doing.session, row))


def of_case(doing: Doing, case_id: int | None) -> dict[str, bool]:
    """The bearing relations of those who work for a recipient; only what is so, since others may be expected."""
    if case_id is None:
        return {}
    working = select(Assignment).where(Assignment.case_id == case_id, Assignment.status.in_(WORKING))
    found = _any(doing, list(doing.session.scalars(working.order_by(Assignment.id))))
    return {name: True for name, bears in found.items() if bears}


def _any(doing: Doing, rows: list[Assignment]) -> dict[str, bool]:
    found = [of(doing, each) for each in rows]
    return {name: any(each[name] for each in found) for name in program_facts.BEARING}
