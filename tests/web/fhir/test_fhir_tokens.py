"""Tokens of other systems: they read as one user and end with them; who asks too much, or is probing, waits."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from records import clock
from records.clock import county_today, now
from records.inquiry_log import ProbingAlert
from records.organization import Organization
from records.organization_token import OrganizationToken
from tests.web.fhir.systems import BASE, System
from tests.web.fhir.told import HEART, OF_OTHERS

READ = f"ExplanationOfBenefit/{HEART}"


def changes(system: System, what: type[Any], row_id: int, **told: Any) -> None:
    """A row becomes different."""
    row = system.session.get_one(what, row_id)
    for name, value in told.items():
        setattr(row, name, value)
    system.session.commit()


def test_without_a_token_nothing_but_the_capabilities_is_answered(app: Flask, at_hospital: System) -> None:
    stranger = app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(BASE) and rule.rule != f"{BASE}metadata":
            path = rule.rule.replace("<number>", HEART)
            answer = stranger.post(path) if "POST" in (rule.methods or ()) else stranger.get(path)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer"), rule.rule
            assert answer.get_json()["issue"][0]["code"] == "login"
    assert stranger.get(f"{BASE}metadata").get_json()["fhirVersion"] == "4.0.1"


def test_a_wrong_token_and_one_of_the_staff_open_nothing(at_hospital: System) -> None:
    assert at_hospital.get(READ).status_code == 200
    for token in ("wrong", "", "a b"):
        at_hospital.token = token
        assert at_hospital.get(READ).status_code == 401


@pytest.mark.parametrize(
    ("accept", "code"),
    [
        ("application/fhir+json;fhirVersion=4.0", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/fhir+xml", 406),
    ],
)
def test_only_json_is_spoken(at_hospital: System, accept: str, code: int) -> None:
    headers = {"Authorization": f"Bearer {at_hospital.token}", "Accept": accept}
    answer = at_hospital.client.get(BASE + READ, headers=headers)
    assert (answer.status_code, answer.content_type) == (code, "application/fhir+json")


@pytest.mark.parametrize(
    "becomes",
    [
        {"status": "disabled", "disabled_at": dt.datetime(2026, 3, 10, tzinfo=dt.UTC)},
        {"leaves_on": dt.date(2026, 3, 10)},
    ],
)
def test_a_token_ends_with_its_user(at_hospital: System, becomes: dict[str, Any]) -> None:
    assert at_hospital.get(READ).status_code == 200
    changes(at_hospital, type(at_hospital.user), at_hospital.user.id, **becomes)
    assert at_hospital.get(READ).status_code == 401


@pytest.mark.parametrize(("status", "code"), [("frozen", 200), ("ended", 401), ("withdrawn", 401)])
def test_a_token_opens_what_the_organizations_standing_opens(at_hospital: System, status: str, code: int) -> None:
    changes(at_hospital, Organization, at_hospital.user.organization_id, status=status)
    assert at_hospital.get(READ).status_code == code


def test_a_token_opens_on_its_last_day_and_not_the_day_after(at_hospital: System) -> None:
    token = at_hospital.session.scalars(select(OrganizationToken)).one()
    changes(at_hospital, OrganizationToken, token.id, expires_on=county_today())
    assert at_hospital.get(READ).status_code == 200
    with clock.fixed(now() + dt.timedelta(days=1)):
        assert at_hospital.get(READ).status_code == 401


def test_whoever_asks_more_than_120_times_in_a_minute_waits_for_the_next(at_hospital: System) -> None:
    token = at_hospital.session.scalars(select(OrganizationToken)).one()
    minute = now().replace(second=0, microsecond=0)
    changes(at_hospital, OrganizationToken, token.id, minute=minute, asked=119)
    assert [at_hospital.get(READ).status_code for _ in range(2)] == [200, 429]
    refused = at_hospital.get(READ)
    assert (refused.headers["Retry-After"], refused.get_json()["issue"][0]["code"]) == ("60", "throttled")
    with clock.fixed(now() + dt.timedelta(minutes=1)):
        assert at_hospital.get(READ).status_code == 200


def test_whoever_looks_for_what_is_not_there_again_and_again_waits_and_somebody_is_told(at_hospital: System) -> None:
    for _ in range(20):
        assert at_hospital.get(f"ExplanationOfBenefit/{OF_OTHERS}").status_code == 404
    assert at_hospital.get(READ).status_code == 429
    at_hospital.session.rollback()
    assert at_hospital.session.scalars(select(ProbingAlert)).one().user_id == at_hospital.user.id
    with clock.fixed(now() + dt.timedelta(minutes=16)):
        assert at_hospital.get(READ).status_code == 200
