"""Timesheets in a county office: typed, submitted, approved and resolved by doing the steps as workflows have it."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from activities.step import DOERS, do
from records import timesheeting
from records.account import Account
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_instant
from records.clocks import Clock
from records.decision import Decision
from records.enrollment import Enrollment
from records.event import Event
from records.staff import Staff
from records.submission import Submission, say
from records.task import Task
from records.timesheet import Timesheet, TimesheetEntry
from tests.records.timekeepers import MARCH_1, Timekeepers, march
from workflows.steps.step import About, AboutClock, Told
from workflows.steps.timesheet import TimesheetAnswer
from workflows.steps.work import ArrangeTasks, TaskKind, TaskRef

_keys = itertools.count(1)


class Pair:
    """A provider who works for a recipient, each with an account; `work` is the assignment's id."""

    def __init__(self, minutes: int | None = None, case: int | None = None, provider: int | None = None) -> None:
        with transaction() as session:
            people = Timekeepers.go_on(session)
            row = session.get_one(Case, case) if case else people.recipient()
            enrollment = session.get_one(Enrollment, provider) if provider else people.provider()
            self.work = people.works(enrollment, row, minutes).id
            self.case, self.enrollment = row.id, enrollment.id
            self.recipient = _account(people, row.person_id)
            self.provider = _account(people, enrollment.person_id or 0)
            by_name = select(Staff.sign_in_name, Staff.id)
            staff = {name.split("@")[0]: number for name, number in session.execute(by_name)}
            self.worker, self.supervisor = staff["cleo"], staff["sam"]

    def sheet(
        self, *entries: tuple[int, int, int], at: dt.datetime | None = None, begins: dt.date = MARCH_1
    ) -> "Sheet":
        """A timesheet that was submitted; entries are day of the month, start and end hour."""
        return Sheet(self, entries, at or county_instant(march(16)), begins)


