"""Who may confirm that a recipient gave back money of a month in advance (ihss.advance_receipt)."""

from records.clock import county_today
from records.pay_order import AdvancePayment
from rules.preview import preview
from web.sign_in import guard

OF_PAY = {"payroll_officer", "supervisor"}


def why_not(row: AdvancePayment) -> str | None:
    """Why whoever is signed in may not confirm it, in the law's sentence; None if they may."""
    staff = guard.the_staff()
    facts = {
        "handles_pay": bool(OF_PAY & staff.roles),
        "wrote_receipt_down": row.receipt_by_id == staff.staff_id,
    }
    answer = preview("ihss.advance_receipt", county_today(), facts)
    if answer.answer and answer.answer["allowed"]:
        return None
    return " ".join(reason.says for reason in answer.because)
