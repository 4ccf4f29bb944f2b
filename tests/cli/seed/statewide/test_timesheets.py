"""The invented half-month is one that the law accepts, day by day."""

import datetime as dt

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from records.timesheet import Timesheet
from records.timesheet_facts import facts_of
from rules.preview import preview

LEARNED_LATER = """
select t.id from timesheet t join enrollment e on e.id = t.enrollment_id join care_case c on c.id = t.case_id
where e.status = 'ineligible' or c.status = 'terminated'
"""


def test_the_law_pays_its_timesheets(state: Session) -> None:
    later = set(state.scalars(text(LEARNED_LATER)))
    several = select(Timesheet).where(Timesheet.travel_minutes > 0).order_by(Timesheet.id).limit(25)
    rows = [*state.scalars(select(Timesheet).order_by(Timesheet.id).limit(40)), *state.scalars(several)]
    for row in rows:
        answer = preview("ihss.timesheet", row.period_ends, facts_of(state, row))
        assert answer.answer is not None
        if row.id not in later:
            assert (answer.answer["outcome"], answer.answer["payable_minutes"]) == ("pay", row.payable_minutes)


def test_days_entries_and_totals_are_the_same_time(state: Session) -> None:
    wrong = """
    select count(*) from timesheet t where payable_minutes <> (select sum(m) from unnest(day_minutes) m)
        or cardinality(day_minutes) <> period_ends - period_begins + 1
        or payable_minutes <> (select sum(payable_minutes) from timesheet_entry e where e.timesheet_id = t.id)
        or exists (select from timesheet_entry e where e.timesheet_id = t.id and e.ends - e.starts <> e.payable_minutes)
        or travel_minutes <> (select coalesce(sum(payable_minutes), 0) from travel_claim c where c.timesheet_id = t.id)
        or not exists (select from timesheet_version v where v.timesheet_id = t.id and v.number = t.version
            and v.claimed_minutes = t.claimed_minutes)
    """
    by_day = """
    select count(*) from timesheet t cross join lateral unnest(day_minutes) with ordinality as d (minutes, number)
    where minutes <> (select coalesce(sum(e.payable_minutes), 0) from timesheet_entry e
        where e.timesheet_id = t.id and e.day = t.period_begins + number::int - 1)
    """
    assert state.scalar(text(wrong)) == 0
    assert state.scalar(text(by_day)) == 0


def test_trips_come_from_the_same_provider_and_rest_on_an_agreement(state: Session) -> None:
    strange = """
    select count(*) from travel_claim c join timesheet t on t.id = c.timesheet_id
        join assignment a on a.id = c.from_assignment_id
    where a.enrollment_id <> t.enrollment_id or a.id = t.assignment_id or not exists (
        select from workweek_agreement w where w.enrollment_id = t.enrollment_id
            and w.schedule @> jsonb_build_array(jsonb_build_object('assignment_id', t.assignment_id)))
    """
    assert state.scalar(text(strange)) == 0


def test_timesheets_came_after_the_half_month_and_before_what_was_learned(state: Session) -> None:
    first, last = state.execute(text("select min(submitted_at), max(decided_at) from timesheet")).one()
    assert dt.datetime(2026, 3, 16, tzinfo=dt.UTC) < first < last < dt.datetime(2026, 3, 21, tzinfo=dt.UTC)
