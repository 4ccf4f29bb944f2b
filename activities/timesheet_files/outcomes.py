"""What the lines of a file come to: the law's answer, the status that follows, the row that is kept of each line."""

from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in
from activities.timesheet_files.deciding import Decided
from rules.book import load_book

STATUS = {"pay": "accepted", "pay_with_cutback": "accepted", "hold": "held", "return": "returned"}
UNDECIDED = {"outcome": pl.String, "payable_minutes": pl.Int64, "reviewer": pl.String, "proposed_minutes": pl.Int64}


def with_outcome(lines: pl.DataFrame, decided: Decided) -> pl.DataFrame:
    """The lines with the law's answer, where it was asked, and the status that follows."""
    law = pl.when(pl.col("outcome").is_not_null()).then(pl.lit(load_book().version))
    told = decided.frame.rename({"claimed_minutes": "claimed"}) if decided.frame.width else _nothing()
    whole = lines.join(told, on="number", how="left", maintain_order="left")
    status = pl.col("outcome").cast(pl.String).replace_strict(STATUS, default=None, return_dtype=pl.String)
    waits = pl.when(pl.col("over")).then(pl.lit("awaiting_recipient")).otherwise(pl.lit("waiting"))
    return whole.with_columns(
        law=law,
        status=pl.coalesce(status, waits),
        reasons=pl.col("reasons").fill_null([]),
        control_minutes="minutes",
        claimed_minutes=pl.coalesce("claimed", "minutes"),
    )


def _nothing() -> pl.DataFrame:
    """No answer for anybody."""
    cuts = pl.List(pl.Struct({"day": pl.Date, "minutes": pl.Int64}))
    kinds: dict[str, Any] = {
        "number": pl.Int64,
        **UNDECIDED,
        "claimed": pl.Int64,
        "cutbacks": cuts,
        "reasons": pl.List(pl.String),
    }
    return pl.DataFrame(schema=kinds)


def write_lines(session: Session, file_id: int, lines: pl.DataFrame) -> None:
    """What each line came to."""
    status = pl.col("status")
    paid = pl.when(status == "accepted").then(pl.col("payable_minutes")).otherwise(0)
    first = pl.when(status.is_in(["held", "returned"])).then(pl.col("reasons").list.first())
    copy_in(
        session,
        "timesheet_line",
        lines.select(
            file_id=pl.lit(file_id),
            number="number",
            outcome=pl.when(pl.col("outcome").is_null()).then(pl.lit("awaiting")).otherwise(status),
            reason=first,
            claimed_minutes="control_minutes",
            payable_minutes=paid,
            timesheet_id="id",
        ),
    )


def write_rejected(session: Session, file_id: int, lines: pl.DataFrame) -> None:
    """Lines that were not taken: their `number`, `reason` and the `minutes` they say."""
    copy_in(
        session,
        "timesheet_line",
        lines.select(
            file_id=pl.lit(file_id),
            number="number",
            outcome=pl.lit("rejected"),
            reason="reason",
            claimed_minutes="minutes",
            payable_minutes=pl.lit(0),
        ),
    )
