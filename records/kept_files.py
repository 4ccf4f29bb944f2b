"""Files of lines as they came: kept sealed, and known by their content, so that the same again is the first one."""

import datetime as dt
import hashlib
import secrets as random
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from records import secrets
from records.papers import papers_home, write_anew

LARGEST = 256 * 1024 * 1024
"""Bytes: more than a million timesheets of ten entries each."""

BOM = b"\xef\xbb\xbf"
File = TypeVar("File")


class FileRefused(ValueError):
    """The file as a whole is not taken; the text is a sentence for who sent it."""


@dataclass(frozen=True)
class Kept(Generic[File]):
    """A file as it is known; `again` when the same content came before, and nothing was done this time."""

    file: File
    again: bool


def keep(
    session: Session,
    table: type[File],
    name: str,
    content: bytes,
    layout: str,
    staff_id: int | None,
    at: dt.datetime,
    *which: ColumnElement[bool],
) -> Kept[File]:
    """Keep a file once for each content, also for racing senders. `which`: files that count as having come."""
    digest, kept_as = hashlib.sha256(content).hexdigest(), random.token_hex(16)
    columns: Any = inspect(table).columns
    same = select(table).where(columns["sha256"] == digest, *which)
    first = session.scalar(same)
    if first is not None:
        return Kept(first, again=True)
    place = papers_home() / kept_as[:2] / kept_as
    write_anew(place, secrets.seal_file(content, kept_as))
    shown = "".join(each if each.isprintable() else "\ufffd" for each in name[:200])
    values = {"sha256": digest, "name": shown, "layout": layout, "kept_as": kept_as, "received_at": at}
    row = insert(table).values(**values, received_by_id=staff_id)
    file = session.scalars(row.on_conflict_do_nothing().returning(table)).one_or_none()
    if file is None:  # somebody sent the same at the same moment, and was a little quicker
        place.unlink(missing_ok=True)
        return Kept(session.scalars(same).one(), again=True)
    return Kept(file, again=False)


def content_of(file: Any) -> bytes:
    """The bytes of a file as they came. Raises FileNotFoundError, or ValueError if they changed."""
    content = secrets.unseal_file((papers_home() / file.kept_as[:2] / file.kept_as).read_bytes(), file.kept_as)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"What is kept of file {file.id} is not what came. Restore it from your backup.")
    return content


def refuse_too_large(content: bytes) -> None:
    """Raises FileRefused for a file that is larger than anybody needs."""
    if len(content) > LARGEST:
        raise FileRefused(f"The file has {len(content):,} bytes. Send at most {LARGEST:,}: split it in two.")
