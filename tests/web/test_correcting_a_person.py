"""A name, a birth date or a number is put right: looked at, done once, written down, and never somebody else's."""

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.access_log import AccessLog
from records.application import Application
from records.clock import county_today, now
from records.correction import PersonCorrection
from records.enrollment import Enrollment
from records.event import Event
from records.outbox import OutboxMessage
from records.person import Person
from records.registering import Soc295, register
from records.secrets import blind_index, seal, unseal
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]
OLD, NEW = "219099999", "219099998"


@pytest.fixture
def ito(session: Session, staff: dict[str, Staff]) -> Person:
    """Haru Ito of Sacramento, whose application goes on."""
    told = Soc295(county_code="34", first_name="Haru", last_name="Ito", requested_on=county_today())
    row = register(session, told, "phone", staff["intake_clerk"].id, now())
    row.person = known("Haru", "Ito", OLD)
    session.commit()
    return row.person


def known(first: str, last: str, ssn: str) -> Person:
    sealed = {"ssn_cipher": seal(ssn), "ssn_index": blind_index(ssn)}
    return Person(first_name=first, last_name=last, birth_date=dt.date(1950, 3, 7), made_at=now(), **sealed)


def hidden(answer: TestResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.get_data(as_text=True))
    assert found, f"the page has no {name}"
    return unescape(found[1])


def told(**changed: Any) -> dict[str, Any]:
    born = {"birth_date.month": "3", "birth_date.day": "7", "birth_date.year": "1950"}
    return {"first_name": "Haru", "last_name": "Ito", **born, "reason": "mistyped", "proof": "ssn_card", **changed}


def put_right(clerk: Visitor, person: Person, **changed: Any) -> TestResponse:
    """Open the page, see what follows, and press once more."""
    page = f"/people/{person.id}/correct"
    fields = told(seen=hidden(clerk.get(page), "seen"), **changed)
    looked = clerk.post(page, fields)
    if looked.status_code != 200:
        return looked
    return clerk.post(page, fields | {"sure": hidden_button(looked)})


def hidden_button(answer: TestResponse) -> str:
    found = re.search(r'name="sure" value="([^"]*)"', answer.get_data(as_text=True))
    assert found, "nothing to press"
    return found[1]


def words(answer: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.get_data(as_text=True))).split())


def test_nothing_is_changed_before_somebody_has_seen_what_follows(as_role: Come, session: Session, ito: Person) -> None:
    clerk, page = as_role("intake_clerk"), f"/people/{ito.id}/correct"
    answer = clerk.post(page, told(last_name="Itō", seen=hidden(clerk.get(page), "seen")))
    assert "Haru Ito becomes Haru Itō" in words(answer)
    assert "1 application that is going on takes it over" in words(answer)
    session.expire_all()
    assert ito.last_name == "Ito"


def test_what_is_typed_after_the_look_is_looked_at_once_more(as_role: Come, session: Session, ito: Person) -> None:
    clerk, page = as_role("intake_clerk"), f"/people/{ito.id}/correct"
    fields = told(last_name="Itō", seen=hidden(clerk.get(page), "seen"))
    word = hidden_button(clerk.post(page, fields))
    answer = clerk.post(page, fields | {"last_name": "Itoh", "sure": word})
    assert "becomes Haru Itoh" in words(answer)
    session.expire_all()
    assert ito.last_name == "Ito"


def test_a_correction_reaches_the_person_their_application_and_the_record(
    as_role: Come, session: Session, ito: Person, staff: dict[str, Staff]
) -> None:
    answer = put_right(as_role("intake_clerk"), ito, last_name="Itō", ssn="219-09-9998")
    assert answer.location == f"/people/{ito.id}"
    session.expire_all()
    application = session.scalars(select(Application)).one()
    for row in (ito, application):
        assert (row.last_name, row.ssn_index) == ("Itō", blind_index(NEW))
    made = session.scalars(select(PersonCorrection)).one()
    assert (made.changed, made.staff_id) == (["name", "ssn"], staff["intake_clerk"].id)
    assert (made.before, made.after) == ({"last_name": "Ito"}, {"last_name": "Itō"})
    assert made.ssn_before is not None
    assert unseal(made.ssn_before) == OLD


def test_the_timeline_tells_that_it_was_put_right_and_nothing_of_the_person(
    as_role: Come, session: Session, ito: Person
) -> None:
    clerk = as_role("caseworker")
    put_right(clerk, ito, last_name="Itō", ssn=NEW)
    event = session.scalars(select(Event).where(Event.kind == "person_corrected")).one()
    assert event.params == {"corrected": "name+ssn", "reason": "mistyped"}
    page = words(clerk.get(f"/applications/{event.application_id}"))
    assert "Name, birth date or number put right" in page
    assert "Mistyped · name, SSN" in page


