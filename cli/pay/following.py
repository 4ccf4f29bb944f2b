"""A bar that grows with every part of a run, until the run waits for somebody or is over."""

import time
from dataclasses import dataclass

import click
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cli.pay.office import dollars
from records.outbox import OutboxMessage
from records.pay_run import PayRun, PayRunPart
from web.staff.payroll.words import STATUSES

PAUSE = 0.3
"""Seconds between two looks at a run."""

PATIENCE = 8.0
"""Seconds after which a message that nobody took means that no worker is there."""

SILENCE = 60.0
"""Seconds in which a run that works should have come further."""

AT_WORK = ("planned", "calculating", "issuing")

NOBODY = "no worker is at work. Start one with `hearth worker` (or `make run`), and the run goes on by itself"


@dataclass(frozen=True)
class Seen:
    """How far a run is: `done` of `parts` in the work of its standing; `taken` once a worker has begun it."""

    status: str
    done: int
    parts: int
    taken: bool

    @property
    def thousandths(self) -> int:
        """How much of the bar is filled."""
        if self.status == "planned":
            return 10 if self.taken else 0
        return 20 + int(960 * self.done / self.parts) if self.parts else 20


def look(session: Session, run_id: int) -> Seen:
    """How a run stands now."""
    run = session.get_one(PayRun, run_id)
    column = PayRunPart.issued_at if run.status == "issuing" else PayRunPart.reckoned_at
    done = session.scalar(select(func.count(column)).where(PayRunPart.run_id == run_id))
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.workflow_id == f"pay_run-{run_id}", OutboxMessage.sent_at.is_(None)
    )
    return Seen(run.status, int(done or 0), run.parts, session.scalar(waiting.limit(1)) is None)


def follow(engine: Engine, run_id: int, number: str) -> bool:
    """Show the bar; whether the run came to rest. False when nobody works at it, or it is not further in a minute."""
    began = moved = time.monotonic()
    before: Seen | None = None
    with click.progressbar(length=1000, label=f"Run {number}", show_pos=False) as bar:
        while True:
            with Session(engine) as session:
                seen = look(session, run_id)
            if seen.status not in AT_WORK:
                bar.update(1000 - bar.pos)
                return True
            now = time.monotonic()
            if seen != before:
                before, moved = seen, now
            if (not seen.taken and now - began > PATIENCE) or now - moved > SILENCE:
                return False
            bar.update(max(seen.thousandths - bar.pos, 0))
            time.sleep(PAUSE)


def report(engine: Engine, run_id: int) -> None:
    """Say how a run stands and what is to be done; ends with 1 where it failed."""
    with Session(engine) as session:
        run = session.get_one(PayRun, run_id)
        days = f"{run.period_begins} to {run.period_ends}, pay date {run.pay_date}"
        click.echo(f"Run {run.number} ({days}) {in_words(run.status)}.")
        if run.reckoned_at:
            payments = "payment " if run.payments == 1 else "payments"
            click.echo(f"  {run.payments:>10,} {payments}   {run.held:>8,} held   {run.minutes // 60:>12,} hours")
            click.echo(f"  gross {dollars(run.gross_cents):>22}   net {dollars(run.net_cents):>22}")
        if run.sentence:
            click.echo(f"  {run.sentence}" if run.status == "failed" else f"  Why: {run.sentence}")
        if run.status in NEXT:
            click.echo(f"  {NEXT[run.status].format(page=f'/payroll/{run.id}', number=run.number)}")
        failed = run.status == "failed"
    if failed:
        raise SystemExit(1)


def in_words(status: str) -> str:
    """How a run stands, as its page says it: `waits for a payroll officer`, `is issued`."""
    said = STATUSES[status][0].lower()
    return said if said.startswith("waits") else f"is {said}"


NEXT = {
    "awaiting_officer": "A payroll officer approves the totals on {page}; then a supervisor releases them.",
    "awaiting_supervisor": "A supervisor releases it on {page}.",
    "stopped": "`hearth pay resume {number}` lets it go on.",
    "failed": "Mend it, then `hearth pay resume {number}`; or discard it on {page}.",
}
"""What comes next, where somebody has to do it."""
