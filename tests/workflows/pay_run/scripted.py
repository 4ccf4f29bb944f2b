"""Steps and long work of a pay run from a script: no records, moves only as declared, every order written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from temporalio import activity

from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.scripted_steps import Scripted
from tests.workflows.scripted_tasks import KeptTasks, arrange, refusing
from workflows.pay_run.statuses import declared
from workflows.steps import pay_run, work
from workflows.steps.pay_run import (
    CLEAR_PART,
    ISSUE_PART,
    MAKE_FILES,
    PLAN,
    RECKON_PART,
    TIE,
    CameTo,
    Cause,
    Outcome,
    PartOrder,
    PayRunAnswer,
    PayRunStatus,
    RunOrder,
    Worked,
)
from workflows.steps.step import About, Kind, Told

CONTRACTS = contracts_in(pay_run, work, of=Kind.PAY_RUN)
S = PayRunStatus
PAYMENTS = 10
"""Of each part."""

LEADS_TO = {
    Cause.PLANNED: S.CALCULATING,
    Cause.RECKONED: S.AWAITING_OFFICER,
    Cause.NOTHING_TO_PAY: S.DISCARDED,
    Cause.FAILED: S.FAILED,
    Cause.ISSUED: S.ISSUED,
}
LONG: dict[str, tuple[type, PayRunStatus]] = {
    PLAN: (RunOrder, S.PLANNED),
    RECKON_PART: (PartOrder, S.CALCULATING),
    TIE: (RunOrder, S.CALCULATING),
    ISSUE_PART: (PartOrder, S.ISSUING),
    MAKE_FILES: (RunOrder, S.ISSUING),
    CLEAR_PART: (PartOrder, S.DISCARDED),
}
"""The long work with its order, and the standing in which it may be done."""


@dataclass
class RunRecords(KeptTasks):
    """What the scripted answers rest on. Work in `failing` fails so often with a sentence before it succeeds."""

    status: PayRunStatus = S.PLANNED
    before: PayRunStatus | None = None
    parts: int = 3
    payments: int | None = None
    failing: dict[str, int] = field(default_factory=dict)
    concerned: int = 0  # so often something came to be held before the release
    reckoned: list[int] = field(default_factory=list)
    issued: list[int] = field(default_factory=list)
    moves: list[tuple[PayRunStatus, Cause, PayRunStatus]] = field(default_factory=list)
    closed: bool = False

    def move(self, cause: Cause, to: PayRunStatus) -> None:
        """Take a declared move."""
        assert declared(self.status, cause, to), f"{self.status} by {cause} to {to}"
        self.moves.append((self.status, cause, to))
        self.before = self.status if to in (S.STOPPED, S.FAILED) else None
        self.status = to

    def answer(self, outcome: str) -> PayRunAnswer:
        """An answer with the standing as it is now."""
        return PayRunAnswer(outcome, self.status, self.before)

    def work(self, name: str, part: int | None) -> Worked:
        """What comes of long work, in the standing for it alone."""
        if self.status is not LONG[name][1]:
            return Worked(Outcome.NOT_NOW)
        if self.failing.get(name):
            self.failing[name] -= 1
            return Worked(Outcome.FAILED)
        if part is not None:
            done = self.issued if name == ISSUE_PART else self.reckoned
            if name == CLEAR_PART:
                done.remove(part) if part in done else None
            elif part not in done:
                done.append(part)
        if name == PLAN:
            return Worked(Outcome.DONE, self.parts)
        return Worked(Outcome.DONE, PAYMENTS * self.parts if self.payments is None else self.payments)


def moving(outcome: str, cause: Cause, to: PayRunStatus) -> Callable[[RunRecords, Told], PayRunAnswer]:
    """The script of a word that always leads to the same standing."""

    def script(records: RunRecords, told: Told) -> PayRunAnswer:
        records.move(cause, to)
        return records.answer(outcome)

    return script


def came_to(records: RunRecords, came: CameTo) -> PayRunAnswer:
    records.move(came.cause, LEADS_TO[came.cause])
    return records.answer(came.cause.value)


def release(records: RunRecords, told: Told) -> PayRunAnswer:
    if not records.concerned:
        return moving("released", Cause.RELEASED, S.ISSUING)(records, told)
    records.concerned -= 1
    records.reckoned = records.reckoned[1:]
    return moving("looked_again", Cause.LOOKED_AGAIN, S.CALCULATING)(records, told)


def resume(records: RunRecords, told: Told) -> PayRunAnswer:
    assert records.before
    records.move(Cause.RESUMED, records.before)
    return records.answer("resumed")


def begin(records: RunRecords, order: About) -> PayRunAnswer:
    return records.answer("begun")


def close(records: RunRecords, order: About) -> PayRunAnswer:
    records.closed = True
    return records.answer("closed")


SCRIPTS: dict[str, Callable[[RunRecords, Any], Any]] = {
    "begin_pay_run": begin,
    "move_pay_run": came_to,
    "approve_totals": moving("approved", Cause.APPROVED, S.AWAITING_SUPERVISOR),
    "release_pay_run": release,
    "send_back_pay_run": moving("sent_back", Cause.SENT_BACK, S.AWAITING_OFFICER),
    "stop_pay_run": moving("stopped", Cause.STOPPED, S.STOPPED),
    "resume_pay_run": resume,
    "discard_pay_run": moving("discarded", Cause.DISCARDED, S.DISCARDED),
    "close_pay_run": close,
    "arrange_pay_run_work": arrange,
}


class ScriptedRun(Scripted[RunRecords]):
    """All steps and long work of one run. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(RunRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})

    def activities(self) -> list[Callable[..., Any]]:
        """The steps and the long work."""
        return [*super().activities(), *(self._long(name, takes) for name, (takes, _) in LONG.items())]

    def parts_of(self, name: str) -> list[int]:
        """The parts for which something was asked, in that order."""
        return [order.part for asked, order in self.orders if asked == name]

    def _long(self, name: str, takes: type) -> Callable[..., Any]:
        async def run(order: Any) -> Any:
            if name in self.before:
                await self.before[name](order)
            self.orders.append((name, order))
            return self.records.work(name, getattr(order, "part", None))

        run.__annotations__ = {"order": takes, "return": Worked}
        return activity.defn(name=name)(run)
