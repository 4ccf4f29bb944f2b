"""Accepted weeks are judged whole, and what is found becomes one violation a month (W&I 12300.4; ACL 16-01, 16-36).

March 2026 begins on a Sunday: its weeks begin on the 1st, 8th, 15th and 22nd; the week of the 29th ends in April.
"""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from activities.database import transaction
from activities.timesheets import workweeks
from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.clock import county_instant
from records.decision import Decision
from records.enrollment import Enrollment
from records.outbox import OutboxMessage
from records.periods import half_month
from records.staff import Staff
from records.timekeeping import Exemption, ExtraHours
from records.timesheet import Timesheet, TimesheetEntry, TravelClaim
from records.violation import Violation, ViolationFinding
from records.worked_weeks import ServiceMonth, month_of_week, months_touched
from tests.activities.timesheets_accepted import accept
from tests.records.timekeepers import Timekeepers, march

pytestmark = pytest.mark.usefixtures("own_database")
APRIL_20 = county_instant(dt.date(2026, 4, 20))
MARCH, APRIL = dt.date(2026, 3, 1), dt.date(2026, 4, 1)
FIVE = range(9, 14)  # Monday to Friday of the second week
NINE_HOURS, EIGHT_HOURS = 540, 480


class Worker:
    """A provider and the recipients they work for, each with 120 hours a month unless told."""

    def __init__(self, *authorized: int) -> None:
        with transaction() as session:
            people = Timekeepers.go_on(session)
            enrollment = people.provider()
            cases = [people.recipient(authorized=minutes) for minutes in authorized or (7200,)]
            self.works = [people.works(enrollment, case).id for case in cases]
            self.cases, self.id = [case.id for case in cases], enrollment.id
            self.staff = session.scalars(select(Staff.id).where(Staff.sign_in_name.startswith("cleo"))).one()

    def checked(self, *months: dt.date, at: dt.datetime = APRIL_20) -> list[int]:
        """The months are looked at; violations made or changed."""
        with transaction() as session:
            touched = [(self.id, month) for month in months or (MARCH,)]
            return workweeks.check_many(session, touched, at, "test", f"check-{at.isoformat()}")

    def found(self) -> list[tuple[dt.date, str, int | None, int, int]]:
        """What holds: week, code, recipient, minutes, limit."""
        with transaction() as session:
            rows = session.scalars(
                select(ViolationFinding)
                .join(Violation, Violation.id == ViolationFinding.violation_id)
                .where(Violation.enrollment_id == self.id, ViolationFinding.gone_at.is_(None))
                .order_by(ViolationFinding.week, ViolationFinding.code, ViolationFinding.id)
            )
            return [(each.week, each.code, each.case_id, each.minutes, each.limit_minutes) for each in rows]

    def violations(self) -> list[Violation]:
        with transaction() as session:
            of = select(Violation).where(Violation.enrollment_id == self.id).order_by(Violation.id)
            return list(session.scalars(of))

    def write(self, row: Any) -> None:
        with transaction() as session:
            session.add(row)

    def approve_extra(self, week: dt.date, minutes: int, place: int = 0) -> None:
        """The county approves extra hours."""
        told = {"unanticipated": True, "cannot_wait": True, "health_or_safety": True, "reason": "A fall."}
        row = ExtraHours(assignment_id=self.works[place], week=week, minutes=minutes, asked_at=APRIL_20, **told)
        row.outcome, row.decided_at, row.decided_by_id = "approve", APRIL_20, self.staff
        self.write(row)


def days(minutes: int, *numbers: int) -> dict[dt.date, int]:
    return {march(number): minutes for number in numbers}


def test_a_week_belongs_to_the_month_in_which_it_ends() -> None:
    assert ServiceMonth(MARCH).weeks == (march(1), march(8), march(15), march(22))
    assert ServiceMonth(APRIL).weeks[0] == march(29)
    assert months_touched(march(16), march(31)) == [MARCH, APRIL]
    assert months_touched(march(1), march(15)) == [MARCH]
    assert month_of_week(dt.date(2026, 12, 27)) == dt.date(2027, 1, 1)
    every = {week for month in range(1, 13) for week in ServiceMonth(dt.date(2028, month, 1)).weeks}
    assert len(every) == 53  # 2028 begins and ends on a Saturday: no week is missing, none stands twice


