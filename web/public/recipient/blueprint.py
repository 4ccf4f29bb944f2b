"""The pages of recipients, all on one blueprint, in two languages."""

import datetime as dt

from flask import Blueprint

from records import accounts, recipient_view
from records.clock import county_day
from web import database
from web.language import in_two_languages
from web.public.account import guard
from web.public.recipient.mine import case

blueprint = in_two_languages(Blueprint("recipient", __name__))


@blueprint.context_processor
def around() -> dict[str, object]:
    """What the frame of each page shows: whose account it is, and how many timesheets wait."""
    mine, account = case(), guard.account()
    return {
        "account": account,
        "gives_care": account is not None and bool(accounts.my_enrollments(database.session(), account)),
        "waiting_count": recipient_view.how_many_wait(database.session(), mine.id) if mine else 0,
    }


@blueprint.app_template_filter("county_day")
def day_in_california(instant: dt.datetime) -> dt.date:
    """The day in California on which something happened."""
    return county_day(instant)
