"""What the API tells of pay runs and payments, and takes as a word on a run. Cents and minutes are whole numbers."""

from marshmallow import Schema, fields, validate

from records.pay_run import STATUSES
from web.api.shapes import Page, Strict


class PayRunShape(Schema):
    """A run as it stands, with its totals so far."""

    id = fields.Integer()
    number = fields.String()
    kind = fields.String()
    status = fields.String(metadata={"description": ", ".join(STATUSES)})
    period_begins = fields.Date()
    period_ends = fields.Date()
    pay_date = fields.Date()
    county_code = fields.String(allow_none=True)
    timesheets = fields.Integer()
    payments = fields.Integer()
    held = fields.Integer()
    minutes = fields.Integer()
    gross_cents = fields.Integer()
    net_cents = fields.Integer()
    sentence = fields.String(allow_none=True, metadata={"description": "Why it failed or was discarded."})


class PayRunsShape(Schema):
    """One page of runs, the newest first."""

    items = fields.List(fields.Nested(PayRunShape))
    page = fields.Integer()
    more = fields.Boolean()


class FiguresShape(Schema):
    """Everything that is added up of some payments."""

    county_code = fields.String()
    program = fields.String()
    payments = fields.Integer()
    minutes = fields.Integer()
    gross_cents = fields.Integer()
    social_security_cents = fields.Integer()
    medicare_cents = fields.Integer()
    sdi_cents = fields.Integer()
    federal_income_tax_cents = fields.Integer()
    state_income_tax_cents = fields.Integer()
    share_of_cost_cents = fields.Integer()
    deductions_cents = fields.Integer()
    net_cents = fields.Integer()
    federal_cents = fields.Integer()
    state_cents = fields.Integer()
    county_cents = fields.Integer()
    returned_cents = fields.Integer()


class PaymentFileShape(Schema):
    """A file of a run with its control totals."""

    kind = fields.String()
    name = fields.String()
    entries = fields.Integer()
    cents = fields.Integer()
    entry_hash = fields.String(allow_none=True)
    sha256 = fields.String()


class PayRunSeenShape(PayRunShape):
    """A run with its totals by county and program, the reasons of what it holds, and its files."""

    totals = fields.List(fields.Nested(FiguresShape))
    held_because = fields.Dict(keys=fields.String(), values=fields.Integer())
    parts = fields.Integer()
    parts_done = fields.Integer()
    files = fields.List(fields.Nested(PaymentFileShape))


class SeenTotalsShape(Strict):
    """The totals that were seen; a run that has others by now refuses the word."""

    payments = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    net_cents = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))


class BecauseShape(Strict):
    """Why."""

    reason = fields.String(
        required=True, validate=[validate.Length(max=500), validate.Regexp(r"(?s).*\S", error="Write why.")]
    )


class SaidShape(Schema):
    """What came of it."""

    outcome = fields.String(metadata={"description": "done, already_done, received"})
    result = fields.String(allow_none=True)


class PayLineShape(Schema):
    """Time at one rate."""

    kind = fields.String()
    minutes = fields.Integer()
    rate_cents = fields.Integer()
    regular_rate_cents = fields.Integer(allow_none=True)
    cents = fields.Integer()


class LedgerLineShape(Schema):
    """One line of the ledger: debits are more than nothing, credits less."""

    posting = fields.Integer()
    account = fields.Integer()
    share = fields.Integer()
    program = fields.Integer()
    cents = fields.Integer()


class OrderTakenShape(Schema):
    """What an order took."""

    kind = fields.String(attribute="order.kind")
    payee = fields.String(attribute="order.payee")
    cents = fields.Integer()


class PaymentShape(Schema):
    """One payment as it stands."""

    id = fields.Integer()
    run_id = fields.Integer()
    timesheet_id = fields.Integer(allow_none=True)
    assignment_id = fields.Integer(allow_none=True, metadata={"description": "None: a month paid in advance."})
    county_code = fields.String()
    program = fields.String()
    period_begins = fields.Date()
    pay_date = fields.Date()
    minutes = fields.Integer()
    gross_cents = fields.Integer()
    social_security_cents = fields.Integer()
    medicare_cents = fields.Integer()
    sdi_cents = fields.Integer()
    federal_income_tax_cents = fields.Integer()
    state_income_tax_cents = fields.Integer()
    share_of_cost_cents = fields.Integer()
    deductions_cents = fields.Integer()
    net_cents = fields.Integer()
    year_to_date_cents = fields.Integer()
    quarter_to_date_cents = fields.Integer()
    method = fields.String()
    status = fields.String()
    status_on = fields.Date(allow_none=True)
    replaces_id = fields.Integer(allow_none=True)


class PaymentSeenShape(PaymentShape):
    """One payment down to its lines, orders and ledger."""

    enrollment_number = fields.String(allow_none=True, metadata={"description": "None: paid to the recipient."})
    case_number = fields.String()
    lines = fields.List(fields.Nested(PayLineShape))
    orders = fields.List(fields.Nested(OrderTakenShape))
    ledger = fields.List(fields.Nested(LedgerLineShape))


class PaymentsAsked(Page):
    """Whose payments to list."""

    assignment_id = fields.Integer()
    enrollment_id = fields.Integer()


class PaymentsShape(Schema):
    """One page of payments, the newest first."""

    items = fields.List(fields.Nested(PaymentShape))
    total = fields.Integer(metadata={"description": "Counted up to 1,000."})
    page = fields.Integer()