def test_the_two_half_months_of_one_week_are_judged_together() -> None:
    it = Worker()
    accept(it.works[0], days(EIGHT_HOURS, 15))
    assert it.checked() == []
    accept(it.works[0], days(EIGHT_HOURS, 16, 17, 18, 19))
    assert it.checked() == []  # forty hours
    with transaction() as session:
        session.execute(update(TimesheetEntry).where(TimesheetEntry.day == march(19)).values(payable_minutes=481))
    assert len(it.checked()) == 1
    assert it.found() == [(march(15), "over_forty", it.cases[0], 2401, 2400)]
    (row,) = it.violations()
    assert (row.month, row.occurred_on, row.status) == (MARCH, march(21), "county_review")


def test_a_week_across_two_months_is_judged_once_in_the_month_it_ends_in() -> None:
    it = Worker()
    accept(it.works[0], {march(30): NINE_HOURS, march(31): NINE_HOURS})
    accept(it.works[0], {dt.date(2026, 4, day): NINE_HOURS for day in (1, 2, 3)})
    it.checked(MARCH, APRIL)
    assert it.found() == [(march(29), "over_forty", it.cases[0], 2700, 2400)]
    assert [row.month for row in it.violations()] == [APRIL]


def test_all_recipients_of_a_provider_count_toward_66_hours_and_an_exemption_makes_it_90() -> None:
    it = Worker(17040, 17040)  # 71 hours a week each
    accept(it.works[0], days(400, *FIVE))
    accept(it.works[1], days(393, *FIVE))
    it.checked()
    assert it.found() == [(march(8), "over_weekly_limit", None, 3965, 3960)]
    exemption = Exemption(
        enrollment_id=it.id,
        kind="exemption_2",
        asked_on=march(1),
        circumstances=[],
        outcome="approve",
        starts_on=march(14),
        reason="Both need a language that nobody else speaks.",
        decided_by_id=it.staff,
        decided_at=APRIL_20,
    )
    it.write(exemption)
    it.checked(at=APRIL_20 + dt.timedelta(hours=1))
    assert it.found() == []  # in force on one day of that week


def test_an_exemption_of_later_weeks_lifts_nothing_from_earlier_ones() -> None:
    it = Worker(17040, 17040)
    accept(it.works[0], days(400, *FIVE))
    accept(it.works[1], days(393, *FIVE))
    told = {"kind": "exemption_1", "asked_on": march(1), "circumstances": [], "outcome": "approve", "reason": "Twins."}
    it.write(Exemption(enrollment_id=it.id, starts_on=march(15), decided_by_id=it.staff, decided_at=APRIL_20, **told))
    it.checked()
    assert it.found() == [(march(8), "over_weekly_limit", None, 3965, 3960)]


def test_66_hours_hold_in_weeks_with_two_recipients_and_not_before_the_second_begins_or_after_one_ends() -> None:
    it = Worker(17040, 17040)
    with transaction() as session:
        second = session.get_one(Assignment, it.works[1])
        second.starts_on, second.status, second.ended_on = march(16), "ended", march(17)
    for days_of_week in (FIVE, range(16, 21), range(23, 28)):
        accept_more(it.works[0], days(800, *days_of_week))  # 66:40 hours, within this recipient's 71
    it.checked()
    assert it.found() == [(march(15), "over_weekly_limit", None, 4000, 3960)]


