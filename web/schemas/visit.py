"""Home visits: planned, moved, missed, done."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Instant

PLACES = (
    ("home", "At home"),
    ("facility", "In the hospital or facility, before discharge"),
)

MISSED = (
    ("applicant_absent", "Nobody answered the door"),
    ("refused", "The applicant did not want the visit"),
    ("staff", "We could not come"),
)


class Schedule(FormSchema):
    """When and where we come."""

    starts_at = Instant("When", must=True, missing="Give a day and a time, like 4/17/2026 and 9:30.")
    place = Choice("Where", PLACES, must=True, missing="Choose where the visit takes place.")


class Move(FormSchema):
    """A new time for a planned visit, and why."""

    starts_at = Instant("New day and time", must=True, missing="Give a day and a time, like 4/17/2026 and 9:30.")
    reason = Passage("Why it moves", most=500, must=True, missing="Write why the visit moves.", rows=2)


class Miss(FormSchema):
    """The visit did not happen. The third time, denial for not co-operating is proposed, never done by itself."""

    reason = Choice("Why it did not happen", MISSED, must=True, missing="Choose why it did not happen.")
    note = Passage("Note", most=1000, hint="What you saw, whom you called.", rows=2)


class Complete(FormSchema):
    """The visit took place."""

    note = Passage(
        "Note", most=4000, hint="Who was there, what was looked at. The needs go into the assessment.", rows=4
    )
