"""The JSON API: bearer tokens, the same access table, sentences for what cannot be done."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.access_log import AccessLog
from records.application import Application
from records.clock import county_today, now
from records.signing_in import make_token
from records.staff import Staff
from records.task import Task
from tests.web.conftest import Visitor

Call = Callable[..., TestResponse]
KEY = {"Idempotency-Key": "partner-system-0001"}


def ito(**changed: Any) -> dict[str, Any]:
    """Haru Ito applies today."""
    today = county_today().isoformat()
    return {"first_name": "Haru", "last_name": "Ito", "requested_on": today, "birth_date": "1950-05-02", **changed}


@pytest.fixture
def call(app: Flask, staff: dict[str, Staff], session: Session) -> Call:
    """`call("caseworker", "GET", "/tasks")` as another system with a token of that person."""
    tokens: dict[str, str] = {}

    def send(who: str, method: str, path: str, json: Any = None, **more: Any) -> TestResponse:
        if who not in tokens:
            tokens[who] = make_token(
                session, staff[who].id, "test", county_today() + dt.timedelta(days=1), now(), staff[who].id
            )
            session.commit()
        headers = {"Authorization": f"Bearer {tokens[who]}"} | more.pop("headers", {})
        return app.test_client().open(f"/api/v1{path}", method=method, json=json, headers=headers, **more)

    return send


@pytest.fixture
def task(session: Session, staff: dict[str, Staff]) -> Task:
    """A task of Sacramento that nobody has claimed."""
    row = Task(
        kind="schedule_visit",
        county_code="34",
        unit_id=staff["caseworker"].unit_id,
        role="caseworker",
        due_on=county_today(),
        opened_at=now(),
    )
    session.add(row)
    session.commit()
    return row


def test_without_a_token_nothing_is_told(app: Flask, visitor: Visitor, as_role: Callable[[str], Visitor]) -> None:
    for answer in (visitor.get("/api/v1/tasks"), as_role("caseworker").get("/api/v1/tasks")):
        assert answer.status_code == 401, "a cookie is no token"
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_that_ran_out_or_was_revoked_opens_nothing(
    app: Flask, staff: dict[str, Staff], session: Session
) -> None:
    token = make_token(
        session, staff["caseworker"].id, "old", county_today() - dt.timedelta(days=1), now(), staff["administrator"].id
    )
    session.commit()
    answer = app.test_client().get("/api/v1/tasks", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_token_may_do_what_its_person_may_and_no_more(call: Call) -> None:
    assert call("policy_analyst", "GET", "/questions").status_code == 200
    assert call("policy_analyst", "GET", "/applications").status_code == 403
    assert call("auditor", "POST", "/applications", ito(), headers=KEY).status_code == 403


def test_the_law_is_asked_and_answers_as_the_command_line_does(call: Call) -> None:
    asked = {"on": "2026-03-15", "facts": {"authorized_minutes_per_month": 6000}}
    answer = call("policy_analyst", "POST", "/questions/ihss.weekly_maximum", asked).get_json()
    assert answer["answer"]["weekly_maximum_minutes"] == 1500
    assert set(answer) == {"question", "on", "answer", "because", "needs", "law"}


def test_missing_facts_are_named_and_are_no_error(call: Call) -> None:
    answer = call("policy_analyst", "POST", "/questions/ihss.weekly_maximum", {"on": "2026-03-15", "facts": {}})
    assert answer.status_code == 200
    assert answer.get_json()["answer"] is None
    assert answer.get_json()["needs"] == ["authorized_minutes_per_month"]


@pytest.mark.parametrize(
    ("path", "asked", "status", "says"),
    [
        ("ihss.nonsense", {"on": "2026-03-15", "facts": {}}, 404, "no question"),
        ("ihss.weekly_maximum", {"on": "2026-03-15", "facts": {"authorized_minutes_per_month": 1.5}}, 422, "minutes"),
        ("ihss.weekly_maximum", {"on": "2026-03-15", "facts": {"shoe_size": 1}}, 422, "shoe_size"),
        ("ihss.weekly_maximum", {"on": "1800-01-01", "facts": {"authorized_minutes_per_month": 1}}, 422, "1800"),
        ("ihss.weekly_maximum", {"facts": {}}, 422, ""),
        ("ihss.weekly_maximum", ["on"], 422, ""),
    ],
)
def test_what_the_law_cannot_be_asked_gets_a_sentence(
    call: Call, path: str, asked: Any, status: int, says: str
) -> None:
    answer = call("policy_analyst", "POST", f"/questions/{path}", asked)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert says in answer.get_json()["detail"]


def test_a_registered_application_has_its_confirmation_number_at_once(call: Call, session: Session) -> None:
    answer = call("intake_clerk", "POST", "/applications", ito(), headers=KEY)
    assert answer.status_code == 201
    assert answer.get_json()["confirmation_number"].startswith("34-")
    assert answer.get_json()["requested_on"] == ito()["requested_on"]
    read = call("intake_clerk", "GET", answer.headers["Location"].removeprefix("/api/v1"))
    assert read.get_json() == answer.get_json()
    assert session.scalar(select(func.count()).select_from(AccessLog)) == 1


def test_the_same_application_sent_twice_is_one(call: Call, session: Session) -> None:
    first = call("intake_clerk", "POST", "/applications", ito(), headers=KEY)
    second = call("intake_clerk", "POST", "/applications", ito(), headers=KEY)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()
    assert session.scalar(select(func.count()).select_from(Application)) == 1


def test_a_key_used_for_another_application_is_refused(call: Call, session: Session) -> None:
    call("intake_clerk", "POST", "/applications", ito(), headers=KEY)
    other = call("intake_clerk", "POST", "/applications", ito(first_name="Rin"), headers=KEY)
    assert other.status_code == 409
    assert session.scalar(select(func.count()).select_from(Application)) == 1


@pytest.mark.parametrize("path", ["/cases/%00", "/cases?status=%00", "/applications?stage=a%00b"])
def test_a_zero_byte_in_an_address_is_no_fault_of_ours(app: Flask, call: Call, path: str) -> None:
    app.testing = app.config["TESTING"] = False
    assert call("caseworker", "GET", path).status_code in (400, 404, 422)


def test_json_deeper_than_can_be_read_is_refused(app: Flask, call: Call) -> None:
    app.testing = app.config["TESTING"] = False
    deep = call(
        "intake_clerk", "POST", "/applications", data="[" * 100_000, content_type="application/json", headers=KEY
    )
    assert deep.status_code == 400


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ssn": "000-00-0000"}, "ssn"),
        ({"last_name": ""}, "last_name"),
        ({"requested_on": "soon"}, "requested_on"),
        ({"salary": 1}, "salary"),
        ({"first_name": 5}, "first_name"),
        ({"first_name": " "}, "first_name"),
        ({"first_name": "a\0b"}, "first_name"),
        ({"street": "\ud800"}, "street"),
        ({"requested_on": "0001-01-01"}, "requested_on"),
        ({"requested_on": "9999-12-31"}, "requested_on"),
        ({"birth_date": "0001-01-01"}, "birth_date"),
        ({"birth_date": "2190-01-01"}, "birth_date"),
        ({"spoken_language": "e\0"}, "spoken_language"),
    ],
)
def test_a_wrong_field_of_an_application_is_named(call: Call, change: dict[str, Any], field: str) -> None:
    answer = call("intake_clerk", "POST", "/applications", ito(**change), headers=KEY)
    assert answer.status_code == 422
    assert field in answer.get_json()["errors"]["json"]


def test_an_ssn_is_never_given_out(call: Call) -> None:
    answer = call("intake_clerk", "POST", "/applications", ito(ssn="123456789"), headers=KEY)
    assert answer.status_code == 201
    assert "123456789" not in answer.get_data(as_text=True)


def test_another_countys_application_looks_as_if_it_did_not_exist(call: Call) -> None:
    made = call("intake_clerk", "POST", "/applications", ito(), headers=KEY).get_json()
    elsewhere = call("yolo", "GET", f"/applications/{made['id']}")
    nowhere = call("yolo", "GET", "/applications/987654321")
    assert elsewhere.status_code == 404
    assert elsewhere.get_json() == nowhere.get_json()
    assert call("yolo", "GET", "/applications").get_json()["items"] == []
    assert call("supervisor", "GET", "/applications").get_json()["items"] == [made]


def test_a_task_is_claimed_by_one_and_released_again(call: Call, task: Task) -> None:
    assert [each["id"] for each in call("caseworker", "GET", "/tasks?whose=unclaimed").get_json()["items"]] == [task.id]
    claimed = call("caseworker", "POST", f"/tasks/{task.id}/claim")
    assert claimed.status_code == 200
    assert claimed.get_json()["assignee_id"] is not None
    late = call("supervisor", "POST", f"/tasks/{task.id}/claim")
    assert late.status_code == 409
    assert "has this task already" in late.get_json()["detail"]
    assert call("supervisor", "POST", f"/tasks/{task.id}/release").status_code == 409
    assert call("caseworker", "POST", f"/tasks/{task.id}/release").get_json()["assignee_id"] is None
    assert call("yolo", "POST", f"/tasks/{task.id}/claim").status_code == 404


def test_broken_json_gets_a_sentence(call: Call) -> None:
    answer = call("policy_analyst", "POST", "/questions/ihss.program", data="{", content_type="application/json")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


def test_the_documentation_names_every_endpoint_and_needs_no_script_from_elsewhere(
    app: Flask, visitor: Visitor
) -> None:
    page = visitor.get("/api/docs").get_data(as_text=True)
    paths = visitor.get("/api/openapi.json").get_json()["paths"]
    assert len(paths) >= 9
    assert all(path in page for path in paths)
    assert "https://" not in page


def test_a_new_token_is_shown_once_and_works(
    app: Flask, as_role: Callable[[str], Visitor], staff: dict[str, Staff]
) -> None:
    visitor = as_role("administrator")
    made = visitor.post(
        "/api-tokens",
        {
            "label": "Eligibility system",
            "staff_id": str(staff["caseworker"].id),
            "expires_on": (county_today() + dt.timedelta(days=30)).isoformat(),
        },
    ).get_data(as_text=True)
    token = made.split('<code class="code">')[1].split("<")[0]
    bearer = {"Authorization": f"Bearer {token}"}
    assert app.test_client().get("/api/v1/tasks", headers=bearer).status_code == 200
    shown = visitor.get("/api-tokens").get_data(as_text=True)
    assert token not in shown
    assert "Eligibility system" in shown
    found = re.search(r"/api-tokens/\d+/revoke", shown)
    assert found
    visitor.post(found[0])
    assert app.test_client().get("/api/v1/tasks", headers=bearer).status_code == 401
