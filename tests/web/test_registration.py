"""The ring-up screen: search first, little is needed, the number before the page is left, and never twice."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.application import Application
from records.clock import county_today, now
from records.outbox import OutboxMessage
from records.person import Person
from records.secrets import blind_index, seal
from records.submission import Submission
from tests.web.conftest import Visitor
from web.staff import registration

SSN = "219099999"
CALL = {
    "channel": "phone",
    "county_code": "34",
    "first_name": "José",
    "last_name": "Giménez",
    "phone": "(916) 555-0100",
    "requested_on": "",
}
Come = Callable[[str], Visitor]


def take(clerk: Visitor, **told: Any) -> TestResponse:
    fields = {**CALL, "requested_on": county_today().isoformat(), **told}
    return clerk.post("/applications/new/form", fields)


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def person(session: Session, **more: Any) -> Person:
    made = Person(
        **{
            "first_name": "Jose",
            "last_name": "Jimenez",
            "birth_date": dt.date(1950, 3, 7),
            "made_at": now(),
            "ssn_cipher": seal(SSN),
            "ssn_index": blind_index(SSN),
            **more,
        }
    )
    session.add(made)
    session.commit()
    return made


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


@pytest.fixture
def clerk(as_role: Come) -> Visitor:
    return as_role("intake_clerk")


def test_a_name_a_county_and_a_phone_are_enough(clerk: Visitor, session: Session) -> None:
    answer = take(clerk)
    made = session.scalars(select(Application)).one()
    assert (answer.status_code, answer.location) == (303, f"/applications/{made.id}/registered")
    assert (made.channel, made.phone, made.written_language, made.birth_date) == ("phone", "9165550100", "en", None)
    assert made.confirmation_number in text(clerk.get(answer.location))


def test_the_number_is_given_also_while_temporal_is_away(clerk: Visitor, session: Session) -> None:
    page = text(clerk.get(take(clerk).location))
    [message] = session.scalars(select(OutboxMessage))
    assert (message.sent_at, message.kind) == (None, "begin")
    assert "read the number to the caller" in page


def test_the_form_sent_twice_makes_one_application(clerk: Visitor, session: Session) -> None:
    first, second = (take(clerk, form_key="f" * 32) for _press in range(2))
    assert (second.status_code, second.location) == (303, first.location)
    assert count(session, Application) == 1


def test_the_second_of_two_quick_presses_does_not_find_the_first_as_a_double(
    clerk: Visitor, as_role: Come, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_press, look = as_role("intake_clerk"), registration.look_for
    first: list[TestResponse] = []

    def look_late(asked: Any) -> Any:
        if not first:
            monkeypatch.setattr(registration, "look_for", look)
            first.append(take(other_press, form_key="f" * 32))
        return look(asked)

    monkeypatch.setattr(registration, "look_for", look_late)
    second = take(clerk, form_key="f" * 32)
    assert (second.status_code, second.location) == (303, first[0].location)
    assert count(session, Application) == 1


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"last_name": ""}, "Ask for the last name."),
        ({"phone": ""}, "Give one way to reach the person"),
        ({"phone": "555"}, "Type a phone number of ten digits"),
        ({"ssn": "000-12-3456"}, "Type the nine digits of the Social Security number"),
        ({"requested_on": "2199-01-01"}, "This day is yet to come"),
        ({"requested_on": "2001-01-01", "requested_why": "postmark"}, "This is more than a year ago"),
        ({"birth_date.month": "13", "birth_date.day": "1", "birth_date.year": "1950"}, "This is not a day"),
        ({"county_code": "99"}, "Choose one of what is offered"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_the_text(
    clerk: Visitor, session: Session, told: dict[str, str], says: str
) -> None:
    answer = take(clerk, note="She said: <b>knee</b>", **told)
    assert answer.status_code == 422
    assert says in text(answer)
    assert "She said: &lt;b&gt;knee&lt;/b&gt;" in text(answer)
    assert count(session, Application) == 0


def test_an_earlier_day_needs_its_reason_and_is_the_protected_date(clerk: Visitor, session: Session) -> None:
    day = county_today() - dt.timedelta(days=5)
    assert "Say why the day is before today" in text(take(clerk, channel="mail", requested_on=day.isoformat()))
    take(clerk, channel="mail", requested_on=day.isoformat(), requested_why="postmark")
    made = session.scalars(select(Application)).one()
    assert (made.requested_on, made.details["requested_why"]) == (day, "postmark")


def test_the_fields_of_the_form_are_kept(clerk: Visitor, session: Session) -> None:
    take(
        clerk,
        **{"birth_date.month": "3", "birth_date.day": "7", "birth_date.year": "1950"},
        ssn="219-09-9999",
        spoken_language="es",
        blind="no",
        communication=["large_print", "braille"],
        veteran="family",
        household_1_name="Ana",
        household_1_born="1990-01-02",
    )
    made = session.scalars(select(Application)).one()
    assert (made.birth_date, made.ssn_index) == (dt.date(1950, 3, 7), blind_index(SSN))
    assert (made.spoken_language, made.written_language) == ("es", "es")
    assert made.details["communication"] == ["large_print", "braille"]
    assert made.details["household"] == [{"name": "Ana", "birth_date": "1990-01-02"}]
    assert made.details["blind"] is False
    assert SSN not in str(session.scalars(select(Submission.payload)).all())


def test_a_double_is_shown_before_it_is_made_and_never_forbidden(clerk: Visitor, session: Session) -> None:
    known = person(session, city="Davis")
    shown = take(clerk, ssn="219-09-9999")
    assert shown.status_code == 422
    assert "Somebody like this is known" in text(shown)
    assert count(session, Application) == 0
    assert take(clerk, ssn="219-09-9999", seen=f"p{known.id}").status_code == 303


def test_searching_finds_by_sound_and_fills_the_form(clerk: Visitor, session: Session) -> None:
    person(session)
    page = text(clerk.post("/applications/new", {"first_name": "José", "last_name": "Giménez"}))
    assert "Jimenez, Jose" in page
    assert 'value="Giménez"' in page
    assert "Name sounds alike" in page


def test_searching_for_nothing_asks_for_something(clerk: Visitor) -> None:
    answer = clerk.post("/applications/new", {"first_name": "José"})
    assert answer.status_code == 422
    assert "Type a last name, a date of birth, a phone or a number." in text(answer)


def test_of_a_person_of_another_county_only_name_and_birth_date_show(clerk: Visitor, session: Session) -> None:
    known = person(session, city="Winters", street="7 Almond Way", phone="5305550123")
    page = text(clerk.post("/applications/new", {"last_name": "Jimenez"}))
    assert "Known in another county" in page
    assert "Winters" not in page
    assert clerk.get(f"/applications/new/form?person={known.id}").status_code == 404


def test_a_clerk_may_register_for_another_county_and_then_only_read_its_number(
    clerk: Visitor, as_role: Come, session: Session
) -> None:
    address = take(clerk, county_code="57").location
    made = session.scalars(select(Application)).one()
    assert made.county_code == "57"
    assert made.confirmation_number in text(clerk.get(address))
    assert clerk.get(f"/applications/{made.id}/clearance").status_code == 404
    assert as_role("caseworker").get(address).status_code == 404


def test_who_may_not_register_gets_no_screen(as_role: Come) -> None:
    for role in ("auditor", "policy_analyst", "administrator"):
        assert as_role(role).get("/applications/new").status_code == 403
