"""The balance of paid sick leave on a pay date, as the law reckons it from what was known then."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from records.sick_leave import fiscal_year
from records.sick_leave_then import facts_then
from rules.book import load_book
from rules.preview import preview


@dataclass(frozen=True)
class Left:
    """Minutes that may be used until the fiscal year's last day."""

    minutes: int
    until: dt.date


def left_then(session: Session, enrollment_id: int, day: dt.date) -> Left | None:
    """What was left at the end of a day; none where it may not be used yet."""
    law = load_book().programmes["ihss"]
    figures = (law.parameter(f"sick_leave/{name}").at(day).value for name in ("to_accrue", "kept"))
    answer = preview("ihss.sick_leave_accrual", day, facts_then(session, enrollment_id, day, *figures)).answer
    if not answer or not answer["usable"]:
        return None
    return Left(answer["left_minutes"], fiscal_year(day)[1])
