"""What is done at once, without a process: its sentence, its refusal, or that it was done before."""

from collections.abc import Callable

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from records.submission import AlreadySaid
from web import database, saying


def done(do: Callable[[], object], refusal: type[Exception], to: str, sentence: str) -> ResponseReturnValue:
    """Do it and go to a page that says `sentence`; a `refusal` is said there instead, and nothing is written."""
    try:
        do()
    except refusal as refused:
        database.roll_back()
        flash(str(refused), "error")
    except AlreadySaid:
        database.roll_back()
        flash(saying.ALREADY_DONE, "info")
    else:
        flash(sentence, "success")
    return redirect(to, 303)
