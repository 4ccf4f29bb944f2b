"""Children known to CCS, and the health plans whose members they were."""

import numpy as np
import polars as pl

from cli.seed.bulk.named import drawn_names
from cli.seed.ccs.identifiers import ccs_numbers, cins
from cli.seed.ccs.scale import CcsScale, Days, office_hours, one_of
from cli.seed.statewide.counties import places

PLANS, PLAN_SHARES = tuple(f"P{place:02d}" for place in range(12)), (0.3, 0.01, *([0.069] * 10))
"""Plan P00 is large, P01 small."""

TO_THIS_DAY = 0.6
"""Memberships that have no end yet."""


def drawn_clients(scale: CcsScale, count: int) -> pl.DataFrame:
    """Rows of `ccs_client`; one in ten is told anew since, and what was told before is superseded."""
    draw = scale.draw(2)
    counties = places()
    people = np.array([place.population for place in counties], dtype=np.float64)
    where = np.array([place.code for place in counties])[draw.choice(len(counties), count, p=people / people.sum())]
    born = scale.days_before(draw.integers(30, 21 * 365, count))
    told = office_hours(draw, scale.days_before(draw.integers(400, 1_500, count)))
    clients = drawn_names(draw, count).with_columns(
        number=pl.Series(ccs_numbers(np.arange(count))),
        cin=pl.Series(cins(np.arange(count))),
        birth_date=pl.Series(born),
        county_code=pl.Series(where),
        recorded_at=pl.Series(told),
        superseded_at=pl.lit(None, dtype=pl.Datetime("us")),
    )
    moved = draw.random(count) < 0.1
    again = pl.Series(office_hours(draw, scale.days_before(draw.integers(0, 399, count))))
    before = clients.with_columns(superseded_at=again).filter(pl.Series(moved))
    after = clients.with_columns(recorded_at=pl.when(pl.Series(moved)).then(again).otherwise("recorded_at"))
    return pl.concat([after, before])


def drawn_memberships(scale: CcsScale, numbers: list[str]) -> pl.DataFrame:
    """Rows of `plan_membership`: none to three for each client, one after the other or at once."""
    draw = scale.draw(3)
    each = draw.choice(4, len(numbers), p=(0.15, 0.55, 0.25, 0.05))
    client = np.repeat(np.arange(len(numbers)), each)
    count = len(client)
    starts = draw.integers(0, 1_800, count)
    lasts = np.where(draw.random(count) < TO_THIS_DAY, -1, draw.integers(20, 1_000, count))
    ends = scale.days_before(starts - lasts).astype("datetime64[D]")
    ends[lasts < 0] = np.datetime64("NaT")
    told = office_hours(draw, scale.days_before(np.maximum(starts, 3)))
    over = _over(draw, scale, count)
    return pl.DataFrame(
        {
            "client_number": pl.Series(numbers)[client],
            "plan_code": one_of(draw, PLANS, PLAN_SHARES, count),
            "starts_on": scale.days_before(starts),
            "ends_on": ends,
            "recorded_at": told,
            "superseded_at": over,
        }
    ).with_columns(member_id=pl.lit(None, dtype=pl.String))


def _over(draw: np.random.Generator, scale: CcsScale, count: int) -> Days:
    """When what was told of a membership was taken back; of most, never."""
    over = office_hours(draw, scale.days_before(np.full(count, 3)))
    over[draw.random(count) > 0.05] = np.datetime64("NaT")
    return over
