"""Runs, exceptions and payments in words for staff."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from records.ledger import Account, Program, Share
from records.pay_run import PayRun
from records.payment import PayLine, Payment
from rules.book import load_book
from web import wording

KINDS = {
    "half_month": "Half-month",
    "nightly": "Nightly",
    "supplemental": "Supplemental",
    "retroactive": "Changed rate",
    "special": "Special",
    "advance": "Month in advance",
}
STATUSES = {
    "planned": ("Being planned", "info"),
    "calculating": ("Being reckoned", "info"),
    "awaiting_officer": ("Waits for a payroll officer", "warn"),
    "awaiting_supervisor": ("Waits for a supervisor", "warn"),
    "issuing": ("Being issued", "info"),
    "issued": ("Issued", "good"),
    "stopped": ("Stopped", "warn"),
    "discarded": ("Discarded", "quiet"),
    "failed": ("Failed", "bad"),
}
"""Each status of a run in words, and its tone."""
SAYS = {
    "planned": "The timesheets that are owed are being set apart. Nothing is written for anybody yet.",
    "calculating": "Part by part, gross, taxes and net are reckoned. You may leave this page; it goes on by itself.",
    "awaiting_officer": "Everything is reckoned and ties to the ledger. A payroll officer looks at the totals first.",
    "awaiting_supervisor": "A payroll officer approved the totals. A supervisor, another person, releases the money.",
    "issuing": "Both words are given. The payment files are being made; this cannot be taken back any more.",
    "issued": "The payment files are made, and every payment stands in the ledger.",
    "stopped": "Nothing goes on until somebody resumes or discards it. What is reckoned stays.",
    "discarded": "It was given up before anything left. Its timesheets are owed as before.",
    "failed": "Something did not tie, so nothing has left.",
}
"""What a status means, in a sentence."""

REASONS = {
    "wage_unknown": ("Rate not known", "Enter the county's rate for the day; the next run takes it up."),
    "provider_not_eligible": ("Provider not eligible", "Look at the provider's standing on the days worked."),
    "provider_not_enrolled": ("Provider not enrolled", "Look at the provider's enrollment today."),
    "recipient_not_eligible": ("Recipient not eligible", "Ask the county whether the days worked are covered."),
    "bank_account_missing": ("No bank account", "Enter an account (SOC 829), or let the provider choose a warrant."),
    "negative_net": ("More taken than earned", "Lower or end an order on the provider's pay, or let it go."),
    "paid_before": ("Paid before", "Compare with the earlier payment; a difference needs a correction."),
    "officer_hold": ("Held by an officer", "Lift the stop once its reason is settled."),
    "far_over_usual": ("Far over the usual", "Compare with the pair's last payments; let it go if it is right."),
    "net_over_gross": ("Net over gross", "This cannot be: tell whoever keeps the system."),
    "": ("Not reckoned", "Read what is written beside it."),
}
"""Rows of ihss.payment that hold: in three words, and what to do."""

LINES = {
    "regular": "Time worked",
    "overtime": "Overtime",
    "travel": "Travel between recipients",
    "sick_leave": "Sick leave",
    "difference": "Difference to what was paid",
    "settled": "Already paid before",
    "overpaid": "Paid too much before, taken from later payments",
}
METHODS = {
    "direct_deposit": "Direct deposit",
    "warrant": "Paper warrant",
    "advance": "Paid to the recipient in advance",
    "none": "Nothing to pay out",
}
PAYMENTS = {
    "reckoned": ("Not issued yet", "info"),
    "issued": ("Issued", "good"),
    "paid": ("Paid", "good"),
    "returned": ("Came back", "bad"),
    "void": ("Void", "bad"),
    "stale": ("Never cashed", "bad"),
    "replaced": ("Issued anew", "quiet"),
}
"""Each status of a payment in words, and its tone."""
ORDERS = {
    "support": "Child or spousal support",
    "tax_levy": "Tax levy",
    "creditor": "Creditor's garnishment",
    "overpayment": "Overpayment paid back",
    "union_dues": "Union dues",
    "health_premium": "Health premium",
    "voluntary": "Voluntary",
}
ANSWERS = {
    "paid": "Paid",
    "returned": "Returned by the bank",
    "void": "Void",
    "stale": "Never cashed",
    "notice_of_change": "The bank gave other account data",
}
ACCOUNTS = {each: wording.words(each.name.lower()) for each in Account} | {
    Account.SDI: "SDI",
    Account.RETURNED: "Returned, owed to the provider",
    Account.ADVANCE_PAY: "Advance pay",
    Account.GIVEN_BACK: "Given back by the recipient",
    Account.SETTLED_BY_RECIPIENT: "Share of cost, paid by the recipient",
}
PROGRAMS = {each: each.name.replace("_", "-") for each in Program}
SHARES = {
    Share.NONE: "",
    Share.FEDERAL: "Federal",
    Share.STATE: "State",
    Share.COUNTY: "County",
    Share.RECIPIENT: "Recipient",
}
SAID = {
    "approve_totals": "Totals approved",
    "release_pay_run": "Released",
    "send_back_pay_run": "Sent back to the payroll officer",
    "stop_pay_run": "Stopped",
    "resume_pay_run": "Resumed",
    "discard_pay_run": "Discarded",
}
FILES = {"ach": "Direct deposits (NACHA)", "warrants": "Register of warrants"}


def period(begins: dt.date, ends: dt.date) -> str:
    """`1 to 15 Mar 2026`; over several months `1 Jan to 15 Mar 2026`."""
    first = str(begins.day) if (begins.year, begins.month) == (ends.year, ends.month) else f"{begins.day} {begins:%b}"
    return f"{first} to {ends.day} {ends:%b %Y}"


def period_of(row: PayRun) -> str:
    """The period of a run."""
    return period(row.period_begins, row.period_ends)


def reason(name: str) -> str:
    """Why it is held, in three words."""
    return REASONS.get(name, (wording.words(name), ""))[0]


def what_to_do(name: str) -> str:
    """What takes the reason away."""
    return REASONS.get(name, ("", "Look at the timesheet."))[1]


def reason_says(name: str) -> str:
    """The law's sentence, where it can be said without the figures of the case."""
    says = load_book().reasons("ihss.payment").get(f"ihss.payment.{name}", "")
    return f"{reason(name)}." if not says or "{" in says else says


