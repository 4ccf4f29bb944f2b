"""Who leaves is disabled at once, or as the day begins; who changes is changed; the organization hears of liaisons."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.account_requests import Wanted, ask
from records.decision import Decision
from records.inquiry_sessions import may_come_in
from records.organization import Organization
from records.organization_liaisons import is_coming
from records.organization_user import OrganizationUser
from records.outbox import OutboxMessage
from tests.activities.account_requests.hospital import MONDAY, YES, Hospital, adding, leaving
from workflows.steps.step import About

FRIDAY = dt.date(2026, 3, 6)
LATER = dt.date(2026, 3, 20)


def told_organization(hospital: Hospital) -> int:
    with transaction() as session:
        of = select(OutboxMessage).where(OutboxMessage.workflow_id == f"organization-{hospital.id}")
        return len(session.scalars(of).all())


def test_who_leaves_today_is_disabled_before_any_review(hospital: Hospital) -> None:
    request_id = hospital.ask(leaving(hospital.tomas))
    user = hospital.user(hospital.tomas)
    assert (user.status, user.disabled_at, user.disabled_reason) == ("disabled", MONDAY, "separation")
    assert (hospital.request(request_id).status, hospital.changes(request_id)[0].status) == ("done", "done")
    assert hospital.clock(request_id, "ccs_separation").outcome == "met"
    assert told_organization(hospital) == 0


def test_who_leaves_on_a_later_day_is_disabled_as_it_begins(hospital: Hospital) -> None:
    request_id = hospital.ask(leaving(hospital.tomas, FRIDAY))
    assert (hospital.request(request_id).status, hospital.user(hospital.tomas).leaves_on) == ("awaiting_day", FRIDAY)
    answer = hospital.step("account_day_came", About(request_id, hospital.at))
    assert (answer.outcome, answer.effect_at) == ("nothing_due", dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC))
    hospital.at = dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC)
    assert hospital.step("account_day_came", About(request_id, hospital.at)).outcome == "carried_out"
    assert (hospital.request(request_id).status, hospital.user(hospital.tomas).status) == ("done", "disabled")


def test_nothing_opens_from_that_day_on_though_no_process_has_run(hospital: Hospital) -> None:
    with transaction() as session:
        organization, maker = session.get_one(Organization, hospital.id), hospital.user(hospital.ines)
        ask(session, organization, maker, YES, [leaving(hospital.tomas, FRIDAY)], hospital.at)
    with transaction() as session:
        user = session.get_one(OrganizationUser, hospital.tomas)
        organization = session.get_one(Organization, hospital.id)
        assert may_come_in(user, organization, FRIDAY - dt.timedelta(days=1))
        assert not may_come_in(user, organization, FRIDAY)


def test_a_departure_that_the_law_refuses_leaves_no_day_behind(hospital: Hospital) -> None:
    with transaction() as session:
        session.get_one(Organization, hospital.id).status = "ended"
    request_id = hospital.ask(leaving(hospital.tomas, FRIDAY))
    assert (hospital.request(request_id).status, hospital.user(hospital.tomas).leaves_on) == ("refused", None)


def test_a_departure_of_a_later_day_may_be_taken_back(hospital: Hospital) -> None:
    request_id = hospital.ask(leaving(hospital.tomas, FRIDAY))
    assert hospital.say(request_id, "withdraw_account_request", user=hospital.ines)[0] == "withdrawn"
    assert (hospital.request(request_id).status, hospital.user(hospital.tomas).leaves_on) == ("withdrawn", None)


@pytest.mark.parametrize(("taken_back", "stays"), [(FRIDAY, LATER), (LATER, FRIDAY)])
@pytest.mark.parametrize("first", [FRIDAY, LATER])
def test_of_two_departures_one_is_taken_back_and_the_day_of_the_other_stands(
    hospital: Hospital, first: dt.date, taken_back: dt.date, stays: dt.date
) -> None:
    days = (first, LATER if first == FRIDAY else FRIDAY)
    asked = {day: hospital.ask(leaving(hospital.tomas, day)) for day in days}
    assert hospital.user(hospital.tomas).leaves_on == FRIDAY
    assert hospital.say(asked[taken_back], "withdraw_account_request", user=hospital.ines)[0] == "withdrawn"
    assert hospital.user(hospital.tomas).leaves_on == stays


@pytest.mark.parametrize("day", [FRIDAY, LATER])
def test_a_departure_that_the_law_refuses_leaves_the_day_of_an_earlier_one(hospital: Hospital, day: dt.date) -> None:
    hospital.ask(leaving(hospital.tomas, LATER))
    with transaction() as session:
        session.get_one(Organization, hospital.id).status = "ended"
    assert hospital.request(hospital.ask(leaving(hospital.tomas, day))).status == "refused"
    assert hospital.user(hospital.tomas).leaves_on == LATER


def test_who_left_before_the_day_that_was_told_left_on_the_day_of_leaving(hospital: Hospital) -> None:
    hospital.ask(leaving(hospital.tomas, FRIDAY))
    hospital.ask(leaving(hospital.tomas))
    assert hospital.user(hospital.tomas).leaves_on == MONDAY.date()


def test_the_last_liaisons_own_departure_is_done_and_the_organization_hears_of_it(hospital: Hospital) -> None:
    request_id = hospital.ask(leaving(hospital.ines))
    assert (hospital.request(request_id).status, hospital.user(hospital.ines).status) == ("done", "disabled")
    assert "No active liaison is left" in hospital_word(hospital, request_id)
    assert told_organization(hospital) == 1


def hospital_word(hospital: Hospital, request_id: int) -> str:
    with transaction() as session:
        row = session.scalars(
            select(Decision).where(
                Decision.account_request_id == request_id, Decision.question == "ccs.account_request"
            )
        ).one()
        return " ".join(reason["says"] for reason in row.trace["because"])


def test_a_departure_on_the_same_form_waits_for_no_review_and_outlives_a_refusal(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(), leaving(hospital.tomas, FRIDAY))
    assert hospital.request(request_id).status == "in_review"
    said = {"outcome": "refuse", "reason": "No."}
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, **said)
    assert hospital.request(request_id).status == "awaiting_day"
    assert [each.status for each in hospital.changes(request_id)] == ["refused", "approved"]


def test_a_departure_comes_while_the_rest_of_the_form_is_back_with_the_liaison(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(email="tomas@alder.example"), leaving(hospital.tomas, FRIDAY))
    hospital.at = dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC)
    assert hospital.step("account_day_came", About(request_id, hospital.at)).status == "returned"
    assert [each.status for each in hospital.changes(request_id)] == ["asked", "done"]


def test_a_user_of_another_organization_is_nobody_here(hospital: Hospital) -> None:
    other = Hospital.__new__(Hospital)
    other.__dict__.update(hospital.__dict__)
    with transaction() as session:
        row = session.get_one(Organization, hospital.id)
        copy = {c.key: getattr(row, c.key) for c in Organization.__table__.columns if c.key not in ("id", "number")}
        session.add(Organization(number="O-000002", **copy))
        session.flush()
        other.id = session.scalars(select(Organization.id).where(Organization.number == "O-000002")).one()
        stranger = other._user(session, "Vera")
    request_id = hospital.ask(leaving(stranger, FRIDAY))
    assert (hospital.request(request_id).status, hospital.user(stranger).status) == ("refused", "active")


def test_a_change_is_made_on_its_day_and_a_liaison_who_lays_it_down_is_told(hospital: Hospital) -> None:
    wanted = Wanted("modify", FRIDAY, "duties_changed", user_id=hospital.ines, last_name="Marlow-Reyes", liaison=False)
    request_id = hospital.ask(wanted)
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    assert (hospital.request(request_id).status, hospital.user(hospital.ines).last_name) == ("awaiting_day", "Marlow")
    hospital.at = dt.datetime(2026, 3, 6, 8, tzinfo=dt.UTC)
    hospital.step("account_day_came", About(request_id, hospital.at))
    user = hospital.user(hospital.ines)
    assert (user.last_name, user.liaison, user.title) == ("Marlow-Reyes", False, "Manager")
    assert told_organization(hospital) == 1


def test_who_leaves_before_a_user_id_was_made_takes_the_row_along_and_a_later_change_still_has_its_day(
    hospital: Hospital,
) -> None:
    later = Wanted("modify", FRIDAY, "duties_changed", user_id=hospital.tomas, title="Head clerk")
    request_id = hospital.ask(adding(), later)
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    hospital.ask(leaving(hospital.changes(request_id)[0].user_id or 0))
    assert hospital.assign(request_id) == "withdrawn"
    assert hospital.request(request_id).status == "awaiting_day"


def test_a_liaison_who_left_before_the_first_sign_in_is_not_awaited_any_more(hospital: Hospital) -> None:
    request_id = hospital.name(adding(liaison=True, reason="new_liaison"))
    with transaction() as session:
        assert is_coming(session, hospital.id)
    hospital.ask(leaving(hospital.changes(request_id)[0].user_id or 0))
    with transaction() as session:
        assert not is_coming(session, hospital.id)


def test_a_user_who_is_named_is_liaison_at_once_and_the_organization_hears_of_it(hospital: Hospital) -> None:
    wanted = Wanted("modify", MONDAY.date(), "new_liaison", user_id=hospital.tomas, liaison=True)
    request_id = hospital.name(wanted)
    assert (hospital.request(request_id).status, hospital.user(hospital.tomas).liaison) == ("done", True)
    assert told_organization(hospital) == 1


def test_who_is_asked_for_already_cannot_be_named_and_nobody_is_waited_for(hospital: Hospital) -> None:
    hospital.ask(adding())
    request_id = hospital.name(adding(liaison=True, reason="new_liaison"))
    assert hospital.request(request_id).status == "refused"
    assert "already have a user like this" in str(hospital.changes(request_id)[0].sentence)
    assert told_organization(hospital) == 1
