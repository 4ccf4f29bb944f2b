"""A request whose lines stand differently is told by one X12 278 code: by what its lines have in common."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from records.sar_line import SarLine
from tests.activities.snapshot.authorizations import Told
from tests.web.fhir.systems import System
from tests.web.fhir.test_fhir_reading import EOB, codes, told
from tests.web.fhir.told import CALLA, HEART


@pytest.mark.parametrize(
    ("statuses", "code", "outcome"),
    [
        (("authorized", "authorized_modified"), "A6", "partial"),
        (("authorized", "pending"), "A2", "partial"),
        (("pending", "deferred"), "A4", "queued"),
        (("pending", "denied"), "CT", "partial"),
    ],
)
def test_its_code_is_that_of_what_all_its_lines_are(
    at_hospital: System, state: Told, built: Callable[[], None], statuses: tuple[str, ...], code: str, outcome: str
) -> None:
    state.sar(HEART, CALLA, *({"status": status} for status in statuses))
    built()
    resource = told(at_hospital, EOB + HEART)
    assert (codes(resource)[0], resource["outcome"]) == (code, outcome)


def test_a_request_without_a_line_waits(
    session: Session, at_hospital: System, state: Told, built: Callable[[], None]
) -> None:
    row = state.sar(HEART, CALLA)
    session.execute(delete(SarLine).where(SarLine.sar_id == row.id))
    built()
    resource = told(at_hospital, EOB + HEART)
    assert (resource["disposition"], resource["outcome"], "item" in resource) == ("received", "queued", False)
