"""The long work of a run as the worker does it: once for its run and part, in one transaction, alive while it works.

Whether a run may be worked at is read after its part's row is locked, so that a stop is obeyed and a discarded part is
never written, whatever was still under way on a worker that was thought dead.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from activities.alive import alive
from activities.database import transaction
from activities.pay_run import (
    advance_clocks,
    advance_runs,
    clearing,
    nightly,
    planning,
    previewing,
    reckoning,
    tying,
)
from activities.pay_run.failed import PayFailed
from activities.payment_files import issuing, special
from records import clock
from records.pay_run import PayRun, PayRunPart
from workflows.steps.advance import LIMIT_OVER, AdvanceDay, AdvanceSeen
from workflows.steps.pay_preview import PREVIEW, Previewed, PreviewOrder
from workflows.steps.pay_run import (
    CLEAR_PART,
    ISSUE_PART,
    MAKE_FILES,
    MAKE_NIGHTLY,
    PLAN,
    RECKON_PART,
    TIE,
    Night,
    NightlyMade,
    Outcome,
    PartOrder,
    PayRunStatus,
    RunOrder,
    Worked,
)

STATEMENT_MILLISECONDS = 600_000
"""A part is one transaction of many rows; each of its statements may take longer than a step's."""

PREVIEWS = 5053
"""The advisory lock under which a preview is reckoned: one at a time takes enough of the worker."""

S = PayRunStatus


@contextmanager
def _long() -> Iterator[Session]:
    """A transaction that may take minutes."""
    with transaction() as session:
        for limit in ("statement_timeout", "lock_timeout"):
            session.execute(text(f"set local {limit} = {STATEMENT_MILLISECONDS}"))
        yield session


def _attempt(run_id: int, work: Callable[[], Worked]) -> Worked:
    """The work; or, when it must not go on, a failure whose sentence stands on the run."""
    try:
        return work()
    except PayFailed as failed:
        with transaction() as session:
            still = (PayRun.id == run_id, PayRun.status.not_in((S.ISSUED, S.DISCARDED)))
            session.execute(update(PayRun).where(*still).values(sentence=failed.sentence))
        return Worked(Outcome.FAILED)


def of_run(status: PayRunStatus, act: Callable[[Session, PayRun, RunOrder], int], order: RunOrder) -> Worked:
    """Something done with a whole run in one standing; the count it gives."""

    def work() -> Worked:
        with _long() as session:
            lock = text("select pg_advisory_xact_lock(:space, :run)")
            session.execute(lock, {"space": 5052, "run": order.run_id})  # the row itself stays free for words
            run = session.get_one(PayRun, order.run_id)
            if run.status != status:
                return Worked(Outcome.NOT_NOW)
            return Worked(Outcome.DONE, act(session, run, order))

    return _attempt(order.run_id, work)


def of_part(
    status: PayRunStatus, act: Callable[[Session, PayRun, PayRunPart, PartOrder], int], order: PartOrder
) -> Worked:
    """Something done with one part of a run in one standing; the count it gives."""

    def work() -> Worked:
        with _long() as session:
            wanted = (PayRunPart.run_id == order.run_id, PayRunPart.number == order.part)
            part = session.scalars(select(PayRunPart).where(*wanted).with_for_update()).one()
            run = session.get_one(PayRun, order.run_id)
            if run.status != status:
                return Worked(Outcome.NOT_NOW)
            return Worked(Outcome.DONE, act(session, run, part, order))

    return _attempt(order.run_id, work)


def plan(session: Session, run: PayRun, order: RunOrder) -> int:
    """Set its parts apart; how many there are."""
    set_apart = {"special": special.plan, "advance": advance_runs.plan}.get(run.kind, planning.plan)
    return set_apart(session, run, order.at)


def reckon(session: Session, run: PayRun, part: PayRunPart, order: PartOrder) -> int:
    """Reckon a part, unless that was done; its payments."""
    if part.reckoned_at is None:
        own = {"special": special.reckon, "advance": advance_runs.reckon}
        reckon_it = own.get(run.kind, reckoning.reckon)
        reckon_it(session, run, part, order.at)
    return part.payments


def tie(session: Session, run: PayRun, order: RunOrder) -> int:
    """Tie the totals; all payments. Raises PayFailed."""
    sentence = tying.tie(session, run)
    if sentence:
        raise PayFailed(sentence)
    return run.payments


def issue(session: Session, run: PayRun, part: PayRunPart, _order: PartOrder) -> int:
    """Issue a part, unless that was done; its payments. They leave now; the run may have waited for days."""
    if part.issued_at is None:
        at = clock.now()
        issuing.issue_part(session, run, part, at)
        advance_clocks.follow(session, run, part, at)
    return part.payments


def files(session: Session, run: PayRun, _order: RunOrder) -> int:
    """Make the payment files; all payments. Raises PayFailed."""
    sentence = issuing.make_files(session, run, clock.now())
    if sentence:
        raise PayFailed(sentence)
    return run.payments


def clear(session: Session, run: PayRun, part: PayRunPart, order: PartOrder) -> int:
    """Take away what a part of a discarded run reckoned; the payments that are gone."""
    if run.kind == "advance" and part.payments:  # a run that could pay nobody leaves the reasons
        advance_runs.clear(session, run)
    return clearing.clear(session, run, part)


def preview(order: PreviewOrder) -> Previewed:
    """Reckon a run that nobody has made, one at a time, and keep nothing of it."""
    told = {name: value for name, value in vars(order).items() if name != "at"}
    with _long() as session:
        if not session.scalar(text("select pg_try_advisory_xact_lock(:space, 0)"), {"space": PREVIEWS}):
            return Previewed(Outcome.NOT_NOW)
        try:
            seen = previewing.preview(session, PayRun(**told, made_at=order.at, touched_at=order.at), order.at)
        except PayFailed:
            return Previewed(Outcome.FAILED)
    return Previewed(Outcome.DONE, **vars(seen))


def run_activities() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers for pay runs."""
    return [
        alive(PLAN, RunOrder, Worked, partial(of_run, S.PLANNED, plan)),
        alive(RECKON_PART, PartOrder, Worked, partial(of_part, S.CALCULATING, reckon)),
        alive(TIE, RunOrder, Worked, partial(of_run, S.CALCULATING, tie)),
        alive(ISSUE_PART, PartOrder, Worked, partial(of_part, S.ISSUING, issue)),
        alive(MAKE_FILES, RunOrder, Worked, partial(of_run, S.ISSUING, files)),
        alive(CLEAR_PART, PartOrder, Worked, partial(of_part, S.DISCARDED, clear)),
        alive(LIMIT_OVER, AdvanceDay, AdvanceSeen, advance_clocks.limit_over),
        alive(MAKE_NIGHTLY, Night, NightlyMade, nightly.make),
        alive(PREVIEW, PreviewOrder, Previewed, preview),
    ]
