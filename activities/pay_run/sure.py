"""Whatever is held, and one of a hundred, decided again by the rule engine; a difference fails the part."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import asked_singly, deciding, gross, net, sure_of_orders
from activities.pay_run.asked_singly import same
from activities.pay_run.deciding import Decided
from activities.timesheet_files.copying import copy_in
from records.pay_run import PayRun
from rules.answer import Answer
from rules.ask import ask
from workflows.messages import process_id

SAMPLE = 100
"""One of so many is decided by the rule engine as well."""

THRESHOLDS_TOLD = ("fica_threshold_met", "sdi_threshold_met", "untaxed_fica_cents", "untaxed_sdi_cents")
NET_TOLD = {name: name for name in (*net.WITHHELD, "over_pay_cents")} | {"share_of_cost_cents": "recipient_pays_cents"}
LOOKED_AT = (
    *("place", "outcome", "reasons", "timesheet_id", "assignment_id", "case_id", "period_begins", "period_ends"),
    *(*net.THRESHOLD_FACTS, *THRESHOLDS_TOLD, *net.NET_FACTS, *NET_TOLD.values(), *deciding.FACTS),
    *("disposable_cents", "deductions_cents"),
)


def make_sure(session: Session, run: PayRun, decided: Decided, at: dt.datetime) -> int:
    """Decide again; how many. What is held keeps the law's word with its trace. Raises PayFailed."""
    drawn = ((pl.coalesce("timesheet_id", "assignment_id") * 7919 + run.id * 104729) % SAMPLE) == 0
    again = decided.sheets.select(dict.fromkeys(LOOKED_AT).keys()).filter((pl.col("outcome") == "hold") | drawn)
    rows = again.to_dicts()
    owed_now = decided.lines.filter(pl.col("kind") != "difference")
    _lines(owed_now.join(again.select("place", "timesheet_id", "period_ends"), on="place"))
    _amounts(net.THRESHOLDS, run.pay_date, rows, net.THRESHOLD_FACTS, {name: name for name in THRESHOLDS_TOLD})
    _amounts(net.NET, run.pay_date, rows, net.NET_FACTS, NET_TOLD)
    sure_of_orders.make_sure(run.pay_date, again, decided.taken)
    _paid(run, [row for row in rows if row["outcome"] != "hold"])
    held = [row for row in rows if row["outcome"] == "hold"]
    if held:
        copy_in(session, "decision", pl.DataFrame([_decision(run, row, _held(run, row), at) for row in held]))
    return len(rows)


def _lines(lines: pl.DataFrame) -> None:
    """Each line's cents."""
    over = pl.col("kind") == "overtime"
    told = lines.with_columns(
        regular_minutes=pl.when(over).then(0).otherwise("minutes"),
        overtime_minutes=pl.when(over).then("minutes").otherwise(0),
        regular_rate_cents=pl.coalesce("regular_rate_cents", "rate_cents"),
    )
    for (day,), some in told.partition_by("period_ends", as_dict=True).items():
        _amounts(gross.QUESTION, day, some.to_dicts(), gross.FACTS, {"gross_cents": "cents"})


def _amounts(
    question: str, day: dt.date, rows: Sequence[dict[str, Any]], facts: Sequence[str], told: Mapping[str, str]
) -> None:
    """Ask an amount as one asks about a single payment; only the members in `told` are looked at, and as which column
    they stand."""
    answer = asked_singly.amounts(question, day, rows, [{name: row[name] for name in facts} for row in rows]).answer
    engine = {name: answer[name].tolist() for name in told}
    for place, row in enumerate(rows):
        same(row, question, {name: engine[name][place] for name in told}, {name: row[of] for name, of in told.items()})


def _paid(run: PayRun, rows: Sequence[dict[str, Any]]) -> None:
    """May they be paid, as the columns say?"""
    facts = [{name: row[name] for name in deciding.FACTS} for row in rows]
    for row, told in zip(rows, asked_singly.rows(deciding.QUESTION, run.pay_date, rows, facts), strict=True):
        _same_word(row, told)


def _held(run: PayRun, row: dict[str, Any]) -> Answer:
    """The law's whole word on what is held."""
    answer = ask(deciding.QUESTION, run.pay_date, {name: row[name] for name in deciding.FACTS})
    _same_word(row, answer.answer or {})
    return answer


def _same_word(row: dict[str, Any], told: Mapping[str, Any]) -> None:
    theirs = {"outcome": told.get("outcome"), "reasons": sorted(told.get("reasons", []))}
    same(row, deciding.QUESTION, theirs, {"outcome": row["outcome"], "reasons": sorted(row["reasons"])})


def _decision(run: PayRun, row: dict[str, Any], answer: Answer, at: dt.datetime) -> dict[str, Any]:
    """A row of the table `decision`."""
    trace = answer.as_decision()
    return {
        "timesheet_id": row["timesheet_id"],
        "case_id": row["case_id"],
        "question": answer.question,
        "asked_about": answer.on,
        "law": answer.law,
        "facts": json.dumps(trace["facts"]),
        "answer": json.dumps(trace["answer"]),
        "trace": json.dumps(trace),
        "workflow_id": process_id("pay_run", run.id),
        "step_id": _about(row),
        "made_at": at.astimezone(dt.UTC).replace(tzinfo=None),
    }


def _about(row: dict[str, Any]) -> str:
    """What a decision is about, once in its run."""
    if row["timesheet_id"] is None:
        return f"sick-leave-{row['assignment_id']}-{row['period_begins']}"
    return f"timesheet-{row['timesheet_id']}"
