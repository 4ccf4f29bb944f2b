"""The query behind `records.timesheet_facts`: set-wise, for one timesheet and for a hundred thousand.

`{source}` is the table of the timesheets asked about, or a query in parentheses; `{counts}` says which others `o` count
as accepted beside one of them, `t`. Days of a period are kept as ranges: what is out is a set of ranges cut to the
period, joined where they touch.
"""

from records.advance_taken import MONEY_IS_OUT
from records.periods import WEEKS_OF_A_MONTH

NOW = "o.status = 'accepted' and o.superseded_at is null"
"""What is accepted as things are."""

THEN = """(o.status = 'accepted'
    and (o.decided_at, o.id) < (select s.decided_at, s.id from timesheet s where s.id = t.id)
    and coalesce(o.superseded_at > (select s.decided_at from timesheet s where s.id = t.id), true))"""
"""What was accepted when the one asked about was decided; lines of one file were decided in the order of their ids."""

ASKED = """
with t as materialized (
    select ts.id, ts.assignment_id, ts.enrollment_id, ts.case_id, ts.period_begins, ts.period_ends, ts.received_on,
        ts.approved_at, ts.late_approved, ts.first_half_approved, ts.signature_checked, ts.hold_lifted, ts.fix_accepted,
        date_trunc('month', ts.period_begins)::date as month_begins,
        (date_trunc('month', ts.period_begins) + interval '1 month')::date - 1 as month_ends,
        daterange(ts.period_begins, ts.period_ends, '[]') as period
    from {source} ts
),
"""

ACCEPTED = """
of_case as (  -- what all providers of the recipient are paid of the month, and this one
    select t.id, sum(o.payable_minutes)::bigint as minutes,
        coalesce(sum(o.payable_minutes) filter (where o.assignment_id = t.assignment_id), 0)::bigint as own_minutes
    from t join timesheet o on o.case_id = t.case_id and o.period_begins between t.month_begins and t.month_ends
        and {counts} and o.id <> t.id
    group by t.id
),
of_provider as (  -- what the provider is paid of the month, for all recipients
    select t.id, sum(o.payable_minutes)::bigint as minutes
    from t join timesheet o on o.enrollment_id = t.enrollment_id
        and o.period_begins between t.month_begins and t.month_ends
        and {counts} and o.id <> t.id
    group by t.id
),
"""

HOURS = f"""
authorized as (  -- of the authorizations in force in the period the one in force last; of several the newest
    select distinct on (t.id) t.id, a.authorized_minutes_per_month as minutes, a.weekly_maximum_minutes as week,
        daterange(a.starts_on, a.ends_on, '[]') as days
    from t join "authorization" a on a.case_id = t.case_id
        and a.starts_on <= least(a.ends_on, t.period_ends) and coalesce(a.ends_on, t.period_begins) >= t.period_begins
    order by t.id, least(coalesce(a.ends_on, t.period_ends), t.period_ends) desc, a.id desc
),
given as (  -- the latest word on each day on which the provider's weekly minutes change
    select distinct on (t.id, h.starts_on) t.id, h.starts_on, h.minutes_per_week
    from t join assignment_hours h on h.assignment_id = t.assignment_id
    order by t.id, h.starts_on, h.id desc
),
spans as (
    select id, minutes_per_week, daterange(starts_on, lead(starts_on) over (partition by id order by starts_on)) as span
    from given
),
worked_days as (  -- how many days of the month, under that authorization, the provider works at which weekly minutes
    select s.id, s.minutes_per_week as week, s.span && t.period as now, upper(d) - lower(d) as days
    from spans s join t on t.id = s.id join assignment a on a.id = t.assignment_id
    join authorized on authorized.id = t.id
    cross join lateral (select s.span * authorized.days * daterange(t.month_begins, t.month_ends, '[]')
        * daterange(a.starts_on, null) * daterange(null, a.ended_on, '[]')
        * daterange(null, case when a.status = 'on_leave' then a.leave_from end)) as kept (d)
),
part as (  -- four weeks of the mean of the weekly minutes, by days that are no leave; none in a period of leave alone
    select id, case when bool_and(week = 0) filter (where now) then 0
        when sum(days) filter (where week > 0) > 0 then ceil(
            {WEEKS_OF_A_MONTH} * sum(week * days)::numeric / sum(days) filter (where week > 0))
        when sum(days) > 0 then 0 end::bigint as minutes
    from worked_days group by id
),
recipients as (
    select t.id, count(distinct a.case_id) as recipients
    from t join assignment a on a.enrollment_id = t.enrollment_id
        and a.starts_on <= t.month_ends and coalesce(a.ended_on, t.month_begins) >= t.month_begins
    group by t.id
),
"""

