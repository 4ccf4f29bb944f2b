"""The queries of a part and the columns they answer with. COPY takes no parameters: what is in braces is ours alone.

Ranges of enrollments and lists of ids only, so that each is found by an index however long the history is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from records.advance_taken import MONEY_IS_OUT
from records.made_void import MADE_VOID, of_wages_since

LONGEST_PERIOD = 16
"""Days of the longest half-month."""

DAY_MINUTES = ", ".join(f"t.day_minutes[{number + 1}]" for number in range(LONGEST_PERIOD))
DAY_COLUMNS = {f"day_{number}": pl.Int16 for number in range(LONGEST_PERIOD)}
PART = "{whom}"
"""Which enrollments: a range of them, or a list."""


@dataclass(frozen=True)
class Query:
    """A query of a part; its columns in order, of which the first is the one that others are joined by."""

    text: str
    columns: Mapping[str, Any]


SHEETS = Query(
    f"""
    select t.id, t.assignment_id, t.enrollment_id, t.case_id, t.county_code, t.period_begins, t.period_ends,
        t.decided_at, t.version, coalesce(t.travel_minutes, 0), {DAY_MINUTES}
    from timesheet t where t.enrollment_id {PART} and {{owed}} order by t.enrollment_id, t.id limit {{most}}
    """,
    {
        "timesheet_id": pl.Int64,
        "assignment_id": pl.Int64,
        "enrollment_id": pl.Int64,
        "case_id": pl.Int64,
        "county_code": pl.String,
        "period_begins": pl.Date,
        "period_ends": pl.Date,
        "decided_at": pl.Datetime("us", "UTC"),
        "version": pl.Int64,
        "travel_minutes": pl.Int64,
        **DAY_COLUMNS,
    },
)

PROVIDERS = Query(
    f"select e.id, e.status, e.status_since, e.birth_date from enrollment e where e.id {PART}",
    {"enrollment_id": pl.Int64, "provider_status": pl.String, "provider_since": pl.Date, "born": pl.Date},
)

PAIRS = Query(
    f"""select a.id, a.related_as, a.back_up, a.live_in_processed_on, a.live_in_cancelled_on
    from assignment a where a.enrollment_id {PART}""",
    {
        "assignment_id": pl.Int64,
        "related_as": pl.String,
        "back_up": pl.Boolean,
        "live_in_from": pl.Date,
        "live_in_until": pl.Date,
    },
)

CASES = Query(
    "select c.id, c.status, c.status_since from care_case c where c.id = any('{cases}')",
    {"case_id": pl.Int64, "case_status": pl.String, "case_since": pl.Date},
)

PAID_AHEAD = Query(
    f"""select a.case_id, a.month, true from advance_payment a
    where a.case_id = any('{{cases}}') and {MONEY_IS_OUT}""",
    {"case_id": pl.Int64, "month": pl.Date, "advance": pl.Boolean},
)
"""Months whose money the recipient has: their timesheets account for it and are not paid out."""

AUTHORIZATIONS = Query(
    """
    select z.case_id, z.id, z.program, z.starts_on, z.ends_on from "authorization" z
    where z.case_id = any('{cases}') and z.starts_on <= least(z.ends_on, '{latest}')
        and coalesce(z.ends_on, '{earliest}') >= '{earliest}'
    """,
    {"case_id": pl.Int64, "number": pl.Int64, "program": pl.String, "starts_on": pl.Date, "ends_on": pl.Date},
)

DEPOSITS = Query(
    f"""
    select distinct on (assignment_id) assignment_id, id,
        coalesce(closed_on > '{{pay_date}}', true) and length(account_sealed) > 0
    from direct_deposit
    where enrollment_id {PART} and starts_on <= '{{pay_date}}' and coalesce(ended_on > '{{pay_date}}', true)
    order by assignment_id, starts_on desc, id desc
    """,
    {"assignment_id": pl.Int64, "direct_deposit_id": pl.Int64, "account_usable": pl.Boolean},
)

CERTIFICATES = Query(
    f"""
    select distinct on (enrollment_id, form) enrollment_id, form, filing_status, two_jobs, credits_cents,
        other_income_cents, deductions_cents, allowances, estimated_deductions, extra_cents
    from withholding_certificate
    where enrollment_id {PART} and starts_on <= '{{pay_date}}' and coalesce(ended_on > '{{pay_date}}', true)
    order by enrollment_id, form, starts_on desc, id desc
    """,
    {
        "enrollment_id": pl.Int64,
        "form": pl.String,
        "filing_status": pl.String,
        "two_jobs": pl.Boolean,
        "credits_cents": pl.Int64,
        "other_income_cents": pl.Int64,
        "deductions_cents": pl.Int64,
        "allowances": pl.Int64,
        "estimated_deductions": pl.Int64,
        "extra_cents": pl.Int64,
    },
)

STOPS = Query(
    f"""
    select distinct a.id, true from pay_stop s join assignment a
        on a.enrollment_id = s.enrollment_id and a.id = coalesce(s.assignment_id, a.id)
    where s.enrollment_id {PART} and s.lifted_at is null
    """,
    {"assignment_id": pl.Int64, "stopped": pl.Boolean},
)

RELEASED = Query(
    f"""select distinct h.timesheet_id, true from pay_hold h
    where h.released_at is not null and h.enrollment_id {PART}""",
    {"timesheet_id": pl.Int64, "released": pl.Boolean},
)

TRAVEL = Query(
    """
    select c.timesheet_id, c.version, c.day, c.payable_minutes from travel_claim c
    where c.timesheet_id = any('{travelled}') and c.outcome in ('pay', 'pay_part') and c.payable_minutes > 0
    """,
    {"timesheet_id": pl.Int64, "version": pl.Int64, "day": pl.Date, "minutes": pl.Int64},
)

BEFORE = Query(
    f"""
    select distinct on (t.enrollment_id, t.assignment_id, t.period_begins) t.id, t.enrollment_id, t.county_code,
        a.back_up, t.period_begins, t.version, coalesce(t.travel_minutes, 0), {DAY_MINUTES}
    from timesheet t join payment p on p.timesheet_id = t.id and p.replaces_id is null and p.run_id <> {{run}}
        join assignment a on a.id = t.assignment_id
    where t.enrollment_id {PART} and t.period_begins = any('{{around}}')
        and not {MADE_VOID}
    order by t.enrollment_id, t.assignment_id, t.period_begins, t.id desc
    """,
    {
        "timesheet_id": pl.Int64,
        "enrollment_id": pl.Int64,
        "county_code": pl.String,
        "back_up": pl.Boolean,
        "period_begins": pl.Date,
        "version": pl.Int64,
        "travel_minutes": pl.Int64,
        **DAY_COLUMNS,
    },
)
"""What earlier runs paid in half-months that share a week with those of this run; of a pair's the newest version."""

