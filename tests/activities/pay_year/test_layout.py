"""Records of fixed width: every field at its published place, nothing cut off in silence but names."""

import itertools

import pytest

from activities.pay_year import efw2
from activities.pay_year.layout import DoesNotFit, Field, Layout, plain

EVERY = (efw2.RA, efw2.RE, efw2.RW, efw2.RS, efw2.RT, efw2.RF)


@pytest.mark.parametrize("layout", EVERY, ids=lambda each: each.code)
def test_no_two_fields_of_a_record_overlap_and_none_leaves_it(layout: Layout) -> None:
    taken = sorted((field.at, field.at + field.length) for field in layout.fields.values())
    assert taken[0][0] > len(layout.code)
    assert taken[-1][1] <= efw2.LENGTH + 1
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(taken))


@pytest.mark.parametrize("layout", EVERY, ids=lambda each: each.code)
def test_each_record_has_512_characters(layout: Layout) -> None:
    record = layout.record({})
    assert len(record) == 512
    assert record.startswith(layout.code)


PLACES = [
    (efw2.RA, "contact", 396, 422),
    (efw2.RA, "email", 446, 485),
    (efw2.RE, "agent", 7, 7),
    (efw2.RE, "name", 40, 96),
    (efw2.RE, "employment", 219, 219),
    (efw2.RW, "last", 42, 61),
    (efw2.RW, "zip", 134, 138),
    (efw2.RW, "income_wages_cents", 188, 198),
    (efw2.RW, "federal_income_tax_cents", 199, 209),
    (efw2.RW, "social_security_wages_cents", 210, 220),
    (efw2.RW, "social_security_cents", 221, 231),
    (efw2.RW, "medicare_wages_cents", 232, 242),
    (efw2.RW, "medicare_cents", 243, 253),
    (efw2.RW, "retirement", 488, 488),
    (efw2.RS, "ssn", 10, 18),
    (efw2.RS, "zip", 141, 145),
    (efw2.RS, "state_account", 248, 267),
    (efw2.RS, "state_wages_cents", 276, 286),
    (efw2.RS, "state_income_tax_cents", 287, 297),
    (efw2.RS, "control_number", 331, 337),
    (efw2.RT, "employees", 3, 9),
    (efw2.RT, "income_wages_cents", 10, 24),
    (efw2.RT, "medicare_cents", 85, 99),
    (efw2.RF, "employees", 8, 16),
]


@pytest.mark.parametrize(("layout", "name", "first", "last"), PLACES, ids=[f"{p[0].code}-{p[1]}" for p in PLACES])
def test_a_field_stands_where_the_specification_has_it(layout: Layout, name: str, first: int, last: int) -> None:
    field = layout.fields[name]
    assert (field.at, field.at + field.length - 1) == (first, last)


def test_amounts_have_zeros_before_them_and_never_overflow() -> None:
    layout = Layout("XX", 20, {"cents": Field(3, 5, amount=True), "name": Field(8, 6)})
    assert layout.record({"cents": 123, "name": "Núñez García"}) == "XX00123NUNEZ        "
    with pytest.raises(DoesNotFit, match="cents is 123456"):
        layout.record({"cents": 123456})
    with pytest.raises(DoesNotFit, match="below nothing"):
        layout.record({"cents": -1})
    with pytest.raises(KeyError, match="no field wages"):
        layout.record({"wages": 1})


def test_names_are_plain_capitals() -> None:
    assert plain("  Noé   O’Brien-Núñez*") == "NOE O'BRIEN-NUNEZ"
