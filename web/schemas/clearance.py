"""Who the applicant is: the clerk's answer, and the supervisor's ruling where the clerk asked."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice
from web.schemas.fields import Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day

NEW = "new"
ASK = "ask"
NEEDS_BIRTH = "Ask for the date of birth. Without it a new person cannot be told from others; or ask the supervisor."


class Clear(FormSchema):
    """The same person as a candidate (`p` and an id), a new person, or a question to the supervisor."""

    who = Choice("Who is it?", must=True, missing="Choose who it is, or ask the supervisor.")
    birth_date = Day("Date of birth", parts=True, past=True, hint="Not told at registration.")
    question = Passage("Your question to the supervisor", most=1000, rows=3)

    @validates_schema
    def asked_with_a_question(self, data: dict[str, Any], **_more: Any) -> None:
        """A supervisor cannot answer what was not asked."""
        if data.get("who") == ASK and not data.get("question"):
            raise ValidationError({"question": ["Write what you want the supervisor to decide, and what you see."]})


class Rule(FormSchema):
    """The supervisor's ruling, with its reason."""

    who = Choice("Your ruling", must=True, missing="Choose who it is.")
    birth_date = Day("Date of birth", parts=True, past=True, hint="Not told at registration.")
    reason = Passage("Reason", most=1000, rows=3, must=True, missing="Write your reason. It stays with the record.")


def payload_of(data: dict[str, Any]) -> dict[str, Any]:
    """The form as the workflow's step reads it: outcome, person_id, and what was told with it."""
    who = data["who"]
    said = {name: data[name] for name in ("question", "reason") if data.get(name)}
    if data.get("birth_date"):
        said["birth_date"] = data["birth_date"].isoformat()
    if who == ASK:
        return {"outcome": "ask_supervisor", **said}
    if who == NEW:
        return {"outcome": "new_person", **said}
    return {"outcome": "same_person", "person_id": int(who.removeprefix("p")), **said}