def test_the_persons_page_shows_who_put_what_right_and_no_number(as_role: Come, ito: Person) -> None:
    clerk = as_role("caseworker")
    put_right(clerk, ito, last_name="Itō", ssn=NEW, reason="court", proof="court_order")
    page = clerk.get(f"/people/{ito.id}")
    assert "Last name: Ito → Itō Social Security number changed" in words(page)
    assert "Changed by a court; Court order" in words(page)
    for number in (OLD, NEW, "219-09-9999", "219-09-9998"):
        assert number not in page.get_data(as_text=True)


def test_the_number_of_somebody_else_is_refused_with_a_sentence(as_role: Come, session: Session, ito: Person) -> None:
    session.add(known("Mara", "Voss", NEW))
    session.commit()
    answer = put_right(as_role("intake_clerk"), ito, ssn=NEW)
    assert answer.status_code == 422
    assert "belongs to somebody else who is known" in words(answer)
    assert session.scalars(select(PersonCorrection)).all() == []


def test_a_number_given_away_between_look_and_writing_is_refused_too(
    as_role: Come, session: Session, ito: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.add(known("Mara", "Voss", NEW))
    session.commit()
    monkeypatch.setattr("records.correcting.held_by_another", lambda *_: False)
    answer = put_right(as_role("intake_clerk"), ito, ssn=NEW, last_name="Itō")
    assert answer.status_code == 422
    assert "belongs to somebody else who is known" in words(answer)
    session.expire_all()
    assert (ito.last_name, ito.ssn_index) == ("Ito", blind_index(OLD))


def test_a_number_that_is_not_theirs_is_taken_away(as_role: Come, session: Session, ito: Person) -> None:
    put_right(as_role("intake_clerk"), ito, ssn_away="yes")
    session.expire_all()
    assert (ito.ssn_cipher, ito.ssn_index) == (None, None)


def test_the_second_of_two_tabs_is_told_what_the_first_did(as_role: Come, session: Session, ito: Person) -> None:
    one, other = as_role("intake_clerk"), as_role("caseworker")
    page = f"/people/{ito.id}/correct"
    late = told(last_name="Itow", seen=hidden(other.get(page), "seen"))
    word = hidden_button(other.post(page, late))
    put_right(one, ito, last_name="Itō")
    answer = other.post(page, late | {"sure": word})
    assert answer.status_code == 422
    assert "Somebody put this person right after you opened the page" in words(answer)
    session.expire_all()
    assert ito.last_name == "Itō"


def test_pressed_twice_it_is_written_once(as_role: Come, session: Session, ito: Person) -> None:
    clerk, page = as_role("intake_clerk"), f"/people/{ito.id}/correct"
    fields = told(last_name="Itō", seen=hidden(clerk.get(page), "seen"), form_key="k" * 32)
    fields["sure"] = hidden_button(clerk.post(page, fields))
    assert [clerk.post(page, fields).status_code for _press in range(2)] == [303, 303]
    assert len(session.scalars(select(PersonCorrection)).all()) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "Nothing is different from what is on record"),
        ({"ssn": NEW, "ssn_away": "yes"}, "not both"),
        ({"proof": ""}, "Say which paper you saw"),
        ({"ssn": "000-12-3456"}, "Type the nine digits"),
    ],
)
def test_what_cannot_be_put_right_gets_a_sentence(
    as_role: Come, ito: Person, changed: dict[str, str], says: str
) -> None:
    answer = put_right(as_role("intake_clerk"), ito, **changed)
    assert answer.status_code == 422
    assert says in words(answer)


def test_another_countys_person_is_not_there_and_an_auditor_corrects_nobody(as_role: Come, ito: Person) -> None:
    assert as_role("yolo").get(f"/people/{ito.id}/correct").status_code == 404
    assert as_role("auditor").get(f"/people/{ito.id}/correct").status_code == 403


def test_who_opened_the_page_is_written_down(as_role: Come, session: Session, ito: Person) -> None:
    as_role("intake_clerk").get(f"/people/{ito.id}/correct")
    assert session.scalars(select(AccessLog.what).where(AccessLog.person_id == ito.id)).all() == ["person correct"]


def test_an_enrollment_that_goes_on_is_told(as_role: Come, session: Session, rosa: Enrollment) -> None:
    rosa.person = known("Rosa", "Delgado", OLD)
    session.commit()
    put_right(as_role("caseworker"), rosa.person, first_name="Rosa", last_name="Delgado Ruiz")
    said = session.scalars(select(Submission).where(Submission.kind == "correct_identity")).one()
    made = session.scalars(select(PersonCorrection)).one()
    assert (said.enrollment_id, said.payload) == (rosa.id, {"correction_id": made.id})
    told_it = select(OutboxMessage.update_id).where(OutboxMessage.workflow == "correct_identity")
    assert session.scalars(told_it).all() == [f"submission-{said.id}"]


def test_the_record_of_corrections_is_only_added_to(as_role: Come, session: Session, ito: Person) -> None:
    put_right(as_role("intake_clerk"), ito, last_name="Itō")
    for change in ("update person_correction set note = 'x'", "delete from person_correction"):
        with pytest.raises(DBAPIError, match="only ever added"):
            session.execute(text(change))
        session.rollback()
