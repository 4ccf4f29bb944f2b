"""What stands beside a provider's hours: visits checked in and out, extra hours asked for, sick leave claimed."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.timesheets.past import SheetPast
from cli.seed.timesheets.plots import usual
from records import clock, periods
from records.subject import Subject
from records.timesheet import EvvVisit

MINUTE = dt.timedelta(minutes=1)


async def kept_beside(past: SheetPast) -> None:
    """Visits of this half-month; extra hours that wait for the county, or were approved; a sick day."""
    await past.look(lambda session: _visits(session, past))
    about = Subject("assignment", past.pair.assignment_id)
    week = periods.sunday(clock.county_today()) + periods.WEEK
    asked = {
        "week": week.isoformat(),
        "minutes": past.pair.minutes_per_week + 4 * 60,
        "unanticipated": True,
        "cannot_wait": True,
        "health_or_safety": True,
        "reason": "My daughter, who is here at night, has to be in the hospital that week.",
    }
    if past.pair.turn == 0:
        await past.say_about(about, "ask_extra_hours", past.worker, clock.now() - 90 * MINUTE, **asked)


def _visits(session: Session, past: SheetPast) -> None:
    """One visit for each stretch that was typed, to the minute as it happened."""
    known = select(EvvVisit.id).where(EvvVisit.assignment_id == past.pair.assignment_id).limit(1)
    if session.scalar(known) is not None:
        return
    for each in usual(past):
        midnight = clock.county_instant(dt.date.fromisoformat(each["day"]), dt.time())
        came = midnight + (each["starts"] + past.random.randrange(-6, 7)) * MINUTE
        left = midnight + (each["ends"] + past.random.randrange(-6, 7)) * MINUTE
        place = "community" if past.random.random() < 0.2 else "home"
        session.add(
            EvvVisit(assignment_id=past.pair.assignment_id, checked_in_at=came, checked_out_at=left, place=place)
        )
