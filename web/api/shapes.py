"""What the API takes and gives, field by field. Minutes and cents are whole numbers, days are ISO dates."""

import datetime as dt
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from records.clock import county_today
from records.referral_reading import EARLIEST

BORN_AFTER = dt.date(1890, 1, 1)


class Text(fields.String):
    """Text that can be printed, and says something: no control characters, not blanks alone."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more).strip()
        if not text or not text.isprintable():
            raise ValidationError("Send letters, digits and signs; leave the field out if there is nothing to say.")
        return text


class Strict(Schema):
    """Refuses fields it does not know."""

    class Meta:
        """No unknown fields, in any request."""

        unknown = RAISE


class Page(Strict):
    """Which page of a list."""

    page = fields.Integer(load_default=1, strict=False, validate=validate.Range(min=1, max=100_000))


class QuestionShape(Schema):
    """A question of the law."""

    question = fields.String(metadata={"description": "Its name, like `ihss.weekly_maximum`."})
    asks = fields.String(metadata={"description": "The question in words."})
    facts = fields.Dict(metadata={"description": "Its facts with type, unit and range."})
    answer = fields.Dict(metadata={"description": "What it answers, with type and unit."})


class QuestionsShape(Schema):
    """Every question, and the version of the law that answers."""

    law = fields.String()
    questions = fields.List(fields.Nested(QuestionShape))


class AskShape(Strict):
    """A question put to the law on a day."""

    on = fields.Date(required=True, metadata={"description": "The day whose law is asked."})
    facts = fields.Dict(keys=fields.String(), required=True)


class ReasonShape(Schema):
    """A row of the law that decided."""

    row = fields.String()
    says = fields.String()
    cite = fields.String()


class AnswerShape(Schema):
    """The answer; null while `needs` names missing facts."""

    question = fields.String()
    on = fields.String()
    answer = fields.Raw(allow_none=True)
    because = fields.List(fields.Nested(ReasonShape))
    needs = fields.List(fields.String())
    law = fields.String()


class ApplicationsAsked(Page):
    """Which applications to list."""

    status = fields.String(
        validate=validate.OneOf(["pending", "presumptive_eligible", "eligible", "denied", "withdrawn"])
    )
    stage = Text(validate=validate.Length(max=24))
    due_within = fields.Integer(validate=validate.Range(min=0, max=365), metadata={"unit": "days"})


class ApplicationShape(Schema):
    """An application for IHSS."""

    id = fields.Integer()
    confirmation_number = fields.String()
    county_code = fields.String()
    channel = fields.String()
    status = fields.String()
    stage = fields.String()
    requested_on = fields.Date(metadata={"description": "The protected date."})
    registered_at = fields.AwareDateTime()
    first_name = fields.String()
    middle_name = fields.String(allow_none=True)
    last_name = fields.String()
    birth_date = fields.Date(allow_none=True)
    worker_id = fields.Integer(allow_none=True)
    ended_on = fields.Date(allow_none=True)


class ApplicationsShape(Schema):
    """A page of applications."""

    items = fields.List(fields.Nested(ApplicationShape))
    page = fields.Integer()
    pages = fields.Integer()


class NewApplicationShape(Strict):
    """An application to register (SOC 295). One without an SSN is taken."""

    first_name = Text(required=True, validate=validate.Length(1, 100))
    middle_name = Text(validate=validate.Length(max=100))
    last_name = Text(required=True, validate=validate.Length(1, 100))
    requested_on = fields.Date(required=True, metadata={"description": "The day services were asked for."})
    birth_date = fields.Date()
    ssn = fields.String(
        validate=validate.Regexp(r"\A(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}\Z"), load_only=True
    )
    cin = fields.String(validate=validate.Regexp(r"\A9[0-9]{7}[A-Z]\Z"))
    street = Text(validate=validate.Length(max=200))
    city = Text(validate=validate.Length(max=100))
    zip_code = fields.String(validate=validate.Regexp(r"\A[0-9]{5}(-?[0-9]{4})?\Z"))
    phone = fields.String(validate=validate.Regexp(r"\A[0-9]{10}\Z"))
    email = fields.Email(validate=validate.Length(max=100))
    spoken_language = fields.String(validate=validate.Regexp(r"\A[a-z]{2,3}\Z"))
    written_language = fields.String(validate=validate.OneOf(["en", "es"]))

    @validates_schema
    def check_days(self, told: dict[str, Any], **_more: Any) -> None:
        """What no day alone shows; as on a referral file."""
        requested, born, today = told["requested_on"], told.get("birth_date"), county_today()
        if requested > today:
            raise ValidationError("This day is yet to come. Send the day services were asked for.", "requested_on")
        if requested < today - EARLIEST:
            raise ValidationError("This is more than a year ago. Check the year.", "requested_on")
        if born is not None and not BORN_AFTER <= born <= requested:
            raise ValidationError("Nobody who asked on that day was born on this one. Check both.", "birth_date")


class TasksAsked(Strict):
    """Which tasks to list. `after` is the `next` of the page before."""

    whose = fields.String(load_default="mine", validate=validate.OneOf(["mine", "unit", "unclaimed"]))
    due = fields.String(load_default="all", validate=validate.OneOf(["overdue", "today", "week", "all"]))
    after = fields.String(validate=validate.Regexp(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,18}\Z"))


class TaskShape(Schema):
    """Something to do."""

    id = fields.Integer()
    kind = fields.String()
    state = fields.String()
    application_id = fields.Integer(allow_none=True)
    case_id = fields.Integer(allow_none=True)
    county_code = fields.String()
    unit_id = fields.Integer(allow_none=True)
    assignee_id = fields.Integer(allow_none=True)
    role = fields.String()
    priority = fields.Integer()
    due_on = fields.Date()
    not_before = fields.Date(allow_none=True)
    opened_at = fields.AwareDateTime()


class TasksShape(Schema):
    """A page of tasks."""

    items = fields.List(fields.Nested(TaskShape))
    next = fields.String(allow_none=True)


class CasesAsked(Page):
    """Which cases to list."""

    status = Text(validate=validate.Length(max=24))


class CaseShape(Schema):
    """A person's case, with the hours in force."""

    case_number = fields.String()
    county_code = fields.String()
    status = fields.String()
    status_since = fields.Date()
    person_id = fields.Integer()
    worker_id = fields.Integer(allow_none=True)
    first_name = fields.String(attribute="person.first_name")
    last_name = fields.String(attribute="person.last_name")


class AuthorizationShape(Schema):
    """Hours authorized. Minutes."""

    program = fields.String()
    kind = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    authorized_minutes_per_month = fields.Integer()
    weekly_authorized_minutes = fields.Integer()
    weekly_maximum_minutes = fields.Integer()


class CaseSeenShape(CaseShape):
    """A case with its authorizations, newest first."""

    authorizations = fields.List(fields.Nested(AuthorizationShape))


class CasesShape(Schema):
    """A page of cases."""

    items = fields.List(fields.Nested(CaseShape))
    page = fields.Integer()
    pages = fields.Integer()
