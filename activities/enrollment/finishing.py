"""The time to finish an enrollment: 90 days from the earlier of first step and designation, 45 more for good cause.

W&I 12305.81; ACIN I-30-19. What counts is the day a thing happened, not the day it was entered.
"""

import datetime as dt

from sqlalchemy import select

from activities import clocks, submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.policy import policy_of
from activities.step import step
from records import clock as county
from records.clocks import Clock
from records.enrollment import Enrollment, EnrollmentStatus
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Ring
from workflows.steps.step import About, AboutClock, Told

FINISH = "deadline.enrollment"
FINISH_EXTENDED = "deadline.enrollment_extended"
MORNING = dt.time(8, 0)


@step(contract.BEGIN_ENROLLMENT)
def begin_enrollment(doing: Doing, _about: About) -> EnrollmentAnswer:
    """An enrollment was begun; its time runs if a step or a designation is known already."""
    return answer(doing, "begun", rings=time_it(doing, enrollment_of(doing)))


@step(contract.EXTEND_ENROLLMENT, refuse=as_it_stands)
def extend_enrollment(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Good cause: 45 days more, once, counted from the same first day."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    before = running_clock(doing)
    if row.starts_on is None or before is None:
        raise Refused("No time to finish runs for this enrollment. There is nothing to extend.")
    allowed = decide(
        doing,
        "enrollment.extension",
        doing.today,
        {
            "good_cause": said["reason"],
            "explained": bool(said.get("explanation")),
            "already_extended": row.extended_on is not None,
            "due_on": before.due_on.isoformat(),
        },
    )
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    clocks.end(doing, before, "extended")
    longer = clocks.start(doing, FINISH_EXTENDED, row.starts_on)
    row.extended_on, row.extension_reason = doing.today, said["reason"]
    timeline.happened(
        doing,
        "enrollment_extended",
        told,
        reason=said["reason"],
        due_on=longer.due_on,
        decision_id=allowed.decision_id,
    )
    return answer(doing, "extended", rings=[finish_ring(doing, longer)])


@step(contract.FINISH_RAN_OUT)
def enrollment_time_ran_out(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """The time is over: `missed`. A clock that has ended otherwise changes nothing: `stopped`."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return answer(doing, "stopped")
    clocks.end(doing, row, "missed", row.due_on)
    return answer(doing, "missed")


def time_it(doing: Doing, row: Enrollment) -> list[Ring]:
    """Let the time to finish run from the earliest day known; an earlier day learned later starts it anew."""
    first = _first_day(doing, row)
    if row.status != "pending" or first is None or (row.starts_on is not None and first >= row.starts_on):
        return []
    before = running_clock(doing)
    if before is not None:
        clocks.end(doing, before, "stopped")
    row.starts_on = first
    running = clocks.start(doing, FINISH_EXTENDED if row.extended_on else FINISH, first)
    return [finish_ring(doing, running)]


def finish_ring(doing: Doing, row: Clock) -> Ring:
    """The clock to finish, for the workflow's timer, and when a worker is to follow what is missing."""
    before = dt.timedelta(days=policy_of("enrollment", "tasks/follow_enrollment", doing.today))
    remind_on = max(doing.today, row.due_on - before)
    return Ring(ClockName.FINISH, clocks.as_running(row), remind_at=county.county_instant(remind_on, MORNING))


def running_clock(doing: Doing) -> Clock | None:
    """The clock to finish that runs now."""
    row = clocks.of_question(doing, FINISH, FINISH_EXTENDED)
    return row if row is not None and row.outcome is None else None


def _first_day(doing: Doing, row: Enrollment) -> dt.date | None:
    """The first day of any step or designation. Where the standing was given back, a fresh time runs from that day."""
    days = (
        row.designated_on,
        row.application_received_on,
        row.fingerprints_taken_on,
        row.orientation_attended_on,
        row.agreement_signed_on,
    )
    known = [day for day in days if day is not None]
    if not known:
        return None
    return max(min(known), row.status_since) if _given_back(doing, row) else min(known)


def _given_back(doing: Doing, row: Enrollment) -> bool:
    """Whether this enrollment had another standing before it was pending again."""
    earlier = select(EnrollmentStatus.id).where(
        EnrollmentStatus.enrollment_id == row.id, EnrollmentStatus.before.is_not(None)
    )
    return doing.session.scalar(earlier.limit(1)) is not None
