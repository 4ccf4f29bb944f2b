"""Providers and assignments as other systems read them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.signing_in import make_token
from records.staff import Staff
from tests.web.provided import Provided, provide

Ask = Callable[[str, str], Any]


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient with providers."""
    return provide(session, staff)


@pytest.fixture
def ask(app: Flask, session: Session, staff: dict[str, Staff], ruth: Provided) -> Ask:
    """`ask("caseworker", "/assignments/1")` with a token of that person."""

    def read(who: str, path: str) -> Any:
        until = county_today() + dt.timedelta(days=1)
        token = make_token(session, staff[who].id, "test", until, now(), staff[who].id)
        session.commit()
        return app.test_client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"})

    return read


def test_a_split_is_read_with_what_is_left(ask: Ask, ruth: Provided) -> None:
    told = ask("caseworker", "/assignments/of-case/1000001").get_json()
    assert (told["weekly_maximum_minutes"], told["given_minutes"]) == (ruth.maximum, 1500)
    assert told["left_minutes"] == ruth.maximum - 1500
    assert {each["status"] for each in told["providers"]} == {"active", "ready", "waiting", "ended"}


def test_one_assignment_is_read_with_its_hours(ask: Ask, ruth: Provided) -> None:
    told = ask("caseworker", f"/assignments/{ruth.assignments['Ada'].id}").get_json()
    assert (told["case_number"], told["enrollment_number"], told["minutes_per_week"]) == ("1000001", "34-ADA", 1200)


def test_a_provider_is_read_with_the_recipients_in_reach(ask: Ask, ruth: Provided) -> None:
    told = ask("caseworker", "/assignments/of-provider/34-BEN").get_json()
    assert told["provider"]["status"] == "enrolled"
    assert [each["related_as"] for each in told["assignments"]] == ["sibling"]
    assert not {"birth_date", "ssn", "background"} & set(told["provider"])


@pytest.mark.parametrize("path", ["/assignments/of-case/1000001", "/assignments/of-provider/34-ADA"])
def test_another_county_and_the_public_authority_read_nothing(ask: Ask, ruth: Provided, path: str) -> None:
    assert ask("yolo", path).status_code == 404
    assert ask("public_authority", path).status_code == 403
