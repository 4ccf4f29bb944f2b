"""Steps of a timesheet from a script: they keep no records, and write down every order they got.

What is said carries where the law takes it (`to`) and before whom it is held (`reviewer`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.scripted_records import county_day, end_of
from tests.workflows.scripted_steps import Scripted
from tests.workflows.scripted_tasks import KeptTasks, arrange, refusing
from workflows.steps import timesheet, work
from workflows.steps.step import About, AboutClock, Kind, RunningClock, Told
from workflows.steps.timesheet import ClockName, Reviewer, Ring, TimesheetAnswer, TimesheetStatus, WorkweeksChecked

CONTRACTS = contracts_in(timesheet, work, of=Kind.TIMESHEET)
PAUSE = {ClockName.REMINDER: 3, ClockName.CLAIMED: 1, ClockName.RESOLVED: 2}
WAITS_FOR_SOMEBODY = (TimesheetStatus.AWAITING_RECIPIENT, TimesheetStatus.RETURNED)


@dataclass
class TimesheetRecords(KeptTasks):
    """The few facts on which the scripted answers rest."""

    status: TimesheetStatus = TimesheetStatus.AWAITING_RECIPIENT
    version: int = 1
    reviewer: Reviewer | None = None
    period_ends_at: dt.datetime | None = None
    claimed: bool = False
    reminders: int = 0
    clocks: int = 0
    checked: int = 0

    def come_to(self, status: TimesheetStatus, at: dt.datetime, reviewer: Reviewer | None = None) -> list[Ring]:
        """It stands there now; the clocks that begin."""
        self.status, self.reviewer, self.reminders = status, reviewer, 0
        if status is TimesheetStatus.WAITING:
            return [Ring(ClockName.PERIOD_END, at=self.period_ends_at)]
        if status in WAITS_FOR_SOMEBODY:
            return [Ring(ClockName.REMINDER, at=at + dt.timedelta(days=3))]
        if status is TimesheetStatus.HELD and reviewer is Reviewer.CASEWORKER:
            return [self.clock(ClockName.CLAIMED, at)]
        return []

    def clock(self, name: ClockName, at: dt.datetime) -> Ring:
        """A clock of the county that starts."""
        self.clocks += 1
        due_on = county_day(at) + dt.timedelta(days=PAUSE[name])
        return Ring(name, RunningClock(self.clocks, due_on, end_of(due_on)))

    def answer(self, outcome: str, rings: list[Ring] | None = None) -> TimesheetAnswer:
        """An answer with the standing as it is now."""
        return TimesheetAnswer(outcome, self.status, self.version, self.reviewer, rings or [])


def begin(records: TimesheetRecords, order: About) -> TimesheetAnswer:
    early = records.period_ends_at is not None and order.at < records.period_ends_at
    status = TimesheetStatus.WAITING if early else records.status
    return records.answer(status.value, records.come_to(status, order.at, records.reviewer))


def period_over(records: TimesheetRecords, order: About) -> TimesheetAnswer:
    return records.answer("awaiting_recipient", records.come_to(TimesheetStatus.AWAITING_RECIPIENT, order.at))


def remind(records: TimesheetRecords, order: About) -> TimesheetAnswer:
    records.reminders += 1
    if records.reminders == 4:
        return records.answer("enough")
    return records.answer("reminded", [Ring(ClockName.REMINDER, at=order.at + dt.timedelta(days=3))])


def submit_again(records: TimesheetRecords, told: Told) -> TimesheetAnswer:
    records.version += 1
    early = records.period_ends_at is not None and told.at < records.period_ends_at
    to = TimesheetStatus.WAITING if early else TimesheetStatus.AWAITING_RECIPIENT
    return records.answer(to.value, records.come_to(to, told.at))


def decided(records: TimesheetRecords, told: Told) -> TimesheetAnswer:
    said = records.said[told.submission_id]
    to = TimesheetStatus(said.get("to", "accepted"))
    reviewer = Reviewer(said.get("reviewer", "caseworker")) if to is TimesheetStatus.HELD else None
    if to is records.status and reviewer is records.reviewer:
        return records.answer(to.value)
    return records.answer(to.value, records.come_to(to, told.at, reviewer))


def to(status: TimesheetStatus) -> Callable[[TimesheetRecords, Told], TimesheetAnswer]:
    def move(records: TimesheetRecords, told: Told) -> TimesheetAnswer:
        return records.answer(status.value, records.come_to(status, told.at))

    return move


def resolve(records: TimesheetRecords, told: Told) -> TimesheetAnswer:
    how = records.said[told.submission_id].get("how", "accept_fix")
    if how == "return":
        return to(TimesheetStatus.RETURNED)(records, told)
    if how == "send_up":
        records.reviewer = Reviewer.SUPERVISOR
        return records.answer("sent_up", [Ring(ClockName.CLAIMED), Ring(ClockName.RESOLVED)])
    return decided(records, told)


def claim_time_over(records: TimesheetRecords, order: AboutClock) -> TimesheetAnswer:
    if records.claimed:
        return records.answer("claimed", [records.clock(ClockName.RESOLVED, order.at)])
    records.reviewer = Reviewer.SUPERVISOR
    return records.answer("escalated")


def resolve_time_over(records: TimesheetRecords, order: AboutClock) -> TimesheetAnswer:
    records.reviewer = Reviewer.SUPERVISOR
    return records.answer("escalated")


def check_workweeks(records: TimesheetRecords, order: About) -> WorkweeksChecked:
    records.checked += 1
    return WorkweeksChecked(0)


SCRIPTS: dict[str, Callable[[TimesheetRecords, Any], Any]] = {
    "begin_timesheet": begin,
    "timesheet_period_over": period_over,
    "remind_timesheet": remind,
    "submit_timesheet_again": submit_again,
    "approve_timesheet": decided,
    "reject_timesheet": to(TimesheetStatus.RETURNED),
    "withdraw_timesheet": to(TimesheetStatus.WITHDRAWN),
    "resolve_timesheet": resolve,
    "rule_on_timesheet": resolve,
    "timesheet_claim_time_over": claim_time_over,
    "timesheet_resolve_time_over": resolve_time_over,
    "check_workweeks": check_workweeks,
    "arrange_timesheet_work": arrange,
}


class ScriptedTimesheet(Scripted[TimesheetRecords]):
    """All steps of one timesheet. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(TimesheetRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})
