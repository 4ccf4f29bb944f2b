"""The recipient's program asked again when a provider's relation bears on it: hours in it, dates, letter.

MPP 30-700.2; W&I 14132.95, 14132.952, 14132.956; ACL 23-106. The hours are worked out from the same services as before.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from activities import assignments_told, deciding, timeline
from activities.approvals import day_before
from activities.doing import Doing, Refused
from records.assignment import Assignment
from records.care_case import Authorization
from records.decision import Decision
from records.program_facts import affected, program_decision
from rules.ask import ask
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

FROM_HOURS = (
    "authorized_minutes_per_month",
    "weekly_authorized_minutes",
    "weekly_maximum_minutes",
    "unmet_minutes_per_month",
    "protective_supervision_minutes_per_month",
    "severely_impaired",
)
"""What ihss.hours answers and an authorization holds."""

ADVERSE_NOTICE = "deadline.adverse_notice_effective"


@dataclass(frozen=True)
class Moved:
    """The program that pays from a day on, and the letters about it; none where it stays the same."""

    program: str | None
    letters: list[LetterDue] = field(default_factory=list)
    from_day: dt.date | None = None


def move(doing: Doing, told: Told | None, row: Assignment, flags: Mapping[str, bool], day: dt.date) -> Moved:
    """Ask `ihss.program` with these relations among the facts; where another program follows, authorize in it."""
    rows = affected(doing.session, row.case_id, day)
    if not rows:
        return Moved(None)
    decided = _ask(doing, row, flags, max(day, rows[0].starts_on))
    program = decided["program"]
    from_day = _from_day(doing, row, [each for each in rows if each.program != program], program, day)
    others = [each for each in affected(doing.session, row.case_id, from_day) if each.program != program]
    for each in others:
        _replace(doing, told, row, each, decided, max(from_day, each.starts_on))
    return Moved(program, [LetterDue(Letter.PROGRAM_CHANGED)] if others else [], from_day if others else None)


def _from_day(doing: Doing, row: Assignment, rows: list[Authorization], program: str, day: dt.date) -> dt.date:
    """The day of the move; where it takes hours away, not before ten whole days' notice (MPP 22-071)."""
    if not any(_fewer(doing, each, program, max(day, each.starts_on)) for each in rows):
        return day
    mailed = doing.today.isoformat()
    earliest = deciding.decide(doing, ADVERSE_NOTICE, doing.today, {"from": mailed}, row.case_id)["due"]
    return max(day, dt.date.fromisoformat(earliest))


def _fewer(doing: Doing, old: Authorization, program: str, day: dt.date) -> bool:
    """Whether the same services come to fewer hours in the other program."""
    facts = doing.session.get_one(Decision, old.decision_id).facts | {"program": program}
    hours = ask("ihss.hours", day, facts).answer
    return hours is not None and bool(hours["authorized_minutes_per_month"] < old.authorized_minutes_per_month)


def _ask(doing: Doing, row: Assignment, flags: Mapping[str, bool], day: dt.date) -> deciding.Decided:
    before = program_decision(doing.session, row.case)
    if before is None:
        raise Refused("No program was ever worked out for this recipient. Complete a needs assessment first.")
    decided = deciding.decide(doing, "ihss.program", day, {**before.facts, **flags}, row.case_id)
    if decided.needs:
        raise Refused("The program cannot be worked out before this is known: " + ", ".join(decided.needs) + ".")
    if decided["program"] == "none":
        raise Refused("No program pays for this recipient's care by this provider.")
    return decided


def _replace(
    doing: Doing, told: Told | None, row: Assignment, old: Authorization, decided: deciding.Decided, day: dt.date
) -> None:
    """The old authorization ends the day before; the new one has its hours in the new program, until the same day."""
    program = decided["program"]
    before = doing.session.get_one(Decision, old.decision_id)
    hours = deciding.decide(doing, "ihss.hours", day, {**before.facts, "program": program}, row.case_id)
    new = Authorization(
        case_id=old.case_id,
        application_id=old.application_id,
        assessment_id=old.assessment_id,
        decision_id=hours.decision_id,
        program=program,
        kind=old.kind,
        starts_on=day,
        ends_on=old.ends_on,
        made_at=doing.at,
        **{name: hours[name] for name in FROM_HOURS},
    )
    old.ends_on = day_before(day)
    doing.session.add(new)
    doing.session.flush()
    assignments_told.hours_authorized(doing, new, but=row.id)
    timeline.happened(
        doing,
        "program_changed",
        told,
        case_id=row.case_id,
        decision_id=decided.decision_id,
        before=old.program,
        program=program,
        starts_on=day,
        authorized_minutes_per_month=new.authorized_minutes_per_month,
    )
