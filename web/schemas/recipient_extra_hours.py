"""Extra hours that a recipient asks for in one week (W&I 12300.4; ACL 16-01)."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, validates

from web.schemas.choices import Choice, YesNo
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Minutes


class ExtraHoursAsked(FormSchema):
    """Which week, how much more, and what the county has to know to decide."""

    week = Choice(_l("Which week?"), list=True, must=True, missing=_l("Choose the week."))
    extra = Minutes(
        _l("How many more hours in this week?"),
        must=True,
        missing=_l("Type how many more hours."),
        hint=_l("For example: 2:30 for 2 hours and 30 minutes."),
        most=7 * 24 * 60,
    )
    unanticipated = YesNo(_l("Did the need come up suddenly?"), must=True, missing=_l("Choose yes or no."))
    can_wait = YesNo(_l("Can it wait until another provider can come?"), must=True, missing=_l("Choose yes or no."))
    health_or_safety = YesNo(_l("Is it about your health or safety?"), must=True, missing=_l("Choose yes or no."))
    reason = Passage(_l("Why do you need more hours?"), must=True, missing=_l("Say why."), most=1000, rows=3)

    @validates("extra")
    def more_than_nothing(self, value: int, **_more: Any) -> None:
        """Some time has to be asked for."""
        if value <= 0:
            raise ValidationError(_("Type how many more hours."))
