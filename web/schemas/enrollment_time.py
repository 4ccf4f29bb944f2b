"""More time to finish an enrollment, and a move to another county."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

GOOD_CAUSES = (
    ("background_delayed", "The Department of Justice has not answered"),
    ("county_delay", "The county was late"),
    ("illness", "Illness"),
    ("family_emergency", "An emergency in the family"),
    ("disaster", "A disaster"),
    ("other", "Something else"),
)


class Extend(FormSchema):
    """Good cause for 45 days more."""

    reason = Choice("Good cause", GOOD_CAUSES, must=True, missing="Choose the good cause.")
    explanation = Passage(
        "What happened", most=2000, must=True, missing="Write what happened. The decision rests on it.", rows=4
    )


class MoveAway(FormSchema):
    """The provider lives elsewhere now."""

    county_code = Choice("New county", list=True, must=True, missing="Choose the county the provider moved to.")
    moved_on = Day("Day of the move", must=True, past=True, missing="Give the day of the move.")