PROVIDER_OUT = """
standings as (  -- each standing until the next word on it; what was before the first word begins nowhere
    select s.enrollment_id, s.id, s.status, s.since,
        min(s.since) over later - 1 as last_day,
        bool_or('enrolled' in (s.status, s.before) or 'enrolled_by_waiver' in (s.status, s.before)) over earlier
            as worked_before
    from enrollment_status s where s.enrollment_id in (select enrollment_id from t)
    window later as (partition by s.enrollment_id order by s.id rows between 1 following and unbounded following),
        earlier as (partition by s.enrollment_id order by s.id rows unbounded preceding)
),
first_standings as (
    select distinct on (e.id) e.id as enrollment_id, coalesce(s.before, e.status) as status,
        (select min(each.since) from enrollment_status each where each.enrollment_id = e.id) - 1 as last_day
    from enrollment e left join enrollment_status s on s.enrollment_id = e.id
    where e.id in (select enrollment_id from t)
    order by e.id, s.id
),
provider_ranges as (
    select t.id, case when s.status = 'suspended' then 'suspended' else 'not_enrolled' end as why,
        daterange(s.since, case when s.worked_before then s.last_day
            else least(s.last_day, e.paid_from - 1) end, '[]') as days
    from t join enrollment e on e.id = t.enrollment_id join standings s on s.enrollment_id = t.enrollment_id
    where s.status not in ('enrolled', 'enrolled_by_waiver') and s.since <= coalesce(s.last_day, s.since)
        and (s.worked_before or s.since < coalesce(e.paid_from, s.since + 1))
    union all
    select t.id, case when s.status = 'suspended' then 'suspended' else 'not_enrolled' end,
        daterange(null, least(s.last_day, e.paid_from - 1), '[]')
    from t join enrollment e on e.id = t.enrollment_id join first_standings s on s.enrollment_id = t.enrollment_id
    where s.status not in ('enrolled', 'enrolled_by_waiver')
    union all
    select t.id, 'not_enrolled', outside.days
    from t join assignment a on a.id = t.assignment_id
    cross join lateral (values
        (daterange(null, a.starts_on), true),
        (daterange(a.ended_on + 1, null), a.ended_on is not null),
        (daterange(a.leave_from, null), a.status = 'on_leave' and a.leave_from is not null)
    ) as outside (days, so)
    where outside.so
    union all
    select id, 'not_enrolled', span from spans where minutes_per_week = 0
),
provider_cut as (
    select p.id, p.why, range_agg(p.days) * datemultirange(t.period) as days
    from provider_ranges p join t on t.id = p.id where p.days && t.period group by p.id, p.why, t.period
),
provider_out as (
    select p.id, jsonb_agg(jsonb_build_object('first_day', lower(d), 'last_day', upper(d) - 1, 'why', p.why)
        order by p.why, lower(d)) as days
    from provider_cut p cross join lateral unnest(p.days) as d group by p.id
),
"""

RECIPIENT_OUT = """
recipient_ranges as (
    select t.id, a.why::text as why, datemultirange(daterange(a.first_day, a.last_day, '[]')) as days
    from t join recipient_absence a on a.case_id = t.case_id and a.withdrawn_at is null
    union all
    select t.id, 'not_eligible', datemultirange(case when c.status = 'leave' then daterange(c.status_since, null)
        else daterange(c.status_since + 1, null) end)
    from t join care_case c on c.id = t.case_id
    where c.status in ('leave', 'terminated', 'denied', 'application_withdrawn')
    union all
    select t.id, 'not_eligible', datemultirange(t.period) - coalesce((
        select range_agg(daterange(a.starts_on, a.ends_on, '[]')) from "authorization" a where a.case_id = t.case_id
            and a.starts_on <= coalesce(a.ends_on, a.starts_on)
    ), '{{}}'::datemultirange)
    from t
),
recipient_cut as (
    select r.id, r.why, range_agg(r.days) * datemultirange(t.period) as days
    from recipient_ranges r join t on t.id = r.id where r.days && t.period group by r.id, r.why, t.period
),
recipient_out as (
    select r.id, jsonb_agg(jsonb_build_object('first_day', lower(d), 'last_day', upper(d) - 1, 'why', r.why)
        order by r.why, lower(d)) as days
    from recipient_cut r cross join lateral unnest(r.days) as d group by r.id
),
"""