class Sheet:
    """One submitted timesheet and what is said of it."""

    def __init__(self, pair: Pair, entries: tuple[tuple[int, int, int], ...], at: dt.datetime, begins: dt.date) -> None:
        self.pair, self.at = pair, at
        with transaction() as session:
            row = timesheeting.draft(session, session.get_one(Assignment, pair.work), begins, at)
            timesheeting.write_draft(session, row, [typed(begins, *each) for each in entries])
            timesheeting.submit(session, row, pair.provider, at)
            self.id = row.id
        self.answer = self.begin()

    @classmethod
    def known(cls, pair: Pair, timesheet_id: int, at: dt.datetime) -> "Sheet":
        """A timesheet that is there already, a correction say; begun."""
        sheet = cls.__new__(cls)
        sheet.pair, sheet.id, sheet.at = pair, timesheet_id, at
        sheet.answer = sheet.begin()
        return sheet

    def begin(self) -> TimesheetAnswer:
        """The workflow begins."""
        return self.do("begin_timesheet", About(self.id, self.at))

    def say(self, kind: str, by: int | None, payload: dict[str, Any]) -> Told:
        """Write down what somebody says."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"timesheet-form-{next(_keys)}",
                subject=session.get_one(Timesheet, self.id).subject,
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            return Told(self.id, said.id, by, self.at)

    def tell(self, kind: str, by: int | None = None, **payload: Any) -> TimesheetAnswer:
        """Say something and do its step."""
        self.last = self.say(kind, by, payload)
        return self.do(kind, self.last)

    def approve(self, version: int | None = None) -> TimesheetAnswer:
        """The recipient approves the newest version."""
        return self.tell("approve_timesheet", version=version or self.row.version, account_id=self.pair.recipient)

    def reject(self, reason: str = "I was out on the 3rd.") -> TimesheetAnswer:
        """The recipient sends it back."""
        said = {"version": self.row.version, "reason": reason, "account_id": self.pair.recipient}
        return self.tell("reject_timesheet", **said)

    def again(self, *entries: tuple[int, int, int]) -> TimesheetAnswer:
        """The provider sends another version."""
        said = [typed(self.row.period_begins, *each) for each in entries]
        return self.tell("submit_timesheet_again", entries=said, trips=[], account_id=self.pair.provider)

    def resolve(self, how: str, by: int | None = None, **more: Any) -> TimesheetAnswer:
        """A caseworker's word."""
        return self.tell("resolve_timesheet", by or self.pair.worker, how=how, **more)

    def rule(self, how: str, by: int | None = None, **more: Any) -> TimesheetAnswer:
        """A supervisor's word."""
        return self.tell("rule_on_timesheet", by or self.pair.supervisor, how=how, **more)

    def opened(self, kind: TaskKind) -> Task:
        """The task that the workflow opens now."""
        self.do("arrange_timesheet_work", ArrangeTasks(self.id, self.at, None, opened=[TaskRef(kind)]))
        with transaction() as session:
            return session.scalars(select(Task).where(Task.timesheet_id == self.id, Task.kind == kind.value)).one()

    def ring(self, step: str, clock: Clock) -> TimesheetAnswer:
        """A clock of the county runs out."""
        return self.do(step, AboutClock(self.id, clock.id, self.at))

    def later(self, day: dt.date, hour: int = 9) -> "Sheet":
        """What follows happens on a day."""
        self.at = county_instant(day, dt.time(hour))
        return self

    def do(self, step: str, order: Any) -> TimesheetAnswer:
        """Do a step, as its activity would."""
        answer: TimesheetAnswer = do(DOERS[step], order, f"timesheet-{self.id}", f"run/t{next(_keys)}")
        return answer

    @property
    def row(self) -> Timesheet:
        """The timesheet as it is."""
        with transaction() as session:
            return session.get_one(Timesheet, self.id)

    @property
    def clocks(self) -> list[Clock]:
        """Its clocks, in order."""
        with transaction() as session:
            return list(session.scalars(select(Clock).where(Clock.timesheet_id == self.id).order_by(Clock.id)))

    @property
    def events(self) -> list[str]:
        """What stands on the timeline."""
        with transaction() as session:
            rows = select(Event.kind).where(Event.timesheet_id == self.id).order_by(Event.id)
            return list(session.scalars(rows))

    @property
    def decisions(self) -> list[Decision]:
        """What the law was asked about it."""
        with transaction() as session:
            rows = select(Decision).where(Decision.timesheet_id == self.id, Decision.question == "ihss.timesheet")
            return list(session.scalars(rows.order_by(Decision.id)))

    @property
    def refusal(self) -> str:
        """What the person who said the last thing reads."""
        with transaction() as session:
            said = session.get_one(Submission, self.last.submission_id)
            assert said.outcome == "refused", said.outcome
            return said.sentence or ""

    def paid(self, version: int | None = None) -> dict[int, int | None]:
        """Payable minutes by the day of the month, of a version."""
        with transaction() as session:
            rows = timesheeting.entries(session, self.row, version)
            return {each.day.day: each.payable_minutes for each in rows}

    def entries(self, version: int) -> list[TimesheetEntry]:
        """The entries of a version."""
        with transaction() as session:
            return timesheeting.entries(session, self.row, version)


def typed(begins: dt.date, day: int, start: float, end: float) -> dict[str, Any]:
    """An entry of a payload."""
    on = begins.replace(day=day).isoformat()
    return {"day": on, "starts": int(start * 60), "ends": int(end * 60), "place": "home"}


def _account(people: Timekeepers, person_id: int) -> int:
    known = people.session.scalar(select(Account.id).where(Account.person_id == person_id))
    if known is not None:
        return known
    row = Account(
        sign_in_name=f"person-{person_id}@hearth.example",
        password_hash="",
        person_id=person_id,
        made_at=county_instant(MARCH_1),
        password_changed_at=county_instant(MARCH_1),
    )
    return int(people.add(row).id)
