"""The State's offices and account requests: reviewed, given user IDs, the one-time password shown once."""

import datetime as dt
import html
import re
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.account_requests import Promises, Wanted, ask
from records.clock import county_today, now
from records.decision import Decision
from records.event import Event
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.outbox import OutboxMessage
from records.staff import Staff
from records.submission import Submission
from rules.preview import preview
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, the_user, user
from tests.web.providers import text
from web.sign_in.passwords import hashed, is_right
from web.wording import day

AsRole = Callable[[str], Visitor]


def asked(session: Session, place: Organization) -> AccountRequest:
    """A new person is asked for."""
    person = {"first_name": "Odile", "last_name": "Fenwick", "title": "Clerk", "phone": "9165550190"}
    wanted = Wanted("add", county_today(), "new_staff", email="odile@alder.example", **person)
    made = ask(session, place, liaison(session, place), Promises(True, True, True), [wanted], now())
    session.commit()
    return made


def approved(session: Session, place: Organization, by: Staff | None = None) -> AccountChange:
    """As the steps leave it after the Regional Office's word."""
    made = asked(session, place)
    who = user(session, place, sign_in_name=None, status="asked", password_hash=None, oath_at=None)
    (change,) = made.changes
    made.status, change.status, change.user_id = "at_it_unit", "approved", who.id
    change.approved_by_id = by.id if by else None
    session.commit()
    return change


def shown_password(page: str) -> str:
    found = re.findall(r'slip__word">([^<]+)<', page)
    return html.unescape(found[1])


def told(session: Session) -> list[Submission]:
    session.rollback()
    return list(session.scalars(select(Submission).order_by(Submission.id)))


def test_the_regional_office_begins_with_what_waits_for_it_and_sees_who_is_alike(
    app: Flask, session: Session, as_role: AsRole
) -> None:
    place = hospital(session)
    user(session, place, first_name="Orla", last_name="Fenwick")
    made = asked(session, place)
    office = as_role("regional_office")
    assert made.number in text(office.get("/account-requests"))
    page = text(office.get(f"/account-requests/{made.id}"))
    assert "Somebody like this is known: Orla Fenwick" in page
    assert "Your word" in page


def test_the_regional_office_reads_what_the_law_says_of_each_row(app: Flask, session: Session, as_role: AsRole) -> None:
    made = asked(session, hospital(session))
    (change,) = made.changes
    facts = {
        **{"action": "delete", "requested_by_liaison": True, "liaison_active": True, "organization_kind": "provider"},
        **{"attested_permissions": True, "attested_internal_agreements": True, "attested_paperless": True},
        **{"organization_approved": True, "user_known": True, "user_is_liaison": True, "other_active_liaisons": 0},
    }
    for told in (facts | {"user_known": False}, facts):  # asked again, the later word stands
        answer = preview("ccs.account_request", county_today(), told)
        trace = answer.as_decision()
        kept = {"question": answer.question, "law": answer.law, "facts": trace["facts"], "answer": trace["answer"]}
        word = Decision(account_request_id=made.id, asked_about=county_today(), trace=trace, made_at=now(), **kept)
        session.add(word)
        session.flush()
        checked = {"kind": "account_change_checked", "params": {"change_id": change.id}, "decision_id": word.id}
        session.add(Event(account_request_id=made.id, at=now(), **checked))
    session.commit()
    page = as_role("regional_office").get(f"/account-requests/{made.id}")
    assert "The law: may go on, and nobody can ask for accounts after it." in text(page)
    assert "No active liaison is left after this." in text(page)
    assert "Provider Responsibilities" in text(page)
    auditor = as_role("auditor")
    address = f"/decisions/{word.id}"
    assert address in auditor.get(f"/account-requests/{made.id}").get_data(as_text=True)
    assert auditor.get(address).status_code == 200


def test_what_is_not_approved_has_its_reason(app: Flask, session: Session, as_role: AsRole) -> None:
    made = asked(session, hospital(session))
    office = as_role("regional_office")
    address = f"/account-requests/{made.id}/review"
    assert "Write why" in text(office.post(address, {"verdict": "return", "reason": ""}))
    assert told(session) == []
    assert office.post(address, {"verdict": "return", "reason": "Who is this?"}).status_code == 303
    assert told(session)[0].payload == {"outcome": "return", "reason": "Who is this?"}


def test_the_one_time_password_is_shown_once_and_kept_only_as_a_hash(
    app: Flask, session: Session, as_role: AsRole
) -> None:
    change = approved(session, hospital(session))
    unit = as_role("information_technology")
    address = f"/account-requests/{change.request_id}/assign/{change.id}"
    form = {"sign_in_name": "pi00001234", "form_key": "k" * 32}
    page = unit.post(address, form)
    password = shown_password(page.get_data(as_text=True))
    assert re.fullmatch(r"([a-z2-9]{4}-){2}[a-z2-9]{4}", password)
    assert page.headers["Cache-Control"] == "no-store"
    kept = the_user(session, change.user_id or 0).password_hash
    assert is_right(password, kept)
    again = unit.post(address, form)
    assert again.status_code == 303
    assert password not in unit.get(again.location).get_data(as_text=True)
    assert the_user(session, change.user_id or 0).password_hash == kept
    (said,) = told(session)
    messages = session.scalars(select(OutboxMessage)).all()
    assert password not in f"{said.payload} {[each.payload for each in messages]}"
    assert str(kept) not in f"{said.payload} {[each.payload for each in messages]}"
    assert said.payload == {"change_id": change.id, "sign_in_name": "pi00001234"}


