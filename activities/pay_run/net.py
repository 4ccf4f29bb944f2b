"""From gross to net: thresholds of household employment, taxes by certificate, share of cost (`ihss.net_pay`)."""

import datetime as dt

import numpy as np
import polars as pl

from activities.pay_run.arrays import earlier, whole
from activities.pay_run.asking import asked
from activities.pay_run.reading import Known

THRESHOLDS, NET = "ihss.payroll_thresholds", "ihss.net_pay"
PAIR = ("enrollment_id", "case_id")
USUAL = 3
"""So many payments before make what is usual for a pair."""

CHILD_UNDER = ((18, "child_under_18"), (21, "child_under_21"))
W4 = ("filing_status", "two_jobs", "credits_cents", "other_income_cents", "deductions_cents", "extra_cents")
DE4 = ("filing_status", "allowances", "estimated_deductions", "extra_cents")
PUT_OFF = ("fica_put_off", "sdi_put_off")
THRESHOLD_FACTS = ("year_to_date_cents", "quarter_to_date_cents", "gross_cents", "sdi_met_before", *PUT_OFF)
NET_FACTS = (
    *("gross_cents", "w4", "de4", "relationship", "live_in_certified", "fica_threshold_met", "sdi_threshold_met"),
    *("year_to_date_cents", "share_of_cost_cents", "untaxed_fica_cents", "untaxed_sdi_cents"),
)
WITHHELD = (
    *("social_security_cents", "medicare_cents", "sdi_cents"),
    *("federal_income_tax_cents", "state_income_tax_cents"),
)


def with_pay_facts(known: Known) -> pl.DataFrame:
    """Timesheets with what the law is asked of their pay: relationship, live-in, certificates, earlier pay."""
    day = known.run.pay_date
    live_in = (pl.col("live_in_from") <= day) & (pl.col("live_in_until") > day).fill_null(True)
    facts = known.sheets.with_columns(
        relationship=_relationship(day),
        live_in_certified=live_in.fill_null(False),
        share_of_cost_cents=pl.lit(0, dtype=pl.Int64),
    )
    for name, members in (("w4", W4), ("de4", DE4)):
        mine = known.certificates.filter(pl.col("form") == name).select("enrollment_id", pl.struct(members).alias(name))
        facts = facts.join(mine, on="enrollment_id", how="left", maintain_order="left")
    return facts.join(_earlier(known.paid), on=PAIR, how="left", maintain_order="left").with_columns(
        pl.col("year_before", "quarter_before").fill_null(0),
        pl.col("sdi_met_before", "fica_waits_before", "sdi_waits_before").fill_null(False),
    )


def _relationship(day: dt.date) -> pl.Expr:
    """The provider's relationship to the recipient as taxes know it; a child's age on the pay date counts."""
    child, expression = pl.col("related_as") == "child", pl.lit("none")
    for age, word in reversed(CHILD_UNDER):
        expression = (
            pl.when(child & (pl.col("born") > _years_before(day, age))).then(pl.lit(word)).otherwise(expression)
        )
    same = pl.col("related_as").is_in(["spouse", "parent"])
    return pl.when(same).then(pl.col("related_as")).otherwise(expression)


def _years_before(day: dt.date, years: int) -> dt.date:
    """The birthday of who is so many years old since this day; who was born on 29 February is on 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return dt.date(day.year - years, 2, 28)


def _earlier(paid: pl.DataFrame) -> pl.DataFrame:
    """Of each pair the wages of the year and quarter so far, whether SDI was due before, and the usual gross."""
    usual = pl.col("gross_cents").filter("ordinary")
    last = pl.col("id") == pl.col("id").max()
    year, quarter = (
        pl.col(f"{name}_to_date_cents").filter(last & pl.col(f"this_{name}")).sum() for name in ("year", "quarter")
    )
    return paid.group_by(PAIR).agg(
        year_before=year,
        quarter_before=quarter,
        sdi_met_before=pl.col("sdi_met").any(),
        fica_waits_before=(last & pl.col("this_year") & pl.col("fica_untaken")).any(),
        sdi_waits_before=(last & pl.col("this_quarter") & pl.col("sdi_untaken")).any(),
        usual_gross_cents=pl.when(usual.len() >= USUAL).then(usual.tail(USUAL).sum() // USUAL),
    )


def with_net(sheets: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """Timesheets with `gross_cents`, in the order of their payments, and what the law takes and leaves of it."""
    pair = whole(sheets["enrollment_id"]) * (1 << 32) + whole(sheets["case_id"])
    earned = pl.Series(earlier(pair, whole(sheets["gross_cents"])))
    first = pl.Series(earlier(pair, np.ones_like(pair)) == 0)
    counted = sheets.with_columns(
        first_of_pair=first,
        year_to_date_cents=pl.col("year_before") + earned,
        quarter_to_date_cents=pl.col("quarter_before") + earned,
        fica_put_off=first & pl.col("fica_waits_before"),
        sdi_put_off=first & pl.col("sdi_waits_before"),
    )
    netted = _asked(counted, day)
    while netted.select(pl.any_horizontal(pl.col("fica_waits", "sdi_waits").any())).item():
        again = _waiting(netted)
        changed = again.filter(pl.any_horizontal(again[name] != netted[name] for name in PUT_OFF))
        if changed.is_empty():
            break
        netted = again.update(_asked(changed.select(counted.columns), day), on="place")
    return netted


def _asked(counted: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    met = counted.hstack(asked(THRESHOLDS, day, counted.select(THRESHOLD_FACTS)))
    told = asked(NET, day, met.select(NET_FACTS)).rename({"share_of_cost_cents": "recipient_pays_cents"})
    return met.hstack(told)


def _waiting(netted: pl.DataFrame) -> pl.DataFrame:
    """Tax that one payment was too small for waits for the pair's next one in the run."""
    first = pl.col("first_of_pair")
    return netted.with_columns(
        pl.when(first)
        .then(f"{tax}_waits_before")
        .otherwise(pl.col(f"{tax}_waits").shift(1).over(PAIR))
        .alias(f"{tax}_put_off")
        for tax in ("fica", "sdi")
    )
