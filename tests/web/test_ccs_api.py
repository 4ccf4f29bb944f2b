"""What CCS knows, told through the API: versions as from a file, the same sentences by field; nobody else tells."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.seed.ccs.file_example import day_told
from cli.seed.ccs.file_writing import as_object
from records.ccs_client import CcsClient
from records.ccs_fault_words import SENTENCES
from records.ccs_letter import CcsLetter
from records.ccs_told import ClientTold, LetterTold, MembershipTold, SarTold
from records.plan_membership import PlanMembership
from records.sar import Sar
from tests.web.test_api import Call, call

__all__ = ["call"]

WHO = "information_technology"
PLACES = {ClientTold: "clients", MembershipTold: "memberships", SarTold: "sars", LetterTold: "letters"}


def put(call: Call, record: Any, who: str = WHO, **other: Any) -> tuple[int, Any]:
    """Tell a record; status and answer."""
    place = PLACES[type(record)]
    number = "" if isinstance(record, MembershipTold) else f"/{record.number}"
    answer = call(who, "PUT", f"/ccs/{place}{number}", json=as_object(record) | other)
    return answer.status_code, answer.get_json()


@pytest.fixture
def told(call: Call) -> list[Any]:
    """Two children and all that is known of them, told and taken."""
    records = day_told(2, dt.date(2026, 3, 9))
    assert {put(call, each)[1]["outcome"] for each in records} == {"taken"}
    return records


def test_every_kind_of_record_is_told_once_and_unchanged_after_that(
    call: Call, told: list[Any], session: Session
) -> None:
    assert {put(call, each)[1]["outcome"] for each in told} == {"unchanged"}
    for table in (CcsClient, PlanMembership, Sar, CcsLetter):
        count = session.scalar(select(func.count()).select_from(table))
        assert count == sum(PLACES[type(each)] == PLACES[of(table)] for each in told)
    assert session.scalars(select(Sar.file_id)).unique().all() == [None]


def of(table: type) -> type:
    """What is told into a table."""
    return {CcsClient: ClientTold, PlanMembership: MembershipTold, Sar: SarTold, CcsLetter: LetterTold}[table]


def test_a_request_that_changed_is_a_new_version_whole(call: Call, told: list[Any], session: Session) -> None:
    sar = next(each for each in told if isinstance(each, SarTold) and len(each.lines) > 1)
    assert put(call, sar, lines=[as_object(sar)["lines"][0]]) == (200, {"outcome": "taken"})
    versions = session.scalars(select(Sar).where(Sar.number == sar.number).order_by(Sar.version)).all()
    assert [each.version for each in versions] == [1, 2]
    assert versions[0].superseded_at == versions[1].recorded_at


def test_all_that_is_wrong_comes_back_by_field_in_the_words_of_the_file(call: Call, told: list[Any]) -> None:
    sar = next(each for each in told if isinstance(each, SarTold))
    status, answer = put(call, sar, coverage="none", parties=[{"role": "authorized", "number": "12", "name": "X"}], x=1)
    assert status == 422
    assert answer["errors"] == {
        "x": [SENTENCES["unknown_field"]],
        "coverage": [SENTENCES["unknown_word"]],
        "parties 1 number": [SENTENCES["not_a_provider_number"]],
    }


def test_a_request_of_an_unknown_client_and_a_number_that_differs_are_refused(call: Call, told: list[Any]) -> None:
    sar = next(each for each in told if isinstance(each, SarTold))
    assert put(call, sar, client_number="7654321")[1]["errors"] == {"client_number": [SENTENCES["unknown_client"]]}
    assert put(call, sar, number="97999999999")[0] == 422


@pytest.mark.parametrize("who", ["help_desk", "auditor", "supervisor", "caseworker"])
def test_nobody_else_tells(call: Call, who: str) -> None:
    client = day_told(1, dt.date(2026, 3, 9))[0]
    assert put(call, client, who)[0] == 403