def test_each_week_is_held_against_the_weekly_maximum_that_was_in_force_in_it() -> None:
    it = Worker(12000)  # 50 hours a week until the 20th, 33:20 after it
    with transaction() as session:
        of_case = Authorization.case_id == it.cases[0]
        session.execute(update(Authorization).where(of_case).values(ends_on=march(20)))
        people = Timekeepers.go_on(session)
        people.authorize(session.get_one(Case, it.cases[0]), 8000, march(21))
    for days_of_week in (FIVE, range(16, 21)):
        accept_more(it.works[0], days(600, *days_of_week))  # 50 hours; on the second week's Saturday hours were fewer
    it.checked()
    assert it.found() == []
    accept_more(it.works[0], days(600, *range(23, 28)))
    it.checked(at=APRIL_20 + dt.timedelta(hours=1))
    assert it.found() == [(march(22), "over_forty", it.cases[0], 3000, 2400)]
    with transaction() as session:
        last = session.scalars(select(Decision).where(Decision.question == "ihss.workweeks").order_by(Decision.id))
        assert [each.facts["recipients"][0]["authorized_minutes_per_month"] for each in last] == [12000, 8000]


def test_hours_raised_at_the_end_of_the_month_do_not_excuse_earlier_weeks() -> None:
    it = Worker(8000)
    with transaction() as session:
        people = Timekeepers.go_on(session)
        people.authorize(session.get_one(Case, it.cases[0]), 12000, march(30))
    accept(it.works[0], days(NINE_HOURS, *FIVE))
    it.checked()
    assert it.found() == [(march(8), "over_forty", it.cases[0], 2700, 2400)]


def test_more_than_seven_hours_of_travel_in_a_week_is_one() -> None:
    it = Worker(7200, 7200)
    (first,) = accept(it.works[0], days(60, *FIVE))
    accept(it.works[1], days(60, *FIVE))
    for number, minutes in zip(FIVE, (84, 84, 84, 84, 85), strict=True):
        trip = TravelClaim(timesheet_id=first, version=1, day=march(number), minutes=minutes)
        trip.from_assignment_id, trip.outcome = it.works[1], "pay" if number < 13 else "pay_part"
        it.write(trip)
    it.checked()
    assert it.found() == [(march(8), "over_travel", None, 421, 420)]


def test_extra_hours_approved_afterwards_make_a_finding_moot_and_only_as_far_as_approved() -> None:
    it = Worker()
    accept(it.works[0], days(NINE_HOURS, *FIVE))
    assert len(it.checked()) == 1
    it.approve_extra(march(8), 2699)
    assert it.checked(at=APRIL_20 + dt.timedelta(hours=1)) == []
    assert len(it.found()) == 1
    it.approve_extra(march(8), 2700)
    assert len(it.checked(at=APRIL_20 + dt.timedelta(hours=2))) == 1
    assert it.found() == []
    with transaction() as session:
        (gone,) = session.scalars(select(ViolationFinding))
        assert gone.gone_at == APRIL_20 + dt.timedelta(hours=2)


def test_hours_above_a_large_maximum_are_one_only_where_the_month_has_more_overtime_than_usual() -> None:
    usual = Worker(12000)  # 50 hours a week: ten hours of overtime are usual, forty in the four weeks of March
    accept(usual.works[0], days(660, *FIVE))  # 55 hours
    assert usual.checked() == []
    for number in (2, 16, 23):
        accept_week(usual, number)
    usual.checked(at=APRIL_20 + dt.timedelta(hours=1))
    assert usual.found() == [(march(8), "over_usual_overtime", usual.cases[0], 3300, 3000)]


def accept_week(it: Worker, monday: int) -> None:
    """Fifty hours in a week, added to what its half-month has."""
    accept_more(it.works[0], days(600, *range(monday, monday + 5)))


def accept_more(assignment_id: int, worked: dict[dt.date, int]) -> None:
    """Minutes on days of one half-month, added to what it has."""
    with transaction() as session:
        begins = half_month(min(worked))
        of = select(Timesheet).where(Timesheet.assignment_id == assignment_id, Timesheet.period_begins == begins)
        sheet = session.scalars(of).one_or_none()
        if sheet is not None:
            for day, minutes in worked.items():
                entry = TimesheetEntry(timesheet_id=sheet.id, version=1, day=day, starts=0, ends=minutes)
                entry.place, entry.payable_minutes = "home", minutes
                session.add(entry)
            return
    accept(assignment_id, worked)


