"""What a snapshot is filled with: the versions that stood at its day's close, in a few statements of the database.

`shown` and `headline` are `ccs.line_status` and `ccs.sar_status` of the law in the database's own words; a test holds
them equal to the law for every status on both sides of every day.
"""

import datetime as dt
from typing import Any

from activities.snapshot.partitions import TABLES, Own, index, own_name
from records import snapshots
from records.snapshot_ways import GONE

SHOWN = """case when {line}.status in ('authorized', 'authorized_modified') and {line}.ends_on < %(as_of)s
    then 'expired' else {line}.status end"""
"""A line's status at the close of the day: its last day is still authorized (handbook, case 12)."""

HEADLINE = "case when min({status}) = max({status}) then min({status}) else 'mixed' end"
"""A request's status over its lines."""

STOOD = "{of}.recorded_at < %(closes_at)s and ({of}.superseded_at is null or {of}.superseded_at >= %(closes_at)s)"
"""Versions that were told before the day's close and not replaced by then."""

CHANGED = "({of}.recorded_at at time zone 'America/Los_Angeles')::date"

FILL = {
    "snapshot_line": f"""
insert into {{line}} (snapshot_id, line_id, sar_id, client_number, status, starts_on, ends_on)
select %(id)s, l.id, l.sar_id, s.client_number, {SHOWN.format(line="l")}, l.starts_on, l.ends_on
from sar_line l join sar s on s.id = l.sar_id where {STOOD.format(of="s")}
""",
    "snapshot_sar": f"""
insert into {{sar}} (snapshot_id, sar_id, number, client_number, status, starts_on, ends_on, changed_on)
select %(id)s, s.id, s.number, s.client_number, coalesce(l.status, 'received'),
    coalesce(l.starts_on, s.requested_on), coalesce(l.ends_on, s.requested_on), {CHANGED.format(of="s")}
from sar s left join (
    select sar_id, {HEADLINE.format(status="status")} as status, min(starts_on) as starts_on, max(ends_on) as ends_on
    from {{line}} group by sar_id) l on l.sar_id = s.id
where {STOOD.format(of="s")}
""",
    "snapshot_party": """
insert into {party} (snapshot_id, number, changed_on, sar_id)
select distinct %(id)s::bigint, p.number, s.changed_on, s.sar_id
from sar_party p join {sar} s on s.sar_id = p.sar_id where p.role in ('authorized', 'group', 'facility')
""",
    "snapshot_right": """
insert into {right} (snapshot_id, organization_id, key)
select distinct %(id)s::bigint, o.id, p.number
from organization o join organization_provider p on p.organization_id = o.id
join written_permission w on w.organization_provider_id = p.id
where o.kind = 'provider' and p.starts_on <= %(today)s and (p.ends_on is null or p.ends_on >= %(today)s)
    and w.starts_on <= %(today)s and (w.ends_on is null or w.ends_on >= %(today)s)
    and (w.withdrawn_on is null or w.withdrawn_on > %(today)s)
union select %(id)s, o.id, p.plan_code
from organization o join organization_plan p on p.organization_id = o.id
where o.kind = 'plan' and p.starts_on <= %(today)s and (p.ends_on is null or p.ends_on >= %(today)s)
""",
    "snapshot_reach": f"""
insert into {{reach}}
    (snapshot_id, organization_id, changed_on, sar_id, client_number, status, starts_on, ends_on)
select %(id)s, r.organization_id, s.changed_on, s.sar_id, s.client_number, s.status, s.starts_on, s.ends_on
from (select distinct r.organization_id, p.sar_id
    from {{right}} r join organization o on o.id = r.organization_id and o.kind = 'provider'
    join {{party}} p on p.number = r.key) r
join {{sar}} s on s.sar_id = r.sar_id
union all
select %(id)s, r.organization_id, s.changed_on, s.sar_id, s.client_number, {HEADLINE.format(status="l.status")},
    min(l.starts_on), max(l.ends_on)
from {{right}} r join organization o on o.id = r.organization_id and o.kind = 'plan'
join plan_membership m on m.plan_code = r.key and m.superseded_at is null
join {{sar}} s on s.client_number = m.client_number
join {{line}} l on l.sar_id = s.sar_id and m.starts_on <= l.ends_on
    and (m.ends_on is null or m.ends_on >= l.starts_on)
group by r.organization_id, s.changed_on, s.sar_id, s.client_number
""",
    "snapshot_client": f"""
insert into {{client}} (snapshot_id, client_id, number, cin, name_folded, name_keys, birth_date)
select %(id)s, c.id, c.number, c.cin, c.name_folded, c.name_keys, c.birth_date
from ccs_client c where {STOOD.format(of="c")}
""",
    "snapshot_letter": f"""
insert into {{letter}} (snapshot_id, letter_id, number, kind, client_number, sar_number, line_ids, changed_on)
select %(id)s, t.id, t.number, t.kind, t.client_number, t.sar_number,
    (select array_agg(coalesce(l.id, {GONE}) order by l.id) from unnest(string_to_array(t.line_numbers, ',')::bigint[])
     as told (number) left join sar_line l on l.sar_id = s.sar_id and l.number = told.number),
    {CHANGED.format(of="t")}
from ccs_letter t left join {{sar}} s on s.number = t.sar_number where {STOOD.format(of="t")}
""",
}

ROOM = ("set local work_mem = '256MB'", "set local maintenance_work_mem = '256MB'", "set local jit = off")
SAMPLED = "set local default_statistics_target = 50"
"""One build at a time sorts and joins a state in memory; a sample of 15,000 rows tells how a table is read."""


def fill(own: Own, snapshot_id: int, as_of: dt.date, today: dt.date) -> dict[str, int]:
    """Fill and index a snapshot's tables within the caller's transaction, which sees one moment; rows by table.

    What it shows is of `as_of`'s close; what opens it is of `today`.
    """
    for setting in (*ROOM, SAMPLED):
        own.execute(setting)
    names = {table.name.removeprefix("snapshot_"): own_name(table.name, snapshot_id) for table in TABLES}
    told: dict[str, Any] = {"id": snapshot_id, "as_of": as_of, "closes_at": snapshots.closes_at(as_of), "today": today}
    rows = {}
    for table in TABLES:
        rows[table.name] = own.execute(FILL[table.name].format(**names), told).rowcount
        own.execute(f"analyze {own_name(table.name, snapshot_id)}")  # for the next one's joins
        index(own, table, snapshot_id)
    return rows
