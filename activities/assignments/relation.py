"""How provider and recipient are related, and what follows: spouses and parents of minors move the program.

PCSP does not pay a spouse or the parent of a minor (MPP 30-700.2); the recipient moves to IPO, or to CFCO where the
need is one of a nursing facility (ACL 23-106), and back when that provider leaves.
"""

import datetime as dt
from dataclasses import dataclass, field

from activities import deciding, provider_relations, submissions, timeline
from activities.assignments import answering, pair, program
from activities.doing import Doing, Refused
from activities.step import step
from records import assignment_facts, program_facts
from records.assignment import Assignment
from records.provider_hours import authorizations, in_force
from workflows.steps.assignment import CHANGE_RELATIONSHIP, AssignmentAnswer
from workflows.steps.letters import LetterDue
from workflows.steps.step import Told


@dataclass(frozen=True)
class Followed:
    """What a relation leads to: whether the provider can be paid in the program that follows and since when, letters
    about it."""

    payable: bool
    letters: list[LetterDue] = field(default_factory=list)
    from_day: dt.date | None = None


@step(CHANGE_RELATIONSHIP, refuse=answering.as_it_stands)
def change_relationship(doing: Doing, told: Told) -> AssignmentAnswer:
    """Write the relation as it is from a day on; the program follows it while the provider works."""
    said = submissions.payload(doing, told)
    row = pair.of(doing).assignment
    since = answering.not_ahead(
        doing, submissions.day(said["since"]), "This day is yet to come. Note the change on its day."
    )
    if row.status == "ended":
        raise Refused("This assignment is over; how the two are related does not matter to it any more.")
    _refuse_live_in_apart(row, said["lives_together"])
    bore = bears(doing, row)
    row.related_as, row.lives_together = said["relationship"], said["lives_together"]
    doing.session.flush()
    letters = _program(doing, told, row, since, bore=bore, takes_cfco=said.get("takes_cfco") is True)
    timeline.happened(
        doing,
        "relationship_changed",
        told,
        case_id=row.case_id,
        related_as=row.related_as,
        lives_together=row.lives_together,
        since_on=since,
    )
    return answering.answer(doing, row, "changed", letters)


def _program(
    doing: Doing, told: Told, row: Assignment, since: dt.date, *, bore: bool, takes_cfco: bool
) -> list[LetterDue]:
    """The program after a change of relation; nothing changes while this provider does not work."""
    if row.status not in ("active", "on_leave"):
        decide(doing, row, doing.today, program_on(doing, row, doing.today))
        return []
    day = max(since, row.starts_on or since)
    followed = follow(doing, told, row, day, bore=bore, takes_cfco=takes_cfco)
    if not followed.payable:
        raise Refused("No program pays for this recipient's care by this provider. End the assignment instead.")
    return followed.letters


def follow(
    doing: Doing, told: Told, row: Assignment, day: dt.date, *, bore: bool = False, takes_cfco: bool = False
) -> Followed:
    """Ask how the two are related, and move the recipient's program where that bears on it, or did before (`bore`).

    `takes_cfco`: a recipient who had declined CFCO asks for it now (ACL 23-106).
    """
    decided = decide(doing, row, day, program_on(doing, row, day))
    if not bore and not any(decided[name] for name in program_facts.BEARING):
        return Followed(decided["payable"])
    beside = provider_relations.of_others(doing, row)
    flags = {name: bool(decided[name]) or beside[name] for name in program_facts.BEARING}
    moved = program.move(doing, told, row, flags | ({"declined_cfco": False} if takes_cfco else {}), day)
    if not moved.letters:
        return Followed(decided["payable"])
    return Followed(decide(doing, row, day, moved.program)["payable"], moved.letters, moved.from_day)


def left(doing: Doing, told: Told | None, row: Assignment, from_day: dt.date) -> list[LetterDue]:
    """A provider works no more from a day on: the program goes back where only their relation bore on it."""
    if row.starts_on is None or not bears(doing, row):
        return []
    beside = provider_relations.of_others(doing, row)
    return program.move(doing, told, row, beside, max(from_day, row.starts_on)).letters


def decide(doing: Doing, row: Assignment, day: dt.date, pays: str | None) -> deciding.Decided:
    """What `assignment.relationship` says, on record."""
    facts = assignment_facts.relationship(row, row.related_as, row.lives_together, pays)
    return deciding.decide(doing, "assignment.relationship", day, facts, row.case_id)


def bears(doing: Doing, row: Assignment) -> bool:
    """Whether the relation, as it is on record, bears on the program today."""
    return any(provider_relations.of(doing, row).values())


def program_on(doing: Doing, row: Assignment, day: dt.date) -> str | None:
    """The program that pays for the recipient's care on a day."""
    now = in_force(authorizations(doing.session, row.case_id), day)
    return now.program if now else None


def _refuse_live_in_apart(row: Assignment, lives_together: bool) -> None:
    certified = row.live_in_processed_on is not None and row.live_in_cancelled_on is None
    if certified and not lives_together:
        raise Refused("A live-in certification (SOC 2298) is on record. Cancel it (SOC 2299) before you note a move.")
