"""The invented state is about what the state reports of itself."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from cli.seed.statewide.counties import apportioned, places
from cli.seed.statewide.scale import PROVIDERS, RECIPIENTS, TIMESHEETS
from tests.cli.seed.statewide.conftest import SCALE


def number(state: Session, query: str) -> float:
    return float(state.scalar(text(query)) or 0)


@pytest.mark.parametrize(
    ("table", "of_the_state"), [("care_case", RECIPIENTS), ("enrollment", PROVIDERS), ("timesheet", TIMESHEETS)]
)
def test_there_are_as_many_as_the_size_says(state: Session, table: str, of_the_state: int) -> None:
    assert number(state, f"select count(*) from {table}") == SCALE.of(of_the_state)


def test_every_county_has_its_share_of_the_recipients(state: Session) -> None:
    found = dict(state.execute(text("select county_code, count(*) from care_case group by 1")).all())
    wanted = zip(places(), apportioned(SCALE.of(RECIPIENTS)).tolist(), strict=True)
    assert {code: found.get(code, 0) for code in {place.code for place in places()}} == {
        place.code: count for place, count in wanted
    }


def test_los_angeles_is_a_quarter_and_all_counties_are_there_at_full_size() -> None:
    by_code = dict(zip((place.code for place in places()), apportioned(RECIPIENTS).tolist(), strict=True))
    assert len(by_code) == 58
    assert min(by_code.values()) > 0
    assert 0.24 < by_code["19"] / RECIPIENTS < 0.27


PER_PROVIDER = "(select count(*) n, count(distinct county_code) counties from assignment group by enrollment_id) x"
PER_RECIPIENT = "(select count(*) n from assignment group by case_id) x"
WEEK = "(select sum(m) from unnest(day_minutes[1:7]) m)"
FIRST_WEEKS = f"(select sum({WEEK}) minutes from timesheet group by enrollment_id) x"
PROGRAMS = '"authorization" where ends_on is null'
USUAL = {
    "relatives": ("avg((related_as <> 'none')::int) from assignment", 0.60, 0.78),
    "live in": ("avg(lives_together::int) from assignment", 0.40, 0.58),
    "two recipients": (f"avg((n > 1)::int) from {PER_PROVIDER}", 0.15, 0.30),
    "two counties": (f"avg((counties > 1)::int) from {PER_PROVIDER}", 0.001, 0.03),
    "two providers": (f"avg((n > 1)::int) from {PER_RECIPIENT}", 0.05, 0.15),
    "direct deposit": ("(select count(*) from direct_deposit)::numeric / count(*) from assignment", 0.80, 0.90),
    "share of cost": ("(select count(*) from share_of_cost)::numeric / count(*) from care_case", 0.015, 0.05),
    "W-4": (
        "avg((form = 'w4')::int) * count(*) / (select count(*) from enrollment) from withholding_certificate",
        0.28,
        0.4,
    ),
    "hours a month": (f"avg(authorized_minutes_per_month) / 60 from {PROGRAMS}", 105, 130),
    "PCSP": (f"avg((program = 'PCSP')::int) from {PROGRAMS}", 0.40, 0.60),
    "CFCO": (f"avg((program = 'CFCO')::int) from {PROGRAMS}", 0.38, 0.58),
    "IPO": (f"avg((program = 'IPO')::int) from {PROGRAMS}", 0.005, 0.05),
    "residual": (f"avg((program = 'IHSS-R')::int) from {PROGRAMS}", 0.005, 0.03),
    "overtime": (f"avg((minutes > 2400)::int) from {FIRST_WEEKS}", 0.10, 0.40),
}


@pytest.mark.parametrize("what", USUAL)
def test_what_is_usual_is_usual(state: Session, what: str) -> None:
    query, least, most = USUAL[what]
    assert least <= number(state, f"select {query}") <= most


@pytest.mark.parametrize("kind", ["union_dues", "support", "tax_levy", "creditor", "health_premium", "voluntary"])
def test_every_kind_of_order_is_there(state: Session, kind: str) -> None:
    assert number(state, f"select count(*) from pay_order where kind = '{kind}'") > 0


WITHIN = "status_since between '2026-03-01' and '2026-03-15'"


@pytest.mark.parametrize(
    "rows",
    [
        "direct_deposit where closed_on is not null and ended_on is null",
        "enrollment where status = 'ineligible' and status_since > '2026-03-15'",
        f"enrollment where status = 'ineligible' and {WITHIN}",
        f"care_case where status = 'terminated' and {WITHIN}",
        "pay_stop where lifted_at is null",
    ],
)
def test_there_is_some_of_what_a_pay_run_must_hold(state: Session, rows: str) -> None:
    assert number(state, f"select count(*) from {rows}") > 0


def test_a_year_of_hours_is_authorized_without_a_gap_for_who_was_there(state: Session) -> None:
    gaps = """
    select count(*) from (select case_id, ends_on, lead(starts_on) over (partition by case_id order by starts_on) next
        from "authorization") a where (next is null) <> (ends_on is null) or next <> ends_on + 1
    """
    assert number(state, gaps) == 0
    assert (
        number(state, 'select avg((n = 2)::int) from (select count(*) n from "authorization" group by case_id) x') > 0.8
    )
