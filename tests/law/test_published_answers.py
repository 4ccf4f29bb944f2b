"""Answers that public pages and forms give, word for word or figure for figure."""

from datetime import date

import pytest

from tests.law.asking import answer_to


@pytest.mark.parametrize(
    ("month", "maximum"),
    [(100 * 60, 25 * 60), (283 * 60, 70 * 60 + 45), (195 * 60, 48 * 60 + 45), (160 * 60, 40 * 60)],
)
def test_the_weekly_maximum_is_a_quarter_of_the_month(month: int, maximum: int) -> None:
    assert answer_to("ihss.weekly_maximum", authorized_minutes_per_month=month)["weekly_maximum_minutes"] == maximum


def test_the_weekly_time_on_the_notice_is_the_month_by_4_33() -> None:
    answer = answer_to("ihss.weekly_maximum", authorized_minutes_per_month=7500)
    assert answer == {"weekly_maximum_minutes": 1875, "weekly_authorized_minutes": 1732}


@pytest.mark.parametrize(
    ("adults", "children", "kept"), [(1, 0, 600), (1, 1, 750), (2, 1, 934), (1, 2, 934), (2, 0, 934), (2, 2, 1100)]
)
def test_share_of_cost_leaves_the_maintenance_need_and_twenty_dollars(adults: int, children: int, kept: int) -> None:
    answer = answer_to("ihss.share_of_cost", income_cents=120_000, adults=adults, children=children)
    assert answer == {"share_of_cost_cents": 100 * max(1200 - 20 - kept, 0)}


def test_six_rooms_two_sole_two_shared_by_four_are_two_and_a_half_hours() -> None:
    answer = answer_to("ihss.domestic_share", rooms=6, sole_use_rooms=2, shared_rooms=2, people=4)
    assert answer == {"minutes_per_month": 150}


@pytest.mark.parametrize("on", [date(2008, 3, 6), date(2012, 4, 1), date(2026, 3, 15)])
def test_the_card_of_the_county_bulletin_was_issued_on_the_180th_day_of_2009(on: date) -> None:
    answer = answer_to("id.bic", on=on, value="91234567A2 9180")
    assert (answer["valid"], answer["cin"], answer["issued"]) == (True, "91234567A", "2009-06-29")


@pytest.mark.parametrize(
    ("number", "valid"), [("1993999998", True), ("1234567893", True), ("1234567890", False), ("1993999999", False)]
)
def test_provider_identifiers_carry_a_luhn_check_digit(number: str, valid: bool) -> None:
    assert answer_to("id.npi", value=number)["valid"] is valid


def test_a_client_index_number_never_ends_in_ten_of_the_letters() -> None:
    used = [
        letter
        for letter in map(chr, range(ord("A"), ord("Z") + 1))
        if answer_to("id.cin", value=f"91234567{letter}")["valid"]
    ]
    assert "".join(used) == "ACDEFGHMNTUVWXYZ"


@pytest.mark.parametrize(
    ("program", "federal", "state", "county"),
    [("CFCO", 560, 286, 154), ("PCSP", 500, 325, 175), ("IPO", 500, 325, 175), ("IHSS-R", 0, 650, 350)],
)
def test_each_program_is_shared_as_the_state_publishes(program: str, federal: int, state: int, county: int) -> None:
    answer = answer_to("ihss.cost_sharing", program=program, cost_cents=1000)
    assert answer == {"federal_cents": federal, "state_cents": state, "county_cents": county}


def test_hours_before_the_law_began_are_not_guessed() -> None:
    with pytest.raises(Exception, match="1989"):
        answer_to("ihss.share_of_cost", on=date(1989, 6, 30), income_cents=0, adults=1, children=0)
