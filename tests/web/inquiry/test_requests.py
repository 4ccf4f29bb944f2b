"""A liaison asks for accounts, tells of departures, and sees nothing of another organization."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import account_requests
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.account_requests import Promises, Wanted, ask
from records.clock import county_today, now
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.outbox import OutboxMessage
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, liaison, the_user, user
from tests.web.providers import text

NEW = "/inquiry/requests/new"
PROMISES = {
    "promise.attested_permissions": "yes",
    "promise.attested_internal_agreements": "yes",
    "promise.attested_paperless": "yes",
}


def added(number: int, name: str = "Odile") -> dict[str, str]:
    """A row for a new person."""
    row = {
        **{"action": "add", "first_name": name, "last_name": "Fenwick", "title": "Clerk", "phone": "916 555 0190"},
        **{"email": f"{name}@alder.example", "effective_on": county_today().isoformat(), "reason": "new_staff"},
    }
    return {f"row{number}.{field}": value for field, value in row.items()}


def leaves(number: int, who: OrganizationUser, on: dt.date | None = None) -> dict[str, str]:
    """A row for a departure."""
    day = (on or county_today()).isoformat()
    row = {"action": "delete", "user_id": str(who.id), "effective_on": day, "reason": "separation"}
    return {f"row{number}.{field}": value for field, value in row.items()}


def at_desk(app: Flask, session: Session, **told: Any) -> tuple[Visitor, OrganizationUser]:
    who = liaison(session, hospital(session), **told)
    return at_browser(app, who), who


def requests(session: Session) -> list[AccountRequest]:
    session.rollback()
    return list(session.scalars(select(AccountRequest)))


def test_three_people_are_asked_for_on_one_form_and_their_process_begins(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    rows = {**added(1), **added(2, "Perry"), **added(5, "Quill")}
    answer = visitor.post(NEW, {**rows, **PROMISES, "do": "send"})
    (made,) = requests(session)
    assert answer.location == f"/inquiry/requests/{made.id}"
    assert (made.made_by_id, made.attested_permissions, made.status) == (who.id, True, "in_review")
    assert [each.first_name for each in made.changes] == ["Odile", "Perry", "Quill"]
    begun = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "begin")).one()
    assert (begun.workflow, begun.workflow_id) == ("AccountRequest", f"account_request-{made.id}")
    assert "Odile" not in str(begun.payload)
    page = text(visitor.get(answer.location))
    assert "Odile Fenwick" in page
    assert made.number in text(visitor.get("/inquiry/users"))


def test_a_second_press_of_the_button_makes_no_second_request(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    form = {**added(1), **PROMISES, "do": "send", "form_key": uuid.uuid4().hex}
    first, second = visitor.post(NEW, form), visitor.post(NEW, form)
    assert first.location == second.location
    assert len(requests(session)) == 1


def test_rows_are_added_and_taken_away_and_keep_what_was_typed(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    other = user(session, session.get_one(type(hospital(session)), who.organization_id))
    page = visitor.post(NEW, {**added(1), "do": "add"}).get_data(as_text=True)
    assert 'value="Odile"' in page
    assert 'name="row2.first_name"' in page
    assert "Give the first name" not in page
    page = visitor.post(NEW, {**added(1), "do": "delete", "pick": str(other.id)}).get_data(as_text=True)
    assert f'name="row2.user_id" value="{other.id}"' in page
    assert re.findall(r'name="([\w.]+)"[^>]* autofocus', page) == ["row2.effective_on"], "one goes on in the new row"
    page = visitor.post(NEW, {**added(1), **added(2, "Perry"), "do": "remove:1"}).get_data(as_text=True)
    assert re.findall(r'name="([\w.]+)"[^>]* autofocus', page) == ["row2.first_name"]
    assert 'value="Perry"' in page
    assert 'value="Odile"' not in page
    assert requests(session) == []


def test_the_enter_key_sends_the_form_and_takes_no_row_away(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    page = visitor.post(NEW, {**added(1), "do": "add"}).get_data(as_text=True)
    first = page.index('type="submit"', page.index('id="request"'))
    assert 'name="do" value="send"' in page[first : first + 60]


def test_everything_wrong_is_said_at_once_and_nothing_is_sent(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    answer = visitor.post(NEW, {**added(1), "row1.email": "nobody", "row1.last_name": "", "do": "send"})
    page = text(answer)
    assert answer.status_code == 422
    for sentence in ("Give the last name", "e-mail address like", "get the permissions first"):
        assert sentence in page
    assert requests(session) == []


def test_a_plan_is_not_asked_about_permissions(app: Flask, session: Session) -> None:
    who = liaison(session, hospital(session, kind="plan", type="medi_cal_plan", has_permissions=None))
    visitor = at_browser(app, who)
    assert "written permission" not in text(visitor.get(NEW))
    kept = {name: value for name, value in PROMISES.items() if "permissions" not in name}
    assert visitor.post(NEW, {**added(1), **kept, "do": "send"}).status_code == 303
    assert requests(session)[0].attested_permissions is None


def test_twenty_go_on_one_form_and_no_more(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    rows = {name: value for number in range(1, 22) for name, value in added(number, f"Person {number}").items()}
    assert "One form takes 20 people" in text(visitor.post(NEW, {**rows, **PROMISES, "do": "send"}))


def test_a_departure_closes_the_account_before_the_process_has_begun(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    other = user(session, session.get_one(type(hospital(session)), who.organization_id))
    theirs = at_browser(app, other)
    assert theirs.get("/inquiry/password").status_code == 200
    assert "closes the moment you send this" in text(visitor.get(f"{NEW}?leave={other.id}"))
    made = visitor.post(NEW, {**leaves(1, other), "do": "send"})
    assert "The accounts of those who leave are closed" in text(visitor.get(made.location))
    after = the_user(session, other.id)
    assert (after.status, after.disabled_reason, after.password_hash) == ("disabled", "separation", None)
    assert theirs.get("/inquiry/password").location.startswith("/inquiry/sign-in")


def test_a_departure_of_a_later_day_leaves_the_account_open_until_then(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    other = user(session, session.get_one(type(hospital(session)), who.organization_id))
    made = visitor.post(NEW, {**leaves(1, other, county_today() + dt.timedelta(days=1)), "do": "send"})
    page = text(visitor.get(made.location))
    assert "close as their day begins" in page
    assert "accounts of those who leave are closed" not in page
    assert the_user(session, other.id).status == "active"
    tomorrow = county_today() + dt.timedelta(days=1)
    assert f"Active, leaves {tomorrow.day} {tomorrow:%b}" in text(visitor.get("/inquiry/users"))


def test_who_left_stays_in_sight_with_the_moment_and_the_reason(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    place = session.get_one(Organization, who.organization_id)
    other = user(session, place, last_name="Fenwick", sign_in_name="piodile001")
    assert "Accounts closed last" not in text(visitor.get("/inquiry/users"))
    visitor.post(NEW, {**leaves(1, other), "do": "send"})
    users, closed = text(visitor.get("/inquiry/users")).split("Accounts closed last")
    assert "Fenwick" not in users
    assert re.search(r"Fenwick, Tomas PIODILE001 .* [AP]M Leaves the organization", closed)


def test_the_list_of_users_says_in_a_cell_what_may_be_done_and_in_the_head_who_it_is(
    app: Flask, session: Session
) -> None:
    visitor, who = at_desk(app, session)
    page = visitor.get("/inquiry/users").get_data(as_text=True)
    (head,) = re.findall(rf'<th scope="row">{who.last_name}.*?</th>', page, re.DOTALL)
    assert "<a" not in head
    assert f"{NEW}?leave={who.id}" in page


def test_the_last_liaisons_own_departure_says_what_follows_and_signs_them_out(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    page = text(visitor.get(f"{NEW}?leave={who.id}"))
    assert "This is your own account" in page
    assert "no other active liaison" in page
    answer = visitor.post(NEW, {**leaves(1, who), "do": "send"})
    assert answer.location == "/inquiry/sign-in"
    assert "Your account is closed" in text(visitor.get("/inquiry/sign-in"))
    assert the_user(session, who.id).status == "disabled"
    assert visitor.get("/inquiry/users").status_code == 303


def test_with_another_liaison_nothing_is_frozen(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    user(session, session.get_one(type(hospital(session)), who.organization_id), liaison=True)
    assert "no other active liaison" not in text(visitor.get(f"{NEW}?leave={who.id}"))


def test_what_is_another_organizations_is_not_there(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    strange = hospital(session)
    theirs = liaison(session, strange)
    wanted = [Wanted("add", county_today(), "new_staff", first_name="Odile", last_name="Fenwick", email="o@b.example")]
    made = ask(session, strange, theirs, Promises(True, True, True), wanted, now())
    session.commit()
    change = session.scalars(select(AccountChange)).one()
    for address in (f"/inquiry/requests/{made.id}", f"/inquiry/requests/{made.id}/mend", "/inquiry/requests/999999"):
        assert visitor.get(address).status_code == 404
    for address in (f"{made.id}/handed-out/{change.id}", f"{made.id}/withdraw", f"{made.id}/mend"):
        assert visitor.post(f"/inquiry/requests/{address}", {"on": county_today().isoformat()}).status_code == 404
    assert visitor.get(f"{NEW}?leave={theirs.id}").status_code == 404
    assert visitor.post(NEW, {**leaves(1, theirs), "do": "send"}).status_code == 404
    assert the_user(session, theirs.id).status == "active"
    assert made.number not in text(visitor.get("/inquiry/users?step=all"))


@pytest.mark.parametrize("address", ["/inquiry/users", NEW])
def test_a_user_who_is_no_liaison_finds_none_of_this(app: Flask, session: Session, address: str) -> None:
    assert at_browser(app, user(session, hospital(session))).get(address).status_code == 404


def test_nobody_gets_to_an_organizations_page_without_signing_in(app: Flask) -> None:
    visitor, walked = Visitor(app.test_client()), 0
    for rule in app.url_map.iter_rules():
        if getattr(app.view_functions[rule.endpoint], "for_inquiry", False) and "<" not in rule.rule:
            for method in (rule.methods or set()) & {"GET", "POST"}:
                answer = (visitor.get if method == "GET" else visitor.post)(rule.rule)
                assert answer.location.startswith("/inquiry/sign-in"), rule.rule
                walked += 1
    assert walked > 8


def slip(session: Session, who: OrganizationUser) -> tuple[AccountRequest, OrganizationUser]:
    """Quill's slip lies with a liaison, who was reminded of it."""
    wanted = [Wanted("add", county_today(), "new_staff", first_name="Quill", last_name="Fenwick", email="q@b.example")]
    place = session.get_one(type(hospital(session)), who.organization_id)
    made = ask(session, place, who, Promises(True, True, True), wanted, now())
    (change,) = made.changes
    quill = assigned(session, place, first_name="Quill")
    change.user_id = quill.id
    change.status, change.password_made_at, change.reminded_on = "assigned", now(), county_today()
    made.status = "with_liaison"
    session.commit()
    return made, quill


