"""What each organization's system reads, page after page, is what the law lets its user see, over a random state."""

import os
from collections.abc import Iterator

import polars as pl
import psycopg
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from cli.office.postgres import EmbeddedPostgres
from records.clock import county_instant, fixed
from tests.activities.snapshot.seen import Seen, liaisons, seen_by
from tests.activities.snapshot.world import World
from tests.activities.snapshot.written_state import written_state
from tests.web.conftest import NOBODY_THERE
from tests.web.fhir.systems import System, after, system_of
from web.app import create_app
from web.settings import Settings

ORGANIZATIONS = int(os.environ.get("HEARTH_EXHAUSTION_SYSTEMS") or 6)
"""A clinic, a large hospital, two plans and two more; 20 are all of them."""
ENDED_PLAN, APPLIED, GOVERNMENT, ENDED = 7, 10, 11, 17
SEE_NOTHING = {ENDED_PLAN, APPLIED, GOVERNMENT, ENDED}
"""A plan whose code ended, one that has only applied, an office of a county, one that left; all others see lines."""
STRANGERS = 9
"""Requests and children out of reach that are asked for; fewer than the misses of probing."""


@pytest.fixture(scope="module")
def world(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str) -> Iterator[World]:
    """A whole random state; systems are added to it."""
    with written_state(postgres, admin, template, "ccs_systems") as world:
        yield world


@pytest.fixture(scope="module")
def site(world: World) -> Flask:
    """The site on it."""
    told = {"secret_key": "t" * 40, "database_url": world.url, "temporal_address": NOBODY_THERE, "testing": True}
    return create_app(Settings(**told))


@pytest.fixture(
    params=sorted({*range(1, ORGANIZATIONS + 1), *SEE_NOTHING}), ids=lambda number: f"organization {number}"
)
def seen(world: World, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """What one organization's liaison may see, at noon of its day."""
    world.session.rollback()
    with fixed(county_instant(world.today)):
        found = seen_by(world, liaisons(world)[request.param - 1])
        assert found.organization.id == request.param
        yield found


def lines_read(system: System) -> set[tuple[str, int]]:
    """Every line of every request that a system reads, page after page."""
    read: set[tuple[str, int]] = set()
    at: str | None = "ExplanationOfBenefit?_count=50"
    while at is not None:
        answer = system.get(at)
        for entry in answer.get_json().get("entry", []):
            resource = entry["resource"]
            read |= {(resource["id"], item["sequence"]) for item in resource["item"]}
        at = after(answer)
    return read


def test_a_system_reads_what_the_law_lets_its_user_see_and_nothing_else(site: Flask, seen: Seen) -> None:
    with Session(seen.world.session.get_bind()) as session:
        user = next(each for each in liaisons(seen.world) if each.organization_id == seen.organization.id)
        system = system_of(site, session, session.merge(user))
        if seen.organization.id in (APPLIED, ENDED):
            assert system.get("ExplanationOfBenefit").status_code == 401
            return
        allowed = seen.lines.select("number", "place")
        assert (allowed.height > 0) == (seen.organization.id not in SEE_NOTHING)
        assert lines_read(system) == set(allowed.iter_rows())
        hidden = seen.world.sars.filter(~pl.col("number").is_in(allowed["number"].implode()))
        nothing = system.get("ExplanationOfBenefit/97999999999")
        for number, client in hidden.select("number", "client_number").head(STRANGERS).iter_rows():
            answer = system.get(f"ExplanationOfBenefit/{number}")
            assert (answer.status_code, answer.get_data()) == (404, nothing.get_data())
            assert system.get(f"Patient/{client}").status_code == (200 if client in seen.clients else 404)
