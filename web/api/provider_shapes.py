"""What the API tells of providers, assignments and the registry. Minutes are whole numbers, days are ISO dates."""

from marshmallow import Schema, fields, validate

from records.registry import DAYS
from web.api.shapes import Page, Text


class ProviderShape(Schema):
    """A provider's standing, statewide."""

    enrollment_number = fields.String()
    county_code = fields.String(metadata={"description": "The county that holds the enrollment."})
    status = fields.String()
    status_since = fields.Date()
    enrolled_on = fields.Date(allow_none=True)
    first_name = fields.String()
    last_name = fields.String()


class AssignmentShape(Schema):
    """One provider with one recipient; minutes a week as of today."""

    id = fields.Integer(attribute="assignment.id")
    case_number = fields.String(attribute="assignment.case.case_number")
    enrollment_number = fields.String(attribute="assignment.enrollment.enrollment_number")
    county_code = fields.String(attribute="assignment.county_code")
    status = fields.String(attribute="assignment.status")
    related_as = fields.String(attribute="assignment.related_as")
    lives_together = fields.Boolean(attribute="assignment.lives_together")
    starts_on = fields.Date(attribute="assignment.starts_on", allow_none=True)
    ended_on = fields.Date(attribute="assignment.ended_on", allow_none=True)
    minutes_per_week = fields.Integer()
    next_on = fields.Date(allow_none=True, metadata={"description": "The day from which other minutes count."})
    next_minutes = fields.Integer(allow_none=True)


class SplitShape(Schema):
    """A recipient's weekly maximum and its split. Minutes a week, as of today."""

    case_number = fields.String(attribute="case.case_number")
    weekly_maximum_minutes = fields.Integer(attribute="maximum")
    given_minutes = fields.Integer(attribute="used")
    left_minutes = fields.Integer(attribute="left")
    providers = fields.List(fields.Nested(AssignmentShape), attribute="lines")


class RecipientsShape(Schema):
    """A provider with the assignments within reach."""

    provider = fields.Nested(ProviderShape)
    assignments = fields.List(fields.Nested(AssignmentShape))


class RegistryAsked(Page):
    """Which providers of the registry to list."""

    county = fields.String(validate=validate.Regexp(r"\A[0-9]{2}\Z"))
    language = fields.String(validate=validate.Regexp(r"\A[a-z]{2,3}\Z"))
    day = fields.String(validate=validate.OneOf(DAYS))
    least_minutes = fields.Integer(validate=validate.Range(min=1, max=10_080), metadata={"unit": "minutes a week"})
    area = Text(validate=validate.Length(max=100))


class ListedShape(Schema):
    """A provider who looks for work. No number of the person's, no birth date, no record."""

    enrollment_number = fields.String()
    county_code = fields.String()
    name = fields.String()
    phone = fields.String(allow_none=True)
    city = fields.String(allow_none=True)
    languages = fields.List(fields.String(), attribute="listing.languages")
    days = fields.List(fields.String(), attribute="listing.days")
    minutes_per_week = fields.Integer(attribute="listing.minutes_per_week", allow_none=True)
    areas = fields.List(fields.String(), attribute="listing.areas")
    note = fields.String(attribute="listing.note", allow_none=True)
    listed_on = fields.Date(attribute="listing.listed_on")


class RegistryShape(Schema):
    """A page of the registry."""

    items = fields.List(fields.Nested(ListedShape))
    page = fields.Integer()
    pages = fields.Integer()
