"""A user finds, reads and prints what is theirs; a record of others looks exactly like none."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.inquiry_log import InquiryLog
from tests.activities.snapshot.authorizations import TODAY, Told
from tests.web.inquiry.lookers import CLIENT, DOCTOR, OTHER, SAR, looking, of_hospital, of_plan
from tests.web.providers import text

Build = Callable[[], None]


@pytest.fixture
def avery(told: Told, built: Build) -> Told:
    """The handbook's synthetic record, told long ago: one line authorized, one denied."""
    told.client(CLIENT, first_name="Avery", last_name="Testcase", birth_date=dt.date(2010, 6, 15), cin="91234567A")
    told.sar(
        SAR,
        CLIENT,
        {"description": "Special Care Center"},
        {"description": "Wheelchair part", "status": "denied", "reason": "not shown to be medically necessary"},
    )
    built()
    return told


def test_a_number_typed_into_the_search_leads_to_the_request(app: Flask, session: Session, avery: Told) -> None:
    visitor = looking(app, of_hospital(session, DOCTOR))
    assert visitor.post("/inquiry/search", {"sought": "97-000000-012"}).location == f"/inquiry/sars/{SAR}"
    page = visitor.get(f"/inquiry/sars/{SAR}").get_data(as_text=True)
    for said in ("Testcase, Avery", "Mixed", "Wheelchair part", "Denied", "As of March 9, 2026", "medically necessary"):
        assert said in page


@pytest.mark.parametrize(
    "typed",
    [{"sought": CLIENT}, {"sought": "91234567a"}, {"last_name": "Testcase", "birth_date": "2010-06-15"}],
)
def test_a_client_is_found_by_number_cin_or_name_with_birth_date(
    app: Flask, session: Session, avery: Told, typed: dict[str, str]
) -> None:
    visitor = looking(app, of_hospital(session, DOCTOR))
    assert visitor.post("/inquiry/search", typed).location == f"/inquiry/clients/{CLIENT}"
    page = text(visitor.get(f"/inquiry/clients/{CLIENT}"))
    assert "91234567A" in page
    assert SAR in page


def test_several_who_may_be_meant_are_listed_and_only_those_who_may_be_seen(
    app: Flask, session: Session, avery: Told, built: Build
) -> None:
    for number, doctor in (("0000002", DOCTOR), ("0000003", OTHER)):
        avery.client(number, first_name=f"Avis{number}", last_name="Testcase", birth_date=dt.date(2010, 6, 15))
        avery.sar(f"9700000{number[-4:]}", number, parties={"authorized": doctor})
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    page = text(visitor.post("/inquiry/search", {"last_name": "Testcase", "birth_date": "2010-06-15"}))
    assert "2 clients may be meant" in page
    assert "Avis0000002" in page
    assert "Avis0000003" not in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"sought": "Testcase"}, "This is no SAR number"),
        ({"last_name": "Testcase"}, "with the birth date"),
        ({"birth_date": "2010-06-15"}, "finds strangers"),
        ({}, "Type a number"),
        ({"last_name": "Testcase", "birth_date": "yesterday"}, "This is not a day"),
    ],
)
def test_a_search_that_cannot_be_made_says_why(
    app: Flask, session: Session, avery: Told, typed: dict[str, str], says: str
) -> None:
    answer = looking(app, of_hospital(session, DOCTOR)).post("/inquiry/search", typed)
    assert answer.status_code == 422
    assert says in text(answer)


