"""Every request that docs/partners/fhir.md shows is asked here, and answered with what stands below it."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from werkzeug.test import TestResponse

from tests.web.fhir.systems import BASE, System
from web.api.fhir import sought, systems

PAGE = Path("docs/partners/fhir.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```http\n(GET|POST) (\S+)\n(?:\n(\S+)\n)?```\n+```json\n(.*?)```", re.S)
EXAMPLES = [match.groups() for match in EXAMPLE.finditer(PAGE)]


def asked(system: System, method: str, path: str, body: str | None) -> TestResponse:
    """The answer to a request as the page shows it."""
    below = path.removeprefix(BASE)
    return system.get(below) if method == "GET" else system.post(below, **dict(parse_qsl(body or "")))


def test_the_page_shows_reads_searches_and_refusals() -> None:
    kinds = [json.loads(answer)["resourceType"] for *_request, answer in EXAMPLES]
    assert {"ExplanationOfBenefit", "Patient", "Organization", "Bundle", "OperationOutcome"} <= set(kinds)
    assert PAGE.count("```http") == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{method} {path}" for method, path, *_ in EXAMPLES])
def test_what_is_asked_as_on_the_page_is_answered_as_on_the_page(
    at_hospital: System, example: tuple[str, str, str | None, str]
) -> None:
    method, path, body, answer = example
    assert asked(at_hospital, method, path, body).get_json() == json.loads(answer)


def test_the_page_names_every_parameter_and_every_system_of_ours() -> None:
    ours = [value for value in vars(systems).values() if isinstance(value, str) and value.startswith("urn:hearth")]
    for name in (*sought.KNOWN, *ours):
        assert f"`{name}`" in PAGE, name
