"""What is seen is yesterday's, and who may see it is asked now: every change of rights counts before the next build."""

import datetime as dt

import polars as pl
import pytest
from sqlalchemy import text

from cli.seed.ccs.organizations import SMALL_PLAN
from records import sar_ways
from records.clock import county_instant
from records.sar_search import Wanted
from tests.activities.snapshot.authorizations import during
from tests.activities.snapshot.seen import Seen, liaisons, seen_by
from tests.activities.snapshot.test_exhaustion import (  # noqa: F401 -- the same, after the changes
    test_all_that_may_be_seen_is_found_by_status_by_days_and_by_change,
    test_every_filter_lets_through_what_the_law_does,
    test_what_opened_a_request_is_a_permission_or_a_membership_of_the_organizations_own,
    test_whoever_asks_for_a_number_a_client_or_a_provider_finds_what_may_be_seen_of_it,
)
from tests.activities.snapshot.world import World

CHANGES = (
    "update written_permission set withdrawn_on = :today where id % 3 = 0 and withdrawn_on is null",
    """update organization_provider set ends_on = cast(:today as date) - 1
    where id % 7 = 0 and ends_on is null and starts_on < :today""",
    """insert into organization_provider (organization_id, number, name, starts_on, noted_at)
    select o.id, p.number, 'Joined Today', :today, :now from organization o
    join lateral (select distinct number from sar_party p where p.role <> 'referring' and (p.id + o.id) % 997 = 0) p
    on true where o.kind = 'provider' and o.id % 2 = 1
    and not exists (select from organization_provider q where q.organization_id = o.id and q.number = p.number)""",
    """insert into written_permission (organization_provider_id, signed_on, starts_on, noted_at)
    select id, :today, :today, :now from organization_provider where name = 'Joined Today'""",
    "update plan_membership set superseded_at = :now where id % 20 = 0 and superseded_at is null",
    """insert into plan_membership (client_number, plan_code, starts_on, recorded_at)
    select number, 'P' || lpad((id % 12)::text, 2, '0'), cast(:today as date) - 200, :now
    from ccs_client where id % 15 = 0 and superseded_at is null""",
    "update organization_plan set ends_on = cast(:today as date) - 1 where organization_id = 4",
    "insert into organization_plan (organization_id, plan_code, starts_on) values (4, 'P03', :today)",
    "update organization set status = 'ended' where id = (select max(id) from organization where status = 'frozen')",
)


@pytest.fixture(scope="module")
def changed(world: World) -> World:
    """Permissions withdrawn, providers who left and joined, memberships told and taken back, plans with other codes."""
    told = {"today": world.today, "now": county_instant(world.today, dt.time(10))}
    for change in CHANGES:
        names = {name: value for name, value in told.items() if f":{name}" in change}
        assert world.session.execute(text(change), names).rowcount > 0, change
    world.session.commit()
    return World(world.session, world.today)


@pytest.fixture(params=range(20), ids=lambda place: f"organization {place + 1}")
def seen(changed: World, request: pytest.FixtureRequest) -> Seen:
    changed.session.rollback()
    return seen_by(changed, liaisons(changed)[request.param])


def test_a_user_who_is_disabled_sees_nothing_from_that_moment_on(changed: World) -> None:
    for user in liaisons(changed):
        user.status, user.disabled_at = "disabled", during(changed.today)
        after = seen_by(changed, user)
        assert after.rights.keys == ()
        assert after.lines.height == 0
        after.check_filters()
        changed.session.rollback()


@pytest.mark.parametrize("few", [0, 10**6])
def test_a_plan_whose_codes_changed_today_finds_all_that_is_open_to_it_however_large_it_is(
    changed: World, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(sar_ways, "FEW_MEMBERS", few)
    seen = seen_by(changed, liaisons(changed)[SMALL_PLAN - 1])
    assert seen.rights.plan_codes == ("P03",)
    assert seen.check_search(Wanted(), seen.sars) > 0
    for status in ("mixed", "authorized"):
        seen.check_search(Wanted(status=status), seen.sars.filter(pl.col("headline") == status))


def test_what_opens_and_closes_today_is_not_what_was_open_at_the_build(changed: World) -> None:
    built = changed.rows("select organization_id, sar_id from snapshot_reach")
    differ = 0
    for user in liaisons(changed):
        now = set(seen_by(changed, user).sars["sar_id"].to_list())
        then = set(built.filter(pl.col("organization_id") == user.organization_id)["sar_id"].to_list())
        differ += bool(now - then) and bool(then - now)
    assert differ >= 5
