"""What each user sees by every filter and kind of search is what the law allows them, over a whole random state."""

import datetime as dt

import polars as pl
from sqlalchemy import select

from records.organization_user import OrganizationUser
from records.sar_reach import basis_of, rights_of
from records.sar_search import Wanted
from records.snapshot import SnapshotSar
from tests.activities.snapshot.seen import Seen, liaisons
from tests.activities.snapshot.world import World

STATUSES = ("received", "pending", "authorized", "denied", "cancelled", "expired", "mixed")


def test_every_filter_lets_through_what_the_law_does(seen: Seen) -> None:
    seen.check_filters()
    looks = seen.organization.kind != "government" and seen.organization.status in ("approved", "frozen")
    assert looks or not seen.lines.height
    assert bool(seen.rights.keys) == bool(seen.lines.height)


def test_all_that_may_be_seen_is_found_by_status_by_days_and_by_change(seen: Seen) -> None:
    sars, day = seen.sars, seen.world.today
    seen.check_search(Wanted(), sars)
    for status in STATUSES:
        seen.check_search(Wanted(status=status), sars.filter(pl.col("headline") == status))
    for since, until in ((day, day), (day - dt.timedelta(400), day - dt.timedelta(300)), (None, day), (day, None)):
        in_force = seen.lines.filter(
            pl.col("starts_on") <= (until or dt.date.max), pl.col("ends_on") >= (since or dt.date.min)
        )
        kept = sars.join(in_force, on="sar_id", how="semi")
        seen.check_search(Wanted(from_day=since, until_day=until), kept)
        seen.check_search(
            Wanted(from_day=since, until_day=until, status="mixed"), kept.filter(pl.col("headline") == "mixed")
        )
    told = seen.world.sars.select(
        "sar_id", changed=pl.col("recorded_at").dt.convert_time_zone("America/Los_Angeles").dt.date()
    )
    for days in (1, 40):
        since = day - dt.timedelta(days)
        lately = told.filter(pl.col("changed") >= since)
        seen.check_search(Wanted(changed_since=since), sars.join(lately, on="sar_id", how="semi"))


def test_whoever_asks_for_a_number_a_client_or_a_provider_finds_what_may_be_seen_of_it(seen: Seen) -> None:
    sars, world = seen.sars, seen.world
    asked = world.sars.sample(24, seed=seen.organization.id)
    asked = pl.concat([asked, world.sars.join(sars.sample(min(12, sars.height), seed=1), on="sar_id", how="semi")])
    clients = {row["number"]: row for row in world.clients.iter_rows(named=True)}
    for number, client in asked.select("number", "client_number").iter_rows():
        seen.check_search(Wanted(number=number), sars.filter(pl.col("number") == number))
        of_client = sars.filter(pl.col("client_number") == client)
        told = clients[client]
        named = {"last_name": told["last_name"], "first_name": told["first_name"], "birth_date": told["birth_date"]}
        for wanted in (Wanted(client_number=client), Wanted(cin=told["cin"]), Wanted(**named)):
            seen.check_search(wanted, of_client)
    numbers = world.parties.sample(4, seed=seen.organization.id)["number"].to_list()
    for number in [*numbers, *seen.rights.numbers[:3]]:
        through = world.parties.filter(pl.col("number") == number)
        seen.check_search(Wanted(provider_number=number), sars.join(through, on="sar_id", how="semi"))


def test_what_opened_a_request_is_a_permission_or_a_membership_of_the_organizations_own(seen: Seen) -> None:
    session = seen.world.session
    some = seen.sars.sample(min(40, seen.sars.height), seed=2)["sar_id"].to_list()
    for sar in session.scalars(select(SnapshotSar).where(SnapshotSar.sar_id.in_(some))):
        permission, membership = basis_of(session, seen.rights, sar)
        assert (permission is not None, membership is not None) == (
            bool(seen.rights.numbers),
            bool(seen.rights.plan_codes),
        )


def test_all_users_of_an_organization_and_standing_have_the_same_rights(world: World) -> None:
    of_organization = {user.organization_id: rights_of(world.session, user, world.today) for user in liaisons(world)}
    users = list(world.session.scalars(select(OrganizationUser)))
    assert len(users) == 2_000
    for user in users:
        rights = rights_of(world.session, user, world.today)
        assert rights.keys == (of_organization[user.organization_id].keys if user.status == "active" else ())
    assert len([each for each in of_organization.values() if each.keys]) >= 12
