"""What organizations see: of which day it is, what came of the last build, whether a file from CCS holds it back."""

import datetime as dt

from records import ccs_file_giving_up, snapshots
from records.clock import county_day
from records.snapshot import Snapshot
from web import database
from web.staff.office.finding import Finding, span

PART, TITLE = "snapshot", "What organizations see"
FILES, FILES_TITLE = "ccs_files", "Files from CCS"


def of_snapshot(now: dt.datetime) -> Finding:
    """Well while it is yesterday's; looked at when it is older, and when a build failed or was broken off."""
    session = database.session()
    shown = snapshots.current(session)
    last = next(iter(snapshots.newest_first(session, 1)), None)
    if last is None:
        return Finding(PART, TITLE, "well", "Nothing was ever built, and organizations see nothing yet.")
    if shown is None:
        return Finding(PART, TITLE, "ill", f"Organizations see nothing. {_of(last)}")
    if snapshots.is_late(shown, county_day(now)):
        return Finding(PART, TITLE, "slow", f"It is of {shown.as_of} and should be yesterday's. {_of(last)}".strip())
    return Finding(
        PART, TITLE, "well", f"It is of {shown.as_of}: {shown.sars:,} authorizations, {shown.lines:,} lines."
    )


def of_ccs_files(now: dt.datetime) -> Finding:
    """Slow once nothing was heard for an hour of the file whose turn it is: those after it wait, and the build."""
    still = ccs_file_giving_up.stands_still_since(database.session(), now)
    if still is None:
        return Finding(FILES, FILES_TITLE, "well", "Every file is taken in, refused, or goes on.")
    file, since = still
    says = (
        f"Nothing was heard of file {file.id} for {span(now - since)}. What came later waits, and organizations see no "
        "newer day. Look at its step below; the Information Technology Unit can refuse the file on its page."
    )
    return Finding(FILES, FILES_TITLE, "slow", says)


def _of(last: Snapshot) -> str:
    """What came of the last build, where that was not well; its sentence names nobody."""
    if last.status == "failed":
        return f"The build for {last.as_of} failed. {last.sentence or ''}".strip()
    if last.status == "building":
        return f"The build for {last.as_of} is under way, or was broken off."
    return "No build was begun since; look at the schedule nightly-snapshot."
