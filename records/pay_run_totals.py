"""The totals of a part from its payments and ledger lines, by the database: how they are written, and written again.

The reckoning of a part may write them from its own columns instead; both must be the same to the cent.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from records.ledger import Account, Share
from records.pay_run import PayRunPart
from records.pay_run_total import FIGURES, TAXES

SUMS = (*("minutes", "gross_cents", *TAXES, "share_of_cost_cents", "deductions_cents", "net_cents"),)

WRITE = text(f"""
    with paid as (
        select * from payment where id >= :first and id < :beyond and run_id = :run and part = :part
    ), borne as (
        select p.county_code, p.program,
          coalesce(sum(l.cents) filter (where l.share = {Share.FEDERAL:d}), 0) as federal_cents,
          coalesce(sum(l.cents) filter (where l.share = {Share.STATE:d}), 0) as state_cents,
          coalesce(sum(l.cents) filter (where l.share = {Share.COUNTY:d}), 0) as county_cents,
          coalesce(sum(l.cents) filter (where l.account = {Account.RETURNED:d}
            or l.account = {Account.ADVANCE_PAY:d} and l.share = {Share.RECIPIENT:d}), 0) as returned_cents
        from ledger_line l join paid p on p.id = l.payment_id
        where l.payment_id >= :first and l.payment_id < :beyond and l.posting = 0
          and l.account in ({Account.WAGES:d}, {Account.RETURNED:d}, {Account.ADVANCE_PAY:d})
        group by 1, 2
    ), added as (
        select county_code, program, count(*) as payments,
          {", ".join(f"sum({each}) as {each}" for each in SUMS)},
          count(*) filter (where method = 'direct_deposit') as direct_deposits,
          coalesce(sum(net_cents) filter (where method = 'direct_deposit'), 0) as direct_deposit_cents,
          count(*) filter (where method = 'warrant') as warrants,
          coalesce(sum(net_cents) filter (where method = 'warrant'), 0) as warrant_cents,
          coalesce(sum(net_cents) filter (where method = 'advance'), 0) as advance_cents
        from paid group by 1, 2
    )
    insert into pay_run_total (run_id, part, county_code, program, {", ".join(FIGURES)}, returned_cents)
    select :run, :part, county_code, program, {", ".join(FIGURES)}, returned_cents
    from added left join borne using (county_code, program)
""")


def write(session: Session, part: PayRunPart) -> None:
    """Add up a part that was reckoned, in place of what was added up before."""
    which = {"run": part.run_id, "part": part.number}
    session.execute(text("delete from pay_run_total where run_id = :run and part = :part"), which)
    bounds = {"first": part.first_payment_id, "beyond": part.first_payment_id + part.timesheets}
    session.execute(WRITE, which | bounds)
