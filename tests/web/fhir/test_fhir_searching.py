"""Searching in FHIR: every request that may be seen, page after page, and nothing for who asks what cannot be read."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.activities.snapshot.authorizations import Told
from tests.web.fhir.systems import HOST, System, after, ids, system_of
from tests.web.fhir.told import CALLA, CALLAS_CIN, CANCELLED, DOVE, EMBER, HEART, MIXED, OF_OTHERS, WAITING
from tests.web.inquiry.lookers import OTHER, of_hospital

Built = Callable[[], None]
EOB = "ExplanationOfBenefit"
ALL = {HEART, CANCELLED, MIXED, WAITING}


@pytest.mark.parametrize("count", [1, 3, 4, 50])
def test_every_request_that_may_be_seen_is_read_once_page_after_page(at_hospital: System, count: int) -> None:
    found = at_hospital.numbers(f"{EOB}?_count={count}")
    assert found[:2] == [WAITING, MIXED]
    assert (set(found), len(found)) == (ALL, len(ALL))


def test_a_plan_finds_what_its_members_days_open(at_plan: System) -> None:
    assert set(at_plan.numbers(EOB)) == {HEART, CANCELLED, MIXED}
    assert at_plan.numbers(f"{EOB}?disposition=mixed") == [HEART]
    assert set(at_plan.numbers(f"{EOB}?disposition=authorized")) == {MIXED}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (f"identifier={HEART}", {HEART}),
        (f"identifier=urn:hearth:ccs:sar-number|{HEART}", {HEART}),
        (f"identifier=urn:somebody-elses|{HEART}", set()),
        (f"_id={HEART}&identifier={MIXED}", set()),
        (f"identifier={OF_OTHERS}", set()),
        (f"patient={DOVE}", {WAITING}),
        (f"patient=Patient/{CALLA}", {HEART, CANCELLED, MIXED}),
        (f"patient.identifier=urn:hearth:ccs:case-number|{CALLA}", {HEART, CANCELLED, MIXED}),
        (f"patient={EMBER}", set()),
        ("status=active", {HEART, MIXED, WAITING}),
        ("status=cancelled", {CANCELLED}),
        ("status=cancelled&disposition=pending", set()),
        ("disposition=pending", {WAITING}),
        ("_lastUpdated=ge2026-02-10", {MIXED, WAITING}),
        ("_lastUpdated=gt2026-02-10", {WAITING}),
        ("_lastUpdated=2026-02-10", {MIXED}),
        ("_lastUpdated=ge2026-02-10&_lastUpdated=lt2026-03-05", {MIXED}),
        ("_lastUpdated=le2025-12-31", {HEART, CANCELLED}),
        ("_lastUpdated=ge2026-02-10T22:00:00Z", {MIXED, WAITING}),
        ("_lastUpdated=gt2026-02-10T22:00:00Z", {WAITING}),
        ("_lastUpdated=ge2026-02-10T14:00:01-08:00", {WAITING}),
        ("_lastUpdated=2026-02-10T22:00:00Z", {MIXED}),
        ("_lastUpdated=lt2026-02-10T22:00:00Z", {HEART, CANCELLED}),
        ("_lastUpdated=le2026-02-10T22:00:00Z", {HEART, CANCELLED, MIXED}),
    ],
)
def test_a_search_finds_what_its_parameters_say(at_hospital: System, query: str, found: set[str]) -> None:
    assert set(at_hospital.numbers(f"{EOB}?_count=1&{query}")) == found


@pytest.mark.parametrize(
    "query",
    [
        *("name=Alderbrook", "_count=0", "_count=many", "status=draft", "disposition=paid", "_after=1", "_include=*"),
        *("_lastUpdated=yesterday", "_lastUpdated=ne2026-01-01", "_lastUpdated=ge9999-12-31", "_id=1&_id=2"),
        *("_lastUpdated=ge2026-02-10T22:00:00", "_lastUpdated=ge2026-02-10T25:00:00Z"),
    ],
)
def test_a_search_that_cannot_be_read_is_refused_with_a_sentence(at_hospital: System, query: str) -> None:
    answer = at_hospital.get(f"{EOB}?{query}")
    assert answer.status_code == 400
    assert answer.get_json()["issue"][0]["diagnostics"].endswith(".")
    assert at_hospital.get(f"{EOB}?_format=xml").status_code == 406


def test_a_cin_is_taken_in_the_body_alone_and_stands_in_no_address(at_hospital: System) -> None:
    assert at_hospital.get(f"{EOB}?patient.identifier={CALLAS_CIN}").status_code == 400
    assert at_hospital.get(f"Patient?identifier={CALLAS_CIN}").status_code == 400
    answer = at_hospital.post(f"{EOB}/_search", **{"patient.identifier": CALLAS_CIN, "_count": "2"})
    assert len(ids(answer)) == 2
    assert CALLAS_CIN not in str(answer.get_json()["link"])
    assert len(ids(at_hospital.get(after(answer) or ""))) == 1
    assert ids(at_hospital.post("Patient/_search", identifier=CALLAS_CIN)) == [CALLA]
    assert ids(at_hospital.post("Patient/_search", identifier="97654321C")) == []
    assert ids(at_hospital.get(f"Patient?identifier={CALLA}")) == [CALLA]
    assert at_hospital.get("Patient").status_code == 400


def test_pages_of_two_days_are_never_mixed(at_hospital: System, built: object) -> None:
    first = at_hospital.get(f"{EOB}?_count=1")
    assert callable(built)
    built()
    again = at_hospital.get(after(first) or "")
    assert again.status_code == 410
    assert again.get_json()["issue"][0]["code"] == "expired"


def test_a_page_says_as_of_which_day_it_is_and_where_each_entry_is(at_hospital: System) -> None:
    page = at_hospital.get(f"{EOB}?identifier={HEART}").get_json()
    assert page["meta"]["extension"] == [{"url": "urn:hearth:ccs:as-of", "valueDate": "2026-03-09"}]
    assert page["entry"][0]["fullUrl"] == f"{HOST}/api/fhir/r4/{EOB}/{HEART}"


def test_a_search_is_written_down_with_every_request_that_it_gave_away(at_hospital: System) -> None:
    at_hospital.get(f"{EOB}?patient={CALLA}&_count=2")
    search, *views = at_hospital.log
    assert (search.deed, search.terms, search.found) == ("search", {"client_number": CALLA}, 2)
    assert [(each.deed, each.client_number) for each in views] == [("view", CALLA)] * 2
    assert all(each.permission_id for each in views)
    at_hospital.get(f"{EOB}?identifier={OF_OTHERS}")
    assert (at_hospital.log[-1].deed, at_hospital.log[-1].sar_number) == ("not_found", OF_OTHERS)


def test_an_organization_without_a_permission_finds_nothing(app: Flask, session: Session, at_hospital: System) -> None:
    assert system_of(app, session, of_hospital(session)).numbers(EOB) == []
    assert set(system_of(app, session, of_hospital(session, OTHER)).numbers(EOB)) == {HEART, OF_OTHERS}


def test_whoever_asks_for_what_is_not_theirs_behind_a_place_is_noticed_all_the_same(at_hospital: System) -> None:
    place = (after(at_hospital.get(f"{EOB}?_count=1")) or "").partition("_after=")[2]
    behind = "9999-12-31.999999999999999999." + place.rpartition(".")[2]
    for number in range(20):
        answer = at_hospital.get(f"{EOB}?identifier=9799999{number:04d}&_after={behind}")
        assert (answer.status_code, ids(answer)) == (200, [])
        assert at_hospital.log[-1].deed == "not_found"
    assert at_hospital.get(f"{EOB}?identifier={HEART}").status_code == 429


@pytest.mark.parametrize(
    "query",
    [
        f"identifier={HEART}&disposition=denied",
        f"patient={CALLA}&_lastUpdated=ge2026-03-09",
        f"patient={DOVE}&disposition=authorized",
        f"identifier={HEART}&patient={DOVE}",
        f"patient={CALLA}&_after=0001-01-01.1.",
    ],
)
def test_a_filter_that_leaves_nothing_of_whom_one_may_see_is_a_search_and_no_probing(
    at_hospital: System, query: str
) -> None:
    if query.endswith("."):
        query += (after(at_hospital.get(f"{EOB}?_count=1")) or "").rpartition(".")[2]
    for _run in range(20):
        answer = at_hospital.get(f"{EOB}?{query}")
        assert (answer.status_code, ids(answer)) == (200, [])
        assert (at_hospital.log[-1].deed, at_hospital.log[-1].found) == ("search", 0)
    assert ids(at_hospital.get(f"{EOB}?identifier={HEART}")) == [HEART]


def test_a_child_without_requests_who_may_be_read_may_be_asked_about(at_plan: System, told: Told, built: Built) -> None:
    told.client(fenn := "0000004")
    told.member(fenn, "P01", dt.date(2026, 1, 1))
    built()
    assert at_plan.get(f"Patient/{fenn}").status_code == 200
    assert ids(at_plan.get(f"{EOB}?patient={fenn}")) == []
    assert at_plan.log[-1].deed == "search"


@pytest.mark.parametrize(
    "query", [f"patient={EMBER}", f"identifier={OF_OTHERS}", f"identifier={HEART}&patient={EMBER}"]
)
def test_a_filter_hides_no_probing(at_hospital: System, query: str) -> None:
    assert ids(at_hospital.get(f"{EOB}?{query}&disposition=denied")) == []
    assert at_hospital.log[-1].deed == "not_found"


def test_a_page_of_a_child_who_is_there_is_no_miss_though_no_request_is_left_on_it(at_hospital: System) -> None:
    assert ids(at_hospital.get(f"{EOB}?identifier={CANCELLED}&status=active")) == []
    assert at_hospital.log[-1].deed == "search"
