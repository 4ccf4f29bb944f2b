"""What the records say of timesheets, as facts of `ihss.timesheet`: one query for one timesheet or for a caseload.

What was accepted already stands against a new timesheet; what is held stands against it too where it came first. A row
that a correction replaced counts for nothing.
"""

import datetime as dt
from typing import Any

from sqlalchemy import TextClause, bindparam, select, text
from sqlalchemy.orm import Session

from records import clock
from records.timesheet import Timesheet, TimesheetEntry
from records.timesheet_facts_sql import FACTS, NOW, THEN

NO_SHARE = 0
"""Of ten thousand: nobody is picked for a look at the signature; what pages preview says nothing of the pick."""

ONE = "select cast(:timesheet_id as bigint)"


def facts_query(ids_source: str) -> TextClause:
    """The facts but `entries` of the timesheets whose ids a SQL query gives, one row each, with `id`.

    Binds `today` (stands for `received_on` where nothing was submitted yet) and `signature_share` (of ten thousand,
    from the law), and whatever `ids_source` binds. Lists are JSON; days in them are ISO text.
    """
    return facts_from(f"(select * from timesheet where id in ({ids_source}))")


def facts_from(source: str, counts: str = NOW) -> TextClause:
    """As `facts_query`, of timesheets in another table with columns named alike: lines of a file not yet written."""
    return text(FACTS.format(source=source, counts=counts)).bindparams(
        bindparam("today", type_=Timesheet.received_on.type), bindparam("signature_share")
    )


def facts_of(
    session: Session, timesheet: Timesheet, *, signature_share: int = NO_SHARE, version: int | None = None
) -> dict[str, Any]:
    """All facts of one timesheet; its entries of a version, the newest that was submitted unless told."""
    facts = _asked(session, timesheet, facts_query(ONE), signature_share)
    return {**facts, "entries": entries_of(session, timesheet, timesheet.version if version is None else version)}


def facts_as_decided(session: Session, timesheet: Timesheet) -> dict[str, Any]:
    """The facts of a decided timesheet whose facts were not kept: of others, what was accepted before it counts.

    What the county wrote down since (absences, hours, standings) is as it is now; whoever shows it says so.
    """
    query = facts_from(f"(select * from timesheet where id in ({ONE}))", counts=THEN)
    return {
        **_asked(session, timesheet, query, NO_SHARE),
        "entries": entries_of(session, timesheet, timesheet.version),
    }


def _asked(session: Session, timesheet: Timesheet, query: TextClause, signature_share: int) -> dict[str, Any]:
    session.flush()
    given = {"timesheet_id": timesheet.id, "today": clock.county_today(), "signature_share": signature_share}
    found = session.execute(query, given).mappings().one()
    return {name: _plain(value) for name, value in found.items() if name != "id"}


def entries_of(session: Session, timesheet: Timesheet, version: int) -> list[dict[str, Any]]:
    """The entries of one version as the law is asked about them, in the order of their rows."""
    return [entry_fact(each) for each in entry_rows(session, timesheet, version)]


def entry_rows(session: Session, timesheet: Timesheet, version: int) -> list[TimesheetEntry]:
    """The entries of one version, by day and start."""
    rows = select(TimesheetEntry).where(TimesheetEntry.timesheet_id == timesheet.id, TimesheetEntry.version == version)
    by_time = (TimesheetEntry.day, TimesheetEntry.start_again, TimesheetEntry.starts, TimesheetEntry.id)
    return list(session.scalars(rows.order_by(*by_time)))


def entry_fact(row: TimesheetEntry) -> dict[str, Any]:
    """One entry as a fact: minutes of the day on the wall clock."""
    return {
        "day": row.day.isoformat(),
        "start": row.starts,
        "end": row.ends,
        "place": row.place,
        "start_again": row.start_again,
        "end_again": row.end_again,
        "approved": row.approved,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
