"""A worker's home visits in a week."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.application import Application
from records.clock import county_day, county_instant
from records.eligibility import HomeVisit


@dataclass(frozen=True)
class Day:
    """One day of the week and its visits, earliest first."""

    day: dt.date
    visits: list[tuple[HomeVisit, Application]]


def monday(of: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return of - dt.timedelta(days=of.weekday())


def week(session: Session, staff_id: int, first: dt.date) -> list[Day]:
    """Seven days from `first`, each with the visits that are planned, done or missed on it (not those moved away)."""
    midnight = dt.time(0, 0)
    rows = session.execute(
        select(HomeVisit, Application)
        .join(Application, Application.id == HomeVisit.application_id)
        .where(
            HomeVisit.staff_id == staff_id,
            HomeVisit.starts_at >= county_instant(first, midnight),
            HomeVisit.starts_at < county_instant(first + dt.timedelta(days=7), midnight),
            HomeVisit.status != "moved",
        )
        .order_by(HomeVisit.starts_at)
    ).all()
    days = [first + dt.timedelta(days=count) for count in range(7)]
    return [Day(day, [(visit, of) for visit, of in rows if county_day(visit.starts_at) == day]) for day in days]
