"""A random world written into the records: the rows that the steps, the intake of files and the command line find."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from records import periods
from records.account import Account
from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.clock import county_instant
from records.enrollment import Enrollment, EnrollmentStatus
from records.pay_order import AdvancePayment
from records.timekeeping import Exemption, ExtraHours, RecipientAbsence, TimesheetHold
from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion
from records.timesheet_entries import Stretch
from tests.activities.timesheets.random_world import Drawn
from tests.records.timekeepers import LONG_AGO, Timekeepers

EARLIER = dt.timedelta(hours=5)


@dataclass(frozen=True)
class Target:
    """The pair whose timesheet is decided, and by which names each way in knows them."""

    drawn: Drawn
    assignment_id: int
    provider_number: str
    case_number: str
    provider_account: int
    recipient_account: int

    @property
    def received_at(self) -> dt.datetime:
        return county_instant(self.drawn.received_on)

    @property
    def approved_at(self) -> dt.datetime:
        return county_instant(self.drawn.approved_on, dt.time(10))


def write(people: Timekeepers, drawn: Drawn) -> Target:
    """Everything but the timesheet itself."""
    case = people.recipient(authorized=drawn.authorized)
    provider = people.provider()
    work = _work(people, drawn, provider, case)
    _recipient(people, drawn, case)
    _provider(people, drawn, provider)
    _county(people, drawn, work)
    if drawn.colleague:
        colleague = people.works(people.provider("Ben"), case, drawn.authorized // 4)
        sheet(people, colleague, drawn.begins, drawn.colleague)
    if drawn.before:
        sheet(people, work, drawn.begins.replace(day=1), drawn.before)
    if drawn.elsewhere:
        other = people.works(provider, people.recipient("Omar"), 1800)
        at = county_instant(drawn.received_on) - EARLIER
        sheet(people, other, drawn.begins, drawn.elsewhere, "held" if drawn.elsewhere_held else "accepted", at)
    accounts = [_account(people, person) for person in (provider.person_id, case.person_id)]
    return Target(drawn, work.id, provider.enrollment_number, case.case_number, *accounts)


def sheet(
    people: Timekeepers,
    work: Assignment,
    begins: dt.date,
    typed: Iterable[Stretch],
    status: str = "accepted",
    at: dt.datetime | None = None,
) -> Timesheet:
    """A timesheet that was accepted whole, or is held."""
    when = at or county_instant(periods.last_day(begins) + periods.DAY, dt.time(1))
    accepted, minutes = status == "accepted", sum(each.minutes for each in typed)
    row: Timesheet = people.add(
        Timesheet(
            assignment_id=work.id,
            enrollment_id=work.enrollment_id,
            case_id=work.case_id,
            county_code=work.county_code,
            period_begins=begins,
            period_ends=periods.last_day(begins),
            status=status,
            version=1,
            made_at=when,
            submitted_at=when,
            received_on=when.date(),
            approved_at=when,
            decided_at=when,
            touched_at=when,
            outcome="pay" if accepted else "hold",
            reviewer=None if accepted else "caseworker",
            claimed_minutes=minutes,
            payable_minutes=minutes if accepted else None,
        )
    )
    people.add(TimesheetVersion(timesheet_id=row.id, number=1, submitted_at=when, claimed_minutes=minutes))
    for each in typed:
        paid = each.minutes if accepted else None
        people.add(TimesheetEntry(timesheet_id=row.id, version=1, payable_minutes=paid, **vars(each)))
    return row


def _work(people: Timekeepers, drawn: Drawn, provider: Enrollment, case: Case) -> Assignment:
    minutes = drawn.authorized // 4 if drawn.share is None else drawn.share
    since = LONG_AGO if drawn.since is None else drawn.day(drawn.since)
    more: dict[str, object] = {}
    if drawn.ended is not None:
        more = {"status": "ended", "ended_on": max(drawn.day(drawn.ended), since)}
    elif drawn.leave is not None:
        more = {"status": "on_leave", "leave_from": drawn.day(drawn.leave), "leave_reason": "other"}
    return people.works(provider, case, minutes, since, **more)


def _recipient(people: Timekeepers, drawn: Drawn, case: Case) -> None:
    if drawn.hours_end is not None:
        people.session.query(Authorization).filter_by(case_id=case.id).one().ends_on = drawn.day(drawn.hours_end)
    if drawn.case_closed is not None:
        case.status, case.status_since = "terminated", drawn.day(drawn.case_closed)
    if drawn.advance_pay:
        month, day = drawn.begins.replace(day=1), drawn.begins
        people.add(AdvancePayment(case_id=case.id, month=month, cents=1, issued_on=day, due_on=day, reconciled_cents=0))
    for (first, last), why in drawn.away:
        people.add(
            RecipientAbsence(
                case_id=case.id,
                first_day=drawn.day(first),
                last_day=None if last is None else drawn.day(last),
                why=why,
                noted_by_id=people.cleo,
                noted_at=county_instant(drawn.begins),
            )
        )


def _provider(people: Timekeepers, drawn: Drawn, provider: Enrollment) -> None:
    if drawn.suspended is not None:
        first, last = drawn.suspended
        moves = [("enrolled", "suspended", "third_violation", drawn.day(first))]
        if last is not None:
            moves.append(("suspended", "enrolled", "suspension_over", drawn.day(last + 1)))
        for before, status, cause, since in moves:
            told = {"before": before, "status": status, "cause": cause, "since": since, "at": county_instant(since)}
            people.add(EnrollmentStatus(enrollment_id=provider.id, **told))
            provider.status, provider.status_since = status, since
    if drawn.exempt is not None:
        first, last = drawn.exempt
        people.add(
            Exemption(
                enrollment_id=provider.id,
                kind="exemption_2",
                asked_on=LONG_AGO,
                circumstances=[],
                outcome="approve",
                starts_on=drawn.day(first),
                ends_on=None if last is None else drawn.day(last),
                reason="Nobody else comes there.",
                decided_by_id=people.cleo,
                decided_at=county_instant(LONG_AGO),
            )
        )


def _county(people: Timekeepers, drawn: Drawn, work: Assignment) -> None:
    if drawn.hold is not None:
        on = {"from_day": drawn.day(drawn.hold), "placed_at": county_instant(LONG_AGO)}
        people.add(TimesheetHold(assignment_id=work.id, reason="Look.", placed_by_id=people.cleo, **on))
    if drawn.extra_hours is not None:
        people.add(
            ExtraHours(
                assignment_id=work.id,
                week=periods.sunday(drawn.day(drawn.extra_hours)),
                minutes=4000,
                unanticipated=True,
                cannot_wait=True,
                health_or_safety=True,
                reason="A fall.",
                asked_at=county_instant(drawn.begins),
                staff_id=people.cleo,
                outcome="approve",
                decided_at=county_instant(drawn.begins),
                decided_by_id=people.cleo,
            )
        )


def _account(people: Timekeepers, person_id: int | None) -> int:
    told = {"made_at": county_instant(LONG_AGO), "password_changed_at": county_instant(LONG_AGO)}
    row = people.add(Account(sign_in_name=f"of-{person_id}@mail.test", password_hash="-", person_id=person_id, **told))
    return int(row.id)