def rate(line: PayLine) -> str:
    """`$20.00`; overtime with what half of the week's regular rate adds."""
    if line.kind != "overtime":
        return wording.money(line.rate_cents) if line.rate_cents else "–"
    return f"{wording.money(line.rate_cents)} + ½ × {wording.money(line.regular_rate_cents or line.rate_cents)}"


def short_money(cents: int) -> str:
    """Dollars for a picture: `$1.21 bn`, `$84.3 m`, `$612,000`; the table beside it has every cent."""
    sign, dollars = ("−" if cents < 0 else ""), abs(cents) // 100
    if dollars >= 1_000_000_000:
        return f"{sign}${dollars // 1_000_000_000}.{dollars % 1_000_000_000 // 10_000_000:02} bn"
    if dollars >= 1_000_000:
        return f"{sign}${dollars // 1_000_000}.{dollars % 1_000_000 // 100_000} m"
    return f"{sign}${dollars:,}"


def half_month_of(payment: Payment) -> str:
    """`1 to 15 Mar 2026`: the half-month that a payment is for."""
    begins = payment.period_begins
    if begins.day == 1:
        return period(begins, begins.replace(day=15))
    return period(begins, (begins.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1))


def _first(known: dict[str, tuple[str, str]]) -> Callable[[str], str]:
    return lambda code: known.get(code, (wording.words(code), "quiet"))[0]


def _tone(known: dict[str, tuple[str, str]]) -> Callable[[str], str]:
    return lambda code: known.get(code, ("", "quiet"))[1]


FILTERS: dict[str, Callable[..., Any]] = {
    "run_kind": lambda kind: KINDS.get(kind, kind),
    "run_status": _first(STATUSES),
    "run_tone": _tone(STATUSES),
    "run_says": lambda status: SAYS[status],
    "run_period": period_of,
    "run_word": lambda kind: SAID.get(kind, wording.words(kind)),
    "hold_reason": reason,
    "hold_says": reason_says,
    "hold_todo": what_to_do,
    "pay_line": lambda kind: LINES.get(kind, kind),
    "pay_rate": rate,
    "pay_method": lambda method: METHODS.get(method, method),
    "payment_status": _first(PAYMENTS),
    "payment_tone": _tone(PAYMENTS),
    "payment_period": half_month_of,
    "pay_order": lambda kind: ORDERS.get(kind, kind),
    "pay_answer": lambda answer: ANSWERS.get(answer, answer),
    "pay_file": lambda kind: FILES.get(kind, kind),
    "ledger_account": lambda number: ACCOUNTS.get(number, str(number)),
    "ledger_share": lambda number: SHARES.get(number, ""),
    "ledger_program": lambda number: PROGRAMS.get(number, str(number)),
    "short_money": short_money,
}
"""How templates ask for these words."""
