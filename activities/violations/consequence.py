"""A third or fourth takes effect twenty days after its notice, and not while it may still be taken back (ACL 16-36)."""

from activities import clocks
from activities.doing import Doing
from activities.step import step
from activities.violations import clock_rows
from activities.violations.counting import LAST, reckon
from activities.violations.standing import answer, move, overtaken, violation_of
from records.clocks import Clock
from records.outbox import post_tell
from records.submission import say
from workflows.enrollment.statuses import takes
from workflows.messages import process_id
from workflows.steps.enrollment.standing import Status
from workflows.steps.step import AboutClock, Told
from workflows.steps.violation import (
    TAKE_EFFECT,
    Cause,
    ClockName,
    Ring,
    ViolationAnswer,
    ViolationStatus,
)
from workflows.violation.statuses import OPEN

UPDATE = "report_violation"


def stand(doing: Doing, cause: Cause, told: Told | None = None) -> list[Ring]:
    """It stands: the clean year runs, and a consequence whose day has passed meanwhile begins today."""
    move(doing, cause, ViolationStatus.STANDING, told)
    rings = reckon(doing)
    row = violation_of(doing)
    due = row.takes_effect_on is not None and row.takes_effect_on <= doing.today
    waiting = clock_rows.running(doing, ClockName.EFFECT) is None and row.suspended_until is None
    return [*rings, *(_begin(doing) if due and waiting and row.status == ViolationStatus.STANDING else [])]


@step(TAKE_EFFECT)
def take_effect(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """The day has come. While a dispute or the state's review is open nothing begins; `stand` begins it then."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clock = doing.session.get_one(Clock, about.clock_id)
    if ViolationStatus(violation_of(doing).status) in OPEN:
        clocks.end(doing, clock, "stopped")
        return answer(doing, "put_off")
    clocks.end(doing, clock, "met")
    return answer(doing, "told", _begin(doing))


def _begin(doing: Doing) -> list[Ring]:
    """Tell the enrollment, which is suspended or terminated from today; the days without work run."""
    row = violation_of(doing)
    row.takes_effect_on = doing.today
    question = "deadline.suspension_end_fourth" if row.consequence == LAST else "deadline.suspension_end"
    clock, ring = clock_rows.start(doing, ClockName.SERVED, doing.today, question)
    row.suspended_until = clock.due_on
    if takes(Status(row.enrollment.status), UPDATE):
        _tell(doing)
    return [ring]


def _tell(doing: Doing) -> None:
    """Say it to the enrollment's process, as anybody would: a submission and its message, in this transaction."""
    row = violation_of(doing)
    notice_on = row.notice_on.isoformat() if row.notice_on else None
    said = say(
        doing.session,
        kind=UPDATE,
        form_key=f"violation-{row.id}",
        subject=row.enrollment.subject,
        staff_id=None,
        said_at=doing.at,
        payload={"number": row.number, "notice_on": notice_on, "violation_id": row.id},
    )
    post_tell(doing.session, process_id("enrollment", row.enrollment_id), said)
