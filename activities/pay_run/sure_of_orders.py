"""What orders took of the payments that are decided again: dues and deductions, asked payment by payment."""

import datetime as dt
from typing import Any

import polars as pl

from activities.pay_run import orders
from activities.pay_run.failed import PayFailed
from rules.answer import Answer
from rules.columns import ask_many
from rules.errors import FactError


def make_sure(day: dt.date, sheets: pl.DataFrame, taken: pl.DataFrame) -> None:
    """Ask again for some timesheets (rows with what they net after orders). Raises PayFailed where columns differ."""
    mine = taken.join(sheets.select("place", "timesheet_id", "gross_cents"), on="place", how="inner")
    _dues(day, mine.filter(pl.col("union") != "none"))
    of_sheet = {key[0]: rows.to_dicts() for key, rows in mine.partition_by("place", as_dict=True).items()}
    rows = sheets.filter(pl.col("place").is_in(mine["place"].unique().implode())).to_dicts()
    facts = [_facts(row, of_sheet[row["place"]]) for row in rows]
    for row, answer in zip(rows, ask_many(orders.QUESTION, day, facts), strict=True):
        told = _told(row["timesheet_id"], orders.QUESTION, answer)
        engine = [each["taken_cents"] for each in told.get("taken", [])]
        columns = [each["cents"] for each in of_sheet[row["place"]]]
        _same(row["timesheet_id"], orders.QUESTION, engine, columns)


def _dues(day: dt.date, members: pl.DataFrame) -> None:
    rows = members.to_dicts()
    names = (*orders.MEMBERSHIP, "gross_cents")
    answers = ask_many(orders.DUES, day, [{name: row[name] for name in names} for row in rows])
    for row, answer in zip(rows, answers, strict=True):
        told = _told(row["timesheet_id"], orders.DUES, answer)
        _same(row["timesheet_id"], orders.DUES, told.get("dues_cents"), row["amount_cents"])


def _facts(row: dict[str, Any], mine: list[dict[str, Any]]) -> dict[str, Any]:
    each = [{name: order[name] for name in orders.WANTED} | _began(order["began_on"]) for order in mine]
    net = row["net_cents"] + row["deductions_cents"]
    return {"disposable_cents": row["disposable_cents"], "net_cents": net, "orders": each}


def _began(day: dt.date) -> dict[str, str]:
    return {"began_on": day.isoformat()}


def _told(timesheet_id: int, question: str, answer: Answer | FactError) -> dict[str, Any]:
    if isinstance(answer, FactError):
        raise PayFailed(f"Timesheet {timesheet_id}: {question} says {answer}")
    return dict(answer.answer or {})


def _same(timesheet_id: int, question: str, engine: Any, columns: Any) -> None:
    if engine != columns:
        raise PayFailed(
            f"Timesheet {timesheet_id}: asked by itself, {question} says {engine}, and in columns {columns}. "
            "Nothing is paid until somebody has looked."
        )
