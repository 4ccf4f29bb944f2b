"""Search among 2,000,000 lines against 20,000: `python -m bench inquiry`.

BENCH_CCS_LINES names the two sizes, with a comma between them ("20000,2000000" is the bar; smaller unless told). Each
has a database of its own. Every kind of search is made for a clinic with one provider, a large hospital, a large and a
small plan, each time for something else that is there; a search is what a page does: rights, snapshot, and the first
fifty with what is shown of them. Both sizes are asked in turns. Told: the 95th of a hundred by kind, and over all.
Goal: at most 1.5 times as long over all.
"""

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from bench.inbox_bench import server
from bench.snapshot_bench import written
from bench.timing import said
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.seed.ccs import CcsScale
from cli.seed.ccs.organizations import CLINIC, HOSPITAL, LARGE_PLAN, SMALL_PLAN
from records import sar_reach, snapshots
from records.clock import county_instant
from records.organization_user import OrganizationUser
from records.sar_search import Wanted, found
from web.database import open_engine

SIZES = "20000,100000"
ROUNDS = int(os.environ.get("BENCH_CCS_ROUNDS") or 40)
WHO = {"clinic": CLINIC, "large hospital": HOSPITAL, "large plan": LARGE_PLAN, "small plan": SMALL_PLAN}

SOME = """
select s.number, c.number as client_number, c.cin, c.last_name, c.first_name, c.birth_date, s.status,
    s.starts_on, s.changed_on,
    (select p.number from snapshot_party p
        where p.snapshot_id = s.snapshot_id and p.sar_id = s.sar_id limit 1) as provider
from snapshot_reach r join snapshot_sar s on s.snapshot_id = r.snapshot_id and s.sar_id = r.sar_id
join snapshot_client k on k.snapshot_id = s.snapshot_id and k.number = s.client_number
join ccs_client c on c.id = k.client_id
where r.snapshot_id = (select id from snapshot where status = 'current') and r.organization_id = :organization
order by md5(s.number) limit :rounds
"""
"""Requests that an organization may see, taken at random and the same each time."""

Row = Any
KINDS: dict[str, Callable[[Row], Wanted]] = {
    "all, newest first": lambda _: Wanted(),
    "by number": lambda row: Wanted(number=row.number),
    "by CCS number": lambda row: Wanted(client_number=row.client_number),
    "by CIN": lambda row: Wanted(cin=row.cin),
    "by name and birth date": lambda row: Wanted(
        last_name=row.last_name, first_name=row.first_name, birth_date=row.birth_date
    ),
    "by provider": lambda row: Wanted(provider_number=row.provider),
    "by status": lambda row: Wanted(status=row.status),
    "by days of service": lambda row: Wanted(from_day=row.starts_on, until_day=row.starts_on + dt.timedelta(days=30)),
    "by change of a day": lambda row: Wanted(changed_since=row.changed_on, changed_until=row.changed_on),
    "what is not there": lambda row: Wanted(number=row.number[::-1]),
}


@dataclass
class State:
    """One size: its database, the searches to be made in it, and the seconds that each took."""

    scale: CcsScale
    engine: Engine
    searches: dict[tuple[str, str], list[Wanted]] = field(default_factory=dict)
    taken: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    def prepare(self) -> None:
        """Choose what is searched for."""
        with Session(self.engine) as session:
            for who, organization in WHO.items():
                rows = session.execute(text(SOME), {"organization": organization, "rounds": ROUNDS}).all()
                for kind, wanted in KINDS.items():
                    self.searches[who, kind] = [wanted(rows[place % len(rows)]) for place in range(ROUNDS)]

    def search(self, who: str, kind: str, place: int) -> None:
        """What a page does for one search."""
        began = time.perf_counter()
        with Session(self.engine) as session:
            users = select(OrganizationUser).where(
                OrganizationUser.organization_id == WHO[who], OrganizationUser.liaison
            )
            user = session.scalars(users).one()
            shown = snapshots.current(session)
            assert shown is not None
            rights = sar_reach.rights_of(session, user, self.scale.on)
            found(session, rights, shown, self.searches[who, kind][place])
        self.taken.setdefault((who, kind), []).append(time.perf_counter() - began)


def main() -> None:
    """Print the 95th of a hundred at both sizes, and their ratio."""
    sizes = [int(size) for size in (os.environ.get("BENCH_CCS_LINES") or SIZES).split(",")]
    with server() as postgres:
        few, many = (made(postgres, size) for size in (min(sizes), max(sizes)))
        for place, who, kind in _turns():
            for state in (few, many):
                state.search(who, kind, place)
        told(few, many)
        for state in (few, many):
            state.engine.dispose()


def _turns() -> Iterator[tuple[int, str, str]]:
    """Everybody's searches of every kind, and again; the two databases right after one another."""
    yield from ((place, who, kind) for place in range(ROUNDS) for who in WHO for kind in KINDS)


def made(postgres: EmbeddedPostgres, lines: int) -> State:
    """A database with so many lines, and yesterday's snapshot in it."""
    with postgres.admin() as admin:
        admin.execute(f"create database lines_{lines} owner {OWNER}")
    os.environ["DATABASE_URL"] = postgres.url_of(f"lines_{lines}")
    scale = CcsScale(lines)
    written(scale)
    build(snapshots.due_on(scale.on), county_instant(scale.on))
    state = State(scale, open_engine(os.environ["DATABASE_URL"]))
    state.prepare()
    return state


def told(few: State, many: State) -> None:
    """By kind, by organization, and over all."""
    for who in WHO:
        for kind in KINDS:
            _compared(f"{who}, {kind}", few.taken[who, kind], many.taken[who, kind])
    small, large = ([seconds for each in state.taken.values() for seconds in each] for state in (few, many))
    _compared("every search of everybody", small, large, "goal: at most 1.5; ")


def _compared(what: str, few: list[float], many: list[float], goal: str = "") -> None:
    small, large = (statistics.quantiles(each, n=20)[-1] for each in (few, many))
    middle, larger = (statistics.median(each) for each in (few, many))
    told = f"p95 {small * 1000:.1f} and {large * 1000:.1f} ms; median {middle * 1000:.1f} and {larger * 1000:.1f} ms"
    said(what, f"{large / small:.2f}", f"{goal}{told}")


if __name__ == "__main__":
    main()
