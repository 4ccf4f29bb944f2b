"""What is done at once, or begins a run: its sentence, its refusal, or that it was done before."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from records.pay_run import PayRun
from records.pay_running import RunRefused
from records.payment_repairs import RepairRefused
from records.submission import AlreadySaid
from web import database, saying

Again = Callable[[str], ResponseReturnValue]
"""The page that was sent, with what was typed and the sentence why it was refused."""


def done(
    do: Callable[[], object], refusal: type[Exception], to: str, sentence: str, again: Again | None = None
) -> ResponseReturnValue:
    """Do it and go to a page that says `sentence`. A `refusal` writes nothing; it is said there, or by `again`."""
    try:
        do()
    except refusal as refused:
        database.roll_back()
        if again is not None:
            return again(str(refused))
        flash(str(refused), "error")
    except AlreadySaid:
        database.roll_back()
        flash(saying.ALREADY_DONE, "info")
    else:
        flash(sentence, "success")
    return redirect(to, 303)


def begun(make: Callable[[], PayRun], sentence: str, again: Again) -> ResponseReturnValue:
    """Make a run, begin its process and go to its page, also where the same form made it before.

    The sentence may name its {number}. What is refused writes nothing, and `again` says why.
    """
    try:
        run = make()
    except (RunRefused, RepairRefused) as refused:
        database.roll_back()
        return again(str(refused))
    except AlreadySaid as before:
        database.roll_back()
        to = url_for("payroll.run", run_id=before.first.pay_run_id)
        return saying.answer(saying.Outcome("already_done"), to, "")
    outcome = saying.begin(run.subject)
    return saying.answer(outcome, url_for("payroll.run", run_id=run.id), sentence.format(number=run.number))