PAID = Query(
    f"""
    select a.enrollment_id, a.case_id, p.id, p.pay_date >= '{{year}}', p.pay_date >= '{{quarter}}',
        p.year_to_date_cents, p.quarter_to_date_cents, p.gross_cents, p.minutes > 0 and p.gross_cents > 0,
        exists (select from payment s where s.assignment_id = a.id and s.pay_date < '{{quarter}}'
            and s.pay_date >= '{{two_years}}' and s.quarter_to_date_cents >= {{sdi_threshold}}),
        p.relationship = 'none' and p.medicare_cents <= 0 and p.year_to_date_cents >= {{fica_threshold}}
            and (select bool_and(s.relationship = 'none') and sum(s.medicare_cents) <= 0 from payment s
                where s.assignment_id = a.id and s.pay_date >= '{{year}}' and {of_wages_since("s", "'{year}'")}),
        p.relationship in ('none', 'child_under_21') and p.sdi_cents <= 0
            and p.quarter_to_date_cents >= {{sdi_threshold}}
            and (select bool_and(s.relationship in ('none', 'child_under_21')) and sum(s.sdi_cents) <= 0 from payment s
                where s.assignment_id = a.id and s.pay_date >= '{{quarter}}' and {of_wages_since("s", "'{quarter}'")})
    from assignment a cross join lateral (
        select * from payment p where p.assignment_id = a.id and (p.replaces_id is null or p.gross_cents <> 0)
        order by p.id desc limit 3) p
    where a.enrollment_id {PART} order by a.enrollment_id, a.case_id, p.id
    """,
    {
        "enrollment_id": pl.Int64,
        "case_id": pl.Int64,
        "id": pl.Int64,
        "this_year": pl.Boolean,
        "this_quarter": pl.Boolean,
        "year_to_date_cents": pl.Int64,
        "quarter_to_date_cents": pl.Int64,
        "gross_cents": pl.Int64,
        "ordinary": pl.Boolean,
        "sdi_met": pl.Boolean,
        "fica_untaken": pl.Boolean,
        "sdi_untaken": pl.Boolean,
    },
)
"""A pair's newest payments with the figures so far; what was only sent out again (no wages) is none of them, so that it
may be reckoned beside an open run, whichever of the two is discarded. `…_untaken`: the threshold is reached, and
nothing is withheld of the wages so far: no payment could bear it yet (`ihss.net_pay` put it off), or the one that could
was made void; a void of wages from before says nothing of these. What the newest payment came to is no matter: a
correction may owe nothing."""

