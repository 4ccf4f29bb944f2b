"""Who receives work meant for somebody who is out: the stand-in, and the stand-in's stand-in."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.staff import Staff


def is_out(staff: Staff, on: dt.date) -> bool:
    """Whether someone is out of the office on a day, or has left."""
    if not staff.active:
        return True
    return staff.out_from is not None and staff.out_from <= on and (staff.out_until is None or on <= staff.out_until)


def who_receives(session: Session, staff_id: int | None, on: dt.date) -> int | None:
    """The member of staff with whom work for `staff_id` lands on a day; None: nobody, it waits in the unit's list."""
    seen: set[int] = set()
    while staff_id is not None and staff_id not in seen:
        seen.add(staff_id)
        staff = session.get_one(Staff, staff_id)
        if not is_out(staff, on):
            return staff.id
        staff_id = staff.redirect_to_id
    return None


def leave_office(staff: Staff, since: dt.date, until: dt.date | None, redirect_to: Staff | None) -> None:
    """Put an out-of-office on somebody. New work goes to the stand-in from the first day to the last."""
    if until is not None and until < since:
        raise ValueError("The last day out is before the first. Give the days in order.")
    if redirect_to is not None and redirect_to.id == staff.id:
        raise ValueError("Nobody can stand in for themselves. Choose a colleague, or leave it empty.")
    staff.out_from, staff.out_until = since, until
    staff.redirect_to_id = redirect_to.id if redirect_to else None


def return_to_office(staff: Staff) -> None:
    """Take the out-of-office away; work that moved meanwhile stays where it is."""
    staff.out_from = staff.out_until = staff.redirect_to_id = None


def colleagues(session: Session, staff: Staff) -> list[Staff]:
    """Active staff of the same county, or of the same unit of the state, by name: those who can be handed work."""
    beside = Staff.county_code == staff.county_code if staff.county_code else Staff.unit_id == staff.unit_id
    return list(session.scalars(select(Staff).where(Staff.active, beside).order_by(Staff.name)))
