"""Partners that are reached by files: questions they have not collected, answers nobody took, lines that were rejected.

Only numbers and ages of files are read here; what stands in them names people.
"""

import datetime as dt
import os
from itertools import islice
from pathlib import Path

from web.staff.office.finding import Finding, State, counted, span

MOST = 10_000
"""Files looked at in one folder."""
COLLECTED_WITHIN = dt.timedelta(days=2)
TAKEN_WITHIN = dt.timedelta(minutes=1)
"""The worker looks every second."""
TITLES = {
    "bank": "The bank",
    "controller": "State Controller",
    "doj": "Department of Justice",
    "medi_cal": "Medi-Cal",
    "ssn_check": "SSN check",
    "suspended_list": "Suspended list",
}
RECENT = dt.timedelta(days=7)
"""Rejected lines stay where the partner finds them; they are called to mind for a week."""


def partners_folder() -> Path:
    """The folder that is shared with partners, as the worker finds it (HEARTH_PARTNERS, HEARTH_HOME)."""
    named = os.environ.get("HEARTH_PARTNERS")
    return Path(named) if named else Path(os.environ.get("HEARTH_HOME", "var")) / "partners"


def of_partners(now: dt.datetime) -> list[Finding]:
    """One finding for each partner that has a folder; one sentence if this machine sees no folder at all."""
    root = partners_folder()
    try:
        names = {each.name for side in ("outbox", "inbox") for each in _entries(root / side) if each.is_dir()}
    except PermissionError:
        says = "This machine may not read the folder shared with partners. Give the site's user the right to list it."
        return [Finding("partners", "Partners' folders", "slow", says)]
    if not names:
        says = "There is no partner's folder on this machine: nothing was asked yet, or the worker runs elsewhere."
        return [Finding("partners", "Partners' folders", "well", says)]
    return [_of_partner(root, name, now) for name in sorted(names)]


def _of_partner(root: Path, name: str, now: dt.datetime) -> Finding:
    part, title = f"partner {name}"[:40], TITLES.get(name.replace("-", "_"), f"Partner {name}")
    try:
        asked, answered = _times(root / "outbox" / name), _times(root / "inbox" / name)
        rejected = _times(root / "inbox" / name / "rejected")
    except OSError:
        return Finding(part, title, "slow", "Its folder cannot be read from here.")
    state: State = "well"
    says = []
    if asked:
        state = "slow" if now - asked[0] > COLLECTED_WITHIN else state
        waits = counted(len(asked), "question waits", "questions wait")
        says.append(f"{waits} to be collected, the oldest for {span(now - asked[0])}.")
    if answered:
        state = "ill" if now - answered[0] > TAKEN_WITHIN else state
        waits = counted(len(answered), "file of answers waits", "files of answers wait")
        says.append(f"{waits} to be taken by the worker, the oldest for {span(now - answered[0])}.")
    if rejected:
        fresh = now - rejected[-1] < RECENT
        state = "slow" if fresh and state == "well" else state
        files = counted(len(rejected), "file has", "files have")
        says.append(f"{files} lines that could not be taken, the latest {span(now - rejected[-1])} ago.")
    since = min((times[0] for times in (asked, answered) if times), default=None)
    return Finding(part, title, state, " ".join(says) or "Every question was collected, every answer taken.", since)


def _times(folder: Path) -> list[dt.datetime]:
    """When the files of a folder were last written, the oldest first."""
    files = (each for each in _entries(folder) if each.suffix == ".csv" and not each.name.startswith("."))
    return sorted(time for time in map(_written, files) if time is not None)


def _written(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except FileNotFoundError:  # collected this very moment
        return None


def _entries(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(each.path) for each in islice(found, MOST)]
    except FileNotFoundError:
        return []
