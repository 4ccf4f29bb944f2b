"""A year of my pay: what stands, or will stand, on each W-2."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from records.clock import county_today
from web.public.account.guard import for_account
from web.public.pay import mine
from web.public.pay.blueprint import blueprint
from web.public.pay.sums import wage_statements

FIRST = 2025
"""The first year whose figures the law has."""


@blueprint.get("/provider/pay/years/<int:year>")
@for_account
def wages_of(year: int) -> ResponseReturnValue:
    """My W-2s of a year, one for each person I worked for."""
    today = county_today()
    if not FIRST <= year <= today.year:
        abort(404)
    rows = mine.assignments()
    return render_template(
        "provider/pay/year.html",
        year=year,
        boxes=wage_statements(rows, mine.names(rows), year),
        going_on=year == today.year,
        years=range(FIRST, today.year + 1),
    )
