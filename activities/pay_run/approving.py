"""The two words that release a run: another person each, neither of whom made it, about the totals that were seen."""

from sqlalchemy import delete, select

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.pay_run import looking_again
from activities.pay_run.standing import answer, as_it_stands, move, run_of
from activities.step import step
from records.brought_answers import bringers
from records.pay_run import PayRunApproval
from records.staff import Staff
from workflows.steps.pay_run import (
    APPROVE_TOTALS,
    RELEASE_PAY_RUN,
    SEND_BACK_PAY_RUN,
    Cause,
    PayRunAnswer,
    PayRunStatus,
)
from workflows.steps.step import Told

OFFICER, SUPERVISOR = "payroll_officer", "supervisor"


@step(APPROVE_TOTALS, refuse=as_it_stands)
def approve_totals(doing: Doing, told: Told) -> PayRunAnswer:
    """A payroll officer's word about the totals."""
    staff_id = _must_be_allowed(doing, told, OFFICER)
    _must_have_seen(doing, told)
    _write(doing, told, OFFICER, staff_id)
    move(doing, Cause.APPROVED, PayRunStatus.AWAITING_SUPERVISOR, told)
    return answer(doing, "approved")


@step(RELEASE_PAY_RUN, refuse=as_it_stands)
def release_pay_run(doing: Doing, told: Told) -> PayRunAnswer:
    """A supervisor's word: the payments may be issued. What came to be held since is taken out first, and the totals
    that both saw are others then."""
    staff_id = _must_be_allowed(doing, told, SUPERVISOR)
    _must_have_seen(doing, told)
    found = looking_again.look(doing.session, run_of(doing))
    if found is not None:
        return _looked_again(doing, told, found)
    _write(doing, told, SUPERVISOR, staff_id)
    move(doing, Cause.RELEASED, PayRunStatus.ISSUING, told)
    return answer(doing, "released")


def _looked_again(doing: Doing, told: Told, found: looking_again.Found) -> PayRunAnswer:
    """Nothing is released: the parts concerned are reckoned again, and both words are about the totals after that."""
    run = run_of(doing)
    if run.kind == "special":
        raise Refused(f"{found.sentence} Discard the run, or mend what holds them.")
    doing.session.execute(delete(PayRunApproval).where(PayRunApproval.run_id == run.id))
    looking_again.reckon_anew(doing.session, run, found)
    run.sentence = f"{found.sentence} They were reckoned again. Look at the totals anew."
    move(doing, Cause.LOOKED_AGAIN, PayRunStatus.CALCULATING, told)
    return answer(doing, "looked_again")


@step(SEND_BACK_PAY_RUN, refuse=as_it_stands)
def send_back(doing: Doing, told: Told) -> PayRunAnswer:
    """A supervisor does not release it: the officer looks again, and may discard it."""
    reason = submissions.payload(doing, told)["reason"]
    _must_be_allowed(doing, told, SUPERVISOR)
    run = run_of(doing)
    doing.session.execute(delete(PayRunApproval).where(PayRunApproval.run_id == run.id))
    run.sentence = str(reason)
    move(doing, Cause.SENT_BACK, PayRunStatus.AWAITING_OFFICER, told)
    return answer(doing, "sent_back")


def _write(doing: Doing, told: Told, desk: str, staff_id: int) -> None:
    """Write a word down, about the totals as they are."""
    run = run_of(doing)
    doing.session.add(
        PayRunApproval(
            run_id=run.id, desk=desk, staff_id=staff_id, payments=run.payments, net_cents=run.net_cents, at=doing.at
        )
    )
    run.sentence = None
    timeline.happened(doing, "pay_run_approved", told, desk=desk, payments=run.payments, net_cents=run.net_cents)


def _must_have_seen(doing: Doing, told: Told) -> None:
    """The totals are those that were seen."""
    seen, run = submissions.payload(doing, told), run_of(doing)
    if (int(seen["payments"]), int(seen["net_cents"])) != (run.payments, run.net_cents):
        raise Refused("The totals have changed since you saw them. Load the page again and look at them anew.")


def _must_be_allowed(doing: Doing, told: Told, desk: str) -> int:
    """Who says it, if the law lets them."""
    if told.by is None:
        raise Refused("This is decided by a member of staff. Sign in and decide it there.")
    run, staff = run_of(doing), doing.session.get_one(Staff, told.by)
    words = select(PayRunApproval.staff_id).where(PayRunApproval.run_id == run.id)
    facts = {
        "pay_desk": desk,
        "holds_role_of_desk": desk in staff.role_names,
        "works_for_a_county": staff.county_code is not None,
        "made_the_run": staff.id == run.made_by_id,
        "brought_an_answer": staff.id in bringers(doing.session, run.id),
        "said_the_other_word": staff.id in set(doing.session.scalars(words)),
    }
    allowed = decide(doing, "ihss.pay_run_approver", doing.today, facts)
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    return staff.id
