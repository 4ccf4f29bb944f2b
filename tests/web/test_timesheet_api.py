"""Timesheets over the API: listed and read within reach, held ones resolved with a reviewer's word."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.signing_in import make_token
from records.staff import Staff
from records.submission import Submission
from records.timesheet import Timesheet
from tests.web.provided import provide
from tests.web.timesheeted import held, last_month, long_at_work

Ask = Callable[..., Any]


@pytest.fixture
def late(session: Session, staff: dict[str, Staff]) -> Timesheet:
    """Ada's timesheet that came late."""
    ada = provide(session, staff).assignments["Ada"]
    long_at_work(session, ada)
    made = held(session, ada, last_month(), [(2, 8, 12)], "late", proposed_minutes=240)
    session.commit()
    return made


@pytest.fixture
def ask(app: Flask, session: Session, staff: dict[str, Staff]) -> Ask:
    """`ask("caseworker", "/timesheets")` with a token of that person; `json` makes it a POST."""

    def said(who: str, path: str, json: dict[str, Any] | None = None) -> Any:
        token = make_token(session, staff[who].id, "test", now() + dt.timedelta(days=1), now(), staff[who].id)
        session.commit()
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "partner-system-0001"}
        client = app.test_client()
        if json is None:
            return client.get(f"/api/v1{path}", headers=headers)
        return client.post(f"/api/v1{path}", headers=headers, json=json)

    return said


def test_timesheets_are_listed_by_standing_and_read_with_their_entries(ask: Ask, late: Timesheet) -> None:
    [line] = ask("caseworker", "/timesheets?status=held&case_number=1000001").json["timesheets"]
    assert (line["id"], line["reasons"], line["claimed_minutes"]) == (late.id, ["late"], 240)
    assert ask("caseworker", "/timesheets?status=accepted").json["timesheets"] == []
    one = ask("auditor", f"/timesheets/{late.id}").json
    assert [(each["starts"], each["ends"], each["place"]) for each in one["entries"]] == [(480, 720, "home")]
    assert one["case_number"] == "1000001"


def test_a_held_one_is_resolved_with_a_reason(ask: Ask, session: Session, late: Timesheet) -> None:
    path = f"/timesheets/{late.id}/resolve"
    assert ask("caseworker", path, {"how": "let_stand"}).status_code == 422
    assert ask("caseworker", path, {"how": "let_stand", "reason": "She was ill."}).json["outcome"] == "received"
    row = session.scalars(select(Submission)).one()
    assert (row.kind, row.payload) == ("resolve_timesheet", {"how": "let_stand", "reason": "She was ill."})


def test_another_county_a_clerk_and_a_caseworker_before_the_supervisor_decide_nothing(
    ask: Ask, session: Session, late: Timesheet
) -> None:
    path = f"/timesheets/{late.id}"
    assert ask("yolo", path).status_code == 404
    word = {"how": "accept_fix"}
    assert ask("intake_clerk", f"{path}/resolve", word).status_code == 403
    late.reviewer = "supervisor"
    session.commit()
    assert ask("caseworker", f"{path}/resolve", word).status_code == 403
    up = {"how": "send_up", "reason": "Up."}
    assert ask("supervisor", f"{path}/resolve", up).status_code == 409
