"""Whose requests each organization may see: its providers with written permissions, its plan codes, with their days."""

import numpy as np
import polars as pl

from cli.seed.ccs.clients import PLANS
from cli.seed.ccs.organizations import CLINIC, HOSPITAL, LARGE_PLAN, SMALL_PLAN
from cli.seed.ccs.providers import Providers
from cli.seed.ccs.scale import CcsScale, Days, Numbers, office_hours

OF_A_DOMAIN = 12
"""Providers of an organization that is neither the clinic nor the large hospital, at most, beside some facilities."""


def drawn_domains(scale: CcsScale, kinds: list[str], providers: Providers) -> pl.DataFrame:
    """Rows of `organization_provider`: mostly in the domain today; some left, some come later."""
    draw = scale.draw(13)
    rows: list[tuple[int, str, str]] = []
    for place, kind in enumerate(kinds):
        if kind == "provider":
            rows += [(place + 1, *each) for each in _domain(draw, place + 1, providers)]
    count = len(rows)
    fixed = np.array([row[0] in (CLINIC, HOSPITAL) for row in rows])
    starts = np.where(fixed, 800, draw.integers(-20, 800, count))
    lasts = np.where(fixed | (draw.random(count) < 0.7), -1, draw.integers(1, 600, count))
    return pl.DataFrame(rows, schema=["organization_id", "number", "name"], orient="row").with_columns(
        starts_on=pl.Series(scale.days_before(starts)),
        ends_on=pl.Series(_ends(scale, starts, lasts)),
        noted_at=pl.Series(office_hours(draw, scale.days_before(np.full(count, 800)))),
    )


def _domain(draw: np.random.Generator, organization: int, providers: Providers) -> list[tuple[str, str]]:
    """Numbers and names: of persons, and of facilities and groups for all but the clinic."""
    if organization == CLINIC:
        return [(providers.number[0], providers.name[0])]
    if organization == HOSPITAL:
        persons, facilities = np.flatnonzero(providers.at == 0), [0]
    else:
        persons = draw.choice(len(providers.number), min(OF_A_DOMAIN, len(providers.number) // 3), replace=False)
        facilities = draw.choice(len(providers.facility_number), 2, replace=False).tolist()
    of_places = [
        (numbers[at], providers.facility_name[at])
        for at in facilities
        for numbers in (providers.facility_number, providers.group_number)
    ]
    return [*((providers.number[each], providers.name[each]) for each in persons), *of_places]


def drawn_permissions(scale: CcsScale, domains: pl.DataFrame, ids: Numbers) -> pl.DataFrame:
    """Rows of `written_permission`: none to two for each provider of a domain, some ended, withdrawn or to come."""
    draw = scale.draw(14)
    fixed = domains["organization_id"].is_in([CLINIC, HOSPITAL]).to_numpy()
    each = np.where(fixed, 1, draw.choice(3, len(ids), p=(0.1, 0.7, 0.2)))
    of = np.repeat(np.arange(len(ids)), each)
    count, sure = len(of), fixed[of]
    starts = np.where(sure, 700, draw.integers(-10, 700, count))
    lasts = np.where(sure | (draw.random(count) < 0.6), -1, draw.integers(1, 700, count))
    withdrawn = scale.days_before(draw.integers(-5, 200, count))
    withdrawn[sure | (draw.random(count) > 0.15)] = np.datetime64("NaT")
    return pl.DataFrame(
        {
            "organization_provider_id": ids[of],
            "signed_on": scale.days_before(starts),
            "starts_on": scale.days_before(starts),
            "ends_on": _ends(scale, starts, lasts),
            "withdrawn_on": withdrawn,
            "noted_at": office_hours(draw, scale.days_before(np.maximum(starts, 1))),
        }
    )


def drawn_plans(scale: CcsScale, kinds: list[str]) -> pl.DataFrame:
    """Rows of `organization_plan`: the large and the small plan have a code of their own, others one or two."""
    draw = scale.draw(15)
    rows: list[tuple[int, str, int, int]] = []
    for organization in (place + 1 for place, kind in enumerate(kinds) if kind == "plan"):
        if organization in (LARGE_PLAN, SMALL_PLAN):
            rows.append((organization, PLANS[organization - LARGE_PLAN], 800, -1))
            continue
        for code in draw.choice(PLANS[2:], draw.integers(1, 3), replace=False):
            rows.append((organization, str(code), int(draw.integers(1, 800)), int(draw.choice([-1, -1, -1, 300]))))
    starts, lasts = (np.array([row[place] for row in rows], dtype=np.int64) for place in (2, 3))
    return pl.DataFrame([row[:2] for row in rows], schema=["organization_id", "plan_code"], orient="row").with_columns(
        starts_on=pl.Series(scale.days_before(starts)), ends_on=pl.Series(_ends(scale, starts, lasts))
    )


def _ends(scale: CcsScale, starts: Numbers, lasts: Numbers) -> Days:
    """The last day; none where it lasts for less than nothing."""
    ends = scale.days_before(starts - lasts)
    ends[lasts < 0] = np.datetime64("NaT")
    return ends
