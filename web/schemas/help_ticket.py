"""Forms of the help desk: a question, a sentence more, a call that came in. None of them takes a number of a child."""

import re
from typing import Any

from marshmallow import ValidationError

from records.help_ticket import TOPICS
from web.schemas.choices import Choice, Tick
from web.schemas.fields import Carried, Line, Passage
from web.schemas.form import FormSchema

TOPIC_WORDS = {
    "password": "My password or user ID",
    "access": "I do not see what I should see",
    "missing_authorization": "An authorization is missing",
    "printing": "Printing or exporting",
    "account_request": "An account request",
    "other": "Something else",
}
NAMES_A_CHILD = re.compile(
    r"(?<!\d)(?:9[17][\s-]?\d{3}[\s-]?\d{3}[\s-]?\d{3}|\d{7}|\d{3}-?\d{2}-?\d{4})(?!\d)|\b9\d{7}[A-Z]", re.I
)
"""What looks like a SAR number, a CCS number, a Social Security number or a CIN."""


class Said(Passage):
    """What somebody says to the desk or the desk to them, without a number of anybody's record."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more)
        if NAMES_A_CHILD.search(text):
            raise ValidationError("Leave out numbers of children and of authorizations: the help desk sees none.")
        return text


class Question(FormSchema):
    """A new question."""

    topic = Choice(
        "What is it about?", [(code, TOPIC_WORDS[code]) for code in TOPICS], list=True, must=True, missing="Choose one."
    )
    text = Said(
        "What happened?",
        hint="No name, birth date or number of a child: the help desk sees no client's record.",
        must=True,
        missing="Say what happened.",
        most=2000,
        rows=5,
    )
    page = Carried("")


class Sentence(FormSchema):
    """A sentence more of the user."""

    text = Said("Your message", must=True, missing="Write your message.", most=2000, rows=3)


class Answered(FormSchema):
    """An answer of the desk."""

    text = Said("Your answer", must=True, missing="Write the answer.", most=2000, rows=4)
    closes = Tick("This closes the ticket")


class Call(FormSchema):
    """Somebody called who could not sign in."""

    user_id = Line("User ID", most=24, must=True, missing="Give the caller's user ID.")
    topic = Choice(
        "What is it about?", [(code, TOPIC_WORDS[code]) for code in TOPICS], list=True, must=True, missing="Choose one."
    )
    text = Said("What the caller said", must=True, missing="Say what the caller said.", most=2000, rows=3)
