"""The answers as sentences a person can check: each question with what was answered."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from web.forms import FieldView, Form
from web.public.apply.pages import Page
from web.schemas.quantities import read_day
from web.wording import long_day, phone


@dataclass(frozen=True)
class Checked:
    """One page's answers, and whether something on it is missing or wrong."""

    page: Page
    rows: list[tuple[Any, str]]
    wrong: bool


def checked(page: Page, form: Form, answered: bool) -> Checked:
    """A page for the list of answers; questions left open are left out."""
    rows = [(form[name].label, text) for name in form.names if (text := words_of(form[name]))]
    return Checked(page, rows, wrong=not form.ok or (page.needed and not answered))


def words_of(field: FieldView) -> str:
    """An answer as it is read back; an SSN only by its end."""
    if not field.value:
        return ""
    if field.name == "ssn":
        return _("ends in %(digits)s", digits=str(field.value)[-4:])
    if field.kind in ("radio", "select", "checkboxes"):
        chosen = field.value if isinstance(field.value, list) else [field.value]
        return ", ".join(str(words) for value, words in field.options if str(value) in chosen)
    if field.kind in ("day", "day_parts"):
        day = read_day(str(field.value))
        return long_day(day) if day else str(field.value)
    return phone(str(field.value)) if field.name.endswith("phone") else str(field.value)
