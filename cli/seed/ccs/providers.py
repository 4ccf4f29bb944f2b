"""Invented providers: persons, the groups they bill for and the facilities where they work."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from cli.seed.bulk.named import drawn_names
from cli.seed.ccs.identifiers import npis
from cli.seed.ccs.scale import CcsScale, Numbers
from cli.seed.names import FAMILY

LARGE_SHARE = 0.03
"""Of the state's providers, at the one large hospital, which is facility 0."""


@dataclass(frozen=True)
class Providers:
    """Numbers and names; `at` is the facility of each person, by its place."""

    number: list[str]
    name: list[str]
    facility_number: list[str]
    facility_name: list[str]
    group_number: list[str]
    at: Numbers


def drawn_providers(scale: CcsScale) -> Providers:
    """Provider 0 works alone, at a clinic that is facility 1; who is at facility 0 are the large hospital's."""
    draw = scale.draw(1)
    count, facilities = scale.providers, scale.facilities
    at = 2 + draw.integers(0, facilities - 2, count)
    at[1 : 1 + max(2, round(count * LARGE_SHARE))] = 0
    at[0] = 1
    names = drawn_names(draw, count).select(pl.concat_str("last_name", "first_name", separator=", ")).to_series()
    family = FAMILY["en"].split()
    places = [
        f"{family[place % len(family)]} Children's Center {1 + place // len(family)}" for place in range(facilities)
    ]
    numbers = npis(np.arange(count + 2 * facilities))
    return Providers(
        *(numbers[:count], names.to_list(), numbers[count : count + facilities], places, numbers[count + facilities :]),
        at,
    )
