"""The invented authorizations and users of the demo office: every standing is there, and each file is taken in."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from cli.demo import INQUIRY_PASSWORD
from cli.seed.inquiry import people
from cli.seed.inquiry.files import daily_files, told_on
from cli.seed.inquiry.requests import TESTCASE
from records import clock
from records.ccs_told import LetterTold, MembershipTold, SarTold
from records.organization_user import OrganizationUser
from records.place import County
from tests.journeys import ccs_filed
from web.inquiry.password_rules import what_is_wrong
from web.schemas.account_request import UserId

TODAY = dt.date(2026, 3, 10)
YESTERDAY = TODAY - dt.timedelta(days=1)
EVERYBODY = [each for each in vars(people).values() if isinstance(each, people.Person)]


def test_every_standing_of_a_line_is_told() -> None:
    counted = Counter(
        line.status for told in told_on(YESTERDAY, TODAY) if isinstance(told, SarTold) for line in told.lines
    )
    assert min(counted.values()) >= 5
    assert set(counted) == {
        *("received", "pending", "deferred", "authorized", "authorized_modified", "denied", "cancelled")
    }


def test_a_notice_of_action_goes_out_within_seven_days_of_its_decision() -> None:
    notices = [
        each for each in told_on(TODAY, TODAY) if isinstance(each, LetterTold) and each.kind == "notice_of_action"
    ]
    waits = [each for each in notices if each.dated_on is None]
    assert {each.sar_number for each in waits} >= {TESTCASE}
    assert all((TODAY - each.decided_on).days < 7 for each in waits)
    assert all((each.dated_on - each.decided_on).days <= 7 for each in notices if each.dated_on)


def test_children_are_members_of_two_plans_and_some_have_changed() -> None:
    members = [each for each in told_on(TODAY, TODAY) if isinstance(each, MembershipTold)]
    assert {each.plan_code for each in members} == {"HP34", "VH34"}
    assert any(each.ends_on for each in members)


def test_something_changes_every_day_and_the_same_day_is_told_alike() -> None:
    days = [set(told_on(TODAY - dt.timedelta(days=each), TODAY)) for each in range(4)]
    assert all(len(later - before) >= 3 for later, before in pairwise(days))
    assert set(told_on(TODAY, TODAY)) == days[0]


def test_the_files_are_taken_in_but_for_one_letter_that_is_lost(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    ccs_filed.county()
    with ccs_filed.transaction() as session:
        session.add(County(code="57", name="Yolo"))
    files = [*daily_files(TODAY, clock.county_instant(TODAY, dt.time(9)))][-3:]
    taken = [ccs_filed.by_hand(each.content, each.at) for each in files]
    assert [(each.status, each.rejected) for each in taken] == [("done", 0), ("done", 1), ("done", 0)]
    assert 0 < taken[2].taken < taken[2].unchanged
    rejects = ccs_filed.rejects_of(taken[1].id)
    assert [(word, field) for _line, word, field, _sentence in rejects] == [("letter", "sar_number")]


def test_just_after_midnight_this_mornings_file_has_not_come() -> None:
    files = [*daily_files(TODAY, clock.county_instant(TODAY, dt.time(0, 0, 30)))]
    assert files[-1].made_on == YESTERDAY


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda person: person.user_id)
def test_the_demos_users_could_have_chosen_their_password_and_been_given_their_id(person: people.Person) -> None:
    assert UserId().load({"sign_in_name": person.user_id})
    user = OrganizationUser(sign_in_name=person.user_id.lower(), email=person.email)
    user.first_name, user.last_name = person.first_name, person.last_name
    assert what_is_wrong(INQUIRY_PASSWORD, user) is None
