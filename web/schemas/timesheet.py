"""What a provider is asked about time: stretches of care, visits, trips, sick leave, and that it is true."""

from flask_babel import lazy_gettext as _l

from web.schemas.choices import Choice, ChoiceOfId, Choices, Tick, YesNo
from web.schemas.fields import Carried
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Minutes
from web.schemas.time_of_day import EndOfStretch, TimeOfDay

PLACES = (("home", _l("Home")), ("community", _l("Community")), ("both", _l("Both")))


class TypedStretch(FormSchema):
    """One stretch of care as it is typed; an end that is not after the start is on the next day."""

    day = Choice(_l("Day"), list=True, must=True, missing=_l("Choose the day."))
    starts = TimeOfDay(_l("Start time"), must=True, missing=_l("Type when you started."))
    ends = EndOfStretch(_l("End time"), must=True, missing=_l("Type when you ended."))
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
