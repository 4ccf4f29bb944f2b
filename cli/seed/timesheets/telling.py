"""The demo's half-months, told after its providers: who works has to be there before anybody types hours."""

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cli.seed.office import TEAMS
from cli.seed.timesheets import plots
from cli.seed.timesheets.accounts import RECIPIENTS, open_provider, open_recipient
from cli.seed.timesheets.beside import kept_beside
from cli.seed.timesheets.pairs import Pair, pairs
from cli.seed.timesheets.past import SheetPast
from cli.seed.timesheets.plots import Plot
from cli.seed.timesheets.violated import VIOLATORS, Stage, Violator, long_told, violated
from records import clock, periods
from records.care_case import Case
from records.place import Unit
from records.staff import Staff

SEED = 20261101
AT_ONCE = 12
WORKING = "provider.working"
LEAST, MOST = 16 * 60, 40 * 60
"""Weekly maxima, in minutes, with which a week of more than forty hours fits the month and passes a limit."""

LAST: tuple[Plot, ...] = (
    *(plots.awaited, plots.accepted, plots.rejected, plots.in_hospital, plots.accepted, plots.held_by_county),
    *(plots.corrected, plots.awaited, plots.stood_away, plots.sent_up, plots.accepted, plots.cut_by_hospital),
    *(plots.more_than_the_day, plots.awaited, plots.withdrawn, plots.sent_back_by_county, plots.accepted),
)
"""What becomes of the half-month that is just over, pair by pair."""

Errand = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Months:
    """The half-months that are told: this one, the one before, and that before it; and one long ago."""

    now: dt.date
    last: dt.date
    before: dt.date
    long_ago: dt.date

    @classmethod
    def of(cls, today: dt.date) -> "Months":
        """As of a day."""
        now = periods.half_month(today)
        last = periods.half_month(now - periods.DAY)
        before = periods.half_month(last - periods.DAY)
        long_ago = before
        while (today - periods.last_day(long_ago)).days < LATE_DAYS:
            long_ago = periods.half_month(long_ago - periods.DAY)
        return cls(now, last, before, long_ago)


LATE_DAYS = 32
"""A day more than `timesheet/late` allows."""


def timesheet_errands(engine: Engine, staff: dict[str, int]) -> list[Errand]:
    """Everything there is to tell, one errand a provider; the same in the same order every time."""
    with Session(engine) as session, session.begin():
        found = pairs(session)
        people = {pair.case_id: _people(session, pair, staff) for pair in found}
        by_provider: dict[int, list[Pair]] = {}
        for pair in found:
            by_provider.setdefault(pair.enrollment_id, []).append(pair)
        chosen = _violators(session, by_provider)
        for mine in by_provider.values():
            if (mine[0].account or "").startswith(WORKING):
                for pair, word in zip(mine, RECIPIENTS, strict=False):
                    open_recipient(session, pair, word)
    telling = Telling(engine, staff, people, Months.of(clock.county_today()))
    wheel = cycle(LAST)
    errands: list[Errand] = []
    for enrollment_id, mine in by_provider.items():
        if enrollment_id in chosen:
            errands.append(telling.violator(*chosen[enrollment_id]))
        elif (mine[0].account or "").startswith(WORKING):
            errands.append(telling.with_account(mine))
        else:
            errands.append(telling.usual(mine, [next(wheel) for _ in mine]))
    return errands


