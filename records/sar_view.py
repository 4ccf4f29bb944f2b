"""One request, or some, whole: lines that may be seen with what they cover, diagnoses, providers, letters, notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.letter_view import LetterSeen, Notice, letters_of_sars, notices_of
from records.sar import Sar, SarDiagnosis, SarParty
from records.sar_line import SarCode, SarLine
from records.sar_reach import Rights, visible_lines, visible_sars
from records.sar_wanted import MIXED
from records.snapshot import Snapshot, SnapshotClient, SnapshotLine, SnapshotSar

Part = TypeVar("Part", SarDiagnosis, SarParty)

NO_LINES = "received"
"""How a request stands of which CCS has told no line yet (ccs.sar_status, no_lines)."""


@dataclass(frozen=True)
class LineSeen:
    """A line with its status on the snapshot's day (`told.status` is as CCS told it) and what it covers.

    `notice`: the notice of action that tells of it, if one was issued.
    """

    told: SarLine
    status: str
    codes: list[SarCode]
    notice: Notice | None


@dataclass(frozen=True)
class SarSeen:
    """A request as one user sees it; `client` is none where CCS told of none."""

    row: SnapshotSar
    sar: Sar
    client: CcsClient | None
    lines: list[LineSeen]
    diagnoses: list[SarDiagnosis]
    parties: dict[str, SarParty]
    letters: list[LetterSeen]

    @property
    def status(self) -> str:
        """The headline of the lines that are seen (ccs.sar_status); of none told yet, `received`."""
        statuses = {line.status for line in self.lines} or {NO_LINES}
        return statuses.pop() if len(statuses) == 1 else MIXED


def ids_numbered(session: Session, rights: Rights, snapshot: Snapshot, numbers: Sequence[str]) -> list[int]:
    """The requests of these numbers that may be seen, in the order of the numbers."""
    seen = select(SnapshotSar.number, SnapshotSar.sar_id).where(
        SnapshotSar.number.in_(numbers), visible_sars(rights, snapshot.id)
    )
    ids = {number: sar_id for number, sar_id in session.execute(seen)}
    return [ids[number] for number in dict.fromkeys(numbers) if number in ids]


def sars_seen(session: Session, rights: Rights, snapshot: Snapshot, sar_ids: Sequence[int]) -> list[SarSeen]:
    """Requests as this user sees them, in the order asked for; those that may not be seen are left out."""
    client = and_(SnapshotClient.snapshot_id == snapshot.id, SnapshotClient.number == SnapshotSar.client_number)
    told = (
        select(SnapshotSar, Sar, CcsClient)
        .join(Sar, Sar.id == SnapshotSar.sar_id)
        .join(SnapshotClient, client, isouter=True)
        .join(CcsClient, CcsClient.id == SnapshotClient.client_id, isouter=True)
        .where(SnapshotSar.sar_id.in_(sar_ids), visible_sars(rights, snapshot.id))
    )
    rows = {row.sar_id: (row, sar, who) for row, sar, who in session.execute(told)}
    lines = _lines(session, rights, snapshot, [sar for _row, sar, _who in rows.values()])
    letters = letters_of_sars(session, rights, snapshot, [row.number for row, _sar, _who in rows.values()])
    diagnoses = _by_sar(session, SarDiagnosis, SarDiagnosis.place, list(rows))
    parties = _by_sar(session, SarParty, SarParty.id, list(rows))
    return [
        SarSeen(
            *rows[sar_id],
            lines=lines.get(sar_id, []),
            diagnoses=diagnoses.get(sar_id, []),
            parties={each.role: each for each in parties.get(sar_id, [])},
            letters=letters.get(rows[sar_id][0].number, []),
        )
        for sar_id in sar_ids
        if sar_id in rows
    ]


def _by_sar(session: Session, kind: type[Part], place: Any, sar_ids: list[int]) -> dict[int, list[Part]]:
    """Rows that belong to requests, by request, in their order."""
    found: dict[int, list[Part]] = {}
    for each in session.scalars(select(kind).where(kind.sar_id.in_(sar_ids)).order_by(place)):
        found.setdefault(each.sar_id, []).append(each)
    return found


def _lines(session: Session, rights: Rights, snapshot: Snapshot, sars: list[Sar]) -> dict[int, list[LineSeen]]:
    """The lines that may be seen, by request, in their order."""
    shown = (
        select(SarLine, SnapshotLine.status)
        .join(SnapshotLine, SnapshotLine.line_id == SarLine.id)
        .where(SnapshotLine.sar_id.in_([sar.id for sar in sars]), visible_lines(rights, snapshot.id))
        .order_by(SarLine.sar_id, SarLine.number)
    )
    rows = [(line, status) for line, status in session.execute(shown)]
    codes: dict[int, list[SarCode]] = {}
    of_lines = SarCode.line_id.in_([line.id for line, _ in rows])
    for code in session.scalars(select(SarCode).where(of_lines).order_by(SarCode.id)):
        codes.setdefault(code.line_id, []).append(code)
    notices = notices_of(session, snapshot, {sar.number: sar.id for sar in sars})
    found: dict[int, list[LineSeen]] = {}
    for line, status in rows:
        told_by = next((each for each in notices.get(line.sar_id, []) if each.tells_of(line.id)), None)
        found.setdefault(line.sar_id, []).append(LineSeen(line, status, codes.get(line.id, []), told_by))
    return found
