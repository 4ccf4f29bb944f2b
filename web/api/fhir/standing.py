"""How a request or a line stands, in the words of X12 278 and of FHIR. The law says which code it is told by."""

import datetime as dt
from functools import lru_cache
from typing import Any

from records.clock import county_today
from records.sar_view import SarSeen
from rules.preview import preview
from web.api.fhir import systems
from web.api.fhir.answering import without_nothing

WAITING = ("received", "pending", "deferred")
GRANTED = ("authorized", "authorized_modified")


def code_of(status: str) -> str:
    """HCR01 for a line (ccs.response_code)."""
    return _asked(county_today(), status)


def headline_code(seen: SarSeen) -> str:
    """HCR01 for the whole of what this user sees of a request."""
    if seen.status != "mixed":
        return _asked(county_today(), seen.status)
    granted = [line.status in GRANTED for line in seen.lines]
    lines = {"some_line_authorized": any(granted), "every_line_authorized": all(granted)}
    return _asked(county_today(), seen.status, **lines, every_line_waits=_waits(seen))


def _waits(seen: SarSeen) -> bool:
    """Whether CCS still looks at all that is seen of it."""
    return seen.status in WAITING or all(line.status in WAITING for line in seen.lines)


@lru_cache(maxsize=256)
def _asked(on: dt.date, status: str, **lines: bool) -> str:
    answer = preview("ccs.response_code", on, {"status": status, **lines}).answer
    if answer is None:
        raise LookupError(f"ccs.response_code has no code for {status}.")
    return str(answer["code"])


def outcome(seen: SarSeen) -> str:
    """How far the decision is: queued while CCS looks at it, partial where lines stand differently, else complete."""
    if _waits(seen):
        return "queued"
    return "partial" if seen.status == "mixed" else "complete"


def fhir_status(status: str) -> str:
    """Whether it stands as a record: cancelled, or active (a denial is an active record of a denial)."""
    return "cancelled" if status == "cancelled" else "active"


def reviewed(code: str, number: str, decided_on: dt.date | None, reason: str | None = None) -> dict[str, Any]:
    """The adjudication that carries a review's outcome. It holds no amount: CCS authorizes care, not payment."""
    said = [
        {"url": systems.REVIEW_ACTION_CODE, "valueCodeableConcept": concept(systems.RESPONSE_CODE, code)},
        {"url": "number", "valueString": number},
        *([{"url": "reasonCode", "valueCodeableConcept": {"text": reason}}] if reason else []),
    ]
    decided = {"url": systems.DECIDED_ON, "valueDateTime": decided_on.isoformat()} if decided_on else None
    return {
        "extension": [{"url": systems.REVIEW_ACTION, "extension": said}, decided],
        "category": concept(f"{systems.TERMINOLOGY}/adjudication", "submitted"),
    }


def decided_on(seen: SarSeen, *statuses: str) -> dt.date | None:
    """The day of the decision, on which any of these statuses rests; none while CCS looks at all of them."""
    return seen.sar.decided_on if set(statuses) - set(WAITING) else None


def concept(system: str | None, code: str, words: str | None = None) -> dict[str, Any]:
    """A code, of a system where it is known, in words where they are ours to give."""
    told: dict[str, Any] = without_nothing({"coding": [{"system": system, "code": code}], "text": words})
    return told
