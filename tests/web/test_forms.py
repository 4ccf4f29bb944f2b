"""Forms: what was typed is kept, what it means is exact, and what is wrong is said beside the field."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from records.clock import fixed
from web.forms import Form, blank, sent
from web.schemas.choices import Choice, ChoiceOfId, Choices, Tick, YesNo
from web.schemas.fields import Cin, Email, Line, Passage, Phone, Ssn, Zip
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Instant, Minutes, Money, Whole
from web.wording import hours

NOON = dt.datetime(2026, 4, 17, 19, 0, tzinfo=dt.UTC)


class Asked(FormSchema):
    """One field of every kind."""

    name = Line("Name", must=True, most=10, missing="Type the name.")
    born = Day("Born", parts=True, past=True)
    visit = Instant("Visit")
    time = Minutes("Time", most=600)
    income = Money("Income")
    rooms = Whole("Rooms", most=30)
    worker = ChoiceOfId("Worker", list=True)
    papers = Choices("Papers", [("a", "A"), ("b", "B")])
    alone = YesNo("Alone?")
    told = Tick("Told")
    why = Passage("Why")


class Fragile(FormSchema):
    """The fields whose text has a shape."""

    time = Minutes("Time")
    income = Money("Income")
    rooms = Whole("Rooms")
    born = Day("Born")
    at = Instant("At")
    ssn = Ssn("SSN")
    cin = Cin("CIN")
    phone = Phone("Phone")


@pytest.fixture(autouse=True)
def in_a_page() -> Any:
    """Sentences are worded in a request's language; the day is held still."""
    app = Flask("test")
    from web.language import TwoLanguages

    TwoLanguages(app)
    with app.test_request_context(), fixed(NOON):
        yield


def send(**typed: Any) -> Form:
    return sent(Asked().offer("worker", [(7, "Lena")]), MultiDict({"name": "Ito"} | typed))


def test_what_was_typed_becomes_what_is_meant() -> None:
    form = send(
        **{
            "born.month": "4",
            "born.day": "1",
            "born.year": "1950",
            "visit.day": "2026-07-01",
            "visit.time": "09:30",
            "time": "2:05",
            "income": "$1,200.50",
            "rooms": "6",
            "worker": "7",
            "papers": ["a", "b"],
            "alone": "no",
            "told": "yes",
        }
    )
    assert form.ok
    assert form.data == {
        "name": "Ito",
        "born": dt.date(1950, 4, 1),
        "visit": dt.datetime(2026, 7, 1, 16, 30, tzinfo=dt.UTC),
        "time": 125,
        "income": 120050,
        "rooms": 6,
        "worker": 7,
        "papers": ["a", "b"],
        "alone": False,
        "told": True,
        "why": None,
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\ufeffAnn\u200b", "Ann"),
        ("A\u202enn", "Ann"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("Đỗ", "Đỗ"),
    ],
)
def test_marks_that_nobody_sees_are_left_out_of_a_name(typed: str, meant: str) -> None:
    assert Line("Name").deserialize(typed) == meant
    assert Phone("Phone").deserialize("\u202a916 555 0100\u202c") == "9165550100"


@pytest.mark.parametrize("typed", ["A\x01", "A\nB", "A\u0378", "A\ue000", "A\uffff", "\u200b", "A\u2028B"])
def test_what_no_letter_can_print_is_refused_in_a_name(typed: str) -> None:
    with pytest.raises(ValidationError):
        Line("Name").deserialize(typed)


def test_what_was_left_empty_is_unknown_and_not_no() -> None:
    assert send().data["alone"] is None
    assert send(time=" ").data["time"] is None


