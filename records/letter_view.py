"""Letters of a snapshot as a user sees them: one, a request's, a client's, a day's; and which notices were issued."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.ccs_letter import CcsLetter
from records.listed import PAGE_LENGTH
from records.sar_reach import Rights, visible_letters
from records.snapshot import Snapshot, SnapshotClient
from records.snapshot_ways import SnapshotLetter


@dataclass(frozen=True)
class LetterSeen:
    """A letter that may be seen. One without `letter.dated_on` is decided, and not issued yet."""

    row: SnapshotLetter
    letter: CcsLetter
    client: CcsClient | None


@dataclass(frozen=True)
class FoundLetters:
    """One page of letters, and whether there is another."""

    rows: list[LetterSeen]
    more: bool
    page: int


@dataclass(frozen=True)
class Notice:
    """That a notice of action was issued, and of which lines it tells (none: of all). It may not be for this user."""

    number: str
    dated_on: dt.date
    line_ids: Sequence[int] | None

    def tells_of(self, line_id: int) -> bool:
        """Whether it is about a line."""
        return self.line_ids is None or line_id in self.line_ids


def letter_numbered(session: Session, rights: Rights, snapshot: Snapshot, number: str) -> LetterSeen | None:
    """The letter of a number; none where there is none, or not for this user."""
    return next(iter(_seen(session, rights, snapshot, SnapshotLetter.number == number)), None)


def letters_numbered(session: Session, rights: Rights, snapshot: Snapshot, numbers: Sequence[str]) -> list[LetterSeen]:
    """The letters of these numbers that may be seen, in the order of the numbers."""
    found = {each.row.number: each for each in _seen(session, rights, snapshot, SnapshotLetter.number.in_(numbers))}
    return [found[number] for number in dict.fromkeys(numbers) if number in found]


def letters_of_client(session: Session, rights: Rights, snapshot: Snapshot, number: str, page: int = 1) -> FoundLetters:
    """A page of the letters about a client, the newest first."""
    return _page(session, rights, snapshot, SnapshotLetter.client_number == number, page)


def letters_of_day(session: Session, rights: Rights, snapshot: Snapshot, day: dt.date, page: int = 1) -> FoundLetters:
    """A page of the letters told as they stand on a day."""
    return _page(session, rights, snapshot, SnapshotLetter.changed_on == day, page)


def letters_of_sars(
    session: Session, rights: Rights, snapshot: Snapshot, numbers: Sequence[str]
) -> dict[str, list[LetterSeen]]:
    """The letters about some requests, by request."""
    found: dict[str, list[LetterSeen]] = {}
    for each in _seen(session, rights, snapshot, SnapshotLetter.sar_number.in_(numbers)):
        found.setdefault(str(each.row.sar_number), []).append(each)
    return found


def notices_of(session: Session, snapshot: Snapshot, sar_ids: dict[str, int]) -> dict[int, list[Notice]]:
    """The notices of action issued on some requests, whoever may see them; by request."""
    row = SnapshotLetter
    issued = (
        select(row.sar_number, row.number, row.line_ids, CcsLetter.dated_on)
        .join(CcsLetter, CcsLetter.id == row.letter_id)
        .where(row.snapshot_id == snapshot.id, row.kind == "notice_of_action", row.sar_number.in_(list(sar_ids)))
        .where(CcsLetter.dated_on.is_not(None))
        .order_by(CcsLetter.dated_on.desc())
    )
    found: dict[int, list[Notice]] = {}
    for sar_number, number, line_ids, dated_on in session.execute(issued):
        found.setdefault(sar_ids[str(sar_number)], []).append(Notice(number, cast(dt.date, dated_on), line_ids))
    return found


def _page(session: Session, rights: Rights, snapshot: Snapshot, which: ColumnElement[bool], page: int) -> FoundLetters:
    found = _seen(session, rights, snapshot, which, PAGE_LENGTH + 1, (page - 1) * PAGE_LENGTH)
    return FoundLetters(found[:PAGE_LENGTH], len(found) > PAGE_LENGTH, page)


def _seen(
    session: Session,
    rights: Rights,
    snapshot: Snapshot,
    which: ColumnElement[bool],
    most: int | None = None,
    after: int = 0,
) -> list[LetterSeen]:
    row = SnapshotLetter
    query = (
        select(row, CcsLetter, CcsClient)
        .join(CcsLetter, CcsLetter.id == row.letter_id)
        .join(
            SnapshotClient,
            (SnapshotClient.snapshot_id == snapshot.id) & (SnapshotClient.number == row.client_number),
            isouter=True,
        )
        .join(CcsClient, CcsClient.id == SnapshotClient.client_id, isouter=True)
        .where(which, visible_letters(rights, snapshot.id))
        .order_by(CcsLetter.decided_on.desc(), row.number)
        .limit(most)
        .offset(after)
    )
    return [LetterSeen(*each) for each in session.execute(query)]
