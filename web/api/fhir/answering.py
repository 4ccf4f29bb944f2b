"""What is answered to a system that speaks FHIR: a resource that the R4 model has checked, or an OperationOutcome."""

from typing import Any

from fhir.resources.R4B.operationoutcome import OperationOutcome
from fhir.resources.R4B.resource import Resource
from flask import Response, request

from web.api.fhir.systems import BASE

JSON = "application/fhir+json"
ONLY_JSON = "Only JSON is spoken here."
ISSUES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    406: "not-supported",
    409: "conflict",
    410: "expired",
    429: "throttled",
    503: "transient",
}
"""Kinds of issues of FHIR by the status of HTTP."""


def is_asked() -> bool:
    """Whether this request speaks FHIR, whatever it asks for."""
    return request.path.startswith(f"{BASE}/")


def wants_json() -> bool:
    """Whether the asker takes JSON, by its Accept; who says nothing takes what comes."""
    told = [value.lower() for value, _quality in request.accept_mimetypes]
    return not told or any("json" in value or value.endswith("/*") for value in told)


def answer(resource: Resource, code: int = 200, **headers: str) -> Response:
    """A resource as JSON."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(resource.model_dump_json(), code, told, content_type=JSON)


def refused(code: int, sentence: str, **headers: str) -> Response:
    """Why nothing is answered, in a sentence."""
    issue = {"severity": "error", "code": ISSUES.get(code, "exception" if code >= 500 else "processing")}
    return answer(made(OperationOutcome, {"issue": [{**issue, "diagnostics": sentence}]}), code, **headers)


def made(kind: type[Resource], told: dict[str, Any]) -> Resource:
    """A resource of the R4 model; raises where it does not fit the model. What is nothing is left out."""
    resource: Resource = kind.model_validate(without_nothing(told))
    return resource


def without_nothing(told: Any) -> Any:
    """The same without empty values: FHIR has no nulls and no empty lists."""
    if isinstance(told, dict):
        kept = {name: without_nothing(value) for name, value in told.items()}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(told, list | tuple):
        return [value for value in map(without_nothing, told) if value not in (None, "", [], {})]
    return told
