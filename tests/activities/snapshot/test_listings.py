"""A plan's members and the clients of a search are those whom the law lets be seen, page after page."""

from records.client_search import client_numbered, found_clients
from records.plan_members import MemberRow, members
from records.sar_search import MOST_PAGES, Wanted, found
from tests.activities.snapshot.seen import Seen

PAGE = 37


def test_the_members_of_today_who_are_known_to_ccs_are_listed_once_each(seen: Seen) -> None:
    listed: list[MemberRow] = []
    more = True
    while more:
        after = listed[-1].place if listed else None
        page, more = members(seen.world.session, seen.rights, seen.snapshot, after, PAGE)
        assert len(page) == PAGE or not more
        listed += page
    assert [row.place for row in listed] == sorted({row.place for row in listed})
    known = set(seen.world.clients["number"].to_list())
    assert {row.client_number for row in listed} == (
        seen.world.members_today(seen.organization.id) & known if seen.rights.plan_codes else set()
    )


def test_clients_are_found_if_they_may_be_seen(seen: Seen) -> None:
    session, clients = seen.world.session, seen.world.clients.sample(40, seed=seen.organization.id)
    for told in clients.iter_rows(named=True):
        named = {"last_name": told["last_name"], "birth_date": told["birth_date"]}
        may = told["number"] in seen.clients
        for wanted in (Wanted(client_number=told["number"]), Wanted(cin=told["cin"]), Wanted(**named)):
            numbers = {row.number for row in found_clients(session, seen.rights, seen.snapshot, wanted)}
            assert (told["number"] in numbers) == may
            assert numbers <= seen.clients
        row = client_numbered(session, seen.rights, seen.snapshot, told["number"])
        assert (row is not None) == may
        if row is not None:
            assert row.sars == seen.sars.filter(seen.sars["client_number"] == row.number).height


def test_pages_follow_one_another_without_a_gap_or_a_repetition(seen: Seen) -> None:
    shown: list[int] = []
    for page in range(1, MOST_PAGES + 1):
        result = found(seen.world.session, seen.rights, seen.snapshot, Wanted(), page, PAGE)
        shown += [row.sar_id for row in result.rows]
        assert result.page == page
        assert result.more == (len(shown) < seen.sars.height and page < MOST_PAGES)
        if not result.more:
            break
    assert len(shown) == len(set(shown)) == min(seen.sars.height, MOST_PAGES * PAGE)
