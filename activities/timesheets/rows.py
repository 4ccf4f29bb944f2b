"""The rows that a step about a timesheet works on, locked in one order, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from activities import timeline
from activities.doing import Doing, Refused
from records.account import Account
from records.care_case import Case
from records.enrollment import Enrollment
from records.timesheet import Timesheet
from workflows.steps.step import About, Told
from workflows.steps.timesheet import Cause, Reviewer, Ring, TimesheetAnswer, TimesheetStatus
from workflows.timesheet.statuses import declared

NOT_THE_PROVIDER = "Only the provider may do this. Sign in with your own account."
NOT_THE_RECIPIENT = "Only the recipient may do this. Sign in with your own account."


@dataclass(frozen=True)
class Rows:
    """A timesheet, whose recipient's hours it takes, and who worked."""

    timesheet: Timesheet
    case: Case
    enrollment: Enrollment


def of(doing: Doing) -> Rows:
    """The step's rows. The case is locked, then the enrollment: what remains of a month and what overlaps is worked out
    for one timesheet at a time, whoever else is accepted at the same moment."""
    timesheet = doing.session.get_one(Timesheet, doing.subject.id)
    case = doing.session.get_one(Case, timesheet.case_id, with_for_update={"of": Case, "key_share": True})
    enrollment = doing.session.get_one(
        Enrollment, timesheet.enrollment_id, with_for_update={"of": Enrollment, "key_share": True}
    )
    return Rows(timesheet, case, enrollment)


def move(
    doing: Doing,
    told: Told | None,
    row: Timesheet,
    cause: Cause,
    to: TimesheetStatus,
    decision_id: int | None = None,
    **said: Any,
) -> None:
    """Give the timesheet a new standing that the declaration allows, and put it on the timeline."""
    before = TimesheetStatus(row.status)
    if not declared(before, cause, to):
        raise LookupError(f"A timesheet that is {before} does not become {to} because of {cause}.")
    row.status = to.value
    told_of = {"version": row.version, "status": to, **said}
    timeline.happened(doing, f"timesheet_{cause}", told, case_id=row.case_id, decision_id=decision_id, **told_of)


def answer(doing: Doing, row: Timesheet, outcome: str, rings: Iterable[Ring] = ()) -> TimesheetAnswer:
    """The answer of a step that has done its work."""
    row.touched_at = doing.at
    doing.session.flush()
    status = TimesheetStatus(row.status)
    reviewer = Reviewer(row.reviewer) if row.reviewer and status is TimesheetStatus.HELD else None
    return TimesheetAnswer(outcome, status, row.version, reviewer, list(rings))


def as_it_stands(doing: Doing, order: Told | About) -> TimesheetAnswer:
    """How things stand after a refusal."""
    row = doing.session.get_one(Timesheet, order.subject_id)
    reviewer = Reviewer(row.reviewer) if row.reviewer and row.status == "held" else None
    return TimesheetAnswer("refused", TimesheetStatus(row.status), row.version, reviewer)


def must_be_provider(doing: Doing, told: Told, said: dict[str, Any], enrollment: Enrollment) -> int | None:
    """The account of the provider who says it; none where a member of staff has it from them. Refuses anybody else."""
    account = _account(doing, told, said, NOT_THE_PROVIDER)
    if account is None or account.enrollment_id == enrollment.id or _is(account, enrollment.person_id):
        return account.id if account else None
    raise Refused(NOT_THE_PROVIDER)


def must_be_recipient(doing: Doing, told: Told, said: dict[str, Any], case: Case) -> None:
    """The recipient says it, by the own account or through a member of staff. Refuses anybody else."""
    account = _account(doing, told, said, NOT_THE_RECIPIENT)
    if account is not None and not _is(account, case.person_id):
        raise Refused(NOT_THE_RECIPIENT)


def _account(doing: Doing, told: Told, said: dict[str, Any], sentence: str) -> Account | None:
    if told.by is not None:
        return None
    account = doing.session.get(Account, said.get("account_id") or 0)
    if account is None:
        raise Refused(sentence)
    return account


def _is(account: Account, person_id: int | None) -> bool:
    return account.person_id is not None and account.person_id == person_id
