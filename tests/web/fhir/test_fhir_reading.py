"""One request, one child, one organization in FHIR: what is told of it, and that what is out of reach is not there."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from records.organization_domain import WrittenPermission
from records.sar import Sar
from tests.web.fhir.systems import System, system_of
from tests.web.fhir.told import CALLA, CANCELLED, DOVE, EMBER, HEART, MIXED, OF_OTHERS, WAITING
from tests.web.inquiry.lookers import DOCTOR, OTHER, of_hospital

EOB = "ExplanationOfBenefit/"


def told(system: System, path: str) -> dict[str, Any]:
    """A resource that is there."""
    answer = system.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == "application/fhir+json"
    resource: dict[str, Any] = answer.get_json()
    return resource


def codes(resource: dict[str, Any]) -> list[str]:
    """HCR01 of the whole, then of each line."""
    adjudications = [resource["adjudication"][0], *(item["adjudication"][0] for item in resource["item"])]
    return [each["extension"][0]["extension"][0]["valueCodeableConcept"]["coding"][0]["code"] for each in adjudications]


def test_each_line_is_told_with_its_own_standing_and_days(at_hospital: System) -> None:
    mixed = told(at_hospital, EOB + MIXED)
    assert codes(mixed) == ["A2", "A1", "A3"]
    assert (mixed["outcome"], mixed["disposition"], mixed["status"]) == ("partial", "mixed", "active")
    assert mixed["item"][1]["servicedPeriod"] == {"start": "2025-03-01", "end": "2025-08-31"}
    assert mixed["preAuthRefPeriod"] == [{"start": "2026-01-01", "end": "2026-06-30"}]
    waiting = told(at_hospital, EOB + WAITING)
    assert codes(waiting) == ["A4", "A4"]
    assert (waiting["outcome"], "preAuthRefPeriod" in waiting) == ("queued", False)


def test_a_cancelled_request_says_up_to_which_day_care_is_authorized(at_hospital: System) -> None:
    cancelled = told(at_hospital, EOB + CANCELLED)
    assert (cancelled["status"], codes(cancelled)) == ("cancelled", ["C", "C"])
    assert cancelled["preAuthRefPeriod"] == [{"start": "2026-01-01", "end": "2026-02-15"}]
    assert cancelled["processNote"][0]["text"] == "Cancelled, effective 2026-02-15."
    assert "allowedunits" not in str(cancelled["item"])


def test_a_line_tells_everything_that_it_covers_and_no_amount(at_hospital: System) -> None:
    heart = told(at_hospital, EOB + HEART)
    details = [each["productOrService"]["coding"][0]["code"] for item in heart["item"] for each in item["detail"]]
    assert details == ["02", "93000", "93306"]
    assert [item["productOrService"]["coding"][0]["code"] for item in heart["item"]] == ["not-applicable", "93306"]
    assert "93042" in str(heart["item"][0]["detail"][1])
    assert "amount" not in str(heart)


def test_a_decision_is_told_with_its_day_and_a_denial_with_its_reason(at_hospital: System, session: Session) -> None:
    heart = told(at_hospital, EOB + HEART)
    for adjudication in (heart["adjudication"][0], *(item["adjudication"][0] for item in heart["item"])):
        assert adjudication["extension"][1]["valueDateTime"] == "2026-01-05"
    assert "when-adjudicated" not in str(told(at_hospital, EOB + WAITING))
    granted, denied = told(at_hospital, EOB + MIXED)["item"]
    assert denied["adjudication"][-1]["category"]["coding"][0]["code"] == "denialreason"
    assert denied["adjudication"][-1]["reason"] == {"text": "Not for the CCS condition."}
    assert "denialreason" not in str(granted)


def test_what_was_never_authorized_was_never_issued(at_hospital: System, session: Session) -> None:
    session.execute(update(Sar).where(Sar.number == MIXED).values(decided_on=dt.date(2026, 2, 9)))
    session.commit()
    for item in told(at_hospital, EOB + MIXED)["item"]:
        named = {each["url"].rpartition("-")[2] for each in item["extension"]}
        assert ("itemPreAuthPeriod" in named) == (item["sequence"] == 1)
        assert ("itemPreAuthIssueDate" in named) == (item["sequence"] == 1)
        assert "2026-02-09" in str(item["adjudication"][0])


def test_a_plan_reads_only_the_lines_of_its_members_days(at_plan: System, at_hospital: System) -> None:
    seen = told(at_plan, EOB + MIXED)
    assert [item["sequence"] for item in seen["item"]] == [1]
    assert (seen["disposition"], codes(seen)) == ("authorized", ["A1", "A1"])
    assert at_plan.get(EOB + WAITING).status_code == 404
    assert [item["sequence"] for item in told(at_hospital, EOB + MIXED)["item"]] == [1, 2]


@pytest.mark.parametrize(
    ("hidden", "missing"),
    [
        (EOB + OF_OTHERS, EOB + "97999999999"),
        ("Patient/" + EMBER, "Patient/9999999"),
        ("Organization/1000000004", "Organization/9"),
    ],
)
def test_what_is_out_of_reach_answers_as_what_is_not_there(at_hospital: System, hidden: str, missing: str) -> None:
    first, second = at_hospital.get(hidden), at_hospital.get(missing)
    assert (first.status_code, first.get_data()) == (second.status_code, second.get_data())
    assert first.status_code == 404
    assert first.get_json()["resourceType"] == "OperationOutcome"
    assert [each.deed for each in at_hospital.log] == ["not_found", "not_found"]


def test_a_child_is_told_by_numbers_name_and_birth_date_alone(at_hospital: System) -> None:
    calla = told(at_hospital, "Patient/" + CALLA)
    assert [each["value"] for each in calla["identifier"]] == [CALLA, "91234567A"]
    assert (calla["birthDate"], calla["gender"]) == ("2016-05-04", "unknown")
    assert told(at_hospital, "Patient/" + DOVE)["name"][0]["given"] == ["Dove", "Ann"]
    assert "guardian" not in str(calla).lower()


def test_organizations_of_what_is_seen_may_be_read_and_no_others(
    at_hospital: System, app: Flask, session: Session
) -> None:
    assert told(at_hospital, "Organization/ccs")["name"] == "California Children's Services"
    assert told(at_hospital, "Organization/" + DOCTOR)["identifier"][0]["value"] == DOCTOR
    assert told(at_hospital, "Organization/" + OTHER)["name"]
    stranger = system_of(app, session, of_hospital(session))
    assert stranger.get("Organization/" + DOCTOR).status_code == 404


def test_every_read_is_written_down_with_what_opened_it(at_hospital: System, session: Session) -> None:
    at_hospital.get(EOB + HEART)
    at_hospital.get("Patient/" + CALLA)
    permission = session.query(WrittenPermission.id).scalar()
    seen = [(each.deed, each.what, each.sar_number, each.client_number) for each in at_hospital.log]
    assert seen == [("view", "fhir_authorization", HEART, CALLA), ("view", "fhir_patient", None, CALLA)]
    assert {each.permission_id for each in at_hospital.log} == {permission}
    assert {str(each.as_of) for each in at_hospital.log} == {"2026-03-09"}
