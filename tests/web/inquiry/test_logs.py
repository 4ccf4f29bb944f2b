"""The log as liaisons and auditors read it: by user, child and day, in files that no spreadsheet runs."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import inquiry_log_view
from records.clock import county_today, now
from records.inquiry_log import InquiryLog
from records.organization_domain import WrittenPermission
from records.organization_user import OrganizationUser
from records.plan_membership import PlanMembership
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, of_hospital, of_plan
from tests.web.inquiry.organizations import at_browser, hospital, liaison, user
from tests.web.providers import text

Come = Callable[[str], Visitor]


def did(session: Session, who: OrganizationUser, deed: str = "view", **told: Any) -> InquiryLog:
    """Something that a user did."""
    usual = {"at": now(), "organization_id": who.organization_id, "user_id": who.id, "what": "sar"}
    row = InquiryLog(deed=deed, **{**usual, **told})
    session.add(row)
    session.commit()
    return row


def lines(visitor: Visitor, path: str) -> list[dict[str, str]]:
    """The rows of a file."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def test_a_liaison_reads_what_the_own_organizations_users_did(app: Flask, session: Session) -> None:
    organization = hospital(session)
    head, who = liaison(session, organization), user(session, organization, first_name="Odette")
    did(session, who, sar_number="97000000012", client_number="0000001")
    did(session, user(session, hospital(session), first_name="Quentin"), sar_number="97000000020")
    visitor = at_browser(app, head)
    page = text(visitor.get("/inquiry/log"))
    assert "97000000012" in page
    assert "97000000020" not in page
    assert {row["SAR number"] for row in lines(visitor, "/inquiry/log.csv")} == {"97000000012", ""}
    other = session.query(InquiryLog).filter_by(sar_number="97000000020").one()
    assert "97000000020" not in text(visitor.get(f"/inquiry/log?organization={other.organization_id}"))
    assert lines(visitor, f"/inquiry/log.csv?user={other.user_id}&organization={other.organization_id}") == []


def test_a_user_who_is_no_liaison_finds_no_log_and_no_tokens(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    for path in ("/inquiry/log", "/inquiry/log.csv", "/inquiry/tokens"):
        assert visitor.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("client=0000001", {"97000000012"}),
        ("sar=97000000020", {"97000000020"}),
        ("deed=print", {"97000000020"}),
        ("deed=anything&client=0000009", set()),
        ("client=00000010000", set()),
        ("from=2026-03-02&until=2026-03-02", {"97000000020"}),
        ("until=2026-03-01", {"97000000012"}),
        ("from=nonsense&user=x&sar=97000000012", {"97000000012"}),
    ],
)
def test_the_log_is_filtered_by_child_request_deed_and_day(
    app: Flask, session: Session, as_role: Come, query: str, found: set[str]
) -> None:
    who = user(session, hospital(session))
    did(session, who, sar_number="97000000012", client_number="0000001", at=dt.datetime(2026, 3, 2, 7, tzinfo=dt.UTC))
    did(session, who, "print", sar_number="97000000020", at=dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC))
    rows = lines(as_role("auditor"), f"/inquiries.csv?{query}")
    assert {row["SAR number"] for row in rows} == found


def test_the_auditor_reads_the_log_of_every_organization_and_nobody_else_does(
    app: Flask, session: Session, as_role: Come
) -> None:
    who, other = user(session, hospital(session)), user(session, hospital(session))
    did(session, who, sar_number="97000000012")
    did(session, other, "search", sar_number=None, terms={"last_name": "Alderbrook"}, found=0)
    auditor = as_role("auditor")
    page = text(auditor.get("/inquiries"))
    assert "97000000012" in page
    assert "last name Alderbrook" in page
    assert "97000000012" not in text(auditor.get(f"/inquiries?organization={other.organization_id}"))
    for role in ("regional_office", "help_desk", "information_technology", "caseworker", "administrator"):
        assert as_role(role).get("/inquiries").status_code == 403


def test_a_long_log_is_read_on_from_where_the_page_ended(session: Session, as_role: Come) -> None:
    who, at = user(session, hospital(session)), now()
    for number in range(61):
        session.add(
            InquiryLog(
                **{"at": at, "organization_id": who.organization_id, "user_id": who.id, "deed": "view", "what": "sar"},
                client_number=f"{number:07d}",
            )
        )
    session.commit()
    auditor = as_role("auditor")
    first = auditor.get("/inquiries").get_data(as_text=True)
    before = first.split("before=")[1].split('"')[0]
    second = auditor.get(f"/inquiries?before={before}").get_data(as_text=True)
    shown = [number for number in range(61) if f">{number:07d}<" in first]
    rest = [number for number in range(61) if f">{number:07d}<" in second]
    assert (len(shown), sorted(shown + rest)) == (50, list(range(61)))
    assert "before=" not in second


