"""What a reviewer says about a held timesheet, and the county's correction of one that was accepted."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, Tick
from web.schemas.fields import Carried, Passage
from web.schemas.form import FormSchema
from web.schemas.time_of_day import EndOfStretch, TimeOfDay
from web.schemas.timesheet import PLACES

WAYS = (
    ("accept_fix", "Accept the fix"),
    ("let_stand", "Let it stand"),
    ("return", "Send it back"),
    ("send_up", "Send it up"),
)
REASON_WANTED = {
    "let_stand": "Write why it may stand. The reason stays with the timesheet.",
    "return": "Write what has to be mended. The provider reads it.",
    "send_up": "Write what the supervisor has to decide.",
}
"""The ways that are never taken without a word."""


class Word(FormSchema):
    """One way out, with its reason; `queue` are the filters of the queue one came from."""

    how = Choice("What should become of it?", WAYS, must=True, missing="Press one of the buttons.")
    reason = Passage("Reason", most=1000, rows=2)
    queue = Carried("")

    @validates_schema
    def reasoned(self, data: dict[str, Any], **_more: Any) -> None:
        """All but accepting the proposed fix needs a reason."""
        wanted = REASON_WANTED.get(data.get("how", ""))
        if wanted and not data.get("reason"):
            raise ValidationError(wanted, "reason")


class CorrectedEntry(FormSchema):
    """One row of a corrected timesheet; an empty row is left out."""

    day = Choice("Day", list=True)
    starts = TimeOfDay("Start")
    ends = EndOfStretch("End")
    place = Choice("Place", PLACES, list=True)
    start_again = Tick("Start in the second 1:00 hour")
    end_again = Tick("End in the second 1:00 hour")

    @validates_schema
    def whole(self, data: dict[str, Any], **_more: Any) -> None:
        """A row is whole, or empty."""
        wanted = ("day", "starts", "ends", "place")
        given = [name for name in wanted if data.get(name) is not None]
        if given and len(given) < len(wanted):
            missing = next(name for name in wanted if name not in given)
            raise ValidationError("Fill in the whole row, or leave all of it empty.", missing)


class Correction(FormSchema):
    """Why the county corrects it."""

    reason = Passage(
        "Why is it corrected?",
        must=True,
        missing="Write why. The reason stays with both versions.",
        hint="For example: the provider called, and brought the paper of the 14th.",
        rows=3,
    )
