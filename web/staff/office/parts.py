"""The database, the outbox, and what Temporal says of itself and of the worker."""

import datetime as dt
import time
from functools import cache

from alembic.script import ScriptDirectory
from sqlalchemy import text

from records import held_up
from records.migrating import FOLDER
from web import database
from web.staff.office.finding import Finding, State, counted, span
from web.staff.office.temporal import FRESH, Polled

PROMPT = dt.timedelta(seconds=10)
"""A message that waits longer waits for something: delivery usually takes a fifth of a second."""
PATIENCE = dt.timedelta(minutes=2)


@cache
def newest_tables() -> str:
    """The number of the newest migration in this program."""
    return str(ScriptDirectory(str(FOLDER)).get_current_head())


def of_database() -> Finding:
    """Whether the database answers, how quickly, and whether it has every migration."""
    began = time.monotonic()
    query = "select (select version_num from alembic_version), pg_postmaster_start_time()"
    tables, up_since = database.session().execute(text(query)).one()
    took = round((time.monotonic() - began) * 1000)
    if tables != newest_tables():
        says = f"It answers, but its tables are at {tables} and this program's newest are {newest_tables()}."
        return Finding("database", "Database", "ill", f"{says} Run `hearth migrate`.")
    return Finding("database", "Database", "well", f"It answers in {took} ms; its tables are at {tables}.", up_since)


def of_temporal(polled: Polled | None) -> Finding:
    """Whether Temporal answers; what is said meanwhile is kept in the outbox."""
    if polled is None:
        says = "It does not answer. What people say is written down and waits in the outbox; nothing is lost."
        return Finding("temporal", "Temporal", "ill", says)
    return Finding("temporal", "Temporal", "well", f"It answers in {polled.milliseconds} ms.")


def of_worker(polled: Polled | None, now: dt.datetime) -> Finding:
    """Whether anybody asks Temporal for work of both kinds: the processes, and their steps."""
    title = "Worker"
    if polled is None:
        return Finding("worker", title, "ill", "Nobody can say whether a worker is at work while Temporal is away.")
    if polled.last is None:
        says = "No worker has asked for work in the last five minutes, so no process moves. Start one: `hearth worker`."
        return Finding("worker", title, "ill", says)
    idle = now - polled.last
    if idle > FRESH:
        says = f"The last worker asked for work {span(idle)} ago, so no process moves. Start one: `hearth worker`."
        return Finding("worker", title, "ill", says, polled.last)
    return Finding("worker", title, "well", f"{counted(polled.workers, 'worker asks', 'workers ask')} for work.")


def of_outbox(now: dt.datetime) -> Finding:
    """How much waits to be delivered to processes, and for how long."""
    seen = held_up.waiting(database.session(), now)
    if seen.oldest is None:
        return Finding("outbox", "Outbox", "well", "No message waits to be delivered.")
    age = now - seen.oldest
    state: State = "well" if age < PROMPT else "slow" if age < PATIENCE else "ill"
    ages = ((seen.minute, "under a minute"), (seen.hour, "up to an hour"), (seen.longer, "over an hour"))
    by_age = ", ".join(f"{number:,} for {words}" for number, words in ages if number)
    says = f"{counted(seen.number, 'message waits', 'messages wait')} to be delivered: {by_age}."
    return Finding("outbox", "Outbox", state, f"{says} The oldest has waited for {span(age)}.", seen.oldest)
