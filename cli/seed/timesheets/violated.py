"""Weeks in which a provider worked more than a limit, and how far the violation has come since."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.past import Past, StoryError
from cli.seed.timesheets.hours import heavy_week
from cli.seed.timesheets.pairs import Pair
from cli.seed.timesheets.past import SheetPast
from records import clock
from records.subject import Subject
from records.violation import Violation

FORTY = 40 * 60
TOO_MUCH = (45, 105, 165, 210)
"""Minutes over forty hours, by turn."""
WORKERS = {"34": ("rosa", "greta", "sam"), "57": ("pilar", "amos", "bea")}
"""Who reviews, who confirms, and who decides a dispute in each county."""
PATIENCE_SECONDS = 60


@dataclass
class ViolationPast(Past):
    """One violation, from the timesheet that shows it."""

    pair: Pair
    last: dt.datetime
    violation_id: int = 0

    @property
    def subject(self) -> Subject:
        """The violation."""
        return Subject("violation", self.violation_id)

    @property
    def name(self) -> str:
        """Under this name the past's sayings are kept."""
        return f"demo-violation-{self.violation_id}"

    async def found(self) -> None:
        """Wait until the workweeks of the accepted timesheet were looked at."""

        def find(session: Session) -> int | None:
            mine = (Violation.enrollment_id == self.pair.enrollment_id, Violation.month == self.begins)
            return session.scalar(select(Violation.id).where(*mine).order_by(Violation.id.desc()).limit(1))

        for _ in range(PATIENCE_SECONDS * 10):
            found = await self.look(find)
            if found is not None:
                self.violation_id = found
                return
            await asyncio.sleep(0.1)
        raise StoryError(f"No violation of {self.begins:%B %Y} was found in {PATIENCE_SECONDS} seconds.")

    @property
    def people(self) -> tuple[str, str, str]:
        """Who reviews, confirms, and decides a dispute."""
        return WORKERS[self.pair.enrollment_county]

    def then(self, at: dt.datetime) -> dt.datetime:
        """A moment, but after what was said before, and never later than now."""
        self.last = min(max(at, self.last + dt.timedelta(hours=1)), clock.now() - dt.timedelta(seconds=30))
        return self.last

    async def reviewed(self, at: dt.datetime) -> None:
        """The worker's word."""
        reason = "No extra hours were asked for in that week, and the timesheet is approved."
        await self.say("review_violation", self.people[0], self.then(at), outcome="uphold", reason=reason)

    async def confirmed(self, at: dt.datetime) -> None:
        """The supervisor's word: the letters go out."""
        await self.say(
            "confirm_violation", self.people[1], self.then(at), outcome="uphold", reason="The hours are plain."
        )

    async def noticed(self, at: dt.datetime) -> None:
        """Reviewed, and the provider told."""
        await self.reviewed(at - dt.timedelta(hours=20))
        await self.confirmed(at)

    async def disputed(self, at: dt.datetime) -> None:
        """The provider's SOC 2272."""
        at = self.then(at)
        said: dict[str, Any] = {
            "received_on": clock.county_day(at).isoformat(),
            "postmarked_on": None,
            "statement": "She had fallen, and the hospital sent her home on Saturday. Nobody else could come.",
        }
        if self.pair.account_id is not None:
            await self.say("dispute_violation", None, at, account_id=self.pair.account_id, **said)
        else:
            await self.say("dispute_violation", self.people[0], at, **said)

    async def decided(self, at: dt.datetime, outcome: str, reason: str) -> None:
        """The other supervisor's word on the dispute."""
        await self.say("decide_dispute", self.people[2], self.then(at), outcome=outcome, reason=reason)

    async def asked_the_state(self, at: dt.datetime) -> None:
        """The provider's SOC 2273."""
        at = self.then(at)
        postmarked = clock.county_day(at).isoformat()
        await self.say("ask_state_review", self.people[0], at, postmarked_on=postmarked)


Stage = Callable[[ViolationPast], Awaitable[None]]


def ago(days: int, hour: int = 11) -> dt.datetime:
    """A moment so many days ago; never later than now."""
    day = clock.county_today() - dt.timedelta(days=days)
    return min(clock.county_instant(day, dt.time(hour, 20)), clock.now() - dt.timedelta(seconds=60))


async def just_found(past: ViolationPast) -> None:
    """Nobody has looked at it."""


async def with_supervisor(past: ViolationPast) -> None:
    """The worker upheld it yesterday."""
    await past.reviewed(ago(1))


async def told_lately(past: ViolationPast) -> None:
    """The provider was told a few days ago, and may dispute it."""
    await past.noticed(ago(4))


async def disputed_lately(past: ViolationPast) -> None:
    """The provider disputes it; a supervisor is to decide."""
    await past.noticed(ago(5))
    await past.disputed(ago(1))


async def before_the_state(past: ViolationPast) -> None:
    """Upheld by the county; the provider asks the state."""
    await past.noticed(ago(12))
    await past.disputed(ago(8))
    await past.decided(ago(4), "upheld", "The hospital's paper is of another week.")
    await past.asked_the_state(ago(2))


async def overturned(past: ViolationPast) -> None:
    """The county takes it back."""
    await past.noticed(ago(9))
    await past.disputed(ago(6))
    await past.decided(ago(3), "overturned", "The worker had said yes on the telephone; the note was found.")


async def long_told(past: ViolationPast) -> None:
    """Told soon after its month, and not disputed."""
    month = past.begins.replace(day=1)
    await past.noticed(min(clock.county_instant(month + dt.timedelta(days=24), dt.time(11)), ago(13)))


@dataclass(frozen=True)
class Violator:
    """A provider with so many violations, one a month, the last `back` months ago; `account`: its word."""

    stage: Stage
    months: int = 1
    account: str | None = None
    back: int = 0


VIOLATORS = (
    Violator(before_the_state, 3, back=1),
    Violator(disputed_lately, 3, "disputed"),
    Violator(told_lately, 2, "second"),
    Violator(told_lately),
    Violator(with_supervisor),
    Violator(just_found),
    Violator(overturned, back=1),
)
"""Those with the longest past first: they need providers who have worked long enough."""


async def violated(sheet: SheetPast, turn: int, stage: Stage) -> None:
    """A week of more than forty hours is accepted; then the violation's past."""
    typed = heavy_week(sheet.pair, sheet.begins, FORTY + TOO_MUCH[turn % len(TOO_MUCH)])
    came, approved = (ago(2), ago(1)) if stage is just_found else (sheet.after(0), sheet.after(1))
    await sheet.submitted(typed, came, "paper")
    if await sheet.approved(approved) == "held":
        await sheet.resolved(sheet.after(2), "let_stand", "The hours of that week are confirmed by the recipient.")
    past = ViolationPast(
        *(sheet.engine, sheet.number, sheet.county_code, sheet.begins, sheet.random, sheet.staff),
        pair=sheet.pair,
        last=sheet.after(2, 12),
    )
    await past.found()
    await stage(past)
