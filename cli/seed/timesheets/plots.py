"""What becomes of invented half-months: accepted, awaited, returned, held for each reason, corrected, withdrawn."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.orm import Session

from cli.seed.timesheets.hours import Typed, stretch, worked
from cli.seed.timesheets.past import SheetPast
from records import clock, periods, timekeeping_notes, timesheeting
from records.assignment import Assignment
from records.care_case import Case
from records.timekeeping_notes import By, NotNoted
from records.timesheet import Timesheet

Plot = Callable[[SheetPast], Awaitable[None]]
HELD = "held"


def usual(past: SheetPast) -> Typed:
    """The working days of the half-month as far as they are past."""
    return worked(past.pair, past.begins, clock.county_today() - periods.DAY, random=past.random)


async def accepted(past: SheetPast) -> None:
    """Sent after the half-month, approved the day after, to be paid. What is picked for a signature is looked at."""
    await awaited(past)
    if await past.approved(past.after(1)) == HELD:
        await past.resolved(past.after(2), "let_stand", "The signatures were compared.")


async def awaited(past: SheetPast) -> None:
    """Sent, and the recipient has not approved it yet."""
    channel = past.random.choice(("online", "telephone", "paper"))
    await past.submitted(usual(past), past.after(0), channel)


async def early(past: SheetPast) -> None:
    """Sent before the half-month is over: it waits for its end."""
    await past.submitted(usual(past), clock.now() - dt.timedelta(minutes=30))


async def drafted(past: SheetPast) -> None:
    """Being typed."""
    await past.typed(usual(past), clock.now() - dt.timedelta(hours=3))


async def rejected(past: SheetPast) -> None:
    """The recipient sends it back."""
    await awaited(past)
    await past.rejected(past.after(1), "You were not here on the last Friday. My daughter was.")


async def withdrawn(past: SheetPast) -> None:
    """The provider takes it back."""
    await awaited(past)
    said = {"account_id": past.pair.account_id}
    await past.say("withdraw_timesheet", None if past.pair.account_id else past.worker, past.after(1), **said)


async def held_by_county(past: SheetPast) -> None:
    """The county looks at every timesheet of this pair."""

    def place(session: Session) -> None:
        row = session.get_one(Assignment, past.pair.assignment_id)
        by = By(past.staff[past.worker], past.after(-10))
        why = "A neighbor reported that nobody comes on weekends."
        _once(lambda: timekeeping_notes.place_hold(session, row, past.begins, why, by))

    await past.look(place)
    await awaited(past)
    await past.approved(past.after(1))


async def in_hospital(past: SheetPast) -> None:
    """Two days of care while the recipient was in hospital."""
    days = sorted({each["day"] for each in usual(past)})[2:4]
    await past.look(lambda session: _absent(session, past, days, "hospital"))
    await awaited(past)
    await past.approved(past.after(1))


async def stood_away(past: SheetPast) -> None:
    """The recipient was away and the provider came along: the worker lets it stand."""
    days = sorted({each["day"] for each in usual(past)})[1:2]
    await past.look(lambda session: _absent(session, past, days, "away"))
    await awaited(past)
    if await past.approved(past.after(1)) == HELD:
        await past.resolved(past.after(2), "let_stand", "She came along to the daughter's wedding, and cared there.")


async def cut_by_hospital(past: SheetPast) -> None:
    """The worker takes the proposed fix."""
    await in_hospital(past)
    await past.resolved(past.after(2), "accept_fix")


async def sent_up(past: SheetPast) -> None:
    """The worker wants a supervisor's word."""
    await held_by_county(past)
    await past.resolved(past.after(2), "send_up", "The recipient says otherwise on the telephone. Please look.")


async def sent_back_by_county(past: SheetPast) -> None:
    """The worker sends it back to the provider."""
    await in_hospital(past)
    await past.resolved(past.after(2), "return", "Leave out the days in hospital, and send it again.")


async def late(past: SheetPast) -> None:
    """Sent only now, long after the half-month."""
    at = clock.now() - dt.timedelta(hours=26)
    await past.submitted(usual(past), at, "paper")
    await past.approved(at + dt.timedelta(hours=2))


async def front_loaded(past: SheetPast) -> None:
    """Most of the month's hours in its first half."""
    typed = [{**each, "ends": min(each["ends"] + (each["ends"] - each["starts"]), 22 * 60)} for each in usual(past)]
    await past.submitted(typed, past.after(0), "paper")
    await past.approved(past.after(1))


async def more_than_the_day(past: SheetPast) -> None:
    """A day of this recipient's on which the provider was already paid around the clock elsewhere: a supervisor's."""
    typed = usual(past)
    long_day = typed[0]["day"] if typed else None
    await past.submitted([each for each in typed if each["day"] != long_day] + _whole(long_day), past.after(0))
    await past.approved(past.after(1))


async def overlapping(past: SheetPast) -> None:
    """Typed at the same hours as the other recipient's."""
    typed = [{**each, "starts": each["starts"] - 6 * 60, "ends": each["ends"] - 6 * 60} for each in usual(past)]
    await past.submitted(typed, past.after(0))
    await past.approved(past.after(2))


async def corrected(past: SheetPast) -> None:
    """Accepted, and the county corrects a day that was typed wrong; the old one is kept."""
    await accepted(past)
    typed = usual(past)[:-1]

    def correct(session: Session) -> None:
        row = session.get_one(Timesheet, past.timesheet_id)
        if row.superseded_at is None and row.status == "accepted":
            staff, key = past.staff[past.worker], f"{past.name}-corrected"
            why = "The last day was typed by mistake; both say so."
            timesheeting.correct(session, row, typed, (), staff, why, past.after(3), form_key=key)

    await past.look(correct)


def _whole(day: str | None) -> Typed:
    if day is None:
        return []
    on = dt.date.fromisoformat(day)
    return [stretch(on, 0, 12 * 60), stretch(on, 12 * 60, 24 * 60)]


def _absent(session: Session, past: SheetPast, days: list[str], why: str) -> None:
    if not days:
        return
    case = session.get_one(Case, past.pair.case_id)
    first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
    by = By(past.staff[past.worker], past.after(0))
    _once(lambda: timekeeping_notes.note_absence(session, case, first, last, why, by))


def _once(write: Callable[[], Any]) -> None:
    try:
        write()
    except NotNoted:
        return  # written before this was broken off
