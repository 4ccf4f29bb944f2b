"""What this server can do, for whoever asks before they have a token."""

from typing import Any

from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from flask import Response

from web.access import public
from web.api.fhir import sought
from web.api.fhir.answering import answer, made
from web.api.fhir.blueprint import blueprint
from web.api.fhir.bundle import address
from web.api.fhir.systems import FHIR_VERSION, PDEX

WRITTEN_ON = "2026-11-22"
TYPES = {
    "_id": "token",
    "identifier": "token",
    "patient": "reference",
    "patient.identifier": "token",
    "status": "token",
    "disposition": "string",
    "_lastUpdated": "date",
}
RESOURCES = {
    "ExplanationOfBenefit": tuple(name for name in sought.KNOWN if name in TYPES),
    "Patient": ("_id", "identifier"),
    "Organization": (),
}
"""Each resource with its search parameters."""


@blueprint.get("/metadata")
@public
def metadata() -> Response:
    """The CapabilityStatement."""
    told = {
        "status": "active",
        "date": WRITTEN_ON,
        "kind": "instance",
        "fhirVersion": FHIR_VERSION,
        "format": ["json"],
        "software": {"name": "Hearth Provider Inquiry"},
        "implementation": {
            "description": "Authorizations of California Children's Services as of the close of yesterday.",
            "url": address("").rstrip("/"),
        },
        "rest": [{"mode": "server", "security": _security(), "resource": [_resource(kind) for kind in RESOURCES]}],
    }
    return answer(made(CapabilityStatement, told))


def _security() -> dict[str, str]:
    says = "Bearer tokens, which a liaison of the organization makes. Each reads as one user and sees what they see."
    return {"description": says}


def _resource(kind: str) -> dict[str, Any]:
    """What may be done with a resource: read, and searched where it has parameters."""
    names = RESOURCES[kind]
    profile = f"{PDEX}/StructureDefinition/pdex-priorauthorization"
    return {
        "type": kind,
        "documentation": f"In the shape of {profile}, without amounts." if kind == "ExplanationOfBenefit" else None,
        "interaction": [{"code": "read"}, {"code": "search-type"} if names else None],
        "versioning": "versioned" if kind == "ExplanationOfBenefit" else "no-version",
        "searchParam": [{"name": name, "type": TYPES[name]} for name in names],
    }