async def tell_timesheets(errands: list[Errand], told: Callable[[], None]) -> None:
    """Tell them, a dozen at a time."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def tell(errand: Errand) -> None:
        async with at_once:
            await errand()
            told()

    async with asyncio.TaskGroup() as group:
        for errand in errands:
            group.create_task(tell(errand))


@dataclass(frozen=True)
class Telling:
    """What every errand needs."""

    engine: Engine
    staff: dict[str, int]
    people: dict[int, tuple[str, str]]
    months: Months

    def sheet(self, pair: Pair, begins: dt.date) -> SheetPast:
        """A half-month of a pair, nothing of it told yet."""
        worker, supervisor = self.people[pair.case_id]
        number, random = pair.assignment_id, Random(f"{SEED}-{pair.turn}-{pair.starts_on}-{begins}")
        return SheetPast(self.engine, number, pair.county_code, begins, random, self.staff, pair, worker, supervisor)

    def usual(self, mine: list[Pair], last: list[Plot]) -> Errand:
        """A provider's two half-months that are over; one after another, as they were."""

        async def tell() -> None:
            for pair, plot in zip(mine, last, strict=True):
                if plot is plots.corrected and pair.starts_on <= self.months.long_ago:
                    await self._told(plots.late, pair, self.months.long_ago)
                await self._told(plots.accepted, pair, self.months.before)
                again = plots.overlapping if pair.turn == 1 else plot
                await self._told(again, pair, self.months.last)

        return tell

    def with_account(self, mine: list[Pair]) -> Errand:
        """The provider whom one signs in as: one recipient has something to approve, the other has not."""

        async def tell() -> None:
            for pair in mine:
                await self._told(plots.accepted, pair, self.months.before)
                await self._told(plots.accepted if pair.turn == 0 else plots.awaited, pair, self.months.last)
                await self._told(plots.drafted if pair.turn == 0 else plots.early, pair, self.months.now)
                await kept_beside(self.sheet(pair, self.months.now))

        return tell

    def violator(self, pair: Pair, violator: Violator) -> Errand:
        """A provider's violations, month after month."""

        async def tell() -> None:
            for turn, (month, stage) in enumerate(_stages(violator, self.months)):
                await violated(self.sheet(pair, month), turn, stage)

        return tell

    async def _told(self, plot: Plot, pair: Pair, begins: dt.date) -> None:
        past = self.sheet(pair, begins)
        if plots.usual(past):
            await plot(past)


def _stages(violator: Violator, months: Months) -> Iterator[tuple[dt.date, Stage]]:
    """The months of a violator, the first halves that are over, with what became of each."""
    last = months.last if months.last.day == 1 else months.last.replace(day=1)
    for _ in range(violator.back):
        last = (last - periods.DAY).replace(day=1)
    found = [last]
    while len(found) < violator.months:
        found.insert(0, (found[0] - periods.DAY).replace(day=1))
    for month in found:
        yield month, violator.stage if month == last else long_told


def _violators(session: Session, by_provider: dict[int, list[Pair]]) -> dict[int, tuple[Pair, Violator]]:
    """Providers of one recipient whose hours allow for it and who have worked long enough, one for each past."""
    months = Months.of(clock.county_today())
    free = [mine[0] for mine in by_provider.values() if len(mine) == 1 and LEAST <= mine[0].weekly_maximum <= MOST]
    chosen: dict[int, tuple[Pair, Violator]] = {}
    for violator in VIOLATORS:
        first = next(_stages(violator, months))[0]
        fitting = [each for each in free if each.starts_on <= first and each.enrollment_id not in chosen]
        if not fitting:
            continue
        pair = fitting[0]
        if violator.account is not None:
            pair = dataclasses.replace(pair, account_id=open_provider(session, pair, violator.account))
        chosen[pair.enrollment_id] = (pair, violator)
    return chosen


def _people(session: Session, pair: Pair, staff: dict[str, int]) -> tuple[str, str]:
    """Who carries the recipient's case, and who supervises them, by short names."""
    worker = session.scalar(
        select(Staff.sign_in_name).join(Case, Case.worker_id == Staff.id).where(Case.id == pair.case_id)
    )
    unit = session.scalar(select(Unit.name).join(Case, Case.unit_id == Unit.id).where(Case.id == pair.case_id))
    workers, supervisor = TEAMS.get(
        unit or "", TEAMS["Sacramento North" if pair.county_code == "34" else "Yolo Casework"]
    )
    short = (worker or "").partition("@")[0]
    return (short if short in staff else workers[0]), supervisor
