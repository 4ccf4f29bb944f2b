"""My pay: the next payday, what is on its way or held and why, the year so far, and every payment."""

import datetime as dt
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import own_pay, pay_statement, periods
from records.assignment import Assignment
from records.bank_accounts import open_accounts
from records.clock import county_today
from records.listed import PAGE_LENGTH
from records.pay_setup import DirectDeposit
from records.payment import Payment
from web import database
from web.public.account.guard import for_account
from web.public.pay import mine, words
from web.public.pay.blueprint import blueprint
from web.public.pay.recent import changed_lately
from web.public.pay.sums import Year, year_so_far


@dataclass(frozen=True)
class Line:
    """A payment on the list: what came of it, and with whom."""

    payment: Payment
    name: str

    @property
    def status(self) -> tuple[object, str]:
        """Its word and its tone."""
        return words.status(self.payment)

    @property
    def ends(self) -> dt.date:
        """The last day of its half-month."""
        return periods.last_day(self.payment.period_begins)

    @property
    def number(self) -> str:
        """Its number."""
        return pay_statement.number_of(self.payment)


@blueprint.get("/provider/pay")
@for_account
def pay() -> ResponseReturnValue:
    """My pay."""
    session, rows = database.session(), mine.assignments()
    names, page = mine.names(rows), min(max(request.args.get("page", 1, int), 1), 10_000)
    found = own_pay.payments(session, mine.payments_of(rows), page)
    today = county_today()
    year: Year = year_so_far(rows, today)
    return render_template(
        "provider/pay/list.html",
        lines=[Line(each, names[each.assignment_id]) for each in found[:PAGE_LENGTH]],
        more=len(found) > PAGE_LENGTH,
        page=page,
        unpaid=own_pay.unpaid(session, [row.id for row in rows]),
        payday=own_pay.next_pay_date(session, today),
        names=names,
        works=bool(rows),
        without_account=_without_account(rows),
        changed=changed_lately(rows),
        year=year,
        words=words,
    )


def _without_account(rows: list[Assignment]) -> list[str]:
    """Recipients whose payments go out as checks, as there is no account in use."""
    accounts: dict[int, DirectDeposit] = {}
    for enrollment_id in {row.enrollment_id for row in rows}:
        accounts |= open_accounts(database.session(), enrollment_id)
    usable = {number for number, each in accounts.items() if each.closed_on is None}
    names = mine.names(rows)
    return [names[row.id] for row in rows if row.status in ("active", "on_leave") and row.id not in usable]
