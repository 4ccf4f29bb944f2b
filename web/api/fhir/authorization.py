"""A service authorization request as an ExplanationOfBenefit with `use` preauthorization.

The shape is that of the Da Vinci PDex Prior Authorization profile, but for amounts: CCS authorizes care and pays
nothing, so no amount is told and the profile is not claimed (docs/partners/fhir.md).
"""

from typing import Any

from fhir.resources.R4B.explanationofbenefit import ExplanationOfBenefit

from records.sar_view import SarSeen
from web.api.fhir import systems
from web.api.fhir.answering import made
from web.api.fhir.line import in_force, item, notes_of, period
from web.api.fhir.parties import PROGRAM_NAME, care_team, party, program, provider
from web.api.fhir.standing import concept, decided_on, fhir_status, headline_code, outcome, reviewed

COVERAGES = {"medi_cal": "Medi-Cal", "healthy_families": "Healthy Families", "ccs_only": "CCS only", "ghpp": "GHPP"}


def authorization(seen: SarSeen) -> ExplanationOfBenefit:
    """The resource, checked against the model of R4."""
    sar = seen.sar
    facility = seen.parties.get("facility")
    told = {
        "id": sar.number,
        "meta": {"versionId": str(sar.version), "lastUpdated": sar.recorded_at.isoformat()},
        "contained": [_coverage(seen)],
        "extension": [{"url": systems.SUPPLEMENTAL, "valueBoolean": True}] if sar.supplemental else None,
        "identifier": [{"system": systems.SAR_NUMBER, "value": sar.number}],
        "status": fhir_status(seen.status),
        "type": concept(f"{systems.TERMINOLOGY}/claim-type", "institutional" if facility else "professional"),
        "use": "preauthorization",
        "patient": _patient(seen),
        "created": sar.requested_on.isoformat(),
        "insurer": program(),
        "provider": provider(seen),
        "facility": party(facility, "Location") if facility else None,
        "related": _related(seen),
        "outcome": outcome(seen),
        "disposition": seen.status,
        "preAuthRef": [sar.number],
        "preAuthRefPeriod": [_period(seen)],
        "careTeam": care_team(seen),
        "diagnosis": _diagnoses(seen),
        "insurance": [{"focal": True, "coverage": {"reference": "#coverage"}}],
        "item": [item(seen, line) for line in seen.lines],
        "adjudication": [
            reviewed(headline_code(seen), sar.number, decided_on(seen, *(line.status for line in seen.lines)))
        ],
        "processNote": _notes(seen),
    }
    resource: ExplanationOfBenefit = made(ExplanationOfBenefit, told)  # type: ignore[assignment]
    return resource


def _patient(seen: SarSeen) -> dict[str, Any]:
    """By the CCS number; literally where CCS told of the client."""
    number = seen.row.client_number
    named = {"identifier": {"system": systems.CASE_NUMBER, "value": number}}
    return {"reference": f"Patient/{number}", **named} if seen.client else named


def _coverage(seen: SarSeen) -> dict[str, Any]:
    coverage = seen.sar.coverage
    return {
        "resourceType": "Coverage",
        "id": "coverage",
        "status": "active",
        "type": concept(systems.COVERAGE, coverage, COVERAGES[coverage]),
        "beneficiary": _patient(seen),
        "relationship": concept(f"{systems.TERMINOLOGY}/subscriber-relationship", "self"),
        "payor": [{"display": PROGRAM_NAME if coverage == "ccs_only" else COVERAGES[coverage]}],
    }


def _period(seen: SarSeen) -> dict[str, str] | None:
    """From the first to the last day on which any line is or was in force."""
    days = [each for line in seen.lines if (each := in_force(line))]
    return period((min(first for first, _ in days), max(last for _, last in days))) if days else None


def _related(seen: SarSeen) -> list[dict[str, Any]]:
    """The authorization that this one extends."""
    before = seen.sar.extension_of
    relationship = concept(f"{systems.TERMINOLOGY}/ex-relatedclaimrelationship", "prior")
    number = {"system": systems.SAR_NUMBER, "value": before}
    return [{"relationship": relationship, "reference": number}] if before else []


def _diagnoses(seen: SarSeen) -> list[dict[str, Any]]:
    return [
        {
            "sequence": each.place,
            "diagnosisCodeableConcept": concept(systems.ICD[each.system], each.code, each.description),
        }
        for each in seen.diagnoses
    ]


def _notes(seen: SarSeen) -> list[dict[str, Any]]:
    """Sentences to lines carry the line's number; instructions to the whole come without one."""
    of_lines = [(line.told.number, notes_of(line)) for line in seen.lines]
    notes: list[dict[str, Any]] = [
        {"number": number, "type": "display", "text": text} for number, text in of_lines if text
    ]
    return [*notes, {"type": "display", "text": seen.sar.instructions}] if seen.sar.instructions else notes