def test_slips_that_lie_with_the_liaison_are_listed_with_their_last_day(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    made, _quill = slip(session, who)
    page = text(visitor.get("/inquiry/users"))
    assert "Hand out the user ID of Quill" in page
    assert "Reminder" in page
    assert "Confirm: handed out" in text(visitor.get(f"/inquiry/requests/{made.id}"))


def test_a_slip_of_somebody_who_left_is_not_to_be_handed_out(app: Flask, session: Session) -> None:
    visitor, who = at_desk(app, session)
    made, quill = slip(session, who)
    visitor.post(NEW, {**leaves(1, quill), "do": "send"})
    assert the_user(session, quill.id).status == "disabled"
    assert "Hand out the user ID" not in text(visitor.get("/inquiry/users"))
    page = visitor.get(f"/inquiry/requests/{made.id}")
    assert (page.status_code, "Confirm: handed out" in text(page)) == (200, False)


def test_a_slip_whose_user_has_signed_in_is_not_to_be_handed_out_though_its_request_has_not_heard(
    app: Flask, session: Session
) -> None:
    visitor, who = at_desk(app, session)
    made, quill = slip(session, who)
    quill.status, quill.oath_at, quill.one_time_until = "active", now(), None
    session.commit()
    assert "Hand out the user ID" not in text(visitor.get("/inquiry/users"))
    assert visitor.get(f"/inquiry/requests/{made.id}").status_code == 200


def test_a_slip_whose_user_has_chosen_a_password_and_is_still_at_the_oath_is_not_to_be_handed_out(
    app: Flask, session: Session
) -> None:
    visitor, who = at_desk(app, session)
    made, quill = slip(session, who)
    quill.password_changed_at, quill.one_time_until = now(), None
    session.commit()
    users, one = visitor.get("/inquiry/users"), visitor.get(f"/inquiry/requests/{made.id}")
    assert (users.status_code, "Hand out the user ID" in text(users)) == (200, False)
    assert (one.status_code, "Confirm: handed out" in text(one)) == (200, False)


def test_of_two_liaisons_who_report_each_other_at_once_the_first_stays(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, who = at_desk(app, session)
    other = liaison(session, session.get_one(type(hospital(session)), who.organization_id))
    look = account_requests.may_still_ask

    def while_the_other_is_quicker(*asked: Any) -> bool:
        who.status, who.disabled_at, who.disabled_reason = "disabled", now(), "separation"
        session.commit()
        return look(*asked)

    monkeypatch.setattr(account_requests, "may_still_ask", while_the_other_is_quicker)
    answer = visitor.post(NEW, {**leaves(1, other), "do": "send"})
    assert (answer.status_code, requests(session)) == (303, [])
    assert visitor.get(str(answer.location)).location.startswith("/inquiry/sign-in")
    assert the_user(session, other.id).status == "active"


def test_a_form_of_thousands_of_rows_is_answered_like_one_of_one_row_too_many(app: Flask, session: Session) -> None:
    visitor, _who = at_desk(app, session)
    many = {f"row{number}.action": "add" for number in range(1, 3_000)}
    answer = visitor.post(NEW, {**many, "row01.action": "add", **PROMISES, "do": "send"})
    assert (answer.status_code, "One form takes 20 people" in text(answer)) == (422, True)
    assert answer.get_data(as_text=True).count('class="request-row"') <= 21
    assert requests(session) == []
