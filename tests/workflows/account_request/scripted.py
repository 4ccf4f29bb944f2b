"""Steps of an account request from a script: they keep no records, move as declared, and note every order."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.workflows.account_request.scripted_records import Change, RequestRecords
from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.scripted_records import county_day
from tests.workflows.scripted_steps import Scripted
from workflows.steps import account_request, work
from workflows.steps.account_request import Cause, ClockName, RequestAnswer, RequestStatus
from workflows.steps.step import About, AboutClock, Kind, Told
from workflows.steps.work import Arranged, ArrangeTasks

CONTRACTS = contracts_in(account_request, work, of=Kind.ACCOUNT_REQUEST)
CAUSES = {"approve": Cause.APPROVED, "return": Cause.RETURNED, "refuse": Cause.REFUSED}


def begin(records: RequestRecords, order: About) -> RequestAnswer:
    today = county_day(order.at)
    records.changes = [Change(action, status, today + dt.timedelta(days=days)) for action, status, days in records.plan]
    rings = records.settle(Cause.CHECKED, order.at, records.returned_by_law)
    if records.status is RequestStatus.IN_REVIEW:
        rings.append(records.clock(ClockName.REVIEW, order.at))
    return records.answer("begun", rings)


def review(records: RequestRecords, told: Told) -> RequestAnswer:
    word = records.said[told.submission_id].get("answer", "approve")
    for each in records.rows("asked"):
        if word == "approve":
            today = each.action == "modify" and each.day <= county_day(told.at)
            each.status = "done" if today else "approved"
        elif word == "refuse":
            each.status = "refused"
    return records.answer(word, records.settle(CAUSES[word], told.at, returned=word == "return"))


def mend(records: RequestRecords, told: Told) -> RequestAnswer:
    return records.answer("answered", records.settle(Cause.ANSWERED, told.at))


def assign(records: RequestRecords, told: Told) -> RequestAnswer:
    row = records.rows("approved", action="add")[0]
    if records.said[told.submission_id].get("answer") == "gone":  # the person left before there was a user ID
        row.status = "withdrawn"
        return records.answer("withdrawn", records.settle(Cause.WITHDRAWN, told.at))
    row.status = "assigned"
    return records.answer("assigned", records.settle(Cause.ASSIGNED, told.at))


def make_password(records: RequestRecords, told: Told) -> RequestAnswer:
    waiting = records.rows("assigned", "handed_out")
    if not waiting:
        return records.answer("refused")
    waiting[0].status, waiting[0].reminded = "assigned", False
    return records.answer("made", records.settle(Cause.ASSIGNED, told.at))


def hand_out(records: RequestRecords, told: Told) -> RequestAnswer:
    if not records.rows("assigned"):
        return records.answer("refused")
    records.rows("assigned")[0].status = "handed_out"
    return records.answer("handed_out", records.settle(Cause.ASSIGNED, told.at))


def sign_in(records: RequestRecords, told: Told) -> RequestAnswer:
    waiting = records.rows("assigned", "handed_out")
    if not waiting:
        return records.answer("refused")
    waiting[0].status = "done"
    return records.answer("signed_in", records.settle(Cause.SIGNED_IN, told.at))


def withdraw(records: RequestRecords, told: Told) -> RequestAnswer:
    for each in records.rows("asked", "approved"):
        each.status = "withdrawn"
    return records.answer("withdrawn", records.settle(Cause.WITHDRAWN, told.at))


def rung(records: RequestRecords, *names: ClockName) -> None:
    """A clock rings only where it runs."""
    running = [name for name in names if name in records.due]
    assert running, f"None of {names} runs in {records.status}."
    records.due.pop(min(running, key=lambda name: records.due[name]))


def overdue(records: RequestRecords, about: AboutClock) -> RequestAnswer:
    rung(records, ClockName.REVIEW, ClockName.ASSIGNMENT)
    return records.answer("overdue")


def not_answered(records: RequestRecords, about: AboutClock) -> RequestAnswer:
    rung(records, ClockName.ANSWER)
    for each in records.rows("asked"):
        each.status = "expired"
    return records.answer("expired", records.settle(Cause.NOT_ANSWERED, about.at))


def remind(records: RequestRecords, about: AboutClock) -> RequestAnswer:
    rung(records, ClockName.HAND_OUT)
    for each in records.rows("assigned"):
        each.reminded = True
    return records.answer("reminded")


def not_used(records: RequestRecords, about: AboutClock) -> RequestAnswer:
    rung(records, ClockName.FIRST_SIGN_IN)
    for each in records.rows("assigned", "handed_out"):
        each.status = "expired"
    return records.answer("expired", records.settle(Cause.NOT_USED, about.at))


def day_came(records: RequestRecords, about: About) -> RequestAnswer:
    for each in records.rows("approved"):
        if each.action != "add" and each.day <= county_day(about.at):
            each.status = "done"
    return records.answer("carried_out", records.settle(Cause.DAY_CAME, about.at))


def close(records: RequestRecords, order: About) -> RequestAnswer:
    records.closed = True
    return records.answer("closed")


def arrange(records: RequestRecords, order: ArrangeTasks) -> Arranged:
    for task in (*order.done, *order.closed):
        records.open_tasks.remove(task)
    assert not {*records.open_tasks} & {*order.opened}
    records.open_tasks += order.opened
    records.finished += [task.kind.value for task in order.done]
    return Arranged(len(order.opened))


SCRIPTS: dict[str, Callable[[RequestRecords, Any], Any]] = {
    "begin_account_request": begin,
    "review_account_request": review,
    "answer_return": mend,
    "assign_user_id": assign,
    "make_one_time_password": make_password,
    "confirm_handed_out": hand_out,
    "first_sign_in": sign_in,
    "withdraw_account_request": withdraw,
    "account_request_overdue": overdue,
    "account_request_not_answered": not_answered,
    "remind_hand_out": remind,
    "one_time_password_not_used": not_used,
    "account_day_came": day_came,
    "close_account_request": close,
    "arrange_account_request_work": arrange,
}


class ScriptedRequest(Scripted[RequestRecords]):
    """All steps of one request. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self, records: RequestRecords | None = None) -> None:
        scripts = {name: refusing(script) for name, script in SCRIPTS.items()}
        super().__init__(records or RequestRecords(), CONTRACTS, scripts)


def refusing(script: Callable[[RequestRecords, Any], Any]) -> Callable[[RequestRecords, Any], Any]:
    """The same script, refusing what a test wants refused."""

    def answer(records: RequestRecords, order: Any) -> Any:
        if isinstance(order, Told) and records.said[order.submission_id].get("answer") == "refused":
            return records.answer("refused")
        return script(records, order)

    return answer
