"""In whom an exemption from the 66 hours a week is in force, and when (SOC 2279, SOC 2305)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.timekeeping import Exemption


@dataclass(frozen=True)
class Exempted:
    """The days on which providers are exempt: by enrollment, first and last day (none: it goes on)."""

    periods: dict[int, list[tuple[dt.date, dt.date | None]]]

    def on(self, enrollment_id: int, day: dt.date) -> bool:
        """Whether a provider is exempt on a day."""
        return any(
            first <= day and (last is None or day <= last) for first, last in self.periods.get(enrollment_id, ())
        )

    @property
    def changes(self) -> set[dt.date]:
        """The days on which somebody's exemption begins, or is over."""
        every = [each for periods in self.periods.values() for each in periods]
        return {first for first, _ in every} | {last + dt.timedelta(days=1) for _, last in every if last}


def exempted(session: Session, enrollment_ids: Iterable[int]) -> Exempted:
    """The approved exemptions of providers."""
    rows = select(Exemption).where(Exemption.enrollment_id.in_(list(enrollment_ids)), Exemption.outcome == "approve")
    periods: dict[int, list[tuple[dt.date, dt.date | None]]] = {}
    for row in session.scalars(rows.order_by(Exemption.id)):
        if row.starts_on is not None:  # an approved one has a first day (check constraint approved_from_a_day)
            periods.setdefault(row.enrollment_id, []).append((row.starts_on, row.ends_on))
    return Exempted(periods)


def exempt_on(session: Session, enrollment_id: int, day: dt.date) -> bool:
    """Whether a provider is exempt on a day."""
    return exempted(session, [enrollment_id]).on(enrollment_id, day)
