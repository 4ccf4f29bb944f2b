"""How a standing is lost or its suspension ends: violations, a year without pay (W&I 12300.4; ACL 10-59, 16-36)."""

import datetime as dt

from activities import clocks, submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.approving import must_be_allowed
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.clocks import Clock
from records.violation import Violation
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Ring
from workflows.steps.enrollment.status import LOOK_AT_PAYROLL, REPORT_VIOLATION, SUSPENSION_OVER
from workflows.steps.step import AboutClock, Told

WORDS = {3: "third", 4: "fourth"}


@step(REPORT_VIOLATION, refuse=as_it_stands)
def report_violation(doing: Doing, told: Told) -> EnrollmentAnswer:
    """A third or fourth violation is final: its own process reports it, or a supervisor one of before."""
    said = submissions.payload(doing, told)
    number, notice_on = int(said["number"]), submissions.day(said["notice_on"])
    if number not in WORDS:
        raise Refused("Only a third or a fourth violation changes the standing of a provider.")
    if notice_on > doing.today:
        raise Refused("The violation's notice cannot be dated after today. Give the day it was sent.")
    if told.by is None:
        _of_its_process(doing, said.get("violation_id"), number)
    else:
        must_be_allowed(doing, told, "violation")
    timeline.happened(doing, "violation_reported", told, number=WORDS[number], notice_on=notice_on)
    return answer(doing, WORDS[number])


def _of_its_process(doing: Doing, violation_id: int | None, number: int) -> None:
    """What nobody on the staff says is believed only where the record has it: a violation of theirs that stands."""
    row = doing.session.get(Violation, violation_id) if violation_id else None
    stands = row is not None and row.status == "standing" and row.number == number
    if row is None or not stands or row.enrollment_id != doing.subject.id:
        raise Refused("No violation of this provider stands that would change the standing. A supervisor reports it.")


@step(SUSPENSION_OVER)
def suspension_over(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """The suspended days have passed."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return answer(doing, "stopped")
    clocks.end(doing, row, "met")
    return answer(doing, "over", rings=[Ring(ClockName.SUSPENSION)])


@step(LOOK_AT_PAYROLL)
def look_at_payroll(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """A year is over: was anything paid meanwhile? Then the year runs anew from the latest pay."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return answer(doing, "stopped")
    enrollment = enrollment_of(doing)
    paid, enrolled = enrollment.last_paid_on, enrollment.enrolled_on or row.starts_on
    facts = {
        "last_paid_on": paid.isoformat() if paid else None,
        "enrolled_on": max(enrolled, row.starts_on).isoformat(),
    }
    found = decide(doing, "enrollment.inactivity", doing.today, facts)
    if found["outcome"] == "terminate":
        clocks.end(doing, row, "missed")
        return answer(doing, "inactive", rings=[Ring(ClockName.INACTIVITY)])
    clocks.end(doing, row, "met")
    latest = max(day for day in (paid, enrolled, row.starts_on) if isinstance(day, dt.date))
    return answer(doing, "active", rings=status_clocks.start_anew(doing, ClockName.INACTIVITY, latest))
