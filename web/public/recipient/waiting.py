"""What waits for me, and the page of help."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import recipient_view
from records.place import County
from web import database
from web.public.account.guard import for_account
from web.public.recipient.blueprint import blueprint
from web.public.recipient.cards import cards
from web.public.recipient.mine import case, my_case
from web.public.recipient.outcome_words import told


@blueprint.get("/care")
@for_account
def show() -> ResponseReturnValue:
    """My care: what waits for me. Who gets no care is led to where they have something."""
    mine = case()
    if mine is None:
        flash(_("This account is not of somebody who gets care. Make an account with your case number."), "info")
        return redirect(url_for("provider.show"), 303)
    session = database.session()
    return render_template(
        "recipient/waiting.html",
        case=mine,
        cards=cards(recipient_view.waiting(session, mine.id)),
        recent=[(each, told(each)) for each in recipient_view.newest_decided(session, mine.id, 3)],
        county=session.get(County, mine.county_code),
    )


@blueprint.get("/care/help")
@for_account
def help_page() -> ResponseReturnValue:
    """How to approve, by phone too, and whom to call."""
    mine = my_case()
    return render_template("recipient/help.html", case=mine, county=database.session().get(County, mine.county_code))