def test_what_must_be_answered_and_is_not_gets_its_sentence() -> None:
    assert send(name="  ").errors == {"name": "Type the name."}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"born.month": "13", "born.day": "1", "born.year": "1950"}, "born"),
        ({"born.month": "", "born.day": "1", "born.year": "1950"}, "born"),
        ({"born": "4/18/2026"}, "born"),
        ({"born": "0001-01-01"}, "born"),
        ({"visit.day": "2026-02-30", "visit.time": "09:30"}, "visit"),
        ({"time": "2:60"}, "time"),
        ({"time": "10:01"}, "time"),
        ({"time": "-1:00"}, "time"),
        ({"income": "12.5"}, "income"),
        ({"income": "1e3"}, "income"),
        ({"rooms": "31"}, "rooms"),
        ({"rooms": "6.0"}, "rooms"),
        ({"rooms": "٦"}, "rooms"),
        ({"worker": "8"}, "worker"),
        ({"papers": ["a", "c"]}, "papers"),
        ({"alone": "perhaps"}, "alone"),
        ({"name": "a" * 11}, "name"),
        ({"why": "bell\x07"}, "why"),
    ],
)
def test_what_cannot_be_meant_is_kept_as_typed_with_a_sentence_beside_it(typed: dict[str, Any], field: str) -> None:
    form = send(**typed)
    assert list(form.errors) == [field]
    assert form.errors[field].endswith(".")
    assert form[field].error == form.errors[field]
    assert form[field].value == form.typed[field]
    assert form[field].id == f"field-{field}"


def test_half_a_day_and_time_keeps_the_half_that_was_typed() -> None:
    form = send(**{"visit.day": "2026-07-01", "visit.time": ""})
    assert list(form.errors) == ["visit"]
    assert form["visit"].value.startswith("2026-07-01")


def test_a_field_the_form_does_not_have_is_refused() -> None:
    assert "salary" in send(salary="1").refusals[0]


def test_a_form_filled_in_beforehand_reads_back_the_same() -> None:
    start = {"name": "Ito", "born": dt.date(1950, 4, 1), "time": 125, "income": 5, "alone": True, "papers": ["b"]}
    form = blank(Asked(), start)
    assert [form[name].value for name in start] == ["Ito", "1950-04-01", "2:05", "0.05", "yes", ["b"]]


def test_a_visit_at_half_past_nine_in_winter_and_in_summer_is_the_countys_half_past_nine() -> None:
    for day, utc_hour in (("2026-01-05", 17), ("2026-07-06", 16)):
        assert send(**{"visit.day": day, "visit.time": "09:30"}).data["visit"].hour == utc_hour


@given(st.integers(0, 600))
def test_any_length_of_time_is_shown_and_read_back_the_same(minutes: int) -> None:
    assert send(time=hours(minutes)).data["time"] == minutes


@given(st.text())
def test_no_text_whatever_breaks_a_field(text: str) -> None:
    form = sent(Fragile(), MultiDict({name: text for name in Fragile().fields} | {"at.day": text, "at.time": text}))
    assert all(sentence.endswith(".") for sentence in form.errors.values())
    assert not form.refusals


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        (Ssn("x"), "123-45-6789", "123456789"),
        (Cin("x"), "9123 4567a", "91234567A"),
        (Zip("x"), "95814-1234", "958141234"),
        (Phone("x"), "(916) 555-0100", "9165550100"),
        (Phone("x"), "+1 916 555 0100", "9165550100"),
        (Email("x"), " A@Example.com ", "a@example.com"),
    ],
)
def test_numbers_may_be_typed_with_their_usual_signs(field: Any, typed: str, meant: str) -> None:
    assert field.deserialize(typed) == meant


@pytest.mark.parametrize("never_issued", ["000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000"])
def test_numbers_that_ssa_never_issues_are_refused(never_issued: str) -> None:
    with pytest.raises(ValidationError):
        Ssn("x").deserialize(never_issued)


def test_a_declaration_must_be_ticked() -> None:
    class Declared(FormSchema):
        told = Tick("Told", must=True, missing="Tick the box.")

    assert sent(Declared(), MultiDict()).errors == {"told": "Tick the box."}
    assert sent(Declared(), MultiDict({"told": "yes"})).ok


def test_a_choice_is_one_of_what_was_offered() -> None:
    assert Choice("x", [("a", "A")]).deserialize("a") == "a"


def test_forms_of_rows_of_one_page_have_ids_of_their_own_and_the_same_names() -> None:
    one, other = blank(Asked()).at(1), blank(Asked()).at("plan-2")
    assert (one["name"].id, other["name"].id) == ("field-1-name", "field-plan-2-name")
    assert one["name"].name == other["name"].name == "name"
    assert sent(Asked(), MultiDict({"name": ""})).at(1).wrong[0].id == "field-1-name"
