"""What orders took of the payments that are decided again: dues and deductions, asked payment by payment."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from activities.pay_run import orders
from activities.pay_run.asked_singly import amounts, same

Row = Mapping[str, Any]


def make_sure(day: dt.date, sheets: pl.DataFrame, taken: pl.DataFrame) -> None:
    """Ask again for some timesheets (rows with what they net after orders). Raises PayFailed where columns differ."""
    mine = taken.join(sheets.select("place", "timesheet_id", "gross_cents"), on="place", how="inner").to_dicts()
    _dues(day, [row for row in mine if row["union"] != "none"])
    of_sheet: dict[int, list[Row]] = {}
    for row in mine:
        of_sheet.setdefault(row["place"], []).append(row)
    rows = sheets.filter(pl.col("place").is_in(list(of_sheet))).to_dicts()
    given = amounts(orders.QUESTION, day, rows, [_facts(row, of_sheet[row["place"]]) for row in rows]).lists["taken"]
    cents = given.arrays["taken_cents"].tolist()
    for place, row in enumerate(rows):
        engine = cents[given.offsets[place] : given.offsets[place + 1]]
        columns = [each["cents"] for each in of_sheet[row["place"]]]
        same(row, orders.QUESTION, {"taken_cents": engine}, {"taken_cents": columns})


def _dues(day: dt.date, rows: Sequence[Row]) -> None:
    names = (*orders.MEMBERSHIP, "gross_cents")
    answer = amounts(orders.DUES, day, rows, [{name: row[name] for name in names} for row in rows]).answer
    for row, dues in zip(rows, answer["dues_cents"].tolist(), strict=True):
        same(row, orders.DUES, {"dues_cents": dues}, {"dues_cents": row["amount_cents"]})


def _facts(row: Row, mine: Sequence[Row]) -> dict[str, Any]:
    each = [
        {name: order[name] for name in orders.WANTED} | {"began_on": order["began_on"].isoformat()} for order in mine
    ]
    net = row["net_cents"] + row["deductions_cents"]
    return {"disposable_cents": row["disposable_cents"], "net_cents": net, "orders": each}