def test_later_findings_join_while_a_caseworker_looks_and_begin_no_second_process() -> None:
    it = Worker()
    accept(it.works[0], days(NINE_HOURS, *FIVE))
    it.checked()
    accept(it.works[0], days(NINE_HOURS, 23, 24, 25, 26, 27))
    assert len(it.checked(at=APRIL_20 + dt.timedelta(days=1))) == 1
    assert [each[0] for each in it.found()] == [march(8), march(22)]
    (row,) = it.violations()
    assert row.occurred_on == march(28)
    with transaction() as session:
        begun = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "ProviderViolation"))
        assert [each.workflow_id for each in begun] == [f"violation-{row.id}"]
        kept = session.scalars(select(Decision).where(Decision.violation_id == row.id)).all()
        assert [each.question for each in kept] == ["ihss.workweeks"] * 2
    assert it.checked(at=APRIL_20 + dt.timedelta(days=2)) == []


def test_a_month_that_was_told_and_a_finding_that_was_dismissed_are_not_found_again() -> None:
    it = Worker()
    accept(it.works[0], days(NINE_HOURS, *FIVE))
    (violation_id,) = it.checked()
    ended = {"status": "ended", "ended_on": march(31), "end_reason": "dismissed"}
    with transaction() as session:
        session.execute(update(Violation).where(Violation.id == violation_id).values(**ended))
    assert it.checked(at=APRIL_20 + dt.timedelta(hours=1)) == []
    with transaction() as session:
        session.execute(update(TimesheetEntry).where(TimesheetEntry.day == march(13)).values(payable_minutes=541))
    (second,) = it.checked(at=APRIL_20 + dt.timedelta(hours=2))  # still more work in that week
    with transaction() as session:
        told = {"status": "standing", "number": 1}
        session.execute(update(Violation).where(Violation.id == second).values(**told))
    accept(it.works[0], days(NINE_HOURS, 23, 24, 25, 26, 27))
    assert it.checked(at=APRIL_20 + dt.timedelta(hours=3)) == []


def test_what_is_not_accepted_or_was_corrected_does_not_count() -> None:
    it = Worker()
    (sheet,) = accept(it.works[0], days(NINE_HOURS, *FIVE))
    it.checked()
    with transaction() as session:
        session.get_one(Timesheet, sheet).superseded_at = APRIL_20
    accept(it.works[0], days(EIGHT_HOURS, *FIVE))  # the county's correction
    it.checked(at=APRIL_20 + dt.timedelta(hours=1))
    assert it.found() == []
    with transaction() as session:
        session.execute(update(Timesheet).where(Timesheet.superseded_at.is_(None)).values(status="held"))
        session.execute(update(TimesheetEntry).values(payable_minutes=NINE_HOURS))
    it.checked(at=APRIL_20 + dt.timedelta(hours=2))
    assert it.found() == []


def test_many_providers_at_once_are_found_as_each_alone() -> None:
    workers = [Worker() for _ in range(6)] + [Worker(17040, 17040) for _ in range(3)]
    for place, it in enumerate(workers):
        for work in it.works:
            accept(work, days(440 + 20 * place, *FIVE))
    touched = [(it.id, month) for it in workers for month in (APRIL, MARCH, MARCH)]
    with transaction() as session:
        made = workweeks.check_many(session, touched, APRIL_20, "file-1", "part-1")
    together = [it.found() for it in workers]
    with transaction() as session:
        of = session.scalars(select(Enrollment.county_code).join(Violation).where(Violation.id.in_(made)))
        assert set(of) == {"34"}
    assert len(made) == len([found for found in together if found])
    assert [bool(found) for found in together] == [False, False, False, True, True, True, True, True, True]
    for it, found in zip(workers, together, strict=True):
        with transaction() as session:
            session.execute(update(Violation).where(Violation.enrollment_id == it.id).values(number=None))
            theirs = select(Violation.id).where(Violation.enrollment_id == it.id)
            session.execute(delete(ViolationFinding).where(ViolationFinding.violation_id.in_(theirs)))
        it.checked(at=APRIL_20 + dt.timedelta(hours=1))
        assert it.found() == found
        assert {each[2] for each in found if each[1] != "over_weekly_limit"} <= set(it.cases)
