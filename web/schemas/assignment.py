"""Forms of an assignment: start, hours, relation, live-in, agreements, leave, end."""

from web.schemas.assignment_options import ENDS, LEAVE, RELATED, TAKES_CFCO
from web.schemas.choices import Choice, Tick, YesNo
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Minutes

WEEK = 10_080
"""Minutes of a week."""


class Start(FormSchema):
    """From when, with how many hours."""

    starts_on = Day("First day of work", must=True, missing="Give the first day of work.")
    minutes_per_week = Minutes("Hours a week", most=WEEK, must=True, missing="Give the hours a week, like 18:15.")
    takes_cfco = Tick(TAKES_CFCO, hint="Only where a spouse or a minor's parent is the provider (ACL 23-106).")
    back_up = Tick("Stands in as a back-up provider", hint="Paid with the back-up premium, within the year's hours.")


class SetHours(FormSchema):
    """Other hours from a day on."""

    minutes_per_week = Minutes("Hours a week", most=WEEK, must=True, missing="Give the hours a week, like 18:15.")
    starts_on = Day("From", must=True, missing="Give the day from which they count.")


class Relationship(FormSchema):
    """How the two are related, from a day on."""

    relationship = Choice("The provider is the recipient's", RELATED, list=True, must=True, missing="Say how.")
    lives_together = YesNo("They live together", must=True, missing="Say whether they live together.")
    since = Day("Since", past=True, must=True, missing="Give the day since which it is so.")
    takes_cfco = Tick(TAKES_CFCO, hint="Only where a spouse or a minor's parent is the provider (ACL 23-106).")


class LiveIn(FormSchema):
    """A live-in form that came in."""

    received_on = Day("Came in on", past=True, must=True, missing="Give the day the form came in.")
    processed_on = Day("Processed on", past=True, must=True, missing="Give the day you process it.")


class Agreement(FormSchema):
    """When an agreement was signed; its schedule has rows of its own."""

    signed_on = Day("Signed on", past=True, must=True, missing="Give the day it was signed.")


class ScheduleRow(FormSchema):
    """One row of an agreement's schedule."""

    minutes_per_week = Minutes("Hours a week", most=WEEK, must=True, missing="Give the hours a week; 0:00 for none.")
    travel_minutes_per_week = Minutes("Travel a week", most=WEEK)


class Leave(FormSchema):
    """Since when, why."""

    from_on = Day("First day of leave", past=True, must=True, missing="Give the first day of leave.")
    reason = Choice("Why", LEAVE, must=True, missing="Say why.")


class Return(FormSchema):
    """Back since when."""

    returned_on = Day("First day back", past=True, must=True, missing="Give the first day back at work.")


class End(FormSchema):
    """The last day, and why."""

    ended_on = Day("Last day of work", past=True, must=True, missing="Give the last day of work.")
    reason = Choice("Why", ENDS, list=True, must=True, missing="Say why it ends.")


class SplitDay(FormSchema):
    """From when a new split counts."""

    starts_on = Day("From", must=True, missing="Give the day from which the new split counts.")


class SplitRow(FormSchema):
    """One provider's part of a new split."""

    minutes_per_week = Minutes("Hours a week", most=WEEK, must=True, missing="Give the hours a week; 0:00 for none.")
