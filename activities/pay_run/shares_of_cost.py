"""What each payment bears of the month's share of cost of its case (`ihss.share_of_cost_parts`), in cents.

Who works alone for a recipient lies in one part, and the share is divided there, among what is paid. Several providers
of one recipient may lie in several parts, which know nothing of each other: theirs was divided when the run was planned
(activities/pay_run/shares_planned.py), and each bears at most what was planned for it.
"""

import datetime as dt

import numpy as np
import polars as pl

from activities.pay_run.asking import asked
from activities.pay_run.net import NET, NET_FACTS
from rules.columns import ItemColumns

QUESTION = "ihss.share_of_cost_parts"
CASE_AND_MONTH = ("case_id", "month")
MONTH = pl.col("period_begins").dt.truncate("1mo").alias("month")


def with_shares_of_cost(netted: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """Payments as `activities.pay_run.net.with_net` gives them without a share of cost, with what each bears of it."""
    bearing = netted.filter(pl.col("share_left_cents") > 0, pl.col("gross_cents") > 0)
    if bearing.is_empty():
        return netted
    planned = bearing.filter(pl.col("planned_share_cents").is_not_null())
    most = pl.min_horizontal("planned_share_cents", "disposable_cents")
    alone = divided(bearing.filter(pl.col("planned_share_cents").is_null()), day)
    shares = pl.concat([planned.select("place", share_cents=most), alone]).filter(pl.col("share_cents") > 0)
    sharing = netted.join(shares, on="place", how="inner", maintain_order="left")
    sharing = sharing.with_columns(share_of_cost_cents="share_cents")
    told = asked(NET, day, sharing.select(NET_FACTS)).rename({"share_of_cost_cents": "recipient_pays_cents"})
    return netted.update(sharing.select("place", "share_of_cost_cents").hstack(told), on="place")


def divided(payments: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """The `share_cents` of payments that all bear of what is left of their cases' months, by `place`."""
    rows = payments.with_columns(MONTH).sort(*CASE_AND_MONTH, "place")
    cases = rows.group_by(CASE_AND_MONTH, maintain_order=True).agg(pl.len(), pl.col("share_left_cents").first())
    offsets = np.concatenate([np.zeros(1, np.int64), cases["len"].cum_sum().to_numpy().astype(np.int64)])
    facts = {"payments_of_month": ItemColumns(offsets, rows.select("gross_cents", "disposable_cents"))}
    if rows.is_empty():
        return pl.DataFrame(schema={"place": pl.Int64, "share_cents": pl.Int64})
    told = asked(QUESTION, day, cases.select("share_left_cents"), facts)
    return rows.select("place", share_cents=told["parts"].explode().struct.field("share_cents"))
