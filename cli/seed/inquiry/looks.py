"""What users looked at in the last days, as the log has it; one looked for what is not there, again and again."""

import datetime as dt

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cli.seed.inquiry.past import user_of
from cli.seed.inquiry.people import ANSELMO, DELFINA, IMOGEN, MAUDE, PERCY, Person
from records import clock, probing, sar_reach, sar_search, snapshots
from records.inquiry_log import InquiryLog
from records.inquiry_logging import Deed, noted
from records.sar_bases import bases_of
from records.snapshot import Snapshot
from web.inquiry import law

LOOKERS = ((DELFINA, 4), (PERCY, 4), (ANSELMO, 3), (IMOGEN, 2), (DELFINA, 1))
"""Who came how many days ago: the home page says what changed since the last time."""

AT_A_TIME = 6
MINUTE = dt.timedelta(minutes=1)


def look_around(session: Session) -> None:
    """Write the visits once, the oldest first; a snapshot is there."""
    if session.scalar(select(exists().where(InquiryLog.deed == "view"))):
        return
    shown = snapshots.current(session)
    assert shown is not None, "The demo's snapshot was built before anybody looks at it."
    for place, (who, days) in enumerate(LOOKERS):
        _visit(session, shown, who, days, place * AT_A_TIME)
    _probe(session)


def _visit(session: Session, shown: Snapshot, who: Person, days: int, skip: int) -> None:
    """Signed in, searched, and looked at some of what was found."""
    user, day = user_of(session, who), clock.county_today() - dt.timedelta(days=days)
    seen = Snapshot(as_of=day - dt.timedelta(days=1))  # what was shown on that day; its tables are gone
    at = clock.county_instant(day, dt.time(9, 5))
    rights = sar_reach.rights_of(session, user, clock.county_today())
    rows = sar_search.found(session, rights, shown, sar_search.Wanted()).rows[skip : skip + AT_A_TIME]
    bases = bases_of(session, rights, shown, [row.sar_id for row in rows])
    noted(session, user, seen, at, Deed("sign_in", "sign_in"))
    noted(session, user, seen, at + MINUTE, Deed("search", "sars", terms={}, found=len(rows)))
    for place, row in enumerate(rows, 2):
        deed = "print" if place % 4 == 0 else "view"
        about = Deed(deed, "sar", row.number, row.client_number, basis=bases[row.sar_id])
        noted(session, user, seen, at + place * 3 * MINUTE, about)
    user.last_seen_at = at + AT_A_TIME * 4 * MINUTE


def _probe(session: Session) -> None:
    """One number after another, none of them a member's, until the law calls it probing."""
    user, day = user_of(session, MAUDE), clock.county_today() - dt.timedelta(days=1)
    at, limit = clock.county_instant(day, dt.time(16, 40)), law.probing()
    seen = Snapshot(as_of=day - dt.timedelta(days=1))
    noted(session, user, seen, at, Deed("sign_in", "sign_in"))
    for place in range(1, limit.misses + 1):
        tried = Deed("not_found", "client", client_number=f"{7_200_000 + place * 13}")
        noted(session, user, seen, at + place * MINUTE / 2, tried)
    probing.raise_alert(session, user, limit, at + limit.misses * MINUTE / 2)
    user.last_seen_at = at
