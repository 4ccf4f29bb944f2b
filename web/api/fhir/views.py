"""All endpoints that speak FHIR, on their one blueprint."""

from web.api.fhir import authorizations, capability, organizations, patients
from web.api.fhir.blueprint import blueprint

__all__ = ["authorizations", "blueprint", "capability", "organizations", "patients"]
