"""How a page looks at anything: with today's rights, in the one snapshot, written down with what opened it.

Whatever is not there and whatever is not for this user is the same miss: the same page, the same row in the log.
"""

import datetime as dt
from typing import Any, NoReturn

from flask import abort, g

from records import inquiry_logging, probing, sar_reach
from records.clock import county_today, now
from records.inquiry_logging import Deed
from records.sar_reach import Rights
from records.snapshot import Snapshot
from web import database
from web.inquiry import as_of, guard, law

SLOWED = (
    "You looked for many things that are not there for you. Wait {minutes} minutes, then try again. "
    "If you need something that you do not find, ask your liaison or the help desk."
)


def rights() -> Rights:
    """What whoever is signed in may come at today, asked once for each page."""
    if "inquiry_rights" not in g:
        g.inquiry_rights = sar_reach.rights_of(database.session(), guard.the_user(), county_today())
    found: Rights = g.inquiry_rights
    return found


def noted(*done: Deed) -> None:
    """Write down what the user did on this page."""
    inquiry_logging.noted(database.session(), guard.the_user(), as_of.shown(), now(), *done)


def snapshot_or_missed(what: str, **numbers: Any) -> Snapshot:
    """The snapshot in which something is looked up by its number; whoever is probing is asked to wait first."""
    wait_if_probing()
    return as_of.shown() or missed(what, **numbers)


def missed(what: str, **numbers: Any) -> NoReturn:
    """It is not there, or not for this user: nobody learns which."""
    note_miss(what, **numbers)
    database.commit()
    abort(404)


def note_miss(what: str, **told: Any) -> None:
    """Write a miss down, and tell of somebody who misses too often."""
    noted(Deed("not_found", what, **told))
    probing.raise_alert(database.session(), guard.the_user(), law.probing(), now())


def wait_if_probing() -> None:
    """Refuse for a while whoever missed too often, before anything is looked up."""
    until = probing.slowed_until(database.session(), guard.the_user().id, law.probing(), now())
    if until is not None:
        left = -(-(until - now()) // dt.timedelta(minutes=1))
        abort(429, SLOWED.format(minutes=left))
