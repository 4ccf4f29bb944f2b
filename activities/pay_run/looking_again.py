"""The last look at a run before it is released: what has changed since it was reckoned that would hold a payment now.

Days may lie between the reckoning and the two words. A stop that was placed, an account that was closed, a standing or
a recipient's eligibility that was lost meanwhile, a death among these, concern few payments; they are found from what
changed, not by reading the run. Nothing is decided here: the parts they lie in are reckoned again, and the law holds
what it holds. Each condition held for no payment when its part was reckoned, so a run is not looked at for ever.
"""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from activities.pay_run.advance_months import AT_WORK
from activities.pay_run.deciding import ENROLLED
from records.advance_taken import MONEY_IS_OUT
from records.care_case import CLOSED
from records.made_void import made_void
from records.pay_run import PayRun, PayRunPart

MINE = "p.id >= :first and p.id < :beyond"
LAST_WORKED = """coalesce(
    (select max(s.day) from sick_leave_claim s where p.timesheet_id is null and s.payment_id = p.id),
    (select t.period_begins - 1 + coalesce(max(place) filter (where t.day_minutes[place] > 0), 1)
        from timesheet t cross join lateral generate_subscripts(t.day_minutes, 1) as place
        where t.id = p.timesheet_id group by t.id))"""
"""The last day that a payment is for; none for the difference of a changed rate, whose time was paid before."""

CONCERNED = text(f"""
with ended as materialized (
    select id, assignment_id from direct_deposit
    where ended_on <= :pay_date or closed_on <= :pay_date or length(account_sealed) = 0),
changed as materialized (
    select s.* from enrollment_status s where s.at > (select min(reckoned_at) from pay_run_part where run_id = :run)),
over as materialized (
    select c.id, c.status_since + (c.status <> 'leave')::integer as since from care_case c where c.status = any(:over))
select p.part, p.id, 'officer_hold' as reason
from pay_stop s join assignment a on a.enrollment_id = s.enrollment_id and a.id = coalesce(s.assignment_id, a.id)
    join payment p on p.assignment_id = a.id and {MINE}
where s.lifted_at is null
union all
select p.part, p.id, 'bank_account_missing'
from ended d join payment p on p.assignment_id = d.assignment_id and p.direct_deposit_id = d.id and {MINE}
union all
select distinct p.part, p.id, 'provider_not_enrolled'
from changed s join pay_run_part r on r.run_id = :run and s.at > r.reckoned_at
        and s.enrollment_id between r.first_enrollment_id and r.last_enrollment_id
    join enrollment e on e.id = s.enrollment_id
    join assignment a on a.enrollment_id = e.id
    join payment p on p.assignment_id = a.id and p.part = r.number and {MINE}
where e.status <> all(:enrolled) or s.status <> all(:enrolled) and exists (
    select from timesheet t cross join lateral generate_subscripts(t.day_minutes, 1) as place
    where t.id = p.timesheet_id and t.day_minutes[place] > 0 and t.period_begins + place - 1 >= s.since
        and not exists (select from enrollment_status n where n.enrollment_id = s.enrollment_id and n.id > s.id
            and n.since <= t.period_begins + place - 1))
union all
select p.part, p.id, 'recipient_not_eligible'
from over c join assignment a on a.case_id = c.id join payment p on p.assignment_id = a.id and {MINE}
where c.since <= {LAST_WORKED}
union all
select p.part, p.id, 'money_is_here'
from advance_payment a join assignment s on s.case_id = a.case_id
    join payment p on p.assignment_id = s.id and p.method = 'advance' and p.period_begins >= a.month
        and p.period_begins < a.month + interval '1 month' and {MINE}
where not {MONEY_IS_OUT}
""")
"""As `activities.pay_run.deciding` has the facts of `ihss.payment`; only what can change while a run waits. Last, what
counts as paid ahead though the month's money is here again: reckoned anew, it is paid out."""

