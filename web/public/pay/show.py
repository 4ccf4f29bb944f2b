"""One payment in plain words: exactly what was paid and why; and its earnings statement."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from records import own_pay, payment_view
from records.pay_setup import DirectDeposit
from records.pay_statement import TAXES, earnings, left_of, number_of, what_of
from records.payment import Payment
from records.periods import last_day
from web import database
from web.language import chosen
from web.public.account.guard import for_account
from web.public.pay import mine, words
from web.public.pay.blueprint import blueprint
from web.public.pay.why import why_order, why_taxes
from web.public.timesheets.words import weekday
from web.statements.printed import statement


@blueprint.get("/provider/pay/<int:payment_id>")
@for_account
def payment(payment_id: int) -> ResponseReturnValue:
    """One of my payments. Another's does not exist."""
    row = mine.payment(payment_id)
    session = database.session()
    told = earnings(session, row)
    account = session.get(DirectDeposit, row.direct_deposit_id) if row.direct_deposit_id else None
    newer = own_pay.anew(session, row)
    return render_template(
        "provider/pay/payment.html",
        payment=row,
        told=told,
        number=number_of(row),
        ends=last_day(row.period_begins),
        name=mine.names(mine.assignments())[row.assignment_id],
        days=[(weekday(day), minutes) for day, minutes in told.by_day.items() if minutes],
        taxes=_taxes(row),
        orders=[
            (each, str(words.ORDERS[each.kind]), why_order(each.kind, row.pay_date))
            for each in told.taken
            if each.cents
        ],
        year_net=left_of(told.year),
        how=words.how(row, account),
        newer=newer,
        before=mine.payment(earlier) if (earlier := row.replaces_id or row.adjusts_id) else None,
        came_back=words.came_back(row, newer),
        words=words,
        what_of=what_of,
    )


def _taxes(row: Payment) -> list[tuple[str, int, list[str]]]:
    """Each tax: what it is called, what was taken, and why."""
    if not row.gross_cents > 0:
        return [(str(words.TAXES[name]), getattr(row, name), []) for name in TAXES if getattr(row, name)]
    why = why_taxes(row, payment_view.certificates(database.session(), row).keys())
    return [(str(words.TAXES[name]), getattr(row, name), why.get(name, [])) for name in TAXES]


@blueprint.get("/provider/pay/<int:payment_id>.pdf")
@for_account
def earnings_statement(payment_id: int) -> ResponseReturnValue:
    """The earnings statement of one of my payments, in the language of the page."""
    row = mine.payment(payment_id)
    answer = Response(statement(database.session(), row, chosen()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="statement-{number_of(row)}.pdf"'
    return answer
