"""Who cares for me: hours a week, the month as a picture, and extra hours that were asked for."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from records import recipient_view
from records.clock import county_today
from web import database
from web.hours_drawn import draw, month_asked
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.extra_words import told_of
from web.public.recipient.mine import my_case, my_provider


@blueprint.get("/care/providers")
@for_account
def providers() -> ResponseReturnValue:
    """My providers with their hours, and what was asked for beyond."""
    session, mine = database.session(), my_case()
    return render_template(
        "recipient/providers.html",
        providers=recipient_view.providers(session, mine.id, county_today()),
        asked=[(told_of(row), row, whose) for row, whose in recipient_view.extra_hours(session, mine.id)],
    )


@blueprint.get("/care/providers/<int:assignment_id>")
@for_account
def provider(assignment_id: int) -> ResponseReturnValue:
    """One provider's month, by day and by week. What they do for others is not told."""
    row = my_provider(assignment_id)
    month = month_asked(request.args.get("month"), county_today())
    return render_template(
        "recipient/provider.html",
        assignment=row,
        drawn=draw(row, month, others=False),
        month_words=format_date(month, "LLLL yyyy"),
    )
