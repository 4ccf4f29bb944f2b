"""Random payslips as the state has them, and some it never will: columns for many, and each as facts for one."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

RELATIONS = ("none", "spouse", "parent", "child_under_21", "child_under_18")
FEDERAL, STATE = ("single", "married_jointly", "head_of_household"), ("single", "married", "head_of_household")
EDGES = np.array([0, 1, 78700, 78701, 157500, 157501, 200000, 1050000, 3000000, 27000000, 100000000])


def words(draw: np.random.Generator, one_of: tuple[str, ...], size: int) -> pl.Series:
    """Words drawn evenly."""
    return pl.Series(one_of, dtype=pl.Enum(one_of)).gather(draw.integers(0, len(one_of), size))


def often_none(draw: np.random.Generator, values: np.ndarray[Any, Any], share: float = 0.7) -> np.ndarray[Any, Any]:
    """Most of them nothing."""
    return np.where(draw.random(len(values)) < share, 0, values)


def hours(draw: np.random.Generator, size: int) -> pl.DataFrame:
    """Rates and minutes, some at a blended rate."""
    blended = pl.Series(draw.integers(1500, 3000, size)).set(pl.Series(draw.random(size) < 0.8), None)
    return pl.DataFrame(
        {
            "rate_cents": draw.integers(1500, 3000, size),
            "regular_minutes": draw.integers(0, 9000, size),
            "overtime_minutes": often_none(draw, draw.integers(0, 3000, size)),
            "regular_rate_cents": blended,
        }
    )


def certificates(draw: np.random.Generator, size: int) -> dict[str, pl.Series]:
    """A W-4 and a DE 4 each."""

    def money(most: int) -> np.ndarray[Any, Any]:
        return often_none(draw, draw.integers(0, most, size))

    w4 = {"filing_status": words(draw, FEDERAL, size), "two_jobs": draw.random(size) < 0.3}
    w4 |= {"credits_cents": money(800000), "other_income_cents": money(9000000), "deductions_cents": money(4000000)}
    de4 = {"filing_status": words(draw, STATE, size), "allowances": draw.integers(0, 12, size)}
    de4 |= {"estimated_deductions": often_none(draw, draw.integers(0, 13, size))}
    told = {"w4": w4 | {"extra_cents": money(30000)}, "de4": de4 | {"extra_cents": money(30000)}}
    return {name: pl.DataFrame(members).to_struct(name) for name, members in told.items()}


def payslips(draw: np.random.Generator, gross: np.ndarray[Any, Any]) -> pl.DataFrame:
    """Everything net pay asks for, for payments of `gross`; a tenth of them at an edge of the law."""
    size = len(gross)
    at_edge = draw.random(size) < 0.1
    frame = pl.DataFrame(
        {
            "gross_cents": np.where(at_edge, EDGES[draw.integers(0, len(EDGES), size)], gross),
            "relationship": words(draw, RELATIONS, size),
            "live_in_certified": draw.random(size) < 0.3,
            "fica_threshold_met": draw.random(size) < 0.9,
            "sdi_threshold_met": draw.random(size) < 0.9,
            "year_to_date_cents": draw.choice([0, 500000, 18300000, 18449999, 19900000, 21000000], size),
            "share_of_cost_cents": often_none(draw, draw.integers(0, 250000, size)),
            **certificates(draw, size),
        }
    )
    none = {name: pl.Series(draw.random(size) < 0.3) for name in ("w4", "de4")}
    return frame.with_columns(pl.when(none[name]).then(None).otherwise(pl.col(name)).alias(name) for name in none)


def as_facts(frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Each row as the facts of one case."""
    return frame.iter_rows(named=True)
