"""How lines and requests stand, what that is to machines and families, money, age, and whose county is whose."""

from datetime import date, timedelta
from itertools import combinations_with_replacement, product

import pytest

from rules.book import load_book
from tests.law.asking import answer_to

FACTS = load_book().programmes["ccs"].facts
TOLD = tuple(word for word in FACTS["status"].one_of if word not in ("expired", "mixed"))
LINE = {"starts_on": "2008-03-01", "ends_on": "2009-02-28"}


def shown(status: str, as_of: date) -> str:
    cancelled = {"cancelled_on": "2008-07-01"} if status == "cancelled" else {}
    return str(answer_to("ccs.line_status", status=status, as_of=as_of.isoformat(), **LINE, **cancelled)["status"])


def headline(*statuses: str) -> str:
    return str(answer_to("ccs.sar_status", lines=[{"status": one} for one in statuses])["status"])


def test_only_what_is_authorized_expires_and_only_after_its_last_day() -> None:
    last = date.fromisoformat(LINE["ends_on"])
    for status, after in product(TOLD, range(-400, 4)):
        over = after > 0 and status in ("authorized", "authorized_modified")
        assert shown(status, last + timedelta(days=after)) == ("expired" if over else status)


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"status": "expired"}, "worked out"),
        ({"status": "mixed"}, "worked out"),
        ({"status": "cancelled"}, "has a day"),
        ({"status": "authorized", "cancelled_on": "2008-07-01"}, "only a cancelled line"),
        ({"status": "authorized", "ends_on": "2008-02-29"}, "before the first"),
    ],
)
def test_a_line_that_cannot_be_as_told_is_refused(facts: dict[str, str], named: str) -> None:
    with pytest.raises(Exception, match=named):
        answer_to("ccs.line_status", as_of="2008-03-06", **(LINE | facts))


def test_a_request_shows_what_its_lines_share_or_that_they_differ() -> None:
    for statuses in combinations_with_replacement((*TOLD, "expired"), 3):
        assert headline(*statuses) == (statuses[0] if len(set(statuses)) == 1 else "mixed")
    assert headline("authorized", "denied") == "mixed"  # worked case 13
    assert headline() == "received"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("received", "A4"),
        ("pending", "A4"),
        ("deferred", "A4"),
        ("authorized", "A1"),  # therapy visits granted in full
        ("authorized_modified", "A6"),  # a change of the site of service approved
        ("denied", "A3"),
        ("cancelled", "C"),
        ("expired", "CT"),
    ],
)
def test_each_status_has_its_x12_code(status: str, code: str) -> None:
    assert answer_to("ccs.response_code", status=status) == {"code": code}


def test_nothing_that_was_asked_for_is_ever_told_to_need_no_authorization() -> None:
    known = (None, False, True)
    for status, some, every, waits in product(FACTS["status"].one_of, known, known, known):
        lines = {"some_line_authorized": some, "every_line_authorized": every, "every_line_waits": waits}
        assert answer_to("ccs.response_code", status=status, **lines)["code"] != "NA"


def test_each_way_in_by_money_is_enough_by_itself() -> None:
    none = {"medi_cal": False, "healthy_families": False, "medical_therapy_only": False}
    rich = none | {"adjusted_gross_income_cents": 100_000_00, "expected_cost_cents": 20_000_00}
    assert answer_to("ccs.financial_eligibility", **rich)["eligible"] is False
    for way in ({name: True} for name in none):
        assert answer_to("ccs.financial_eligibility", **(rich | way))["eligible"] is True
    for way, basis in (
        ({"adjusted_gross_income_cents": 40_000_00}, "income"),
        ({"expected_cost_cents": 20_000_01}, "cost"),
    ):
        assert answer_to("ccs.financial_eligibility", **(rich | way)) == {"eligible": True, "basis": basis}


def test_every_county_has_an_office_and_its_own_appeals_where_it_runs_ccs_itself() -> None:
    found = [answer_to("ccs.regional_office", county=county) for county in FACTS["county"].one_of]
    assert len(found) == 58
    assert {one["office"] for one in found} == {"sacramento", "san_francisco", "los_angeles"}
    for one in found:
        assert (one["appeals_to"] == "county") == (one["model"] == "independent")


def test_a_line_is_past_the_age_limit_from_the_21st_birthday_on() -> None:
    for born in (date(1988, 6, 15), date(1987, 3, 1), date(1988, 12, 31)):
        birthday = born.replace(year=born.year + 21)
        for after in (-1, 0, 200):
            ends = birthday + timedelta(days=after)
            answer = answer_to("ccs.age_limit", birth_date=born.isoformat(), ends_on=ends.isoformat())
            assert answer == {"first_day_too_old": birthday.isoformat(), "past": after >= 0}


def test_a_notice_is_called_for_by_less_than_was_asked_unless_the_physician_ordered_it() -> None:
    for status, ordered in product(FACTS["status"].one_of, (False, True)):
        needed = answer_to("ccs.notice_of_action", status=status, ordered_by_physician=ordered)["needed"]
        assert needed == (status in ("denied", "authorized_modified") and not ordered)
