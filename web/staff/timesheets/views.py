"""The page of one timesheet: what was worked, what the law said, who said what; and the word of a reviewer."""

from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from records import pay_hold_view, payment_view, timesheet_view
from records.clock import county_today
from records.decision import Decision
from records.payment import Payment
from records.timesheet import Timesheet
from web import database, saying
from web.access import may, requires
from web.forms import Form, sent
from web.reach import within
from web.schemas.timesheet_review import Word
from web.staff import event_words
from web.staff.applications.views import task_title
from web.staff.enrollments.deciding import next_review
from web.staff.explaining import explain
from web.staff.timesheets import words
from web.staff.timesheets.asked_again import ask_again
from web.staff.timesheets.cards import card
from web.staff.timesheets.exceptions import next_in
from web.staff.timesheets.listing import blueprint
from web.staff.timesheets.pay_clock import pay_clock
from web.staff.timesheets.reaching import mine_to_decide, timesheet_in_reach, to_decide
from web.wording import hours


@blueprint.get("/timesheets/<int:timesheet_id>")
@requires("timesheet", "read")
def timesheet(timesheet_id: int) -> ResponseReturnValue:
    """One timesheet."""
    return _page(timesheet_in_reach(timesheet_id, "timesheet"))


@blueprint.post("/timesheets/<int:timesheet_id>/resolve")
@requires("timesheet", "resolve")
def resolve(timesheet_id: int) -> ResponseReturnValue:
    """A caseworker's word on a held one; then the next of the queue."""
    return _say("resolve_timesheet", to_decide(timesheet_id, "timesheet"))


@blueprint.post("/timesheets/<int:timesheet_id>/rule")
@requires("timesheet", "rule")
def rule(timesheet_id: int) -> ResponseReturnValue:
    """A supervisor's word on one that was held for them, or sent up; then the next."""
    row = to_decide(timesheet_id, "timesheet")
    if request.form.get("how") == "send_up":
        abort(409, "This timesheet is before the supervisor already. Decide it, or send it back.")
    return _say("rule_on_timesheet", row)


def _say(update: str, row: Timesheet) -> ResponseReturnValue:
    form = sent(Word())
    if not form.ok:
        return _page(row, form), 422
    payload = {name: form.data[name] for name in ("how", "reason") if form.data.get(name)}
    outcome = saying.tell(update, row.subject, payload)
    if outcome.state == "refused":
        return _page(timesheet_in_reach(row.id, "timesheet"), form.refuse(outcome.sentence)), 422
    walks = update == "rule_on_timesheet" and form.data.get("queue") == "reviews" and may("review", "decide")
    to = next_review("timesheet", row.id) if walks else next_in(form.data.get("queue") or "")
    return saying.answer(outcome, to, _done(row, outcome.result or ""))


def _done(row: Timesheet, result: str) -> str:
    """What came of it, with the period that it was about."""
    database.session().refresh(row)
    half = words.half_month(row)
    return {
        "accepted": f"{hours(row.payable_minutes)} of {half} will be paid.",
        "returned": f"The timesheet of {half} went back to the provider with your reason.",
        "sent_up": f"The supervisor decides on the timesheet of {half} now.",
        "changed": f"Nothing was decided: the facts of {half} changed meanwhile, and so did the fix. Look again.",
        "held": f"The timesheet of {half} is held for another reason now. Look at it again.",
    }.get(result, "It is written down.")


def _page(row: Timesheet, form: Form | None = None) -> str:
    session = database.session()
    seen = timesheet_view.see(session, row, county_today(), within()(Decision))
    held = row.status == "held"
    return render_template(
        "timesheets/timesheet.html",
        row=row,
        seen=seen,
        card=card(row, seen.tasks[0] if seen.tasks else None, False, form) if held else None,
        form=form,
        queue=_queue(row, form),
        question=words.QUESTION,
        told=[(each, explain(each)) for each in sorted(seen.decisions, key=_about_clocks)],
        again=None if seen.decisions else ask_again(row),
        may_correct=_may_correct(row),
        payments=payment_view.of_timesheet(session, row.id, within()(Payment)) if _may_see_pay(row) else [],
        pay_holds=pay_hold_view.of_timesheet(session, row.id) if _may_see_pay(row) else [],
        corrects=session.get(Timesheet, row.corrects_id) if row.corrects_id else None,
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        pay_clock=pay_clock(session, row),
        task_title=task_title,
        minutes_of=timesheet_view.minutes_of,
    )


def _may_see_pay(row: Timesheet) -> bool:
    return row.status == "accepted" and may("payment", "read")


def _about_clocks(decision: Decision) -> bool:
    """What the law said of the timesheet itself stands before what it said of its clocks."""
    return decision.question != words.QUESTION


def _queue(row: Timesheet, form: Form | None) -> str:
    """Where one goes on after one's word: the queue one came from, or the walk through the reviews."""
    typed: dict[str, Any] = form.typed if form else {}
    return str(typed.get("queue") or ("reviews" if row.reviewer == "supervisor" else ""))


def _may_correct(row: Timesheet) -> bool:
    stands = row.status == "accepted" and row.superseded_at is None
    return stands and mine_to_decide(row) and may("timesheet", "correct")
