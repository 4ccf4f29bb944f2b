"""Asking the law about many payments at once; a case that it cannot answer fails the part with a sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from activities.pay_run.failed import PayFailed
from activities.pay_run.reading import Whole
from activities.pay_run.wages import EPOCH
from rules.book import load_book
from rules.columns import ItemColumns, decide_frame, limits_for
from rules.errors import LawError
from rules.in_arrays import Arrays, decide_arrays


def asked(
    question: str,
    on: dt.date,
    frame: pl.DataFrame | Mapping[str, Any],
    lists: Mapping[str, ItemColumns] | None = None,
    rows: bool = False,
) -> pl.DataFrame:
    """The law's answer for each row. Raises PayFailed where there is none."""
    try:
        answers = decide_frame(question, on, frame, lists, rows=rows)
    except LawError as refusal:
        raise PayFailed(f"{question} cannot be asked about {on}: {refusal}") from None
    if any(answers[why].null_count() < answers.height for why in ("error", "needs")):
        wrong = answers.filter(pl.col("error").is_not_null() | pl.col("needs").is_not_null())
        why = wrong["error"][0] or f"these facts are missing: {wrong['needs'][0]}"
        raise PayFailed(f"{question} has no answer for {wrong.height:,} of {answers.height:,} cases of {on}: {why}")
    return answers.drop("error", "needs")


def told(question: str, on: dt.date, frame: pl.DataFrame, lists: Mapping[str, ItemColumns] | None = None) -> Arrays:
    """The law's answer as arrays, an element a row. Raises PayFailed where there is none."""
    try:
        answers = decide_arrays(question, on, frame, lists)
    except LawError as refusal:
        raise PayFailed(f"{question} cannot be asked about {on}: {refusal}") from None
    if not answers.whole:
        asked(question, on, frame, lists)  # which says why
    return answers


def as_one_day(question: str, days: Whole) -> Whole:
    """For each day (since 1970) the first of those on which the question has the same limits: the law is asked about
    them all at once, as about that day."""
    law, first = load_book(), dict[object, int]()
    each, place = np.unique(days, return_inverse=True)

    def limits(day: dt.date) -> object:
        try:
            return tuple(limit.since for limit in limits_for(law, law.question(question), day).used)
        except LawError:  # it is told to whoever asks about the day
            return day

    same = [first.setdefault(limits(EPOCH + dt.timedelta(days=day)), day) for day in each.tolist()]
    found: Whole = np.array(same, np.int64)[place]
    return found


def asked_by_day(question: str, days: pl.Series, frame: pl.DataFrame) -> pl.DataFrame:
    """As `asked`, each row about its own day, in the order of the rows."""
    distinct = days.unique().sort().to_list()
    if len(distinct) == 1:
        return asked(question, distinct[0], frame)
    places = [np.flatnonzero((days == day).to_numpy()) for day in distinct]
    answers = [asked(question, day, frame[place]) for day, place in zip(distinct, places, strict=True)]
    if not answers:
        return asked(question, dt.date(2026, 1, 1), frame)
    back = np.argsort(np.concatenate(places), kind="stable")
    return pl.concat(answers)[back]
