"""What the API tells of violations. Minutes are whole numbers, days are ISO dates."""

from marshmallow import Schema, fields, validate

from records.violation import STATUSES
from web.api.shapes import Page


class ViolationsAsked(Page):
    """Which violations to list."""

    status = fields.String(load_default="open", validate=validate.OneOf(("open", "all", *STATUSES)))


class ViolationShape(Schema):
    """One provider's violation in one month."""

    id = fields.Integer(attribute="of.id")
    enrollment_number = fields.String(attribute="provider.enrollment_number")
    county_code = fields.String(attribute="of.county_code")
    month = fields.Date(attribute="of.month")
    status = fields.String(attribute="of.status")
    number = fields.Integer(attribute="of.number", allow_none=True)
    consequence = fields.String(attribute="of.consequence", allow_none=True)
    notice_on = fields.Date(attribute="of.notice_on", allow_none=True)
    takes_effect_on = fields.Date(attribute="of.takes_effect_on", allow_none=True)
    suspended_until = fields.Date(attribute="of.suspended_until", allow_none=True)
    end_reason = fields.String(attribute="of.end_reason", allow_none=True)


class FindingShape(Schema):
    """A limit that was passed in a week; `gone_at`: it holds no more."""

    week = fields.Date(metadata={"description": "Its Sunday."})
    code = fields.String()
    minutes = fields.Integer()
    limit_minutes = fields.Integer()
    gone_at = fields.DateTime(allow_none=True)


class ViolationSeenShape(ViolationShape):
    """A violation with its findings."""

    findings = fields.List(fields.Nested(FindingShape))


class ViolationLineShape(ViolationShape):
    """A violation in the list, with the clock that runs out first."""

    due_on = fields.Date(allow_none=True)
    clock = fields.String(allow_none=True)


class ViolationsShape(Schema):
    """A page of violations."""

    items = fields.List(fields.Nested(ViolationLineShape))
    page = fields.Integer()
    pages = fields.Integer()
