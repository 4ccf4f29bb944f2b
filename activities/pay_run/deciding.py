"""May each payment go out (`ihss.payment`)? What is held is not paid, nor does it count in the week of what is."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from activities.pay_run import gross, orders, reworking
from activities.pay_run.arrays import summed, whole
from activities.pay_run.asking import asked
from activities.pay_run.net import WITHHELD, with_net, with_pay_facts
from activities.pay_run.reading import Known, Whole
from activities.pay_run.reworking import LINE, Again
from activities.pay_run.shares_of_cost import with_shares_of_cost
from activities.pay_run.standing_orders import Standing, standing
from activities.pay_run.stretches import BEFORE, Worked, stretches
from records.care_case import CLOSED

QUESTION = "ihss.payment"
ENROLLED = ("enrolled", "enrolled_by_waiver")
FACTS = (
    *("wage_known", "provider_eligible", "provider_enrolled_today", "recipient_eligible", "pay_method"),
    *("bank_account_usable", "gross_cents", "net_cents", "usual_gross_cents", "deductions_over_pay", "paid_before"),
    *("officer_hold", "officer_released"),
)


LOOKED_AT = (
    *("decided_at", "version", "travel_minutes", "born", "related_as", "live_in_from", "live_in_until", "changed"),
    *("provider_status", "provider_since", "case_status", "case_since", "out_since"),
    *("account_usable", "stopped", "released"),
)
"""Columns that nobody needs once it is known what follows from them; each costs in every frame that is made."""


@dataclass(frozen=True)
class Decided:
    """A part decided. `sheets`: all timesheets with their facts, amounts and the law's `outcome` and `reasons`;
    `lines` and `taken` (orders) of those that are paid and, for the record, of those held."""

    sheets: pl.DataFrame
    lines: pl.DataFrame
    taken: pl.DataFrame

    def but(self, again: "Decided") -> "Decided":
        """With some of its timesheets as they were decided again."""
        redone = whole(again.sheets["place"])
        return Decided(
            *(
                _replaced(mine, theirs, redone)
                for mine, theirs in zip(vars(self).values(), vars(again).values(), strict=True)
            )
        )


@dataclass(frozen=True)
class Basis:
    """What stays as it is while a part is decided: what is known, the orders in force, what is reckoned again."""

    known: Known
    orders: Standing | None
    again: Again | None


def decide(session: Session, known: Known) -> Decided:
    """Decide all timesheets of a part."""
    fresh, again = reworking.reworked(session, known)
    sheets = _with_standing(with_pay_facts(known))
    mine = again.owing(sheets) if again else reworking.untouched(sheets)
    in_force = standing(session, fresh) if known.with_orders else None
    return _settled(Basis(fresh, in_force, again), mine, stretches(fresh))


def _settled(basis: Basis, sheets: pl.DataFrame, worked: Worked) -> Decided:
    """Decide, and once more without what came to be held: its hours are paid in a later run, after these."""
    decided = _decided(basis, sheets, worked)
    held = decided.sheets.filter(pl.col("outcome") == "hold")
    concerned = held["enrollment_id"].unique()
    theirs = pl.col("enrollment_id").is_in(concerned.implode()) & (pl.col("outcome") == "pay")
    others = decided.sheets.filter(theirs)["place"]
    if others.is_empty():
        return decided
    rest = sheets.filter(pl.col("place").is_in(others.implode()))
    times = worked.stretches
    mine = np.isin(times.sheet, others.to_numpy())
    mine |= (times.sheet == BEFORE) & np.isin(times.provider, concerned.to_numpy())
    return decided.but(_settled(basis, rest, worked.of(mine)))


def _replaced(frame: pl.DataFrame, by: pl.DataFrame, places: Whole) -> pl.DataFrame:
    """A frame in order of its places, with the rows of some of these replaced."""
    kept = np.flatnonzero(~np.isin(whole(frame["place"]), places))
    rows = np.concatenate([kept, frame.height + np.arange(by.height)])
    both = pl.concat([frame, by])
    return both[rows[np.argsort(whole(both["place"])[rows], kind="stable")]]


def _decided(basis: Basis, sheets: pl.DataFrame, worked: Worked) -> Decided:
    day = basis.known.run.pay_date
    unknown, lines = _earned(basis, sheets, worked)
    places = whole(sheets["place"])
    cents, minutes = (summed(places, whole(lines["place"]), whole(lines[name])) for name in ("cents", "minutes"))
    earning = sheets.with_columns(
        gross_cents=pl.Series(np.where(unknown, 0, cents)),
        paid_minutes=pl.Series(minutes),
        wage_known=pl.Series(~unknown),
    )
    netted = with_shares_of_cost(with_net(earning, day), day)
    taken = orders.taken(basis.known, netted, basis.orders) if basis.orders else pl.DataFrame(schema=orders.TAKEN)
    deducted = pl.Series(summed(places, whole(taken["place"]), whole(taken["cents"])))
    deducting = netted.with_columns(
        deductions_cents=deducted,
        net_cents=pl.col("net_cents") - deducted,
        deductions_over_pay=pl.col("over_pay_cents") > 0,
    )
    answered = asked(QUESTION, day, deducting.select(FACTS), rows=True)
    return Decided(deducting.hstack(_told(answered)), lines, taken)


def _earned(basis: Basis, sheets: pl.DataFrame, worked: Worked) -> tuple[NDArray[np.bool_], pl.DataFrame]:
    """Which timesheets have a day without a known rate, and the lines of all."""
    known, again = basis.known, basis.again
    if again is None:
        found = gross.earned(known, sheets, worked)
        return np.isin(whole(sheets["place"]), found.unknown), found.lines
    found = gross.earned(known, sheets.filter(pl.col("adjusts_id").is_null()), worked)
    both = pl.concat(
        [found.lines.select(pl.col(name).cast(kind) for name, kind in LINE.items()), again.lines_of(sheets)]
    )
    unknown = np.isin(whole(sheets["place"]), np.concatenate([found.unknown, whole(again.unknown)]))
    return unknown, both.with_columns(number=pl.int_range(1, pl.len() + 1).over("place"))


def _told(answered: pl.DataFrame) -> pl.DataFrame:
    """The outcome, and the names of the rows that hold."""
    if answered.is_empty():
        return pl.DataFrame(schema={"outcome": pl.String, "reasons": pl.List(pl.String)})
    rows = [name for name in answered.columns if name.startswith("row ")]
    named = [pl.when(pl.col(name)).then(pl.lit(name.removeprefix("row "))) for name in rows]
    several = answered.with_row_index().filter(pl.col("outcome") == "hold")
    why = several.select("index", pl.concat_list(named).list.drop_nulls().alias("reasons"))
    told = answered.select(pl.col("outcome").cast(pl.String)).with_row_index()
    whole = told.join(why, on="index", how="left", maintain_order="left")
    return whole.select("outcome", pl.col("reasons").fill_null(["pay"]))


def _with_standing(sheets: pl.DataFrame) -> pl.DataFrame:
    """Whether provider and recipient are eligible as is known now, and how the provider is paid."""
    enrolled = pl.col("provider_status").is_in(ENROLLED)
    over = (
        pl.when(pl.col("case_status") == "leave")
        .then(pl.col("case_since"))
        .when(pl.col("case_status").is_in(CLOSED))
        .then(pl.col("case_since").dt.offset_by("1d"))
    )
    deposit = pl.col("direct_deposit_id").is_not_null() & ~pl.col("advance")
    return sheets.with_columns(
        provider_enrolled_today=enrolled,
        provider_eligible=~pl.col("out_since").fill_null(False)
        & (enrolled | (pl.col("provider_since") > pl.col("last_worked"))),
        recipient_eligible=pl.col("program").is_not_null() & (over > pl.col("last_worked")).fill_null(True),
        pay_method=pl.when(deposit).then(pl.lit("direct_deposit")).otherwise(pl.lit("warrant")),
        bank_account_usable=~deposit | pl.col("account_usable").fill_null(False),
        paid_before=pl.lit(False),
        officer_hold=pl.col("stopped").fill_null(False),
        officer_released=pl.col("released").fill_null(False),
    ).drop(LOOKED_AT)


def paid(decided: Decided) -> pl.DataFrame:
    """What is paid, with its `method`: nothing goes out where the net is nothing or was advanced before."""
    method = (
        pl.when(pl.col("net_cents") == 0)
        .then(pl.lit("none"))
        .when(pl.col("advance"))
        .then(pl.lit("advance"))
        .otherwise(pl.col("pay_method"))
    )
    return decided.sheets.filter(pl.col("outcome") == "pay").with_columns(method=method)


TAKEN_OFF = (*WITHHELD, "recipient_pays_cents", "deductions_cents")
"""Columns that, with the net, make the gross."""
