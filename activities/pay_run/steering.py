"""Short steps of a pay run: begun, moved on by itself, stopped, resumed, discarded, closed."""

from sqlalchemy import delete

from activities import submissions, timeline
from activities.doing import Doing, Refused
from activities.pay_run.standing import answer, as_it_stands, move, run_of
from activities.step import step
from records.pay_run import PayRunPart
from records.pay_run_share import PayRunShare
from workflows.steps.pay_run import (
    BEGIN_PAY_RUN,
    CLOSE_PAY_RUN,
    DISCARD_PAY_RUN,
    MOVE_PAY_RUN,
    RESUME_PAY_RUN,
    STOP_PAY_RUN,
    CameTo,
    Cause,
    PayRunAnswer,
    PayRunStatus,
)
from workflows.steps.step import About, Told

LEADS_TO = {
    Cause.PLANNED: PayRunStatus.CALCULATING,
    Cause.RECKONED: PayRunStatus.AWAITING_OFFICER,
    Cause.NOTHING_TO_PAY: PayRunStatus.DISCARDED,
    Cause.FAILED: PayRunStatus.FAILED,
    Cause.ISSUED: PayRunStatus.ISSUED,
}
"""Where a run goes by what it has come to by itself."""

STILL_HELD = "Nothing of this run can be paid now. What is held is among its exceptions."
NOBODY_AHEAD = "Nobody can be paid ahead in this run now. Whose month is not paid, and why, is told under Advance pay."
NOTHING = "There was nothing to pay."


@step(BEGIN_PAY_RUN)
def begin_pay_run(doing: Doing, about: About) -> PayRunAnswer:
    """The run was made, by whoever asked for it or by the schedule."""
    run = run_of(doing)
    made = timeline.happened(doing, "pay_run_made", kind=run.kind, number=run.number, pay_date=run.pay_date)
    made.staff_id = run.made_by_id
    return answer(doing, "begun")


@step(MOVE_PAY_RUN)
def move_pay_run(doing: Doing, came: CameTo) -> PayRunAnswer:
    """The run has come to its next standing by itself."""
    if came.cause is Cause.NOTHING_TO_PAY:
        run = run_of(doing)
        held = NOBODY_AHEAD if run.kind == "advance" else STILL_HELD
        run.sentence = held if run.held else NOTHING
    move(doing, came.cause, LEADS_TO[came.cause])
    return answer(doing, came.cause.value)


@step(STOP_PAY_RUN, refuse=as_it_stands)
def stop_pay_run(doing: Doing, told: Told) -> PayRunAnswer:
    """Parts in hand are finished; no other is begun."""
    run_of(doing).sentence = str(submissions.payload(doing, told)["reason"])
    _by_staff(told)
    move(doing, Cause.STOPPED, PayRunStatus.STOPPED, told)
    return answer(doing, "stopped")


@step(RESUME_PAY_RUN, refuse=as_it_stands)
def resume_pay_run(doing: Doing, told: Told) -> PayRunAnswer:
    """It goes on where it was stopped, or where it failed."""
    run = run_of(doing)
    _by_staff(told)
    if run.status_before_stop is None:
        raise Refused("This run was neither stopped nor has it failed.")
    run.sentence = None
    move(doing, Cause.RESUMED, PayRunStatus(run.status_before_stop), told)
    return answer(doing, "resumed")


@step(DISCARD_PAY_RUN, refuse=as_it_stands)
def discard_pay_run(doing: Doing, told: Told) -> PayRunAnswer:
    """What was reckoned is thrown away, and its timesheets are unpaid as before."""
    run = run_of(doing)
    _by_staff(told)
    reason = str(submissions.payload(doing, told)["reason"])
    if run.status_before_stop == PayRunStatus.ISSUING:
        raise Refused("Payments of this run are issued already. Resume it, and void or reissue what is wrong.")
    move(doing, Cause.DISCARDED, PayRunStatus.DISCARDED, told)
    timeline.happened(doing, "pay_run_discarded", told, payments=run.payments, net_cents=run.net_cents)
    run.sentence = reason
    return answer(doing, "discarded")


@step(CLOSE_PAY_RUN)
def close_pay_run(doing: Doing, about: About) -> PayRunAnswer:
    """After the end; a discarded run pays nothing, and its parts are gone."""
    run = run_of(doing)
    if run.status == PayRunStatus.DISCARDED:
        for model in (PayRunPart, PayRunShare):
            doing.session.execute(delete(model).where(model.run_id == run.id))
        run.payments = run.minutes = run.gross_cents = run.net_cents = 0
    return answer(doing, "closed")


def _by_staff(told: Told) -> None:
    if told.by is None:
        raise Refused("This is said by a member of staff. Sign in and say it there, or name yourself with --as.")
