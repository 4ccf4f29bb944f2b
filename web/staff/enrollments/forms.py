"""The steps of an enrollment on one page each: what is asked, what will happen, what is known beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import enrollment_view
from records.clock import county_today
from records.decision import Decision
from records.enrollment import Enrollment
from web import database
from web.forms import Form, again, blank, sent
from web.reach import within
from web.schemas.form import FormSchema
from web.staff import event_words
from web.staff.enrollments.deciding import say
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

TEMPLATE = "enrollments/asked.html"


@dataclass(frozen=True)
class Ask:
    """One message as a page: its title, what its button says and does, the word that it was done."""

    update: str
    title: str
    button: str
    says: str
    done: Mapping[str, str] | str
    template: str = TEMPLATE
    more: dict[str, Any] = field(default_factory=dict)


def ask(row: Enrollment, asked: Ask, schema: FormSchema, start: Mapping[str, Any], **more: Any) -> ResponseReturnValue:
    """The form of a message; sent, the message is said and its answer told. `more` is added to what is said."""

    def page(form: Form) -> ResponseReturnValue:
        return again(asked.template, form, **seen(row, asked))

    if request.method == "GET":
        return render_template(asked.template, form=blank(schema, dict(start)), **seen(row, asked))
    done = asked.done if isinstance(asked.done, str) else dict(asked.done)
    return say(asked.update, row, sent(schema), page, done, **more)


def seen(row: Enrollment, asked: Ask) -> dict[str, Any]:
    """What stands around the form."""
    return {
        "enrollment": row,
        "asked": asked,
        "taken": row.ended_on is None and takes(Status(row.status), asked.update),
        "seen": enrollment_view.see(database.session(), row, county_today(), within()(Decision)),
        "clock_title": event_words.clock_title,
        **asked.more,
    }
