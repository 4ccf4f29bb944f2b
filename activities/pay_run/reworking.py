"""Half-months that were paid, reckoned again: by a correction, or because a rate was changed for days gone by.

Each is counted in the turn of the run that paid it first, after what earlier runs paid and before what later ones did,
so that overtime stays with whom it was paid to. Owed is what the law comes to now, less what was settled so far: more
is a payment of the difference, less an overpayment.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from activities.pay_run import gross
from activities.pay_run import reworking_sql as sql
from activities.pay_run.reading import AGAIN, Known
from activities.pay_run.rows import rows
from activities.pay_run.stretches import stretches
from records.payment import LINES

LINE: dict[str, Any] = {
    **{"place": pl.Int64, "kind": pl.Enum(LINES), "rate_cents": pl.Int64, "regular_rate_cents": pl.Int64},
    **{"minutes": pl.Int64, "cents": pl.Int64},
}
BEFORE = ("timesheet_id", "enrollment_id", "county_code", "back_up", "period_begins", "travel_minutes")


@dataclass(frozen=True)
class Again:
    """What is reckoned again. `places`: its timesheets with `adjusts_id`, whether it `corrects`, and `overpaid_cents`;
    `lines`: what is owed now, and taken off it as kind `difference` what was settled before."""

    places: pl.DataFrame
    lines: pl.DataFrame
    unknown: pl.Series

    def owing(self, sheets: pl.DataFrame) -> pl.DataFrame:
        """Timesheets without those for which nothing has changed; a correction is settled even so."""
        sums = self.lines.group_by("place").agg(pl.col("cents").sum() != 0, pl.col("overpaid").any())
        changed = sums.filter(pl.col("cents") | pl.col("overpaid"))["place"]
        again = pl.col("adjusts_id").is_not_null()
        kept = ~again | pl.col("corrects") | pl.col("place").is_in(changed.implode())
        kept = kept | pl.col("place").is_in(self.unknown.implode())
        mine = sheets.join(self.places, on="place", how="left", maintain_order="left").filter(kept)
        return mine.with_columns(
            pl.col("overpaid_cents").fill_null(0),
            share_left_cents=pl.when(again & ~pl.col("corrects").fill_null(False))
            .then(0)
            .otherwise("share_left_cents"),
        )

    def lines_of(self, sheets: pl.DataFrame) -> pl.DataFrame:
        """The lines of some timesheets, columns as `LINE`."""
        return self.lines.filter(pl.col("place").is_in(sheets["place"].implode())).select(*LINE)


def untouched(sheets: pl.DataFrame) -> pl.DataFrame:
    """Timesheets of a run that reckons nothing again."""
    return sheets.with_columns(
        adjusts_id=pl.lit(None, dtype=pl.Int64), corrects=pl.lit(False), overpaid_cents=pl.lit(0, dtype=pl.Int64)
    )


def reworked(session: Session, known: Known) -> tuple[Known, Again | None]:
    """The part without what was paid before, which counts as paid before; and that reckoned again."""
    if known.run.kind not in AGAIN:
        return known, None
    ids = pl.concat([known.sheets["timesheet_id"], known.before["timesheet_id"]]).drop_nulls().unique()
    roots = rows(session, sql.ROOTS, timesheets=ids, run=known.run.id)
    alone = _alone(session, known)
    mine = known.sheets.select("place", "timesheet_id").join(roots, on="timesheet_id", how="inner")
    mine = pl.concat([mine, alone.select(mine.columns)])
    before = known.before.join(roots.select("timesheet_id", "adjusts_id", "turn"), on="timesheet_id", how="left")
    others = ~before["adjusts_id"].is_in(mine["adjusts_id"].implode()).fill_null(False).to_numpy()
    turns = {int(turn): mine.filter(pl.col("turn") == turn)["place"] for turn in mine["turn"].unique().sort()}
    found, unknown = [], []
    for turn, places in turns.items():
        earlier = mine.filter(pl.col("turn") < turn)["place"]
        since = others & (before["turn"].fill_null(0) <= turn).to_numpy()
        part = _as_of(known, places, earlier, since)
        sheets = known.sheets.filter(pl.col("place").is_in(places.implode()))
        earned = gross.earned(part, sheets, stretches(part))
        found.append(_lines(earned.lines))
        unknown.append(pl.Series(earned.unknown))
    fresh = known.sheets.filter(~pl.col("place").is_in(mine["place"].implode()))["place"]
    return _as_of(known, fresh, mine["place"], others), _again(session, known, mine, found, unknown)


def _alone(session: Session, known: Known) -> pl.DataFrame:
    """Sick leave that was paid by itself and is reckoned again, with the first payment of it."""
    sheets = known.sheets.filter(pl.col("timesheet_id").is_null())
    roots = rows(session, sql.ALONE_ROOTS, pairs=sheets["assignment_id"].unique(), run=known.run.id)
    if known.run.kind != "retroactive":
        roots = roots.head(0)
    return sheets.select("place", "timesheet_id", "assignment_id", "period_begins").join(
        roots, on=["assignment_id", "period_begins"], how="inner"
    )


def _as_of(known: Known, places: pl.Series, earlier: pl.Series, since: NDArray[np.bool_]) -> Known:
    """The part with the time of some timesheets to be paid, and that of others as paid before."""
    now = known.sheets["place"].is_in(places.implode()).to_numpy()
    then = known.sheets["place"].is_in(earlier.implode()).to_numpy()
    paid = known.sheets.filter(then)
    of_now = known.sheets.filter(now)["timesheet_id"]
    was = known.before.filter(since)
    trips = [
        known.travel.filter(pl.col("timesheet_id").is_in(paid["timesheet_id"].implode())),
        known.before_travel.filter(pl.col("timesheet_id").is_in(was["timesheet_id"].implode())),
    ]
    return replace(
        known,
        days=np.where(now[:, None], known.days, 0),
        travel=known.travel.filter(pl.col("timesheet_id").is_in(of_now.implode())),
        before=pl.concat([was.select(BEFORE), paid.select(BEFORE)]),
        before_days=np.concatenate([known.before_days[since], known.days[then]]),
        before_travel=pl.concat(trips),
    )


def _again(
    session: Session, known: Known, mine: pl.DataFrame, found: list[pl.DataFrame], unknown: list[pl.Series]
) -> Again:
    """What is owed now, less what was settled; where that is less than nothing, what was overpaid stands against it."""
    with_time = pl.col("timesheet_id").is_not_null()
    queries = ((sql.PAID_LINES, mine.filter(with_time)), (sql.ALONE_LINES, mine.filter(~with_time)))
    settled = pl.concat(rows(session, query, roots=of["adjusts_id"], run=known.run.id) for query, of in queries)
    taken_off = settled.filter((pl.col("minutes") != 0) | (pl.col("cents") != 0)).join(
        mine.select("place", "adjusts_id"), on="adjusts_id"
    )
    taken_off = taken_off.with_columns(-pl.col("minutes"), -pl.col("cents"), kind=pl.lit("difference"))
    lines = pl.concat([*found, _lines(taken_off)])
    sums = lines.group_by("place").agg(overpaid_cents=-pl.col("cents").sum()).filter(pl.col("overpaid_cents") > 0)
    nothing = {"kind": pl.lit("difference"), "rate_cents": pl.lit(0), "minutes": pl.lit(0)}
    against = sums.with_columns(**nothing, cents="overpaid_cents", regular_rate_cents=pl.lit(None))
    whole = pl.concat([lines, _lines(against)])
    whole = whole.with_columns(overpaid=(pl.col("kind") == "difference") & (pl.col("rate_cents") == 0))
    whole = whole.sort("place", "kind", "rate_cents", "regular_rate_cents", "minutes", nulls_last=False)
    places = mine.select("place", "adjusts_id", "corrects").join(sums, on="place", how="left")
    return Again(places, whole, pl.concat([known.sheets["place"].head(0), *unknown]))


def _lines(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in LINE.items())
