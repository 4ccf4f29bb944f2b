"""Issuing a run: each part's payments as a file of its own, then the whole files, tied out before anything leaves.

Everything may be done again after a kill: files are written whole or not at all and are the same bytes each time.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.pay_run.failed import PayFailed
from activities.payment_files import counting, entries, nacha, places, repairing, sending, tie_out, warrants
from activities.payment_files.nacha import Sums
from activities.payment_files.origin import origin
from records.clock import county_day
from records.pay_run import PayRun, PayRunPart
from records.payment_file import PaymentFile

MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""Files of one day are told apart by one of these; no more runs are begun in a day (records/pay_running.py)."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: how a part of it is made and counted again, and what stands before and after all parts."""

    name: str
    part: Callable[[Session, PayRun, PayRunPart], bytes]
    count: Callable[[bytes], Sums]
    head: Callable[[Session, PayRun], bytes]
    foot: Callable[[list[Sums]], bytes]


def _batch(session: Session, run: PayRun, part: PayRunPart) -> bytes:
    return nacha.batch(origin(), part.number + 1, run.pay_date, entries.deposits(session, run, part))[0]


def _register(session: Session, run: PayRun, part: PayRunPart) -> bytes:
    return warrants.lines(origin(), run.pay_date, entries.warrants(session, run, part))[0]


def _ach_head(session: Session, run: PayRun) -> bytes:
    return nacha.file_header(origin(), run.made_at, _modifier(session, run), f"{run.id:08d}")


def _warrants_head(session: Session, run: PayRun) -> bytes:
    return warrants.header(origin(), run.number, run.made_at, run.pay_date)


def _warrants_foot(parts: list[Sums]) -> bytes:
    return warrants.total(origin(), sum(parts, Sums()))


KINDS = (
    Kind("ach", _batch, counting.ach_sums, _ach_head, nacha.file_control),
    Kind("warrants", _register, counting.warrant_sums, _warrants_head, _warrants_foot),
)


def issue_part(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Write a part's files; its mark makes its payments issued. Raises PayFailed where one cannot be paid."""
    for kind in KINDS:
        places.write_whole(places.part_path(run, part.number, kind.name), _made(kind, session, run, part))
    if run.kind == "special":
        repairing.settle(session, run, at)
    part.issued_at = at
    session.flush()


def make_files(session: Session, run: PayRun, at: dt.datetime) -> str | None:
    """Put the parts together, tie the files out and pass them on; nothing, or a sentence that says what differs."""
    parts = list(session.scalars(select(PayRunPart).where(PayRunPart.run_id == run.id).order_by(PayRunPart.number)))
    waiting = sum(part.issued_at is None for part in parts)
    if waiting:
        return f"{waiting} of the {len(parts)} parts of run {run.number} are not issued yet. Let them be issued first."
    made = list[File]()
    try:
        for kind in KINDS:
            made.append(_written(session, run, kind, parts))
        sentence = tie_out.difference(session, run, made[0].sums, made[1].sums)
        for file in made:
            if sentence is None and file.sums.entries:
                sentence = _keep(session, run, file, at)
    except ValueError as wrong:
        sentence = f"The files of run {run.number} cannot be made: {wrong}"
    finally:
        for file in made:
            file.written.at.unlink(missing_ok=True)
    if sentence is None:
        places.forget_parts(run)
    return sentence


@dataclass(frozen=True)
class File:
    """A file that was written and counted, before it is in its place."""

    kind: str
    path: Path
    written: places.Written
    sums: Sums


def _written(session: Session, run: PayRun, kind: Kind, parts: list[PayRunPart]) -> File:
    """All parts in one file, one after the other through memory. Raises ValueError for a part that does not add up."""
    counted = list[Sums]()

    def pieces() -> Iterator[bytes]:
        yield kind.head(session, run)
        for part in parts:
            piece = _kept(kind, session, run, part)
            counted.append(kind.count(piece))
            yield piece
        yield kind.foot(counted)

    path = places.folder(run) / f"{run.number}.{kind.name}"
    return File(kind.name, path, places.write_unseen(path, pieces()), sum(counted, Sums()))


def _keep(session: Session, run: PayRun, file: File, at: dt.datetime) -> str | None:
    """Put a file in its place, on record and on its way. A sentence where another one was made of this run before."""
    mine = (PaymentFile.run_id == run.id, PaymentFile.kind == file.kind)
    before = session.scalar(select(PaymentFile).where(*mine))
    name = file.path.name
    if before is not None and before.sha256 != file.written.sha256:
        return f"The file {name} was made before with other content. Somebody changed what it is made of; look first."
    places.put_in_place(file.written.at, file.path)
    if before is None:
        row = PaymentFile(
            **{"run_id": run.id, "kind": file.kind, "name": name, "sha256": file.written.sha256},
            **{"size": file.written.size, "entries": file.sums.entries, "cents": file.sums.cents, "made_at": at},
            entry_hash=f"{file.sums.entry_hash:010d}" if file.kind == "ach" else None,
        )
        session.add(row)
        session.flush()
    sending.send(file.kind, file.path)
    return None


def _made(kind: Kind, session: Session, run: PayRun, part: PayRunPart) -> bytes:
    try:
        return kind.part(session, run, part)
    except ValueError as wrong:
        raise PayFailed(f"Part {part.number + 1} of run {run.number} cannot be issued: {wrong}") from None


def _kept(kind: Kind, session: Session, run: PayRun, part: PayRunPart) -> bytes:
    """A part's file; made again where it is gone, as on another machine."""
    path = places.part_path(run, part.number, kind.name)
    return path.read_bytes() if path.exists() else _made(kind, session, run, part)


def _modifier(session: Session, run: PayRun) -> str:
    """The how-manieth run of its day it is, by what is on record for good."""
    day = county_day(run.made_at)
    made = session.scalars(
        select(PayRun.made_at).where(PayRun.id < run.id, PayRun.made_at > run.made_at - dt.timedelta(2))
    )
    before = sum(county_day(each) == day for each in made)
    if before >= len(MODIFIERS):
        raise ValueError(f"More than {len(MODIFIERS)} runs were made on {day}; the bank cannot tell their files apart.")
    return MODIFIERS[before]
