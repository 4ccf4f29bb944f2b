"""What a special run answers: that money came back, in which file that was said, and who sent the file up."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.payment_file import PaymentAnswer
from records.payment_repair import PaymentRepair
from records.staff import Staff
from records.submission import Submission

SENT = "send_answers"


@dataclass(frozen=True)
class Brought:
    """One answer, and whoever sent its file up: by id and name, and when. Nobody: it lay in the partners' folder."""

    answer: PaymentAnswer
    by: tuple[tuple[int, str, dt.datetime], ...]


def of_run(session: Session, run_id: int) -> list[Brought]:
    """The answers to the payments that a special run mends, in their order."""
    mine = select(PaymentRepair.payment_id).where(PaymentRepair.run_id == run_id)
    which = (PaymentAnswer.payment_id.in_(mine), PaymentAnswer.answer != "notice_of_change")
    answers = session.scalars(select(PaymentAnswer).where(*which).order_by(PaymentAnswer.id)).all()
    senders = _senders(session, {row.file_sha256 for row in answers if row.file_sha256})
    return [Brought(row, tuple(senders[row.file_sha256 or ""])) for row in answers]


def bringers(session: Session, run_id: int) -> set[int]:
    """Whoever of the staff sent up a file that says that money of this run came back."""
    return {staff_id for brought in of_run(session, run_id) for staff_id, _name, _at in brought.by}


def _senders(session: Session, files: set[str]) -> defaultdict[str, list[tuple[int, str, dt.datetime]]]:
    found: defaultdict[str, list[tuple[int, str, dt.datetime]]] = defaultdict(list)
    sha256 = Submission.payload["sha256"].astext
    query = select(sha256, Staff.id, Staff.name, Submission.said_at).join(Staff, Staff.id == Submission.staff_id)
    sent = query.where(Submission.kind == SENT, sha256.in_(files)).order_by(Submission.id)
    for file, staff_id, name, at in session.execute(sent):
        found[file].append((staff_id, name, at))
    return found
