"""The law's word on timesheets of a file that were not plain, kept with its facts and its trace."""

import datetime as dt

import polars as pl
from sqlalchemy.orm import Session

from activities.timesheet_files.deciding import Decided
from records.decision import Decision


def write_decisions(session: Session, lines: pl.DataFrame, decided: Decided, workflow_id: str, at: dt.datetime) -> None:
    """Keep the facts and the trace of those that were not plain; a plain one is explained by asking again."""
    marked = lines.filter((pl.col("reasons").list.len() != 1) | (pl.col("reasons").list.first() != "pay"))
    for row in marked.select("number", "id", "case_id").iter_rows(named=True):
        answer = decided.engine.get(row["number"])
        if answer is None:
            continue
        trace = answer.as_decision()
        session.add(
            Decision(
                timesheet_id=row["id"],
                case_id=row["case_id"],
                question=answer.question,
                asked_about=answer.on,
                law=answer.law,
                facts=trace["facts"],
                answer=trace["answer"],
                trace=trace,
                workflow_id=workflow_id,
                step_id=f"line-{row['number']}",
                made_at=at,
            )
        )
    session.flush()
