"""A right that ends, or is told anew, while a page is being made: the page is a miss or whole, never a fault."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import sar_search
from records.inquiry_log import InquiryLog
from records.organization_domain import WrittenPermission
from records.plan_membership import PlanMembership
from records.sar_reach import rights_of
from records.sar_search import Wanted, found
from records.sar_ways import Search, first_ids
from records.snapshots import current
from tests.activities.snapshot.authorizations import TODAY, Told, during
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, looking, of_hospital, of_plan
from web.inquiry.authorizations import sar_page

Build = Callable[[], None]


def one_request(told: Told, built: Build) -> None:
    told.client(CLIENT)
    told.sar(SAR, CLIENT)
    told.member(CLIENT, "P01", dt.date(2026, 1, 1))
    built()


def ended(session: Session) -> None:
    """The permission is withdrawn, and the membership was never one."""
    for permission in session.scalars(select(WrittenPermission)):
        permission.withdrawn_on = TODAY
    for membership in session.scalars(select(PlanMembership)):
        membership.superseded_at = during(TODAY)
    session.commit()


@pytest.mark.parametrize("path", [f"/inquiry/sars/{SAR}", f"/inquiry/sars/{SAR}.pdf"])
@pytest.mark.parametrize("whose", [lambda session: of_hospital(session, DOCTOR), of_plan])
def test_a_request_whose_right_ends_while_its_page_is_made_is_not_there(
    app: Flask, session: Session, told: Told, built: Build, monkeypatch: pytest.MonkeyPatch, path: str, whose: Any
) -> None:
    one_request(told, built)
    visitor = looking(app, whose(session))
    assert visitor.get(path).status_code == 200
    looked_up = sar_page.ids_numbered

    def and_then(*asked: Any) -> list[int]:
        ids = looked_up(*asked)
        ended(session)
        return ids

    monkeypatch.setattr(sar_page, "ids_numbered", and_then)
    assert visitor.get(path).status_code == 404
    session.rollback()
    assert session.scalars(select(InquiryLog.deed).order_by(InquiryLog.id.desc())).first() == "not_found"


def test_a_plans_list_holds_no_request_whose_lines_it_did_not_see_when_it_looked(
    session: Session, told: Told, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_request(told, built)
    rights, snapshot = rights_of(session, of_plan(session), TODAY), current(session)
    assert snapshot is not None
    ids = first_ids(session, Search(rights, snapshot, Wanted(), 10))
    assert [row.number for row in found(session, rights, snapshot, Wanted()).rows] == [SAR]
    monkeypatch.setattr(sar_search, "_spans", lambda *asked: {})  # told between the two looks
    assert (len(ids), sar_search.rows_of(session, rights, snapshot, ids)) == (1, [])
