"""What timesheets of a file leave in the records, by COPY; and workflows for those on which somebody must still act."""

import datetime as dt
import json

import numpy as np
import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in
from activities.timesheet_files.packed import Entries
from workflows.messages import process_id

WORKFLOW = "TimesheetApproval"
FIRST = 1
"""The version that a file brings."""

LONGEST_PERIOD = 16
"""Days of the longest half-month."""


def write(session: Session, lines: pl.DataFrame, entries: Entries, at: dt.datetime) -> None:
    """Write timesheets in the status that `lines` says, each with its version and entries."""
    copy_in(session, "timesheet", _timesheets(lines, entries, at))
    version = {"timesheet_id": "id", "claimed_minutes": "claimed_minutes"}
    copy_in(
        session,
        "timesheet_version",
        lines.select(
            **{name: pl.col(of) for name, of in version.items()}, number=pl.lit(FIRST), submitted_at=_instant(at)
        ),
    )
    copy_in(session, "timesheet_entry", _entries(lines, entries))
    begun = lines.filter(pl.col("status") != "accepted")
    copy_in(session, "outbox", _beginnings(begun, at))


def _timesheets(lines: pl.DataFrame, entries: Entries, at: dt.datetime) -> pl.DataFrame:
    """The rows of the table `timesheet`."""
    decided = pl.when(pl.col("outcome").is_not_null()).then(_instant(at))
    travel = pl.when(pl.col("status") == "accepted").then(pl.lit(0))
    flags = ("late_approved", "first_half_approved", "signature_checked", "hold_lifted", "fix_accepted")
    return lines.select(
        "id",
        "assignment_id",
        "enrollment_id",
        "case_id",
        "county_code",
        "period_begins",
        "period_ends",
        "channel",
        "status",
        version=pl.lit(FIRST),
        made_at=_instant(at),
        submitted_at=_instant(at),
        received_on="received_on",
        approved_at="approved_at",
        decided_at=decided,
        touched_at=_instant(at),
        outcome="outcome",
        reviewer="reviewer",
        reasons=_words(pl.col("reasons")),
        law="law",
        claimed_minutes="claimed_minutes",
        payable_minutes=pl.when(pl.col("status") == "accepted").then(pl.col("payable_minutes")),
        proposed_minutes="proposed_minutes",
        cutbacks=_cuts(lines),
        travel_minutes=travel,
        day_minutes=pl.when(pl.col("status") == "accepted").then(_days(lines, entries)),
        **dict.fromkeys(flags, pl.lit(False)),
    )


def _instant(at: dt.datetime) -> pl.Expr:
    return pl.lit(at.astimezone(dt.UTC).replace(tzinfo=None)).cast(pl.Datetime("us"))


def _words(lists: pl.Expr) -> pl.Expr:
    """Lists of row names as JSON."""
    some = pl.concat_str(pl.lit('["'), lists.list.join('","'), pl.lit('"]'))
    return pl.when(lists.list.len() > 0).then(some).otherwise(pl.lit("[]"))


def _cuts(lines: pl.DataFrame) -> pl.Series:
    """Cut-backs as JSON; of plain timesheets there are none, and the others are few."""
    texts = np.full(lines.height, "[]", dtype=object)
    for place in np.flatnonzero((lines["cutbacks"].list.len().fill_null(0) > 0).to_numpy()):
        cuts = lines["cutbacks"][int(place)].to_list()
        texts[place] = json.dumps([{"day": cut["day"].isoformat(), "minutes": cut["minutes"]} for cut in cuts])
    return pl.Series("cutbacks", texts.tolist(), dtype=pl.String)


def _days(lines: pl.DataFrame, entries: Entries) -> pl.Series:
    """Payable minutes of each day of each half-month, as PostgreSQL writes an array."""
    owner = np.repeat(np.arange(lines.height), np.diff(entries.offsets))
    begins, ends = (lines[name].to_physical().to_numpy() for name in ("period_begins", "period_ends"))
    place = entries.frame["day"].to_physical().to_numpy() - begins[owner]
    minutes = entries.frame.select(pl.coalesce("payable_minutes", pl.col("end") - pl.col("start"))).to_series()
    within = (place >= 0) & (place < LONGEST_PERIOD)  # a day of the month's other half is not accepted
    of_day = np.zeros((lines.height, LONGEST_PERIOD), np.int64)
    np.add.at(of_day, (owner[within], place[within]), minutes.to_numpy()[within])
    lists = pl.Series("day_minutes", of_day, dtype=pl.Array(pl.Int64, LONGEST_PERIOD)).arr.to_list()
    texts = pl.col("lists").list.head(pl.col("length")).cast(pl.List(pl.String)).list.join(",")
    frame = pl.DataFrame({"lists": lists, "length": ends - begins + 1})
    return frame.select(pl.concat_str(pl.lit("{"), texts, pl.lit("}")).alias("day_minutes")).to_series()


def _entries(lines: pl.DataFrame, entries: Entries) -> pl.DataFrame:
    """The rows of the table `timesheet_entry`; what is paid of each stands there once the timesheet is accepted."""
    counts = np.diff(entries.offsets)
    owner = pl.Series(np.repeat(lines["id"].to_numpy(), counts))
    accepted = pl.Series(np.repeat((lines["status"] == "accepted").to_numpy(), counts))
    return entries.frame.select(
        owner.alias("timesheet_id"),
        pl.lit(FIRST).alias("version"),
        "day",
        pl.col("start").alias("starts"),
        pl.col("end").alias("ends"),
        "start_again",
        "end_again",
        "place",
        pl.lit(False).alias("approved"),
        pl.when(accepted)
        .then(pl.coalesce("payable_minutes", pl.col("end") - pl.col("start")))
        .alias("payable_minutes"),
    )


def _beginnings(lines: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    """Messages that begin the workflows of timesheets on which somebody must still act."""
    payload = pl.concat_str(pl.lit('{"timesheet_id": '), pl.col("id"), pl.lit(f', "at": "{at.isoformat()}"}}'))
    return lines.select(
        kind=pl.lit("begin"),
        workflow=pl.lit(WORKFLOW),
        workflow_id=pl.concat_str(pl.lit(process_id("timesheet", 0).removesuffix("0")), pl.col("id")),
        payload=payload,
        posted_at=_instant(at),
        attempts=pl.lit(0),
    )
