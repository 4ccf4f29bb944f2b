"""What payments, lines, orders and reasons to hold a payment are called on a provider's pages."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.clock import county_today
from records.pay_setup import DirectDeposit
from records.payment import PayLine, Payment
from web.wording import hours, money

STATUSES: dict[str, tuple[Any, str]] = {
    "issued": (_l("Sent"), "good"),
    "paid": (_l("Paid out"), "good"),
    "returned": (_l("Came back from the bank"), "bad"),
    "void": (_l("Check stopped"), "bad"),
    "stale": (_l("Check too old"), "bad"),
    "replaced": (_l("Paid anew"), "quiet"),
}
COMING = (_l("On its way"), "info")
UNDONE = (_l("Taken back"), "quiet")

LINES: dict[str, Any] = {
    "regular": _l("Regular time"),
    "overtime": _l("Overtime"),
    "travel": _l("Travel between people you care for"),
    "sick_leave": _l("Paid sick leave"),
    "difference": _l("Difference to an earlier payment"),
    "settled": _l("Already paid before"),
    "overpaid": _l("Paid too much before"),
}
TAXES: dict[str, Any] = {
    "social_security_cents": _l("Social Security"),
    "medicare_cents": _l("Medicare"),
    "sdi_cents": _l("State Disability Insurance (SDI)"),
    "federal_income_tax_cents": _l("Federal income tax"),
    "state_income_tax_cents": _l("California income tax"),
}
ORDERS: dict[str, Any] = {
    "support": _l("Support order"),
    "tax_levy": _l("Tax levy"),
    "creditor": _l("Court order"),
    "overpayment": _l("Paying back what was paid too much"),
    "union_dues": _l("Union dues"),
    "health_premium": _l("Health insurance"),
    "voluntary": _l("Voluntary"),
}
HELD: dict[str, Any] = {
    "wage_unknown": _l("The county's pay rate is missing for one of your days. The county adds it."),
    "provider_not_eligible": _l("On one of these days you could not be paid as a provider. Call the county."),
    "provider_not_enrolled": _l("You are not enrolled as a provider now. Call the county."),
    "recipient_not_eligible": _l("On one of these days the person could not get care from IHSS. Call the county."),
    "bank_account_missing": _l("We have no bank account that we can pay into. Give us one on this page."),
    "negative_net": _l("More would be taken off than you earned. A payroll officer looks at it."),
    "paid_before": _l("It seems that this time was paid before. A payroll officer looks at it."),
    "officer_hold": _l("A payroll officer looks at your pay. Call the county to ask why."),
    "far_over_usual": _l("This is much more than you usually earn. A payroll officer looks at it first."),
    "net_over_gross": _l("The numbers of this payment do not fit. A payroll officer looks at it."),
}
OTHER_HOLD = _l("A payroll officer looks at it first. Call the county to ask why.")


def status(payment: Payment) -> tuple[Any, str]:
    """A payment's word and its tone."""
    if payment.gross_cents < 0:
        return UNDONE
    if payment.status == "issued" and payment.pay_date > county_today():
        return COMING
    return STATUSES[payment.status]


def held(reasons: list[str]) -> list[str]:
    """Why a timesheet is not paid yet, in plain words."""
    return [str(HELD[each]) for each in reasons if each in HELD] or [str(OTHER_HOLD)]


def how(payment: Payment, account: DirectDeposit | None) -> str:
    """Where the money went or goes."""
    net = money(payment.net_cents)
    if payment.gross_cents < 0:
        return _("This takes back a payment that was not owed. Nothing is paid out.")
    if payment.net_cents == 0:
        return _("Nothing is left to be paid out.")
    if payment.method == "direct_deposit" and account is not None:
        return _("%(net)s to your bank account that ends in %(last)s.", net=net, last=account.account_last_four)
    if payment.method == "advance":
        return _("%(net)s was paid to the person before. They pay you.", net=net)
    return _("%(net)s as a check by mail.", net=net)


def came_back(payment: Payment, newer: Payment | None) -> str | None:
    """What happens with money that did not reach the provider; none where it did."""
    if newer is not None and newer.gross_cents < 0:
        return _("This payment was not owed. It was taken back.")
    if newer is not None:
        return _("It did not reach you. We paid it again on another day.")
    return {
        "returned": _("Your bank sent the money back. Check your bank account with us. We pay it again."),
        "void": _("The check was stopped. We pay it again, or the county calls you."),
        "stale": _("Nobody cashed the check in time. Call the county to get a new one."),
    }.get(payment.status)


def reckoned(line: PayLine, what: str) -> str:
    """How a line (`what` it is about) was reckoned: `80:00 hours at $19.00`."""
    told = {"time": hours(abs(line.minutes)), "rate": money(line.rate_cents)}
    if what == "overpaid":
        return _("We take it from your later payments, a part each time.")
    if what == "difference":
        return _("What was missing in an earlier payment.")
    if line.kind == "overtime" and line.regular_rate_cents not in (None, line.rate_cents):
        return _(
            "%(time)s hours at %(rate)s, and half of %(regular)s for each hour, your average of that week.",
            regular=money(line.regular_rate_cents),
            **told,
        )
    if line.kind == "overtime":
        return _("%(time)s hours at %(rate)s and a half more. Overtime is after 40 hours in a week.", **told)
    return _("%(time)s hours at %(rate)s", **told)
