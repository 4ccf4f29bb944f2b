"""A pay run with its people: words said to it as its workflow has them done, and its long work by hand."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select

import activities.all_steps  # noqa: F401 -- steps are found by their names
from activities.database import transaction
from activities.pay_run import clearing, planning, tying
from activities.step import DOERS, do
from records.clock import county_instant
from records.pay_run import PayRun, PayRunPart
from records.pay_running import begin_run, period_of
from records.place import Unit
from records.staff import Staff, StaffRole
from records.submission import Submission, say
from records.task import Task, unfinished
from tests.activities.pay_run.pay_office import reckon_parts
from workflows.pay_run import tasks
from workflows.pay_run.messages import MESSAGES
from workflows.pay_run.state import State
from workflows.steps.pay_run import CameTo, Cause, PayRunStatus
from workflows.steps.step import About, Told
from workflows.steps.work import ArrangeTasks

MADE = county_instant(dt.date(2026, 3, 18))
PAY_DATE = dt.date(2026, 3, 20)
_keys = itertools.count(1)


class People:
    """The state's payroll: oscar and olga (officers), vera (supervisor), bo (both)."""

    def __init__(self) -> None:
        with transaction() as session:
            unit = Unit(county_code=None, name="State Payroll", kind="payroll")
            session.add(unit)
            session.flush()
            self.unit = unit.id
        self.oscar = self._staff("oscar", "payroll_officer")
        self.olga = self._staff("olga", "payroll_officer")
        self.vera = self._staff("vera", "supervisor")
        self.bo = self._staff("bo", "payroll_officer", "supervisor")

    def _staff(self, name: str, *roles: str) -> int:
        with transaction() as session:
            staff = Staff(sign_in_name=f"{name}@pay.example", name=name.title(), county_code=None, unit_id=self.unit)
            staff.password_hash, staff.roles = "", [StaffRole(role=role) for role in roles]
            session.add(staff)
            session.flush()
            return staff.id


def begun(made_by: int | None, period: str = "2026-03-A", at: dt.datetime = MADE, **more: Any) -> "SaidTo":
    """A run that somebody made."""
    first, last = period_of(period)
    told = {"kind": "half_month", "period_begins": first, "period_ends": last, "pay_date": PAY_DATE} | more
    with transaction() as session:
        run = begin_run(session, **told, staff_id=made_by, form_key=f"make-pay-run-{next(_keys):08}", at=at)
    return SaidTo(run.id, at)


class SaidTo:
    """One run, to which things are said."""

    def __init__(self, run_id: int, at: dt.datetime) -> None:
        self.id, self.at = run_id, at
        self.state = State(said_last=at)
        self.step("begin_pay_run", About(run_id, at))

    def step(self, name: str, order: Any) -> Any:
        """Do a step and what follows of it, as the workflow would."""
        answer = do(DOERS[name], order, f"pay_run-{self.id}", f"run/{next(_keys)}")
        if answer.outcome != "refused":
            self.state.adopt(answer)
            self._arrange()
        return answer

    def _arrange(self) -> None:
        wanted = tasks.wanted(self.state)
        closed = [each for each in self.state.tasks if each not in wanted]
        opened = [each for each in wanted if each not in self.state.tasks]
        order = ArrangeTasks(self.id, self.at, None, closed=closed, opened=opened)
        do(DOERS["arrange_pay_run_work"], order, f"pay_run-{self.id}", f"run/{next(_keys)}")
        self.state.tasks = wanted

    def say(self, kind: str, by: int | None, **payload: Any) -> tuple[str, str | None]:
        """Say something: the outcome, and the sentence of a refusal."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"pay-form-{next(_keys):08}",
                subject=session.get_one(PayRun, self.id).subject,
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            told = Told(self.id, said.id, by, self.at)
        answer = self.step(MESSAGES[kind].name, told)
        with transaction() as session:
            return answer.outcome, session.get_one(Submission, told.submission_id).sentence

    def came_to(self, cause: Cause) -> None:
        """The run comes to a move by itself."""
        self.step("move_pay_run", CameTo(self.id, cause, self.at))

    def reckoned(self) -> "SaidTo":
        """Planned, reckoned and tied."""
        with transaction() as session:
            planning.plan(session, session.get_one(PayRun, self.id), self.at)
        self.came_to(Cause.PLANNED)
        return self.reckoned_again()

    def reckoned_again(self) -> "SaidTo":
        """All parts are asked for, and the totals tied."""
        reckon_parts(self.id, self.at)
        with transaction() as session:
            assert tying.tie(session, session.get_one(PayRun, self.id)) is None
        self.came_to(Cause.RECKONED)
        return self

    def cleared(self) -> None:
        """What a discarded run reckoned is taken away, and the run is closed."""
        for each in self.parts():
            with transaction() as session:
                part = session.get_one(PayRunPart, each.id)
                clearing.clear(session, session.get_one(PayRun, self.id), part)
        self.step("close_pay_run", About(self.id, self.at))

    @property
    def row(self) -> PayRun:
        """The run as it is."""
        with transaction() as session:
            return session.get_one(PayRun, self.id)

    @property
    def status(self) -> PayRunStatus:
        """Where it stands."""
        return PayRunStatus(self.row.status)

    def parts(self) -> list[PayRunPart]:
        """Its parts."""
        with transaction() as session:
            return list(session.scalars(select(PayRunPart).where(PayRunPart.run_id == self.id)))

    def open_tasks(self) -> list[Task]:
        """What is to be done for it."""
        with transaction() as session:
            return list(session.scalars(select(Task).where(Task.pay_run_id == self.id, unfinished())))

    def totals(self) -> dict[str, int]:
        """The totals as somebody sees them."""
        return {"payments": self.row.payments, "net_cents": self.row.net_cents}