def test_a_file_that_does_not_hold_all_says_before_which_row_the_next_one_begins(
    app: Flask, session: Session, as_role: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    organization = hospital(session)
    head, who = liaison(session, organization), user(session, organization)
    for number in range(3):
        did(session, who, client_number=f"{number:07d}")
    monkeypatch.setattr(inquiry_log_view, "MOST", 2)
    whoevers = ((as_role("auditor"), "/inquiries.csv"), (at_browser(app, head), "/inquiry/log.csv"))
    for visitor, path in whoevers:
        *shown, last = lines(visitor, f"{path}?deed=view")
        assert [row["CCS number"] for row in shown] == ["0000002", "0000001"]
        assert last["When"].startswith("Not complete")
        before = re.findall(r"before row (\d+)\.$", last["When"])[0]
        rest = lines(visitor, f"{path}?deed=view&before={before}")
        assert [row["CCS number"] for row in rest] == ["0000000"]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1"])
def test_no_cell_of_the_file_is_a_formula(session: Session, as_role: Come, name: str) -> None:
    who = user(session, hospital(session), last_name=name)
    did(session, who, sar_number="97000000012")
    (row,) = [row for row in lines(as_role("auditor"), "/inquiries.csv") if row["SAR number"]]
    assert row["Who"].startswith("'")


def test_a_file_of_the_log_says_when_by_the_clock_of_california(session: Session, as_role: Come) -> None:
    who = user(session, hospital(session))
    did(session, who, at=dt.datetime(2026, 3, 2, 7, 30, tzinfo=dt.UTC), permission_id=None, as_of=county_today())
    (row,) = lines(as_role("auditor"), "/inquiries.csv")
    assert row["When"] == "2026-03-01T23:30:00-08:00"


def test_who_takes_the_log_along_is_in_the_log(app: Flask, session: Session) -> None:
    organization = hospital(session)
    head, who = liaison(session, organization), user(session, organization)
    did(session, who, client_number="0000001")
    visitor = at_browser(app, head)
    assert len(lines(visitor, "/inquiry/log.csv?client=0000001")) == 1
    taken = lines(visitor, "/inquiry/log.csv?deed=export")
    assert [(row["User ID"], row["Did"], row["Where"], row["Searched for"], row["Found"]) for row in taken] == [
        (str(head.sign_in_name).upper(), "Exported", "log", "CCS number 0000001", "1")
    ]


def test_page_and_file_name_the_provider_or_the_plan_that_opened_a_row(session: Session, as_role: Come) -> None:
    clerk, member = of_hospital(session, DOCTOR), of_plan(session, "305")
    permission = session.scalars(select(WrittenPermission)).one()
    told = {"client_number": CLIENT, "plan_code": "305", "starts_on": county_today(), "recorded_at": now()}
    session.add(membership := PlanMembership(**told))
    session.flush()
    did(session, clerk, sar_number=SAR, permission_id=permission.id)
    did(session, member, sar_number=SAR, membership_id=membership.id)
    signed = f"{permission.signed_on:%B} {permission.signed_on.day}, {permission.signed_on.year}"
    words = {f"permission of Example, signed {signed}", "membership in plan 305"}
    auditor = as_role("auditor")
    rows = [row for row in lines(auditor, "/inquiries.csv") if row["SAR number"]]
    assert {(row["Did"], row["Where"], row["Opened by"]) for row in rows} == {
        ("Looked at", "SAR", each) for each in words
    }
    page = text(auditor.get("/inquiries"))
    assert all(each in page for each in words)


def test_what_is_exported_is_counted_before(session: Session, as_role: Come, monkeypatch: pytest.MonkeyPatch) -> None:
    auditor, who = as_role("auditor"), user(session, hospital(session))
    assert "Export all" not in text(auditor.get("/inquiries"))
    for _deed in range(3):
        did(session, who)
    assert "Export all 3" in text(auditor.get("/inquiries"))
    assert "Export all" not in text(auditor.get("/inquiries?deed=print"))
    monkeypatch.setattr(inquiry_log_view, "MOST", 2)
    assert "Export the first 2" in text(auditor.get("/inquiries"))
