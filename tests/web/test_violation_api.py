"""Violations as other systems read them."""

import datetime as dt
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.signing_in import make_token
from records.staff import Staff
from tests.web.violated import Violated


def ask(app: Flask, session: Session, who: Staff, path: str) -> Any:
    """What the API answers somebody."""
    token = make_token(session, who.id, "test", county_today() + dt.timedelta(days=1), now(), who.id)
    session.commit()
    return app.test_client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"})


def test_the_list_tells_what_waits(app: Flask, session: Session, staff: dict[str, Staff]) -> None:
    vera = Violated(session, staff)
    vera.clock("deadline.violation_review", 1, 2)
    (line,) = ask(app, session, staff["caseworker"], "/violations").get_json()["items"]
    assert (line["id"], line["status"], line["clock"]) == (vera.id, "county_review", "deadline.violation_review")
    assert ask(app, session, staff["caseworker"], "/violations?status=ended").get_json()["items"] == []


def test_one_is_told_with_its_findings_and_to_its_county_alone(
    app: Flask, session: Session, staff: dict[str, Staff]
) -> None:
    vera = Violated(session, staff)
    told = ask(app, session, staff["caseworker"], f"/violations/{vera.id}").get_json()
    assert told["enrollment_number"] == "34-VERA-0001"
    assert [(each["code"], each["minutes"], each["limit_minutes"]) for each in told["findings"]] == [
        ("over_weekly_limit", 4200, 3960)
    ]
    assert ask(app, session, staff["yolo"], f"/violations/{vera.id}").status_code == 404
