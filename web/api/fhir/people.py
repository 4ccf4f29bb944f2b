"""A child known to CCS as a Patient: what a biller or a scheduler needs, and no more (handbook 6.3)."""

import re

from fhir.resources.R4B.patient import Patient

from records.ccs_client import CcsClient
from web.api.fhir import systems
from web.api.fhir.answering import made
from web.api.fhir.parties import program
from web.api.fhir.standing import concept

LANGUAGE = re.compile(r"[a-z]{2,3}")


def patient(client: CcsClient) -> Patient:
    """The resource. CCS tells no gender, which US Core has as `unknown`."""
    number = concept(f"{systems.TERMINOLOGY}/v2-0203", "MB")
    language = concept("urn:ietf:bcp:47", client.language) if LANGUAGE.fullmatch(client.language or "") else None
    told = {
        "id": client.number,
        "meta": {"lastUpdated": client.recorded_at.isoformat()},
        "identifier": [
            {"system": systems.CASE_NUMBER, "value": client.number},
            {"type": number, "system": systems.CIN, "value": client.cin} if client.cin else None,
        ],
        "name": [{"use": "official", "family": client.last_name, "given": client.first_name.split()}],
        "gender": "unknown",
        "birthDate": client.birth_date.isoformat(),
        "communication": [{"language": language}] if language else None,
        "managingOrganization": program(),
    }
    resource: Patient = made(Patient, told)  # type: ignore[assignment]
    return resource
