"""A line of a request as an item of an ExplanationOfBenefit: its own days, its own standing, what it covers."""

import datetime as dt
from typing import Any

from records.sar_view import LineSeen, SarSeen
from web.api.fhir import systems
from web.api.fhir.codes import details, service
from web.api.fhir.standing import GRANTED, code_of, concept, decided_on, reviewed


def in_force(line: LineSeen) -> tuple[dt.date, dt.date] | None:
    """The days on which care is or was authorized, up to the last one that a cancelled line covers; none if never."""
    told = line.told
    if line.status not in (*GRANTED, "cancelled", "expired"):
        return None
    last = min(told.ends_on, told.cancelled_on) if told.cancelled_on else told.ends_on
    return (told.starts_on, last) if last >= told.starts_on else None


def period(days: tuple[dt.date, dt.date] | None) -> dict[str, str] | None:
    """Days as a Period, the last among them."""
    return {"start": days[0].isoformat(), "end": days[1].isoformat()} if days else None


def item(seen: SarSeen, line: LineSeen) -> dict[str, Any]:
    """One line."""
    told = line.told
    decided, days = decided_on(seen, line.status), in_force(line)
    trace = {"system": systems.SAR_NUMBER, "value": f"{seen.sar.number}-{told.number}"}
    extensions = [
        {"url": systems.TRACE_NUMBER, "valueIdentifier": trace},
        {"url": systems.ISSUED_ON, "valueDate": decided.isoformat()} if decided and days else None,
        {"url": systems.IN_FORCE, "valuePeriod": period(days)} if days else None,
    ]
    return {
        "extension": extensions,
        "sequence": told.number,
        "diagnosisSequence": [each.place for each in seen.diagnoses],
        "productOrService": service(line),
        "servicedPeriod": period((told.starts_on, told.ends_on)),
        "quantity": {"value": told.units} if told.units is not None else None,
        "adjudication": [
            reviewed(code_of(line.status), seen.sar.number, decided, told.reason),
            _units(line),
            _denial(line),
        ],
        "detail": details(line),
        "noteNumber": [told.number] if notes_of(line) else None,
    }


def notes_of(line: LineSeen) -> str | None:
    """What a reader must know of a line in words: how often, and since when it is cancelled."""
    told = line.told
    said = [
        f"Frequency: {told.frequency}." if told.frequency else "",
        f"Cancelled, effective {told.cancelled_on.isoformat()}." if told.cancelled_on else "",
    ]
    return " ".join(each for each in said if each) or None


def _units(line: LineSeen) -> dict[str, Any] | None:
    if line.told.units is None or line.status not in GRANTED:
        return None
    return {"category": concept(systems.DISCRIMINATOR, "allowedunits"), "value": line.told.units}


def _denial(line: LineSeen) -> dict[str, Any] | None:
    """Why a line was denied, where a reader of the prior-authorization rules looks for it; in the words of CCS."""
    if line.status != "denied" or not line.told.reason:
        return None
    return {"category": concept(systems.DISCRIMINATOR, "denialreason"), "reason": {"text": line.told.reason}}
