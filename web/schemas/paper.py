"""What becomes of a paper that somebody sent."""

from web.schemas.choices import Choice
from web.schemas.form import FormSchema

REASONS = (
    ("cannot_read", "It cannot be read"),
    ("wrong_paper", "It is another paper"),
    ("not_whole", "A part of it is missing"),
    ("out_of_date", "It is out of date"),
    ("other_person", "It has another name on it"),
)


class Verdict(FormSchema):
    """Taken, unless a reason says why it goes back."""

    return_reason = Choice("Why it goes back", REASONS, list=True)