OTHERS = """
others as (  -- the provider's entries for other recipients: accepted ones, and held ones that came first
    select t.id, jsonb_agg(jsonb_build_object('day', e.day, 'start', e.starts, 'end', e.ends,
        'start_again', e.start_again, 'end_again', e.end_again) order by e.day, e.starts, e.id) as entries
    from t join timesheet o on o.enrollment_id = t.enrollment_id and o.period_begins = t.period_begins
        and o.case_id <> t.case_id
        and ({counts} or o.status = 'held' and o.superseded_at is null
            and (o.approved_at, o.id) < (coalesce(t.approved_at, 'infinity'::timestamptz), t.id))
    join timesheet_entry e on e.timesheet_id = o.id and e.version = o.version
        and coalesce(e.payable_minutes, 1) > 0
    group by t.id
),
"""

WEEKS = """
touched as (
    select t.id, t.assignment_id, t.enrollment_id, t.case_id, w::date as week
    from t cross join lateral generate_series(
        t.period_begins - extract(dow from t.period_begins)::int, t.period_ends, interval '7 days') as w
),
worked as (
    select t.id, e.day - extract(dow from e.day)::int as week,
        coalesce(sum(e.payable_minutes) filter (where o.case_id = t.case_id), 0)::bigint as same_minutes,
        coalesce(sum(e.payable_minutes) filter (where o.case_id <> t.case_id), 0)::bigint as other_minutes
    from t join timesheet o on o.enrollment_id = t.enrollment_id and {counts}
        and o.id <> t.id and o.period_begins <= t.period_ends + 6 and o.period_ends >= t.period_begins - 6
    join timesheet_entry e on e.timesheet_id = o.id and e.version = o.version
    group by t.id, e.day - extract(dow from e.day)::int
),
weeks as (
    select w.id, jsonb_agg(jsonb_build_object('week', w.week, 'same_minutes', coalesce(m.same_minutes, 0),
        'other_minutes', coalesce(m.other_minutes, 0), 'approved', exists (select from extra_hours x
            where x.assignment_id = w.assignment_id and x.week = w.week and x.outcome = 'approve'))
        order by w.week) as weeks
    from touched w left join worked m on m.id = w.id and m.week = w.week
    group by w.id
)
"""

ANSWER = f"""
select t.id, t.period_begins, coalesce(t.received_on, :today) as received_on,
    coalesce(authorized.minutes, 0) as authorized_minutes_per_month,
    remaining.recipient as recipient_remaining_minutes,
    case when part.minutes < {WEEKS_OF_A_MONTH} * authorized.week
        then greatest(least(remaining.recipient, part.minutes - coalesce(of_case.own_minutes, 0)), 0)
        end as provider_remaining_minutes,
    greatest(coalesce(recipients.recipients, 1), 1) as provider_recipients,
    exists (select from exemption x where x.enrollment_id = t.enrollment_id and x.outcome = 'approve'
        and x.starts_on <= t.period_ends and (x.ends_on is null or x.ends_on >= t.period_ends)) as exempt,
    exists (select from advance_payment a where a.case_id = t.case_id and a.month = t.month_begins
        and {MONEY_IS_OUT}) as advance_pay,
    not t.signature_checked and :signature_share >
        (t.assignment_id * 7919 + (t.period_begins - date '0001-01-01' + 1)::bigint * 104729) % 10000
        as picked_for_signature,
    not t.hold_lifted and exists (select from timesheet_hold h where h.assignment_id = t.assignment_id
        and h.lifted_at is null and h.from_day <= t.period_ends) as county_hold,
    t.late_approved, t.first_half_approved, t.fix_accepted,
    coalesce(of_provider.minutes, 0) as month_other_minutes,
    coalesce(others.entries, '[]') as other_entries, coalesce(provider_out.days, '[]') as provider_out,
    coalesce(recipient_out.days, '[]') as recipient_out, weeks.weeks as workweeks
from t left join authorized on authorized.id = t.id left join part on part.id = t.id
    left join of_case on of_case.id = t.id left join of_provider on of_provider.id = t.id
    left join recipients on recipients.id = t.id left join others on others.id = t.id
    left join provider_out on provider_out.id = t.id left join recipient_out on recipient_out.id = t.id
    left join weeks on weeks.id = t.id
    cross join lateral (select greatest(coalesce(authorized.minutes, 0) - coalesce(of_case.minutes, 0), 0))
        as remaining (recipient)
order by t.id
"""

FACTS = ASKED + ACCEPTED + HOURS + PROVIDER_OUT + RECIPIENT_OUT + OTHERS + WEEKS + ANSWER
