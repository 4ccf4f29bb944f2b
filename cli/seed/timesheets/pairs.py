"""Who works for whom in the demo office: what a pair's timesheets are invented from."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import periods
from records.account import Account
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.provider_hours import Share, authorizations, in_force, shares_of_enrollments

QUARTER = 15
AT_MOST = 12 * 60
"""Minutes that one invented day has at most."""


@dataclass(frozen=True)
class Pair:
    """One provider with one recipient, at work. Minutes a week; `turn` is the pair's place among the provider's."""

    assignment_id: int
    enrollment_id: int
    case_id: int
    county_code: str
    enrollment_county: str
    starts_on: dt.date
    minutes_per_week: int
    weekly_maximum: int
    turn: int
    of_provider: int
    account_id: int | None
    account: str | None = field(default=None)

    def minutes_a_day(self, month: dt.date) -> int:
        """What fits each working day, so that the month's hours last: four weeks' hours over its working days."""
        first, last = periods.month(month)
        days = [first + periods.DAY * number for number in range((last - first).days + 1)]
        working = sum(day.weekday() < 5 for day in days)
        return min(self.minutes_per_week * periods.WEEKS_OF_A_MONTH // working // QUARTER * QUARTER, AT_MOST)


def pairs(session: Session) -> list[Pair]:
    """Every pair that is at work, provider by provider, in the order in which they began."""
    query = (
        select(Assignment, Case, Enrollment, Account)
        .join(Case, Case.id == Assignment.case_id)
        .join(Enrollment, Enrollment.id == Assignment.enrollment_id)
        .outerjoin(Account, Account.enrollment_id == Enrollment.id)
        .where(Assignment.status == "active", Enrollment.status == "enrolled")
        .order_by(Enrollment.begun_at, Enrollment.enrollment_number, Assignment.starts_on, Assignment.id)
    )
    rows = list(session.execute(query))
    shares = {each.assignment_id: each for each in shares_of_enrollments(session, [row[2].id for row in rows])}
    found = []
    for _enrollment, group in groupby(rows, key=lambda row: row[2].id):
        mine = list(group)
        for turn, row in enumerate(mine):
            made = _pair(session, row, shares.get(row[0].id), turn, len(mine))
            found += [made] if made else []
    return found


def _pair(
    session: Session, row: tuple[Assignment, Case, Enrollment, Account], share: Share | None, turn: int, of: int
) -> Pair | None:
    assignment, case, enrollment, account = row
    authorized = in_force(authorizations(session, case.id), periods.month(assignment.starts_on or case.status_since)[1])
    if assignment.starts_on is None or share is None or authorized is None:
        return None
    return Pair(
        assignment_id=assignment.id,
        enrollment_id=enrollment.id,
        case_id=case.id,
        county_code=case.county_code,
        enrollment_county=enrollment.county_code,
        starts_on=assignment.starts_on,
        minutes_per_week=share.on(assignment.starts_on),
        weekly_maximum=authorized.weekly_maximum_minutes,
        turn=turn,
        of_provider=of,
        account_id=account.id if account else None,
        account=account.sign_in_name if account else None,
    )
