"""Checking in and out as it happens (electronic visit verification)."""

from flask_babel import lazy_gettext as _l

from web.schemas.choices import Choice, ChoiceOfId
from web.schemas.fields import Pattern
from web.schemas.form import FormSchema
from web.schemas.quantities import Instant
from web.schemas.timesheet import PLACES


class Position(Pattern):
    """Where a phone is, by latitude and longitude to about ten meters; kept only where Home is picked."""

    kind = "hidden"
    clean = r"\s"
    shape = r"-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?"
    says = _l("This is no position.")


class CheckIn(FormSchema):
    """Starting a visit as it happens: with whom and where. The position is the provider's to give."""

    assignment_id = ChoiceOfId(_l("Who do you care for now?"), must=True, missing=_l("Choose the person."))
    place = Choice(_l("Where are you?"), PLACES[:2], must=True, missing=_l("Say where you are."))
    position = Position(_l("Position"))


class CheckOut(FormSchema):
    """Ending a visit as it happens."""

    position = Position(_l("Position"))


class ForgottenEnd(FormSchema):
    """The end of a visit that nobody checked out of."""

    ended_at = Instant(_l("When did you end?"), must=True, missing=_l("Give the day and the time."))
