"""How long the bytes of payment files are kept: they name accounts. What they came to stays on record for good."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.payment_files import places
from records.clock import county_day
from records.pay_run import PayRun
from records.payment_file import PaymentFile
from rules.ask import ask

QUESTION = "deadline.payment_file_kept"


def forget_old(session: Session, today: dt.date) -> int:
    """Delete the files whose day to be kept until is over; how many were there. Their rows keep sums and digest."""
    gone = 0
    for path in _over(session, today):
        gone += path.exists()
        path.unlink(missing_ok=True)
    return gone


def _over(session: Session, today: dt.date) -> Iterator[Path]:
    """The files that are over, the oldest first; the first one that is not ends the search."""
    rows = select(PaymentFile, PayRun).join(PayRun, PayRun.id == PaymentFile.run_id).order_by(PaymentFile.made_at)
    for file, run in session.execute(rows):
        if kept_until(file) >= today:
            return
        yield places.folder(run) / Path(file.name).name


def kept_until(file: PaymentFile) -> dt.date:
    """The last day on which a file is kept."""
    made_on = county_day(file.made_at)
    said = ask(QUESTION, made_on, {"from": made_on.isoformat()})
    return dt.date.fromisoformat(str((said.answer or {})["due"]))
