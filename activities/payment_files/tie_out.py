"""The last look before money leaves: run totals, ledger, files and statements say the same, or nothing goes."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.payment_files.nacha import Sums
from records.ledger import Account, Share
from records.pay_run import PayRun

LEDGER = text("""
    select coalesce(sum(cents), 0) as all_of_it,
        coalesce(-sum(cents) filter (where account = :deposit), 0) as deposits,
        coalesce(-sum(cents) filter (where account = :warrant), 0) as warrants,
        coalesce(-sum(cents) filter (where account = :advance and share = :nobody), 0) as advances,
        coalesce(sum(cents) filter (where account = :returned or account = :advance and share <> :nobody), 0)
            as returned
    from ledger_line where payment_id >= :first and payment_id < :beyond and posting = 0
""")
STATEMENTS = text("""
    select count(*) as payments, coalesce(sum(net_cents), 0) as net,
        coalesce(sum(gross_cents - social_security_cents - medicare_cents - sdi_cents - federal_income_tax_cents
            - state_income_tax_cents - share_of_cost_cents - deductions_cents), 0) as left_of_gross,
        count(*) filter (where method = 'direct_deposit') as deposits,
        count(*) filter (where method = 'warrant') as warrants,
        count(*) filter (where part <> all(array(select number from pay_run_part
            where run_id = :run and issued_at is not null))) as waiting
    from payment where id >= :first and id < :beyond and run_id = :run
""")


def difference(session: Session, run: PayRun, ach: Sums, warrants: Sums) -> str | None:
    """Nothing, or the first difference in a sentence."""
    first = run.first_payment_id or 0
    bounds = {"first": first, "beyond": first + run.timesheets}
    accounts = {"deposit": Account.DIRECT_DEPOSIT, "warrant": Account.WARRANT, "advance": Account.ADVANCE_PAY}
    accounts |= {"returned": Account.RETURNED}
    known = {name: int(each) for name, each in accounts.items()} | {"nobody": int(Share.NONE)}
    ledger = session.execute(LEDGER, bounds | known).one()
    printed = session.execute(STATEMENTS, bounds | {"run": run.id}).one()
    out = ach.cents + warrants.cents + ledger.advances
    pairs = (
        ("payments of no part that is issued", printed.waiting, "what there may be", 0),
        ("the ledger's sum", ledger.all_of_it, "what it must be", 0),
        ("credits in the bank's file", ach.entries, "payments by direct deposit", printed.deposits),
        ("cents in the bank's file", ach.cents, "direct deposits in the ledger", ledger.deposits),
        ("warrants in the register", warrants.entries, "payments by warrant", printed.warrants),
        ("cents in the register", warrants.cents, "warrants in the ledger", ledger.warrants),
        ("payments of the run", run.payments, "statements", printed.payments),
        ("net of the run", run.net_cents, "what goes out", out),
        ("net of the statements", printed.net, "what goes out", out),
        ("gross less what is taken", printed.left_of_gross + ledger.returned, "net of the statements", printed.net),
    )
    for name, one, other_name, other in pairs:
        if one != other:
            what = f"{name} {one:,}, {other_name} {other:,}"
            return f"The files of run {run.number} do not tie: {what}. Nothing was sent; somebody has to look."
    return None
