"""A file of timesheets for given pairs, as the paper channel sends it: most of them plain, some with an exception."""

import datetime as dt

import numpy as np
import polars as pl

from records.periods import last_day

EXCEPTIONS = ("overlap_with_self", "wrong_end", "unsigned", "too_much", "late")
"""What may be the matter with a timesheet: each comes to another outcome."""


LONGEST = 270
"""Minutes of a day: ten such days for each of two recipients stay within the 66 hours of a week."""


def timesheet_file(
    pairs: pl.DataFrame, period_begins: dt.date, share: float, layout: str = "csv", days: int = 10, seed: int = 2
) -> bytes:
    """One line a pair, so many days each within the hours of the pair; a share of them with an exception."""
    draw = np.random.default_rng(seed)
    count = pairs.height
    matter = np.where(draw.random(count) < share, draw.integers(0, len(EXCEPTIONS), count), -1)
    ends = last_day(period_begins)
    start, minutes = _stretches(draw, pairs, days, matter)
    texts, sums = _packed(draw, period_begins, start, minutes, days, matter)
    late = ends + dt.timedelta(days=50)
    usual = ends + dt.timedelta(days=2)
    frame = pairs.select(
        "provider",
        "case_number",
        period=pl.lit(period_begins.isoformat()),
        received=pl.Series(np.where(matter == EXCEPTIONS.index("late"), late.isoformat(), usual.isoformat())),
        approved=pl.Series(np.where(matter == EXCEPTIONS.index("unsigned"), "", ends.isoformat())),
        minutes=pl.Series(sums),
        entries=texts,
    )
    return as_file(frame, layout, late)


def _stretches(
    draw: np.random.Generator, pairs: pl.DataFrame, days: int, matter: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> tuple[pl.Series, pl.Series]:
    """When each works, and how long a day: within three tenths of a pair's hours, and within the week for all."""
    month = pairs["authorized_minutes_per_month"].to_numpy()
    minutes = np.maximum(np.minimum(month * 3 // 10 // days, LONGEST) - draw.integers(0, 30, len(month)), 15)
    minutes = np.where(matter == EXCEPTIONS.index("too_much"), np.minimum(month * 8 // 10 // days, 570), minutes)
    second = np.arange(len(month)) >= pairs["enrollment_id"].n_unique()
    return pl.Series(np.where(second, 800, 480) + draw.integers(0, 30, len(month))), pl.Series(minutes)


def _packed(
    draw: np.random.Generator,
    period_begins: dt.date,
    start: pl.Series,
    minutes: pl.Series,
    days: int,
    matter: "np.ndarray[tuple[int], np.dtype[np.int64]]",
) -> tuple[pl.Series, "np.ndarray[tuple[int], np.dtype[np.int64]]"]:
    """The packed entries of each line, and the minutes they add up to."""
    count = len(matter)
    long = (last_day(period_begins) - period_begins).days + 1
    first = draw.integers(0, long - days + 1, count)
    owner, number = np.repeat(np.arange(count), days), np.tile(np.arange(days), count)
    day = period_begins.day + first[owner] + number
    kind, starts = matter[owner], start.to_numpy()[owner]
    ends = starts + minutes.to_numpy()[owner]
    wrong = (kind == EXCEPTIONS.index("wrong_end")) & (number == 0)
    ends = np.where(wrong, starts, ends)
    twice = (kind == EXCEPTIONS.index("overlap_with_self")) & (number == 1)
    day = np.where(twice, day - 1, day)
    sums = np.bincount(owner, np.maximum(ends - starts, 0), minlength=count).astype(np.int64)
    packed = pl.select(
        pl.concat_str(_two(day), _two(starts // 60), _two(starts % 60), _two(ends // 60), _two(ends % 60), pl.lit("H0"))
    ).to_series()
    joined = pl.DataFrame({"owner": owner, "text": packed}).group_by("owner", maintain_order=True).agg("text")
    return joined["text"].list.join(" "), sums


def _two(values: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> pl.Expr:
    return pl.lit(pl.Series(values)).cast(pl.String).str.zfill(2)


def as_file(lines: pl.DataFrame, layout: str, made_on: dt.date) -> bytes:
    """Lines (provider, case_number, period, received, approved, minutes, entries) with header and TOTAL record."""
    total = int(lines["minutes"].sum())
    if layout == "csv":
        rows = lines.select(pl.concat_str([pl.col(name).cast(pl.String) for name in lines.columns], separator=","))
        head, foot = f"HEADER,TS1,paper,SCAN CENTER,{made_on}", f"TOTAL,{lines.height},{total}"
        return "\n".join([head, *rows.to_series().to_list(), foot, ""]).encode()
    bare = lines.with_columns(entries=pl.col("entries").str.replace_all(" ", "", literal=True))
    rows = bare.select(
        pl.concat_str(
            pl.lit("T"),
            pl.col("provider").str.pad_end(12),
            pl.col("case_number").str.pad_end(7),
            *(pl.col(name).str.pad_end(10) for name in ("period", "received", "approved")),
            pl.col("minutes").cast(pl.String).str.zfill(5),
            (pl.col("entries").str.len_chars() // 12).cast(pl.String).str.zfill(2),
            "entries",
        )
    )
    head = f"HTS1{'paper':<9}{'SCAN CENTER':<40}{made_on}"
    return "\n".join([head, *rows.to_series().to_list(), f"T{lines.height:08d}{total:012d}", ""]).encode()