def test_a_slip_says_from_and_until_when_it_opens(app: Flask, session: Session, as_role: AsRole) -> None:
    change = approved(session, hospital(session))
    change.effective_on = county_today() + dt.timedelta(days=40)
    session.commit()
    address = f"/account-requests/{change.request_id}/assign/{change.id}"
    page = text(as_role("information_technology").post(address, {"sign_in_name": "PI00001234"}))
    with app.test_request_context():
        first, last = (day(change.effective_on + dt.timedelta(days=days)) for days in (0, 30))
    assert f"from {first} through {last}" in page


def test_who_approved_it_gets_a_sentence_instead_of_a_password(
    app: Flask, session: Session, staff: dict[str, Staff], as_role: AsRole
) -> None:
    change = approved(session, hospital(session), staff["information_technology"])
    unit = as_role("information_technology")
    assert "Somebody else of the Unit assigns" in text(unit.get(f"/account-requests/{change.request_id}"))
    address = f"/account-requests/{change.request_id}/assign/{change.id}"
    answer = unit.post(address, {"sign_in_name": "PI00001234"})
    assert (answer.status_code, "slip__word" in answer.get_data(as_text=True)) == (422, False)
    assert the_user(session, change.user_id or 0).password_hash is None


def test_another_password_kills_the_one_before(app: Flask, session: Session, as_role: AsRole) -> None:
    change = approved(session, hospital(session))
    who = session.get_one(OrganizationUser, change.user_id)
    who.sign_in_name, who.status, who.password_hash = "pi00001234", "assigned", "the one before"
    change.status, change.password_made_at = "assigned", now()
    session.get_one(AccountRequest, change.request_id).status = "with_liaison"
    session.commit()
    page = as_role("information_technology").post(f"/account-requests/{change.request_id}/password/{change.id}")
    assert is_right(shown_password(page.get_data(as_text=True)), the_user(session, who.id).password_hash)


def test_a_slip_made_while_its_user_is_at_the_oath_opens_the_choice_of_a_password_though_temporal_is_away(
    app: Flask, session: Session, as_role: AsRole
) -> None:
    change = approved(session, hospital(session))
    who = session.get_one(OrganizationUser, change.user_id)
    who.sign_in_name, who.status, who.one_time_until = "pi00001234", "assigned", None
    who.password_hash, who.password_changed_at = hashed("Harbor-Lantern-7"), now()
    change.status, change.password_made_at = "assigned", now()
    session.get_one(AccountRequest, change.request_id).status = "with_liaison"
    session.commit()
    slip = as_role("information_technology").post(f"/account-requests/{change.request_id}/password/{change.id}")
    assert "will be open in a moment" in text(slip)
    arriving = at_browser(app, the_user(session, who.id), shown_password(slip.get_data(as_text=True)))
    assert arriving.get("/inquiry/oath").location == "/inquiry/password"
    assert the_user(session, who.id).one_time_until is not None


def test_of_two_who_give_a_user_id_at_once_one_gets_the_slip_and_it_opens(
    app: Flask, session: Session, as_role: AsRole
) -> None:
    change = approved(session, hospital(session))
    address = f"/account-requests/{change.request_id}/assign/{change.id}"
    unit = as_role("information_technology")
    first = shown_password(unit.post(address, {"sign_in_name": "PI00001234"}).get_data(as_text=True))
    second = unit.post(address, {"sign_in_name": "PI00001235"})
    assert (second.status_code, "slip__word" in second.get_data(as_text=True)) == (422, False)
    assert "was given to this row a moment ago" in text(second)
    assert is_right(first, the_user(session, change.user_id or 0).password_hash)
    assert len(told(session)) == 1


def test_nobody_who_has_signed_in_meanwhile_loses_the_password_of_their_own(
    app: Flask, session: Session, as_role: AsRole
) -> None:
    change = approved(session, hospital(session))
    who = session.get_one(OrganizationUser, change.user_id)
    who.sign_in_name, who.status, who.password_hash, who.oath_at = "pi00001234", "active", "their own", now()
    change.status, change.password_made_at = "assigned", now()  # the request has not heard of it yet
    session.get_one(AccountRequest, change.request_id).status = "with_liaison"
    session.commit()
    answer = as_role("information_technology").post(f"/account-requests/{change.request_id}/password/{change.id}")
    assert (answer.status_code, the_user(session, who.id).password_hash) == (303, "their own")
    assert told(session) == []


def test_a_user_id_is_letters_and_digits(app: Flask, session: Session, as_role: AsRole) -> None:
    change = approved(session, hospital(session))
    address = f"/account-requests/{change.request_id}/assign/{change.id}"
    answer = as_role("information_technology").post(address, {"sign_in_name": "odile fenwick!"})
    assert "6 to 24 letters and digits" in text(answer)


def test_a_row_of_another_request_is_not_there(app: Flask, session: Session, as_role: AsRole) -> None:
    one, other = approved(session, hospital(session)), approved(session, hospital(session))
    unit = as_role("information_technology")
    answer = unit.post(f"/account-requests/{one.request_id}/assign/{other.id}", {"sign_in_name": "PI00001234"})
    assert answer.status_code == 404


def test_a_countys_staff_find_no_request(app: Flask, session: Session, as_role: AsRole) -> None:
    made = asked(session, hospital(session))
    assert as_role("supervisor").get(f"/account-requests/{made.id}").status_code == 403
