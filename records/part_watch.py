"""Since when each part of the office has been as it is, as far as anybody looked."""

import datetime as dt

from sqlalchemy import String, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from records.base import Base


class PartWatch(Base):
    """A part and the state in which it was last seen; `since` is when it was first seen so."""

    __tablename__ = "part_watch"

    part: Mapped[str] = mapped_column(String(40), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))  # well, slow, ill
    since: Mapped[dt.datetime]


def seen(session: Session, states: dict[str, str], now: dt.datetime) -> dict[str, dt.datetime]:
    """Note how parts are seen now and give since when each has been so; nothing is written where nothing changed."""
    known = {row.part: row for row in session.scalars(select(PartWatch).where(PartWatch.part.in_(states)))}
    changed = sorted(part for part, state in states.items() if part not in known or known[part].state != state)
    if changed:
        rows = insert(PartWatch).values([{"part": part, "state": states[part], "since": now} for part in changed])
        other = rows.on_conflict_do_update(
            index_elements=["part"],
            set_={"state": rows.excluded.state, "since": rows.excluded.since},
            where=PartWatch.state != rows.excluded.state,
        )
        session.execute(other)
    return {part: now if part in changed else known[part].since for part in states}
