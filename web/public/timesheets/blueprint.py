"""The pages of a provider's time, and what they have in common."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records.timesheet import Timesheet
from web.language import in_two_languages
from web.saying import Outcome

blueprint = in_two_languages(Blueprint("provider_time", __name__))


def back_to(row: Timesheet, anchor: str | None = None) -> ResponseReturnValue:
    """The page of a timesheet."""
    return redirect(url_for("provider_time.timesheet", timesheet_id=row.id, _anchor=anchor), 303)


def told(outcome: Outcome, done: str, to: str) -> ResponseReturnValue:
    """What came of something said, in the reader's language, on the page `to`."""
    if outcome.state == "refused":
        flash(refused(outcome), "error")
    elif outcome.state == "received":
        flash(_("We have it and wrote it down. It goes on in a moment. You do not have to send it again."), "info")
    elif outcome.state == "already_done":
        flash(_("This was done already. Nothing was done a second time."), "info")
    else:
        flash(done, "success")
    return redirect(to, 303)


def refused(outcome: Outcome) -> str:
    """Why something was refused; a sentence that has no translation is given as it is."""
    return _(outcome.sentence) if outcome.sentence else _("This cannot be done now. Load the page again.")
