"""Invented children known to CCS: who they are, where they are treated, of which health plan they are members."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np

from cli.seed import names
from cli.seed.ccs.identifiers import ccs_numbers, cins
from cli.seed.inquiry.conditions import CONDITIONS, Condition
from cli.seed.inquiry.providers import HOSPITAL, SITES, Provider, Site
from records.ccs_told import ClientTold, MembershipTold

SEED = 20260901
CHILDREN = 96
PLAN, OTHER_PLAN = "HP34", "VH34"
"""The plan that takes part in the demo, and one that does not."""

MOVED_DAYS = 140
YEAR = 365
SMALL = 3 * YEAR
"""Days of age up to which the last of the conditions, of the newborn, is looked after."""


@dataclass(frozen=True)
class Child:
    """A client of CCS with the memberships of the last two years."""

    place: int
    client: ClientTold
    memberships: tuple[MembershipTold, ...]
    condition: Condition
    site: Site
    physician: Provider

    @property
    def coverage(self) -> str:
        """Who pays."""
        return "medi_cal" if self.memberships else "ccs_only"


def children(today: dt.date) -> list[Child]:
    """The same children every time, as old as they are on a day."""
    random = Random(SEED)
    return [_testcase(today), *(_child(random, place, today) for place in range(1, CHILDREN))]


def _child(random: Random, place: int, today: dt.date) -> Child:
    spoken = names.language(random)
    first, _middle, last = names.full_name(random, spoken)
    guardian = f"{random.choice(names.GIVEN[spoken].split())} {last}" if random.random() < 0.8 else None
    age = 20 * YEAR + 270 if place == 1 else random.randrange(2 * YEAR, 19 * YEAR)  # one of them turns 21 in the year
    places = np.array([place])
    number, cin = ccs_numbers(places)[0], cins(places)[0]
    site = random.choice(SITES)
    client = ClientTold(
        *(number, cin if random.random() < 0.85 else None, last, first, today - dt.timedelta(days=age)),
        county_code="57" if random.random() < 0.2 else "34",
        language=spoken,
        guardian=guardian,
    )
    memberships = tuple(_memberships(number, place, random.random(), today))
    condition, physician = random.choice(CONDITIONS[: -1 if age > SMALL else None]), random.choice(site.physicians)
    return Child(place, client, memberships, condition, site, physician)


def _memberships(number: str, place: int, lot: float, today: dt.date) -> Iterator[MembershipTold]:
    """Most are members of the one plan or of the other; some have changed, either way; some have none."""
    long_ago = (today - dt.timedelta(days=2 * YEAR)).replace(day=1)
    moved = (today - dt.timedelta(days=MOVED_DAYS)).replace(day=1)
    first, then = (PLAN, OTHER_PLAN) if lot < 0.5 or 0.7 <= lot < 0.8 else (OTHER_PLAN, PLAN)
    if lot >= 0.9:
        return
    changes = lot >= 0.7
    ends = moved - dt.timedelta(days=1) if changes else None
    yield MembershipTold(number, first, f"M-{20_000 + place}", long_ago, ends)
    if changes:
        yield MembershipTold(number, then, f"M-{40_000 + place}", moved, None)


def _testcase(today: dt.date) -> Child:
    """The child to begin with: one request of which a line is authorized and a line is denied."""
    client = ClientTold("0000001", "91234567A", "Testcase", "Avery", dt.date(2015, 6, 15), "34", "en", "Robin Testcase")
    member = MembershipTold(client.number, PLAN, "M-20000", (today - dt.timedelta(days=2 * YEAR)).replace(day=1), None)
    return Child(0, client, (member,), CONDITIONS[0], HOSPITAL, HOSPITAL.physicians[0])
