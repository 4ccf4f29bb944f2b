"""What the API tells of timesheets, and takes as a reviewer's word. Minutes are whole numbers, days ISO dates."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from records.timesheet import STATUSES
from web.api.shapes import Page, Strict
from web.schemas.timesheet_review import REASON_WANTED, WAYS


class TimesheetsAsked(Page):
    """Which timesheets to list; drafts only where they are asked for."""

    status = fields.String(validate=validate.OneOf(STATUSES))
    county = fields.String(validate=validate.Regexp(r"\A[0-9]{2}\Z"))
    period_begins = fields.Date(metadata={"description": "The 1st or the 16th."})
    case_number = fields.String(validate=validate.Regexp(r"\A[0-9]{7}\Z"))
    enrollment_number = fields.String(validate=validate.Length(max=20))


class TimesheetShape(Schema):
    """One timesheet as it stands."""

    id = fields.Integer()
    assignment_id = fields.Integer()
    case_number = fields.String(attribute="case.case_number")
    enrollment_number = fields.String(attribute="enrollment.enrollment_number")
    county_code = fields.String()
    period_begins = fields.Date()
    period_ends = fields.Date()
    channel = fields.String()
    status = fields.String()
    version = fields.Integer()
    received_on = fields.Date(allow_none=True)
    outcome = fields.String(allow_none=True)
    reviewer = fields.String(allow_none=True)
    reasons = fields.List(fields.String(), metadata={"description": "Rows of ihss.timesheet."})
    claimed_minutes = fields.Integer()
    payable_minutes = fields.Integer(allow_none=True)
    proposed_minutes = fields.Integer(allow_none=True)
    cutbacks = fields.List(fields.Dict(), metadata={"description": "The proposed fix: day and minutes taken off."})
    corrects_id = fields.Integer(allow_none=True)
    superseded_at = fields.DateTime(allow_none=True)


class EntryShape(Schema):
    """One stretch of care; minutes of the day on California's wall clock."""

    day = fields.Date()
    starts = fields.Integer()
    ends = fields.Integer()
    start_again = fields.Boolean()
    end_again = fields.Boolean()
    place = fields.String()
    approved = fields.Boolean()
    payable_minutes = fields.Integer(allow_none=True)


class TimesheetSeenShape(TimesheetShape):
    """One timesheet with the entries of its newest version, and its fix in words."""

    entries = fields.List(fields.Nested(EntryShape))
    proposed_fix = fields.String(allow_none=True)


class TimesheetsShape(Schema):
    """One page of timesheets."""

    timesheets = fields.List(fields.Nested(TimesheetShape), attribute="lines")
    total = fields.Integer(metadata={"description": "Counted up to 1,000."})
    page = fields.Integer()


class ResolveShape(Strict):
    """A reviewer's word on a held timesheet."""

    how = fields.String(required=True, validate=validate.OneOf([code for code, _ in WAYS]))
    reason = fields.String(validate=validate.Length(max=1000))

    @validates_schema
    def reasoned(self, data: dict[str, Any], **_more: Any) -> None:
        """All but accepting the fix needs a reason."""
        wanted = REASON_WANTED.get(data.get("how", ""))
        if wanted and not (data.get("reason") or "").strip():
            raise ValidationError(wanted, "reason")


class ResolvedShape(Schema):
    """What came of it."""

    outcome = fields.String(metadata={"description": "done, already_done, received"})
    result = fields.String(allow_none=True, metadata={"description": "accepted, returned, held, sent_up, changed"})
