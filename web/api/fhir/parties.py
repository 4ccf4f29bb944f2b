"""The organizations of a request: the program that decides, and the providers in their four roles."""

from typing import Any

from records.sar import SarParty
from records.sar_view import SarSeen
from web.api.fhir import systems

PROGRAM = "ccs"
PROGRAM_NAME = "California Children's Services"
OPENS = ("authorized", "group", "facility")
"""Roles whose organizations may be read by their number; who referred is named and no more."""
ROLES = {
    "authorized": "Authorized provider",
    "group": "Group",
    "facility": "Facility",
    "referring": "Referring provider",
}


def program() -> dict[str, Any]:
    """A reference to the program."""
    return {"reference": f"Organization/{PROGRAM}", "display": PROGRAM_NAME}


def identifier(number: str) -> dict[str, str]:
    """A provider's number; ten digits are an NPI."""
    is_npi = len(number) == 10 and number.isdecimal()
    return {"system": systems.NPI, "value": number} if is_npi else {"value": number}


def party(told: SarParty, kind: str = "Organization") -> dict[str, Any]:
    """A reference to a provider."""
    at = f"Organization/{told.number}" if told.role in OPENS and kind == "Organization" else None
    return {"reference": at, "type": kind, "identifier": identifier(told.number), "display": told.name}


def provider(seen: SarSeen) -> dict[str, Any]:
    """Who was authorized; where CCS told of nobody, the first other who is told."""
    told = [seen.parties[role] for role in ROLES if role in seen.parties]
    return party(told[0]) if told else {"display": "CCS told of no provider."}


def care_team(seen: SarSeen) -> list[dict[str, Any]]:
    """Every provider of the request with its role."""
    told = [seen.parties[role] for role in ROLES if role in seen.parties]
    return [
        {
            "sequence": place,
            "provider": party(each),
            "responsible": each.role == "authorized",
            "role": {"text": ROLES[each.role]},
        }
        for place, each in enumerate(told, start=1)
    ]
