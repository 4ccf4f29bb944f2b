"""Authorized hours: how many of a month, what they come to in a week as the law says it, and which program pays."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.seed.statewide.days import Span
from cli.seed.statewide.scale import Numbers
from records.clock import county_instant
from records.decision import Decision
from rules.preview import preview

WEEKLY = "ihss.weekly_maximum"
LEAST, USUAL_MOST, MOST = 12, 195, 283
"""Hours a month: few have fewer; the most of who is not severely impaired; the most of all (W&I 12303.4)."""

AT_MOST, AT_USUAL_MOST = 0.07, 0.04
MEAN, SHAPE = 108.0, 2.2
"""The rest is spread about this mean (recalled: about 117 hours for all)."""

CFCO, CFCO_OF_NEAR = 0.34, 0.8
"""Recipients with fewer hours who need a nursing facility's care all the same: children and spouses more often."""


@dataclass(frozen=True)
class Weeks:
    """The weekly figures for each whole number of hours a month, and the decision they rest on."""

    law: str
    decision: Numbers
    maximum: Numbers
    authorized: Numbers


def decided_weeks(session: Session, span: Span) -> Weeks:
    """Ask the law for each number of hours once, and keep the decision: it is one for all who have them."""
    at, first = county_instant(span.year_begins), session.scalar(select(func.max(Decision.id))) or 0
    found, law = np.zeros((3, MOST + 1), dtype=np.int64), ""
    for hours in range(LEAST, MOST + 1):
        answer = preview(WEEKLY, span.year_begins, {"authorized_minutes_per_month": hours * 60})
        trace, given, law = answer.as_decision(), answer.answer or {}, answer.law
        number = first + hours - LEAST + 1
        session.add(
            Decision(
                id=number,
                question=WEEKLY,
                asked_about=span.year_begins,
                law=answer.law,
                facts=trace["facts"],
                answer=trace["answer"],
                trace=trace,
                made_at=at,
            )
        )
        found[:, hours] = number, given["weekly_maximum_minutes"], given["weekly_authorized_minutes"]
    session.flush()
    session.scalar(select(func.setval("decision_id_seq", first + MOST - LEAST + 1)))
    return Weeks(law, *found)


def drawn_hours(draw: np.random.Generator, count: int) -> Numbers:
    """Hours a month."""
    hours = np.clip(draw.gamma(SHAPE, MEAN / SHAPE, count), LEAST, MOST).astype(np.int64)
    lot = draw.random(count)
    return np.where(lot < AT_MOST, MOST, np.where(lot < AT_MOST + AT_USUAL_MOST, USUAL_MOST, hours))


def severe(draw: np.random.Generator, hours: Numbers) -> NDArray[np.bool_]:
    """Who is severely impaired: all with more than the usual most, and some with less."""
    return (hours > USUAL_MOST) | ((hours > 120) & (draw.random(len(hours)) < 0.2))


def programs(
    draw: np.random.Generator, hours: Numbers, residual_only: NDArray[np.bool_], near: NDArray[np.bool_]
) -> pl.Series:
    """Which program pays: CFCO by need, else PCSP; IPO for who has a spouse's or parent's care or advance pay (`near`);
    the residual program for who has no federal Medi-Cal (rules: ihss.program)."""
    cfco = (hours >= USUAL_MOST) | (draw.random(len(hours)) < np.where(near, CFCO_OF_NEAR, CFCO))
    paid = np.where(residual_only, "IHSS-R", np.where(cfco, "CFCO", np.where(near, "IPO", "PCSP")))
    return pl.Series(paid)
