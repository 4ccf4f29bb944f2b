"""A state's half-month paid in tests: by hand, where nothing can be killed, and by a worker; and what came of it."""

import asyncio
import datetime as dt
import hashlib
import itertools
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.orm import Session

import activities.all_steps  # noqa: F401 -- steps are found by their names
from activities.database import transaction
from activities.pay_run import doings
from activities.step import DOERS, do
from activities.timesheet_files.copying import connection_of
from cli.seed.statewide import Scale, write_state
from records import outbox
from records.clock import county_instant
from records.pay_run import PayRun, PayRunPart
from records.pay_running import begin_run, period_of
from records.staff import Staff
from records.submission import say
from tests.journeys.at_work import NotHeard, arrived, patiently
from tests.journeys.killing import Progress
from workflows.messages import process_id
from workflows.steps.pay_run import CameTo, Cause, Outcome, PartOrder, PayRunStatus, RunOrder, Worked
from workflows.steps.step import About, Told

PERIOD = "2026-03-A"
MADE = county_instant(dt.date(2026, 3, 18))
PAY_DATE = dt.date(2026, 3, 20)
OFFICER, SUPERVISOR = "oscar@hearth.example", "vera@hearth.example"
S = PayRunStatus
_keys = itertools.count(1)

WRITTEN = {
    "payment": "id",
    "pay_line": "payment_id, number",
    "order_taken": "payment_id, order_id",
    "ledger_line": "payment_id, posting, account, share",
    "pay_run_total": "run_id, part, county_code, program",
}
"""What a run writes, with the order in which it is read."""

BESIDE = {
    "pay_hold": "select run_id, part, timesheet_id, reasons, sentence, gross_cents from pay_hold order by 1, 3",
    "payment_file": "select run_id, kind, name, sha256, size, entries, cents, entry_hash from payment_file order by 2",
}


def write_people(url: str, size: float) -> int:
    """A state of that size, the same each time; how many timesheets it has."""
    engine = create_engine(url)
    try:
        return write_state(engine, Scale(size)).rows["timesheet"]
    finally:
        engine.dispose()


def run_made(period: str = PERIOD, at: dt.datetime = MADE) -> int:
    """A run of the half-month, made by nobody in particular; its id."""
    first, last = period_of(period)
    days: dict[str, Any] = {"period_begins": first, "period_ends": last, "pay_date": PAY_DATE}
    with transaction() as session:
        key = secrets.token_hex(16)
        return begin_run(session, kind="half_month", **days, staff_id=None, form_key=key, at=at).id


def status_of(run_id: int) -> PayRun:
    """How a run stands."""
    with transaction() as session:
        return session.get_one(PayRun, run_id)


def by_hand(run_id: int) -> None:
    """All that its workflow has done, one after the other, with both words."""
    order = RunOrder(run_id, MADE)
    _step(run_id, "begin_pay_run", About(run_id, MADE))
    planned = _worked(run_id, doings.of_run(S.PLANNED, doings.plan, order))
    _came_to(run_id, Cause.PLANNED)
    for part in range(planned.count):
        _worked(run_id, doings.of_part(S.CALCULATING, doings.reckon, PartOrder(run_id, part, MADE)))
    _worked(run_id, doings.of_run(S.CALCULATING, doings.tie, order))
    _came_to(run_id, Cause.RECKONED)
    for kind, step, name in WORDS:
        said_id, by = _said(run_id, kind, name, seen(run_id))
        assert _step(run_id, step, Told(run_id, said_id, by, MADE)).outcome != "refused"
    again(run_id, planned.count)
    _came_to(run_id, Cause.ISSUED)


def again(run_id: int, parts: int) -> None:
    """Issue every part and make the files, once more where it was done."""
    for part in range(parts):
        doings.of_part(S.ISSUING, doings.issue, PartOrder(run_id, part, MADE))
    doings.of_run(S.ISSUING, doings.files, RunOrder(run_id, MADE))


def _worked(run_id: int, worked: Worked) -> Worked:
    assert worked.outcome is Outcome.DONE, f"{worked}: {status_of(run_id).sentence}"
    return worked


