"""What the pages of the tracks have in common: the form is loaded, said to the workflow, and answered."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from records.application import Application
from web import saying
from web.forms import Form

Show = Callable[[Form], ResponseReturnValue]
"""Draws the page again around a form with its errors; answers 422."""


def payload_of(form: Form) -> dict[str, Any]:
    """The loaded form as JSON: days and instants as ISO text, what was left empty left out."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in form.data.items()
        if value is not None
    }


def say_and_answer(
    kind: str, application: Application, form: Form, show: Show, done: str, **more: Any
) -> ResponseReturnValue:
    """Say a loaded form to the application's workflow. What is wrong or refused stands on the same page again."""
    if not form.ok:
        return show(form)
    outcome = saying.tell(kind, application.subject, payload_of(form) | more)
    if outcome.state == "refused":
        return show(form.refuse(outcome.sentence))
    if outcome.needs:
        return show(form.refuse("The law still misses something: " + ", ".join(outcome.needs) + "."))
    return saying.answer(outcome, url_for("applications.application", application_id=application.id), done)
