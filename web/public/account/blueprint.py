"""The pages of accounts, and what all of their forms have in common."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web.forms import Form, sent
from web.language import in_two_languages
from web.schemas.form import FormSchema

blueprint = in_two_languages(Blueprint("account", __name__))

DOOR = "account:"
"""Tries at a password count together, whichever page asks for it."""


def received(schema: FormSchema) -> Form:
    """The form that was sent, without the page it leads back to."""
    post = request.form.copy()
    post.pop("next", None)
    return sent(schema, post)


def wait(template: str, form: Form, **more: object) -> ResponseReturnValue:
    """Too many tries: the page says how long to wait."""
    form.refuse(_("There were too many tries. Wait 15 minutes, or call the county."))
    return render_template(template, form=form, **more), 429, {"Retry-After": "900"}


def not_found() -> str:
    """The one sentence for a number, a birth date or an e-mail that do not belong together."""
    return _("We do not find these together. Check each of them, or call the county.")
