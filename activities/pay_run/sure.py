"""Whatever is held, and one of a hundred, decided again by the rule engine; a difference fails the part."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import deciding, gross, net, sure_of_orders
from activities.pay_run.deciding import Decided
from activities.pay_run.failed import PayFailed
from records.decision import Decision
from records.pay_run import PayRun
from rules.answer import Answer
from rules.ask import ask
from rules.book import Question, load_book
from rules.columns import limits_for, result_of
from rules.columns_of_facts import from_cases
from rules.errors import FactError
from rules.schema import Case, Needs, check
from workflows.messages import process_id

SAMPLE = 100
"""One of so many is decided by the rule engine as well."""

THRESHOLDS_TOLD = ("fica_threshold_met", "sdi_threshold_met", "untaxed_fica_cents", "untaxed_sdi_cents")
NET_TOLD = {name: name for name in (*net.WITHHELD, "over_pay_cents")} | {"share_of_cost_cents": "recipient_pays_cents"}


def make_sure(session: Session, run: PayRun, decided: Decided, at: dt.datetime) -> int:
    """Decide again; how many. What is held keeps the law's word with its trace. Raises PayFailed."""
    drawn = ((pl.coalesce("timesheet_id", "assignment_id") * 7919 + run.id * 104729) % SAMPLE) == 0
    again = decided.sheets.filter((pl.col("outcome") == "hold") | drawn)
    rows = again.to_dicts()
    owed_now = decided.lines.filter(pl.col("kind") != "difference")
    _lines(owed_now.join(again.select("place", "timesheet_id", "period_ends"), on="place"))
    _amounts(net.THRESHOLDS, run.pay_date, rows, net.THRESHOLD_FACTS, {name: name for name in THRESHOLDS_TOLD})
    _amounts(net.NET, run.pay_date, rows, net.NET_FACTS, NET_TOLD)
    sure_of_orders.make_sure(run.pay_date, again, decided.taken)
    for row in rows:
        answer = _payment(run, row)
        if row["outcome"] == "hold":
            session.add(_decision(run, row, answer, at))
    session.flush()
    return len(rows)


def _lines(lines: pl.DataFrame) -> None:
    """Each line's cents."""
    over = pl.col("kind") == "overtime"
    told = lines.with_columns(
        regular_minutes=pl.when(over).then(0).otherwise("minutes"),
        overtime_minutes=pl.when(over).then("minutes").otherwise(0),
    )
    for (day,), some in told.partition_by("period_ends", as_dict=True).items():
        rows = some.to_dicts()
        for row in rows:
            if row["regular_rate_cents"] is None:
                row["regular_rate_cents"] = row["rate_cents"]
        _amounts(gross.QUESTION, day, rows, gross.FACTS, {"gross_cents": "cents"})


def _amounts(
    question: str, day: dt.date, rows: list[dict[str, Any]], facts: Sequence[str], told: Mapping[str, str]
) -> None:
    """Ask an amount with each case's facts as one asks about a single payment, checked one by one; only the members in
    `told` are looked at, and as which column they stand."""
    law = load_book()
    asked = law.question(question)
    cases = [_checked(row, asked, {name: row[name] for name in facts}) for row in rows]
    columns = from_cases(day, asked.facts, [case.values for case in cases])
    answer = result_of(law, asked, day, columns, limits_for(law, asked, day)).answer
    for place, row in enumerate(rows):
        engine = {name: answer[name][place].item() for name in told}
        _same(row, question, engine, {name: row[of] for name, of in told.items()})


def _checked(row: dict[str, Any], asked: Question, facts: dict[str, Any]) -> Case:
    """The facts of one case as the law takes them. Raises PayFailed."""
    try:
        case = check(asked.name, asked.facts, facts)
    except FactError as refusal:
        raise PayFailed(f"Timesheet {row['timesheet_id']}: {asked.name} says {refusal}") from None
    if isinstance(case, Needs):
        raise PayFailed(f"Timesheet {row['timesheet_id']}: {asked.name} needs {', '.join(case.names)}.")
    return case


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
        step_id=_about(row),
        made_at=at,
    )


def _about(row: dict[str, Any]) -> str:
    """What a decision is about, once in its run."""
    if row["timesheet_id"] is None:
        return f"sick-leave-{row['assignment_id']}-{row['period_begins']}"
    return f"timesheet-{row['timesheet_id']}"
