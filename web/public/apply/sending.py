"""From the answers of the pages to the application as records take it."""

import datetime as dt
from typing import Any

from marshmallow import ValidationError

from records.registering import Soc295
from web.forms import Form
from web.public.apply.pages import Answers, Page
from web.schemas.form import FormSchema
from web.soc295 import soc295_of

Data = dict[str, Any]


def form_of(page: Page, schema: FormSchema, answers: Answers) -> Form:
    """A page's form as it was answered, loaded again: what was right on another day may not be today."""
    form = Form(schema, dict(answers.get(page.name, {})))
    if page.name not in answers:
        return form
    try:
        form.data = schema.load({name: value for name, value in form.typed.items() if value is not None})
    except ValidationError as error:
        for name, sentences in error.normalized_messages().items():
            form.refuse(str(sentences[0]) if isinstance(sentences, list) else str(sentences), name)
    return form


def all_data(forms: list[Form]) -> Data:
    """Every answer of every page."""
    return {name: value for form in forms for name, value in form.data.items()}


def application_of(data: Data, signature: str, today: dt.date) -> Soc295:
    """The application: services are asked for on the day it is sent, and it is signed."""
    form = soc295_of({**data, "requested_on": today})
    details = {**form.details, "signature": signature, "affirmed_on": today.isoformat()}
    return Soc295(**{**vars(form), "details": details})
