"""What partners say about a provider, seen by a worker and entered with its proof."""

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

NOTICES = (
    ("clear", "Clear: nothing that matters"),
    ("record", "There is a record: offenses are named"),
    ("delayed", "Delayed: more time is needed"),
    ("arrest", "A later arrest"),
    ("conviction", "A later conviction"),
    ("record_cleared", "What was reported does not stand any more"),
)
SEEN_WHERE = "The paper or screen, and its date. It is kept with the answer."


class ByHand(FormSchema):
    """What a worker saw with their own eyes."""

    proof = Passage(
        "Where did you see it?",
        most=500,
        must=True,
        missing="Say where you saw it, with its date.",
        hint=SEEN_WHERE,
        rows=2,
    )


class AnswerSsn(ByHand):
    """The Social Security number, looked up by hand."""

    answer = Choice(
        "What was found?",
        (("verified", "The number is this person's"), ("mismatch", "The number does not fit name or birth date")),
        must=True,
        missing="Choose what was found.",
    )


class AnswerList(ByHand):
    """The list of suspended and ineligible providers, looked up by hand."""

    answer = Choice(
        "What was found?",
        (("clear", "This person is not on the list"), ("match", "This person is on the list")),
        must=True,
        missing="Choose what was found.",
    )


class AnswerBackground(ByHand):
    """A notice of the Department of Justice on paper."""

    answer = Choice("What does the notice say?", NOTICES, must=True, missing="Choose what the notice says.")
    notice_on = Day("Day of the notice", must=True, past=True, missing="Give the day printed on the notice.")