def test_what_changed_since_the_last_visit_is_on_the_first_page(
    app: Flask, session: Session, avery: Told, built: Build
) -> None:
    who = of_hospital(session, DOCTOR)
    visitor = looking(app, who)
    assert "Nothing changed" in text(visitor.get("/inquiry"))
    looked = InquiryLog(
        **{"at": dt.datetime(2026, 3, 4, 20, tzinfo=dt.UTC), "organization_id": who.organization_id},
        **{"user_id": who.id, "deed": "view", "what": "home", "as_of": dt.date(2026, 3, 3)},
    )
    session.add(looked)
    avery.sar("97000000020", CLIENT, on=dt.date(2026, 3, 4))
    avery.sar("97000000021", CLIENT, on=dt.date(2026, 3, 3))
    built()
    page = text(visitor.get("/inquiry"))
    assert "Changed since you last looked, as of March 3, 2026" in page
    assert "97000000020" in page
    assert "97000000021" not in page
    assert SAR not in page


def test_the_list_is_filtered_by_its_address(app: Flask, session: Session, avery: Told, built: Build) -> None:
    avery.sar("97000000020", CLIENT, {"status": "cancelled", "cancelled_on": dt.date(2026, 2, 1)})
    avery.sar("97000000021", CLIENT, {"ends_on": dt.date(2026, 2, 1)})
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    listed = {
        query: text(visitor.get(f"/inquiry/sars?{query}")) for query in ("", "status=cancelled", "status=expired")
    }
    assert all(number in listed[""] for number in (SAR, "97000000020", "97000000021"))
    assert "97000000020" in listed["status=cancelled"]
    assert SAR not in listed["status=cancelled"]
    assert "97000000021" in listed["status=expired"]
    assert "No authorization is like that" in text(visitor.get("/inquiry/sars?from=2030-01-01"))
    assert SAR in text(visitor.get("/inquiry/sars?status=nonsense&from=never&page=x"))


def test_the_daily_report_holds_what_changed_on_its_day(
    app: Flask, session: Session, avery: Told, built: Build
) -> None:
    avery.sar("97000000020", CLIENT, on=dt.date(2026, 3, 9))
    avery.letter("L-1", CLIENT, "97000000020", on=dt.date(2026, 3, 9))
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    page = text(visitor.get("/inquiry/activity"))
    assert "March 9, 2026" in page
    assert all(said in page for said in ("97000000020", "L-1"))
    assert SAR not in page
    assert "97000000020" not in text(visitor.get("/inquiry/activity?day=2026-03-08"))


def test_a_plan_lists_its_members_and_a_hospital_has_none(app: Flask, session: Session, avery: Told) -> None:
    avery.member(CLIENT, "P01", dt.date(2026, 1, 1))
    session.commit()
    page = text(looking(app, of_plan(session)).get("/inquiry/members"))
    assert "Testcase, Avery" in page
    assert "P01" in page
    assert looking(app, of_hospital(session, DOCTOR)).get("/inquiry/members").status_code == 404


def test_every_look_is_in_the_log_with_what_opened_it(app: Flask, session: Session, avery: Told) -> None:
    who = of_hospital(session, DOCTOR)
    visitor = looking(app, who)
    for path in (f"/inquiry/sars/{SAR}", f"/inquiry/clients/{CLIENT}", f"/inquiry/sars/{SAR}.pdf", "/inquiry/sars.csv"):
        assert visitor.get(path).status_code == 200
    visitor.post("/inquiry/search", {"last_name": "Testcase", "birth_date": "2010-06-15"})
    rows = session.scalars(select(InquiryLog).where(InquiryLog.user_id == who.id).order_by(InquiryLog.id)).all()
    done = [(row.deed, row.what, row.sar_number, row.client_number, row.permission_id is not None) for row in rows]
    assert done[1:] == [
        ("view", "sar", SAR, CLIENT, True),
        ("view", "client", None, CLIENT, True),
        ("print", "sar", SAR, CLIENT, True),
        ("export", "sars", None, None, False),
        ("export", "sar", SAR, CLIENT, True),
        ("search", "search", None, None, False),
    ]
    assert {row.as_of for row in rows[1:]} == {TODAY - dt.timedelta(days=1)}
    assert rows[-1].terms == {"last_name": "Testcase", "birth_date": "2010-06-15"}
    assert rows[-1].found == 1