MONTHS = f"from payment p where {MINE} and p.run_id = :run and p.enrollment_id is null"
ADVANCES = text(f"""
select p.part, p.id, 'recipient_not_eligible' as reason {MONTHS} and exists (select from care_case c
    where c.id = p.case_id and (c.status <> 'eligible' or coalesce(c.advance_pay_since > p.period_begins, true)))
union all
select p.part, p.id, 'advanced_before' {MONTHS}
    and exists (select from advance_payment a where a.case_id = p.case_id and a.month = p.period_begins)
union all
select p.part, p.id, 'paid_by_timesheets' {MONTHS} and exists (
    select from assignment s join payment o on o.assignment_id = s.id
    where s.case_id = p.case_id and o.period_begins >= p.period_begins
        and o.period_begins < p.period_begins + interval '1 month' and o.timesheet_id is not null
        and o.gross_cents > 0 and not {made_void("o")})
union all
select p.part, p.id, 'not_severely_impaired' {MONTHS} and not coalesce((
    select z.severely_impaired from "authorization" z where z.case_id = p.case_id and z.starts_on <= p.period_begins
        and coalesce(z.ends_on, p.period_begins) >= p.period_begins order by z.id desc limit 1), false)
union all
select p.part, p.id, 'no_provider' {MONTHS} and not exists (
    select from assignment s join enrollment e on e.id = s.enrollment_id
    where s.case_id = p.case_id and e.status = any(:enrolled) and s.status = any(:at_work)
        and s.starts_on <= p.period_begins and coalesce(s.ended_on, p.period_begins) >= p.period_begins)
union all
select p.part, p.id, 'past_arrears' {MONTHS} and exists (
    select from advance_payment a where a.case_id = p.case_id and a.reconciled_cents < a.cents
        and a.settled_at is null and a.arrears_on < p.period_begins)
""")
"""As `activities.pay_run.advance_months` has the facts of `ihss.advance_payment`; what would hold a month now."""

SAYS = {
    "officer_hold": "a pay stop",
    "bank_account_missing": "a bank account that is in use no more",
    "provider_not_enrolled": "a provider who is not enrolled",
    "recipient_not_eligible": "a recipient who is not eligible",
    "advanced_before": "a month that was paid in advance",
    "paid_by_timesheets": "a month that timesheets are paid for",
    "not_severely_impaired": "a recipient who is not severely impaired any more",
    "no_provider": "a recipient without an enrolled provider",
    "money_is_here": "a month in advance whose money is here again",
    "past_arrears": "an earlier month that is not accounted for past its day for arrears",
}
OF_ANY_RUN = ("officer_hold", "bank_account_missing")
"""Money that came back goes out again whatever its provider's standing is today: the work was done."""

SHOWN = 5


@dataclass(frozen=True)
class Found:
    """Payments that would be held now: their numbers, the parts they lie in, and why in a sentence."""

    payments: tuple[int, ...]
    parts: tuple[int, ...]
    sentence: str


def look(session: Session, run: PayRun) -> Found | None:
    """What of a reckoned run would be held now; none where nothing would."""
    first = run.first_payment_id or 0
    known = {"run": run.id, "first": first, "beyond": first + run.timesheets, "pay_date": run.pay_date}
    known |= {"enrolled": list(ENROLLED)}
    if run.kind == "advance":
        rows = session.execute(ADVANCES, known | {"at_work": list(AT_WORK)}).all()
    else:
        rows = session.execute(CONCERNED, known | {"over": ["leave", *CLOSED]}).all()
    rows = [row for row in rows if run.kind != "special" or row.reason in OF_ANY_RUN]
    if not rows:
        return None
    payments = sorted({row.id for row in rows})
    why = Counter(SAYS[row.reason] for row in rows)
    reasons = ", ".join(f"{name} ({count:,})" for name, count in sorted(why.items()))
    named = ", ".join(map(str, payments[:SHOWN])) + (" and others" if len(payments) > SHOWN else "")
    of_these = f"{len(payments):,} of its payments came to be held or paid otherwise: {reasons}; number {named}."
    said = f"Since this run was reckoned, {of_these}"
    return Found(tuple(payments), tuple(sorted({row.part for row in rows})), said)


def reckon_anew(session: Session, run: PayRun, found: Found) -> None:
    """Have the parts concerned reckoned again; what they wrote is taken away when that is done."""
    mine = (PayRunPart.run_id == run.id, PayRunPart.number.in_(found.parts))
    session.execute(update(PayRunPart).where(*mine).values(reckoned_at=None))
