"""What a recipient says to a timesheet: yes to one version of it, or back with a reason."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Carried, Passage
from web.schemas.form import FormSchema

USUAL: tuple[tuple[str, Any], ...] = (
    ("not_these_hours", _l("The hours are not right")),
    ("not_these_days", _l("My provider did not come on one of these days")),
    ("not_there", _l("I was in the hospital or away")),
    ("not_this_provider", _l("This person does not work for me")),
    ("other", _l("Something else")),
)


class Approval(FormSchema):
    """Yes to the version that was on the page."""

    version = Carried("")


class SendBack(FormSchema):
    """Back to the provider, and why."""

    version = Carried("")
    why = Choice(_l("Why do you send it back?"), USUAL, must=True, missing=_l("Say why you send it back."))
    words = Passage(
        _l("Tell your provider what to fix"),
        hint=_l("For example: On November 4 you came at 9, not at 8."),
        most=500,
        rows=3,
    )

    @validates_schema
    def other_has_words(self, data: dict[str, Any], **_more: Any) -> None:
        """Something else has to be said."""
        if data.get("why") == "other" and not data.get("words"):
            raise ValidationError(_("Tell your provider what to fix."), "words")

    def reason(self, data: dict[str, Any]) -> str:
        """The reason as the provider reads it, in the language it was given in."""
        usual = str(dict(USUAL)[data["why"]])
        if data["why"] == "other":
            return str(data["words"])
        return f"{usual}. {data['words']}" if data.get("words") else usual