CHANGED = Query(
    f"""select distinct s.enrollment_id, true from enrollment_status s
    where s.enrollment_id {PART} and s.at > '{{first_decided}}'""",
    {"enrollment_id": pl.Int64, "changed": pl.Boolean},
)

OUT = Query(
    """
    select t.id, true from timesheet t where t.id = any('{changed}') and exists (
        select from (select status, since, at,
                lead(since) over (order by s.id) as until from enrollment_status s
                where s.enrollment_id = t.enrollment_id) s
            cross join lateral generate_subscripts(t.day_minutes, 1) as place
        where s.at > t.decided_at and s.status not in ('enrolled', 'enrolled_by_waiver')
            and t.day_minutes[place] > 0 and t.period_begins + place - 1 >= s.since
            and coalesce(t.period_begins + place - 1 < s.until, true))
    """,
    {"timesheet_id": pl.Int64, "out_since": pl.Boolean},
)
"""Timesheets with a day worked on which the provider was not enrolled, as was learned after they were accepted."""

SHARING = Query(
    "select distinct s.case_id, true from share_of_cost s where s.case_id = any('{cases}') and s.cents > 0",
    {"case_id": pl.Int64, "shares": pl.Boolean},
)

SHARES = Query(
    """
    select t.id, greatest(s.cents - coalesce(taken.cents, 0), 0), planned.cents
    from timesheet t cross join lateral (
            select cents from share_of_cost s where s.case_id = t.case_id
                and s.from_month <= date_trunc('month', t.period_begins)
            order by s.from_month desc limit 1) s
        left join lateral (
            select sum(p.share_of_cost_cents)::bigint as cents
            from assignment a join payment p on p.assignment_id = a.id
            where a.case_id = t.case_id and p.run_id <> {run}
                and date_trunc('month', p.period_begins) = date_trunc('month', t.period_begins)) taken on true
        left join lateral (
            select coalesce(sum(x.cents) filter (where x.timesheet_id = t.id), 0)::bigint as cents
            from pay_run_share x where x.run_id = {run} and x.case_id = t.case_id
                and x.month = date_trunc('month', t.period_begins) having count(*) > 0) planned on true
    where t.id = any('{sharing}') and s.cents > 0
    """,
    {"timesheet_id": pl.Int64, "share_left_cents": pl.Int64, "planned_share_cents": pl.Int64},
)
"""What is left of the month's share of cost, the same for each of the case's timesheets of the month; and what was
planned for this one, where several providers bear it (activities/pay_run/shares_planned.py)."""
