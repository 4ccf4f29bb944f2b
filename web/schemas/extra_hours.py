"""Extra hours in one workweek, and an exemption from the weekly limit, as the county writes them down."""

import datetime as dt
from typing import Any

from marshmallow import ValidationError, validates, validates_schema

from web.schemas.assignment import WEEK
from web.schemas.choices import Choice, Tick, YesNo
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Minutes

SUNDAY = 7


class AskExtraHours(FormSchema):
    """What the recipient asks for, told to a member of staff."""

    week = Day("Workweek, by its Sunday", must=True, missing="Give the Sunday with which the week begins.")
    minutes = Minutes(
        "Hours of this provider in that week, all together",
        most=WEEK,
        must=True,
        missing="Give the hours of the week, like 45:00.",
    )
    unanticipated = YesNo("Is it a need that nobody could foresee?", must=True, missing="Say yes or no.")
    cannot_wait = YesNo("Would waiting for the next workweek be too late?", must=True, missing="Say yes or no.")
    health_or_safety = YesNo("Is it about the recipient's health or safety?", must=True, missing="Say yes or no.")
    reason = Passage("Why, in the recipient's words", must=True, missing="Write why.", rows=3)

    @validates("week")
    def begins_on_sunday(self, value: dt.date, **_more: Any) -> None:
        """A workweek begins on Sunday."""
        if value.isoweekday() != SUNDAY:
            raise ValidationError("This day is no Sunday. A workweek begins on a Sunday.")


class DecideExtraHours(FormSchema):
    """The county's word."""

    verdict = Choice(
        "Decision", (("approve", "Approve"), ("refuse", "Refuse")), must=True, missing="Approve or refuse."
    )
    reason = Passage("Reason", most=1000, rows=3)


class DecideExemption(FormSchema):
    """Exemption 1 or 2, and the county's word on it."""

    kind = Choice(
        "Which?",
        (
            ("exemption_1", "Exemption 1 (SOC 2279): parents and grandparents since before February 2016"),
            ("exemption_2", "Exemption 2 (SOC 2305): extraordinary circumstances"),
        ),
        must=True,
        missing="Say which exemption was asked for.",
    )
    asked_on = Day("Asked on", past=True, must=True, missing="Give the day on which it was asked for.")
    served_by_cutoff = Tick("The provider served these recipients on 31 January 2016 or before")
    others_sought = Tick("Other providers were sought, and none was found")
    outcome = Choice(
        "Decision", (("approve", "Approve"), ("refuse", "Refuse")), must=True, missing="Approve or refuse."
    )
    starts_on = Day("Counts from")
    ends_on = Day("Until", hint="Leave it empty where it goes on.")
    reason = Passage("Why?", must=True, missing="Write why. It stays on record, whatever is decided.", rows=3)

    @validates_schema
    def with_a_day(self, data: dict[str, Any], **_more: Any) -> None:
        """An approved one has its first day, and ends after it."""
        if data.get("outcome") == "approve" and data.get("starts_on") is None:
            raise ValidationError("Give the day from which it counts.", "starts_on")
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            raise ValidationError("The last day is before the first.", "ends_on")


class Circumstances(FormSchema):
    """What makes one recipient's care extraordinary (SOC 2305)."""

    complex_needs = Tick("Needs so complex that a stranger cannot meet them")
    remote = Tick("Lives where no other provider is found")
    language = Tick("Speaks no language that another provider speaks")
