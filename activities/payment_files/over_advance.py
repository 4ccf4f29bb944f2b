"""What a timesheet came to beyond its month's advance, paid to the provider: the recipient has no money for it.

Its wages and taxes stand in the timesheet's payment. Here is money alone, by which the account of the recipient's
advance comes to nothing again (W&I 12304).
"""

from sqlalchemy.orm import Session

from activities.pay_run.failed import PayFailed
from activities.payment_files.postings import OUT
from activities.payment_files.repairing import NOTHING, SAME
from activities.payment_files.running import running
from records import advance_excess
from records.bank_accounts import usable_account
from records.ledger import Account, LedgerLine, Share
from records.ledger_postings import program_of
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.payment_repair import PaymentRepair


def paid(session: Session, run: PayRun, part: PayRunPart, number: int, wish: PaymentRepair) -> Payment:
    """The payment with its two lines. Raises PayFailed where nothing is beyond the advance any more."""
    old = session.get_one(Payment, wish.payment_id, with_for_update=True, populate_existing=True)
    cents = advance_excess.of_payment(session, old.id)
    if not cents:
        raise PayFailed(f"Payment {old.id} is covered by what was paid in advance. Discard the run.")
    deposit = usable_account(session, old.assignment_id, run.pay_date)
    so_far = running(session, old.assignment_id, run.pay_date)
    method = "direct_deposit" if deposit else "warrant"
    row = Payment(
        **{name: getattr(old, name) for name in SAME if name != "timesheet_id"},
        **NOTHING,
        **{"id": number, "run_id": run.id, "part": part.number, "pay_date": run.pay_date, "net_cents": cents},
        **{"year_to_date_cents": so_far.year, "quarter_to_date_cents": so_far.quarter, "method": method},
        **{"direct_deposit_id": deposit, "adjusts_id": old.adjusts_id or old.id},
    )
    session.add(row)
    program = program_of(session, old.id)
    for account, share, amount in ((Account.ADVANCE_PAY, Share.RECIPIENT, cents), (OUT[method], Share.NONE, -cents)):
        line = {"payment_id": number, "posting": 0, "account": int(account), "share": int(share), "cents": amount}
        session.add(LedgerLine(**line, program=program))
    session.flush()
    return row
