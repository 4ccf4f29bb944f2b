"""What a provider is asked about time: stretches of care, visits, trips, sick leave, and that it is true."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError

from web.schemas.choices import Choice, ChoiceOfId, Choices, Tick, YesNo
from web.schemas.fields import Asked, Carried, Pattern
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Instant, Minutes

CLOCK = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?(?::\d\d)?\s*([ap])?\.?\s*m?\.?", re.ASCII | re.IGNORECASE)
PLACES = (("home", _l("Home")), ("community", _l("Community")), ("both", _l("Both")))


class TimeOfDay(Asked):
    """A time of day, from a picker (`21:30`) or typed (`9:30 pm`, `930p`); becomes minutes of the day."""

    kind = "time"

    def shown(self, value: Any) -> str:
        """As a picker takes it; the midnight that ends a day is 00:00."""
        return f"{value // 60 % 24:02}:{value % 60:02}" if isinstance(value, int) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> int:
        minutes = read_clock(str(value))
        if minutes is None:
            raise ValidationError(_("Type a time, like 9:30 AM."))
        return minutes


def read_clock(text: str) -> int | None:
    """Minutes of the day from `21:30`, `9:30 pm`, `930p` or `9 am`; none if it is no time of day."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour < 24 else None


class TypedStretch(FormSchema):
    """One stretch of care as it is typed; an end that is not after the start is on the next day."""

    day = Choice(_l("Day"), list=True, must=True, missing=_l("Choose the day."))
    starts = TimeOfDay(_l("Start time"), must=True, missing=_l("Type when you started."))
    ends = TimeOfDay(_l("End time"), must=True, missing=_l("Type when you ended."))
    place = Choice(_l("Where?"), PLACES, must=True, missing=_l("Say where you worked."))
    start_again = Tick(_l("The start is in the second hour from 1:00 to 1:59"))
    end_again = Tick(_l("The end is in the second hour from 1:00 to 1:59"))
    instead = Carried("")


class WhichStretch(FormSchema):
    """The stretch or trip that is taken away."""

    key = Carried("")


class CopiedDay(FormSchema):
    """The times of a day, for other days."""

    source = Choice(_l("Day"), list=True, must=True)
    targets = Choices(_l("Put these times also on"), must=True, missing=_l("Choose the days."))


class Truth(FormSchema):
    """Who sends a timesheet says that it is true, as on paper."""

    affirmed = Tick(
        _l("I worked these hours. What I send is true. I know that it is a crime to claim time I did not work."),
        must=True,
        missing=_l("To send it, tick the box."),
    )


class TypedTrip(FormSchema):
    """A trip straight from one recipient's place to another's on the same day (SOC 2275)."""

    day = Choice(_l("Day"), list=True, must=True, missing=_l("Choose the day."))
    from_assignment_id = ChoiceOfId(
        _l("I came straight from the home of"), list=True, must=True, missing=_l("Choose where you came from.")
    )
    minutes = Minutes(
        _l("How long was the trip?"),
        most=1440,
        must=True,
        missing=_l("Type how long the trip was."),
        hint=_l("Hours and minutes, like 0:25."),
    )


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


class SickDay(FormSchema):
    """Sick leave claimed for one day with one recipient (SOC 2302)."""

    assignment_id = ChoiceOfId(_l("Who would you have worked for?"), must=True, missing=_l("Choose the person."))
    day = Day(_l("Day"), must=True, missing=_l("Give the day."))
    minutes = Minutes(
        _l("How long?"),
        most=1440,
        must=True,
        missing=_l("Type how long."),
        hint=_l("Hours and minutes, like 4:00."),
    )
    planned = YesNo(_l("Did you know it before, like a visit to the doctor?"), must=True)