WORDS = (
    ("approve_totals", "approve_totals", OFFICER),
    ("release_pay_run", "release_pay_run", SUPERVISOR),
)


def seen(run_id: int) -> dict[str, int]:
    """The totals as somebody sees them."""
    run = status_of(run_id)
    return {"payments": run.payments, "net_cents": run.net_cents}


def _said(run_id: int, kind: str, sign_in_name: str, payload: dict[str, Any]) -> tuple[int, int]:
    """Write down what somebody says; the submission's id and who said it."""
    with transaction() as session:
        by = session.scalars(select(Staff.id).where(Staff.sign_in_name == sign_in_name)).one()
        return _say(session, run_id, kind, by, payload).id, by


def _say(session: Session, run_id: int, kind: str, by: int, payload: dict[str, Any]) -> Any:
    return say(
        session,
        kind=kind,
        form_key=secrets.token_hex(16),
        subject=session.get_one(PayRun, run_id).subject,
        staff_id=by,
        said_at=MADE,
        payload=payload,
    )


def _step(run_id: int, name: str, order: Any) -> Any:
    return do(DOERS[name], order, process_id("pay_run", run_id), f"by-hand/{next(_keys)}")


def _came_to(run_id: int, cause: Cause) -> None:
    _step(run_id, "move_pay_run", CameTo(run_id, cause, MADE))


async def told(run_id: int, kind: str, sign_in_name: str, **payload: Any) -> str:
    """Say something through the outbox and wait for the answer; the outcome."""

    def post() -> str:
        with transaction() as session:
            by = session.scalars(select(Staff.id).where(Staff.sign_in_name == sign_in_name)).one()
            said = _say(session, run_id, kind, by, payload)
            return outbox.post_tell(session, process_id("pay_run", run_id), said).update_id or ""

    sent = await arrived(await asyncio.to_thread(post))
    if sent.outcome == "refused" or sent.result is None:
        raise NotHeard(sent.last_error)
    return str(sent.result["outcome"])


async def comes_to(run_id: int, status: str, patience: int = 4) -> None:
    """Wait until a run stands so."""
    for _ in range(patience):
        for _ in patiently():
            run = await asyncio.to_thread(status_of, run_id)
            if run.status == status:
                return
            if run.status in ("failed", "discarded", "issued"):
                raise NotHeard(f"The run is {run.status}: {run.sentence}")
            await asyncio.sleep(0.05)
    raise NotHeard(f"The run is {run.status}, not {status}.")


def progress(run_id: int, until: str) -> Progress:
    """Parts that are reckoned, or issued on the way to `issued`."""
    column = PayRunPart.issued_at if until == "issued" else PayRunPart.reckoned_at
    with transaction() as session:
        told = select(func.count(column), func.count()).where(PayRunPart.run_id == run_id)
        done, parts = session.execute(told).one()
        return Progress(done, parts)


@dataclass(frozen=True)
class Outcomes:
    """What a run came to, told by the digests of what it wrote, so that two of them are compared at once."""

    rows: dict[str, tuple[int, str]]
    files: dict[str, str]


def outcomes(run_id: int, folder: Path) -> Outcomes:
    """Every row that a run wrote, and every file below its folder."""
    rows = {}
    with transaction() as session:
        session.execute(text("set local statement_timeout = 0"))
        cursor = connection_of(session).cursor()
        queries = {table: f"select * from {table} order by {order}" for table, order in WRITTEN.items()}
        for name, query in (queries | BESIDE).items():
            digest, count = hashlib.sha256(), 0
            with cursor.copy(f"copy ({query}) to stdout (format csv)") as lines:
                for line in lines:
                    digest.update(bytes(line))
                    count += 1
            rows[name] = (count, digest.hexdigest())
    assert status_of(run_id).status == "issued"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return Outcomes(
        rows, {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
    )


def parts_of(run_id: int) -> int:
    """How many parts a run has."""
    with transaction() as session:
        return len(list(session.scalars(select(PayRunPart.id).where(PayRunPart.run_id == run_id))))
