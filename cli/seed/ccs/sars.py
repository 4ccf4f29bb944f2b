"""Service authorization requests in versions, with their diagnoses and the providers in their four roles."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from cli.seed.ccs.identifiers import sar_numbers
from cli.seed.ccs.providers import Providers
from cli.seed.ccs.scale import LINES_OF_A_SAR, TOLD_WITHIN_DAYS, CcsScale, Days, Numbers, office_hours, one_of
from records.sar import COVERAGES

TOLD_AGAIN = 0.12
"""Requests that stand in their second telling."""

DIAGNOSES = (("G80.9", "Cerebral palsy"), ("E84.9", "Cystic fibrosis"), ("Q21.3", "Tetralogy of Fallot"))


@dataclass(frozen=True)
class Sars:
    """The versions, those that stand first; `of` is the place of each version's request, `lines` how many it has."""

    frame: pl.DataFrame
    of: Numbers
    lines: Numbers
    requested_on: Days
    provider: Numbers


def drawn_sars(scale: CcsScale, client_numbers: list[str], lines: Numbers, providers: Providers) -> Sars:
    """`lines`: how many lines each request has."""
    draw, count = scale.draw(4), len(lines)
    told = draw.integers(1, TOLD_WITHIN_DAYS, count)
    told[draw.random(count) < 0.003] = 0  # today: nobody sees it yet
    twice = draw.random(count) < TOLD_AGAIN
    instant = office_hours(draw, scale.days_before(told))
    first = office_hours(draw, scale.days_before(told + draw.integers(1, 60, count)))
    requested = scale.days_before(told + draw.integers(60, 120, count))
    client = draw.integers(0, len(client_numbers), count)
    shared = pl.DataFrame(
        {
            "number": sar_numbers(np.arange(count)),
            "client_number": pl.Series(client_numbers)[client],
            "county_code": pl.Series(["34"] * count),
            "coverage": one_of(draw, COVERAGES, (0.7, 0.1, 0.19, 0.01), count),
            "requested_on": requested,
            "supplemental": draw.random(count) < 0.05,
        }
    )
    before = _version(shared, np.ones(count, dtype=np.int64), first, instant).filter(pl.Series(twice))
    never = np.full(count, np.datetime64("NaT"), dtype="datetime64[us]")
    frame = pl.concat([_version(shared, 1 + twice.astype(np.int64), instant, never), before])
    of = np.concatenate([np.arange(count), np.flatnonzero(twice)])
    provider = draw.integers(0, len(providers.number), count)
    return Sars(frame, of, lines[of], requested[of], provider[of])


def _version(shared: pl.DataFrame, version: Numbers, recorded: Days, superseded: Days) -> pl.DataFrame:
    told = {"recorded_at": pl.Series(recorded), "superseded_at": pl.Series(superseded)}
    return shared.with_columns(version=pl.Series(version), **told)


def lines_of_sars(scale: CcsScale) -> Numbers:
    """How many lines each request has; together they are as many as are wanted."""
    draw = scale.draw(5)
    counts = 1 + draw.choice(len(LINES_OF_A_SAR), scale.lines, p=LINES_OF_A_SAR)
    ends = np.cumsum(counts)
    last = int(np.searchsorted(ends, scale.lines))
    counts = counts[: last + 1]
    counts[last] -= ends[last] - scale.lines
    return counts[counts > 0]


def drawn_parties(scale: CcsScale, sars: Sars, ids: Numbers, providers: Providers) -> pl.DataFrame:
    """Rows of `sar_party`; the same of every version of a request."""
    count = int(sars.of.max()) + 1
    chances = {
        role: scale.draw(6, place).random(count)[sars.of]
        for place, role in enumerate(("group", "facility", "referring"))
    }
    at = providers.at[sars.provider]
    other = (sars.provider * 7 + 3) % len(providers.number)
    names, places = pl.Series(providers.name), pl.Series(providers.facility_name)
    parts = [_parties(ids, "authorized", pl.Series(providers.number)[sars.provider], names[sars.provider])]
    for role, share, numbers, named, which in (
        ("group", 0.3, providers.group_number, places, at),
        ("facility", 0.6, providers.facility_number, places, at),
        ("referring", 0.4, providers.number, names, other),
    ):
        parts.append(
            _parties(ids, role, pl.Series(numbers)[which], named[which]).filter(pl.Series(chances[role] < share))
        )
    return pl.concat(parts)


def _parties(ids: Numbers, role: str, numbers: pl.Series, names: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"sar_id": ids, "number": numbers, "name": names}).with_columns(role=pl.lit(role))


def drawn_diagnoses(scale: CcsScale, ids: Numbers) -> pl.DataFrame:
    """Rows of `sar_diagnosis`, one for each version."""
    which = scale.draw(7).integers(0, len(DIAGNOSES), len(ids))
    codes, words = (pl.Series([row[place] for row in DIAGNOSES])[which] for place in (0, 1))
    return pl.DataFrame({"sar_id": ids, "code": codes, "description": words}).with_columns(
        place=1, system=pl.lit("icd10")
    )
