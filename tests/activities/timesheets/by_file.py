"""A random timesheet as a line of a file, taken in with others."""

from collections.abc import Sequence

import polars as pl

from cli.seed.bulk.timesheet_file import as_file
from records import clock, periods
from records.timesheet_entries import Stretch
from tests.activities.timesheets.three_ways import Outcome, found
from tests.activities.timesheets.written_world import Target
from tests.journeys.filed import by_hand

PLACES = {"home": "H", "community": "C", "both": "B"}


def taken_in(targets: Sequence[Target]) -> list[Outcome]:
    """Read from one file, on the day after the last was approved."""
    lines = pl.DataFrame([line(each) for each in targets])
    at = clock.county_instant(max(each.drawn.approved_on for each in targets) + periods.DAY)
    by_hand(as_file(lines, "csv", at.date()), at)
    return found(targets)


def line(target: Target) -> dict[str, str | int]:
    """A timesheet as a line of a file."""
    drawn = target.drawn
    return {
        "provider": target.provider_number,
        "case_number": target.case_number,
        "period": drawn.begins.isoformat(),
        "received": drawn.received_on.isoformat(),
        "approved": drawn.approved_on.isoformat(),
        "minutes": sum(each.ends - each.starts for each in drawn.entries),
        "entries": " ".join(packed(each) for each in drawn.entries),
    }


def packed(each: Stretch) -> str:
    """A stretch of care in twelve characters."""
    times = "".join(f"{minute // 60:02}{minute % 60:02}" for minute in (each.starts, each.ends))
    return f"{each.day.day:02}{times}{PLACES[each.place]}{each.start_again + 2 * each.end_again}"
