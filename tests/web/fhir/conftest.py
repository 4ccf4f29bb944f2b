"""A system of a hospital and one of a plan, each with a token; what CCS told of three children is as of yesterday."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.activities.snapshot.authorizations import Told
from tests.web.fhir.systems import System, system_of
from tests.web.fhir.told import tell
from tests.web.inquiry.conftest import built, today, told  # noqa: F401 -- fixtures
from tests.web.inquiry.lookers import DOCTOR, of_hospital, of_plan


@pytest.fixture
def state(told: Told, built: Callable[[], None]) -> Told:  # noqa: F811
    """What is told in docs/partners/fhir.md."""
    tell(told)
    built()
    return told


@pytest.fixture
def at_hospital(app: Flask, session: Session, state: Told) -> System:
    """A system of a hospital that has its doctor's permission."""
    return system_of(app, session, of_hospital(session, DOCTOR))


@pytest.fixture
def at_plan(app: Flask, session: Session, state: Told) -> System:
    """A system of a health plan."""
    return system_of(app, session, of_plan(session))
