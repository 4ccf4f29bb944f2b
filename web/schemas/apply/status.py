"""The pair that opens the status page, and a withdrawal by the applicant."""

from flask_babel import lazy_gettext as _l

from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day


class Pair(FormSchema):
    """A confirmation number and a birth date; a wrong pair looks like an unknown one."""

    number = Line(
        _l("Confirmation number"),
        must=True,
        missing=_l("Type the confirmation number."),
        hint=_l("For example: 34-K7QX-9M2D"),
        width="medium",
    )
    birth_date = Day(
        _l("Date of birth of the person who needs care"),
        parts=True,
        past=True,
        must=True,
        missing=_l("Type the date of birth: month, day and year."),
        hint=_l("For example: 4 28 1950"),
    )


class Withdrawal(FormSchema):
    """The applicant does not want to go on, and may say why."""

    reason = Passage(_l("Why? (you can skip this)"), most=1000, rows=3)
