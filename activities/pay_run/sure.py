"""Whatever is held, and one of a hundred, decided again by the rule engine; a difference fails the part."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import deciding, gross, net
from activities.pay_run.deciding import Decided
from activities.pay_run.failed import PayFailed
from records.decision import Decision
from records.pay_run import PayRun
from rules.answer import Answer
from rules.ask import ask
from workflows.messages import process_id

SAMPLE = 100
"""One of so many is decided by the rule engine as well."""

NET_TOLD = (*net.WITHHELD, "recipient_pays_cents", "over_pay_cents")


def make_sure(session: Session, run: PayRun, decided: Decided, at: dt.datetime) -> int:
    """Decide again; how many. What is held keeps the law's word with its trace. Raises PayFailed."""
    drawn = ((pl.col("timesheet_id") * 7919 + run.id * 104729) % SAMPLE) == 0
    again = decided.sheets.filter((pl.col("outcome") == "hold") | drawn)
    lines = decided.lines.filter(pl.col("place").is_in(again["place"].implode()))
    of_sheet = {key[0]: rows for key, rows in lines.partition_by("place", as_dict=True).items()}
    for row in again.iter_rows(named=True):
        mine = of_sheet.get(row["place"])
        _amounts(run, row, mine.to_dicts() if mine is not None else [])
        answer = _payment(run, row)
        if row["outcome"] == "hold":
            session.add(_decision(run, row, answer, at))
    session.flush()
    return again.height


def _amounts(run: PayRun, row: dict[str, Any], lines: list[dict[str, Any]]) -> None:
    """Lines, thresholds and what is withheld, asked one by one."""
    for line in lines:
        over = line["kind"] == "overtime"
        facts = {"rate_cents": line["rate_cents"], "regular_minutes": 0, "overtime_minutes": 0}
        facts["overtime_minutes" if over else "regular_minutes"] = line["minutes"]
        if line["regular_rate_cents"] is not None:
            facts["regular_rate_cents"] = line["regular_rate_cents"]
        told = ask(gross.QUESTION, row["period_ends"], facts).answer or {}
        _same(row, gross.QUESTION, {"gross_cents": told.get("gross_cents")}, {"gross_cents": line["cents"]})
    thresholds = {name: row[name] for name in net.THRESHOLD_FACTS}
    met = ask(net.THRESHOLDS, run.pay_date, thresholds).answer or {}
    _same(row, net.THRESHOLDS, met, {name: row[name] for name in met})
    told = ask(net.NET, run.pay_date, _net_facts(row)).answer or {}
    told = {**told, "recipient_pays_cents": told.get("share_of_cost_cents")}
    _same(row, net.NET, {name: told.get(name) for name in NET_TOLD}, {name: row[name] for name in NET_TOLD})


def _net_facts(row: dict[str, Any]) -> dict[str, Any]:
    """The facts of net pay as the law is asked of one case: a certificate that is not there is null."""
    return {name: row[name] for name in net.NET_FACTS}


def _payment(run: PayRun, row: dict[str, Any]) -> Answer:
    answer = ask(deciding.QUESTION, run.pay_date, {name: row[name] for name in deciding.FACTS})
    told = answer.answer or {}
    theirs = {"outcome": told.get("outcome"), "reasons": sorted(told.get("reasons", []))}
    _same(row, deciding.QUESTION, theirs, {"outcome": row["outcome"], "reasons": sorted(row["reasons"])})
    return answer


def _same(row: dict[str, Any], question: str, engine: Mapping[str, Any], columns: Mapping[str, Any]) -> None:
    if engine != columns:
        name = next(name for name in engine if engine[name] != columns[name])
        raise PayFailed(
            f"Timesheet {row['timesheet_id']}: asked by itself, {question} says {name} {engine[name]}, "
            f"and in columns {columns[name]}. Nothing is paid until somebody has looked."
        )


def _decision(run: PayRun, row: dict[str, Any], answer: Answer, at: dt.datetime) -> Decision:
    trace = answer.as_decision()
    return Decision(
        timesheet_id=row["timesheet_id"],
        case_id=row["case_id"],
        question=answer.question,
        asked_about=answer.on,
        law=answer.law,
        facts=trace["facts"],
        answer=trace["answer"],
        trace=trace,
        workflow_id=process_id("pay_run", run.id),
        step_id=f"timesheet-{row['timesheet_id']}",
        made_at=at,
    )
