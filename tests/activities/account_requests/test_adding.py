"""A new user: reviewed, given a user ID, handed the slip, signed in; or returned, refused, withdrawn, expired."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from activities.database import transaction
from records.account_change import AccountChange
from records.account_requests import Promises, Wanted
from records.clock import county_instant
from records.decision import Decision
from records.organization import Organization
from records.organization_liaisons import is_coming
from records.organization_user import OrganizationUser
from records.outbox import OutboxMessage
from tests.activities.account_requests.hospital import Hospital, adding

DAY = dt.timedelta(days=1)


def approved(hospital: Hospital, wanted: Wanted | None = None) -> int:
    request_id = hospital.ask(wanted or adding())
    assert hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")[0] == "approve"
    return request_id


def test_a_new_user_goes_from_the_liaison_to_the_regional_office_to_the_unit_and_signs_in(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    assert hospital.request(request_id).status == "in_review"
    assert hospital.clock(request_id, "ccs_request_review").due_on == dt.date(2026, 3, 9)
    assert hospital.changes(request_id)[0].user_id is None
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    change = hospital.changes(request_id)[0]
    assert (hospital.request(request_id).status, hospital.user(change.user_id).status) == ("at_it_unit", "asked")
    assert hospital.assign(request_id) == "assigned"
    user = hospital.user(change.user_id)
    assert (hospital.request(request_id).status, user.status, user.sign_in_name) == (
        "with_liaison",
        "assigned",
        "pi00000077",
    )
    last = hospital.clock(request_id, "ccs_first_sign_in").due_on
    assert last == dt.date(2026, 4, 1)
    assert user.one_time_until == dt.datetime(2026, 4, 2, 7, tzinfo=dt.UTC)
    word = {"change_id": change.id, "on": "2026-03-02"}
    assert hospital.say(request_id, "confirm_handed_out", user=hospital.ines, **word)[0] == "handed_out"
    assert hospital.clock(request_id, "ccs_hand_out").outcome == "met"
    assert hospital.sign_in(request_id) == "signed_in"
    assert (hospital.request(request_id).status, hospital.changes(request_id)[0].status) == ("done", "done")
    assert hospital.clock(request_id, "ccs_first_sign_in").outcome == "met"


def test_the_law_is_asked_about_each_change_and_kept(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(), adding("Perry"))
    with transaction() as session:
        asked = session.scalars(
            select(Decision).where(
                Decision.account_request_id == request_id, Decision.question == "ccs.account_request"
            )
        ).all()
    assert [each.answer["outcome"] for each in asked if each.answer] == ["accept", "accept"]


def test_who_is_a_user_already_or_asked_for_already_comes_back_with_the_sentence(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(), adding(email="TOMAS@alder.example"), adding())
    assert hospital.request(request_id).status == "returned"
    rows = hospital.changes(request_id)
    assert [each.sentence is None for each in rows] == [True, False, False]
    assert "already have a user like this" in str(rows[1].sentence)


def test_what_is_not_promised_comes_back_and_is_mended(hospital: Hospital) -> None:
    promises = Promises(permissions=False, internal_agreements=True, paperless=False)
    request_id = hospital.ask(adding(), promises=promises)
    assert hospital.request(request_id).status == "returned"
    assert hospital.clock(request_id, "ccs_returned_answer").due_on == dt.date(2026, 4, 1)
    again = {"changes": [{"place": 1}], "attested_permissions": True}
    outcome, sentence = hospital.say(request_id, "answer_return", user=hospital.ines, **again)
    assert (outcome, "do without paper" in sentence) == ("refused", True)
    whole = {**again, "attested_paperless": True}
    assert hospital.say(request_id, "answer_return", user=hospital.ines, **whole)[0] == "answered"
    assert hospital.request(request_id).status == "in_review"


def test_a_returned_row_that_is_left_out_is_withdrawn(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(), adding("Perry"))
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="return", reason="Who is Perry?")
    assert hospital.request(request_id).sentence == "Who is Perry?"
    rows = {"changes": [{"place": 1, "title": "Nurse"}]}
    assert hospital.say(request_id, "answer_return", user=hospital.ines, **rows)[0] == "answered"
    assert [(each.status, each.title) for each in hospital.changes(request_id)] == [
        ("asked", "Nurse"),
        ("withdrawn", "Clerk"),
    ]


def test_not_mended_in_thirty_days_it_expires(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(email="tomas@alder.example"))
    assert hospital.ring(request_id, "ccs_returned_answer", "account_request_not_answered") == "expired"
    assert hospital.request(request_id).status == "expired"


def test_a_refusal_has_its_reason_and_makes_no_user(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    said = {"outcome": "refuse", "reason": "Not of this hospital."}
    assert hospital.say(request_id, "review_account_request", staff=hospital.rosa, **said)[0] == "refuse"
    assert (hospital.request(request_id).status, hospital.changes(request_id)[0].user_id) == ("refused", None)
    assert hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="return")[0] == "refused"


def test_nobody_of_another_office_approves_or_assigns(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    outcome, sentence = hospital.say(request_id, "review_account_request", staff=hospital.ivan, outcome="approve")
    assert (outcome, sentence) == ("refused", "Only the Regional Office decides this.")
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    assert hospital.assign(request_id, by=hospital.rosa) == "refused"


def test_who_approved_does_not_make_the_account_and_the_database_says_so_too(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    hospital.say(request_id, "review_account_request", staff=hospital.both, outcome="approve")
    assert hospital.assign(request_id, by=hospital.both) == "refused"
    assert hospital.assign(request_id, by=hospital.ivan) == "assigned"
    with pytest.raises(IntegrityError, match="not_made_by_its_approver"):
        hospital.changed(AccountChange, hospital.changes(request_id)[0].id, assigned_by_id=hospital.both)


def test_nobody_approves_an_account_of_their_own(hospital: Hospital) -> None:
    request_id = hospital.ask(adding(email="Rosa@hearth.example"))
    outcome, sentence = hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    assert (outcome, sentence) == ("refused", "Nobody decides on what is their own.")


def test_a_liaison_of_another_organization_and_a_plain_user_say_nothing(hospital: Hospital) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    word = {"change_id": hospital.changes(request_id)[0].id, "on": "2026-03-02"}
    assert hospital.say(request_id, "confirm_handed_out", user=hospital.tomas, **word)[0] == "refused"
    assert hospital.say(request_id, "withdraw_account_request", user=hospital.tomas)[0] == "refused"


def test_a_user_id_is_nobody_elses(hospital: Hospital) -> None:
    assert hospital.assign(approved(hospital), name="PI-Tomas") == "refused"


def test_a_slip_that_lies_is_reminded_of_once_and_a_password_that_is_not_used_runs_out(hospital: Hospital) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    assert hospital.ring(request_id, "ccs_hand_out", "remind_hand_out") == "reminded"
    assert hospital.changes(request_id)[0].reminded_on is not None
    assert hospital.ring(request_id, "ccs_first_sign_in", "one_time_password_not_used") == "expired"
    user = hospital.user(hospital.changes(request_id)[0].user_id)
    assert (hospital.request(request_id).status, user.status, user.password_hash) == ("expired", "disabled", None)


def test_an_account_that_opens_later_has_its_whole_time_from_that_day_on(hospital: Hospital) -> None:
    later = dt.date(2026, 4, 20)
    request_id = approved(hospital, adding(effective_on=later))
    hospital.assign(request_id)
    (change,) = hospital.changes(request_id)
    row = hospital.clock(request_id, "ccs_first_sign_in")
    ends = county_instant(row.due_on + DAY, dt.time())
    assert (row.starts_on, hospital.user(change.user_id).one_time_until) == (later, ends)
    assert row.due_on > later
    assert hospital.ring(request_id, "ccs_first_sign_in", "one_time_password_not_used") == "expired"
    assert hospital.user(change.user_id).status == "disabled"


def test_who_took_the_oath_on_the_last_day_has_come_though_the_request_hears_of_it_later(hospital: Hospital) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    user_id = hospital.changes(request_id)[0].user_id or 0
    hospital.changed(OrganizationUser, user_id, status="active", oath_at=hospital.at, one_time_until=None)
    hospital.ring(request_id, "ccs_first_sign_in", "one_time_password_not_used")
    assert hospital.user(user_id).status == "active"
    assert (hospital.changes(request_id)[0].status, hospital.request(request_id).status) == ("done", "done")
    late, _sentence = hospital.say(request_id, "first_sign_in", user=user_id, **{"user_id": user_id})
    assert (late, hospital.user(user_id).status) == ("refused", "active")


def test_a_password_that_is_made_anew_opens_for_the_whole_time_again(hospital: Hospital) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    hospital.at += 10 * DAY
    word = {"change_id": hospital.changes(request_id)[0].id}
    assert hospital.say(request_id, "make_one_time_password", staff=hospital.ivan, **word)[0] == "made"
    assert hospital.clock(request_id, "ccs_first_sign_in").due_on == dt.date(2026, 4, 11)
    user = hospital.user(hospital.changes(request_id)[0].user_id)
    assert user.one_time_until == dt.datetime(2026, 4, 12, 7, tzinfo=dt.UTC)


def test_who_used_the_slip_before_the_request_hears_that_it_was_made_keeps_the_password_of_their_own(
    hospital: Hospital,
) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    change = hospital.changes(request_id)[0]
    own = {"password_hash": "their own", "password_changed_at": hospital.at, "one_time_until": None}
    hospital.changed(OrganizationUser, change.user_id or 0, status="active", oath_at=hospital.at, **own)
    word = {"change_id": change.id}
    assert hospital.say(request_id, "make_one_time_password", staff=hospital.ivan, **word)[0] == "made"
    user = hospital.user(change.user_id)
    assert (user.one_time_until, user.password_hash) == (None, "their own")
    arrived, _sentence = hospital.say(request_id, "first_sign_in", user=user.id, **{"user_id": user.id})
    assert (arrived, hospital.request(request_id).status) == ("signed_in", "done")
    assert hospital.user(user.id).one_time_until is None


def test_what_is_withdrawn_makes_no_account(hospital: Hospital) -> None:
    request_id = approved(hospital)
    assert hospital.say(request_id, "withdraw_account_request", user=hospital.ines)[0] == "withdrawn"
    change = hospital.changes(request_id)[0]
    assert (hospital.request(request_id).status, hospital.user(change.user_id).status) == ("withdrawn", "disabled")


def test_what_the_regional_office_names_needs_no_second_word_of_it(hospital: Hospital) -> None:
    hospital.changed(OrganizationUser, hospital.ines, status="disabled", disabled_at=hospital.at)
    request_id = hospital.name(adding(reason="new_liaison", liaison=True))
    assert hospital.request(request_id).status == "at_it_unit"
    assert hospital.assign(request_id) == "assigned"
    assert hospital.sign_in(request_id) == "signed_in"
    assert hospital.user(hospital.changes(request_id)[0].user_id).liaison


def test_a_review_that_is_late_calls_somebody_and_is_still_awaited(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    assert hospital.ring(request_id, "ccs_request_review", "account_request_overdue") == "overdue"
    assert hospital.request(request_id).status == "in_review"


def test_what_the_law_refuses_by_now_cannot_be_approved_any_more(hospital: Hospital) -> None:
    request_id = hospital.ask(adding())
    hospital.changed(Organization, hospital.id, status="ended")
    outcome, sentence = hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    assert (outcome, "not approved to take part" in sentence) == ("refused", True)
    assert hospital.request(request_id).status == "in_review"


def test_who_was_disabled_meanwhile_gets_no_user_id(hospital: Hospital) -> None:
    request_id = approved(hospital)
    user_id = hospital.changes(request_id)[0].user_id or 0
    hospital.changed(OrganizationUser, user_id, status="disabled", disabled_at=hospital.at)
    assert hospital.assign(request_id) == "withdrawn"
    assert (hospital.request(request_id).status, hospital.user(user_id).sign_in_name) == ("withdrawn", None)


@pytest.mark.parametrize("way", ["withdrawn", "never came"])
def test_the_organization_hears_when_a_liaison_it_waits_for_does_not_come(hospital: Hospital, way: str) -> None:
    request_id = hospital.ask(adding(reason="new_liaison", liaison=True))
    hospital.say(request_id, "review_account_request", staff=hospital.rosa, outcome="approve")
    if way == "withdrawn":
        hospital.say(request_id, "withdraw_account_request", user=hospital.ines)
    else:
        hospital.assign(request_id)
        hospital.ring(request_id, "ccs_first_sign_in", "one_time_password_not_used")
    with transaction() as session:
        to_it = OutboxMessage.workflow_id == f"organization-{hospital.id}"
        assert session.scalars(select(OutboxMessage.workflow).where(to_it)).all() == ["liaisons_changed"]


def test_who_is_named_liaison_before_the_first_sign_in_is_waited_for_as_one(hospital: Hospital) -> None:
    request_id = approved(hospital)
    hospital.assign(request_id)
    (change,) = hospital.changes(request_id)
    for liaison in (True, False):
        hospital.changed(OrganizationUser, change.user_id or 0, liaison=liaison)
        with transaction() as session:
            assert is_coming(session, hospital.id) is liaison
