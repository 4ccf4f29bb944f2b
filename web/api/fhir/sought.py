"""Which authorizations are searched for, by the parameters of ExplanationOfBenefit."""

from records.sar_line import LINE_STATUSES
from records.sar_view import SarSeen
from records.sar_wanted import MIXED, Wanted
from web.api.fhir import systems
from web.api.fhir.asked import Asked
from web.api.fhir.changed import NAME, changed, told_within
from web.api.fhir.standing import fhir_status

KNOWN = ("_id", "identifier", "patient", "patient.identifier", "status", "disposition", NAME, "_count", "_after")
STATUSES = ("active", "cancelled")
DISPOSITIONS = (*LINE_STATUSES, "expired", MIXED)


def wanted_of(told: Asked, client_number: str | None) -> Wanted:
    """What is searched for. `client_number`: of the child who was told by another number."""
    since, until = changed(told)
    numbers = {told.one("_id"), told.number("identifier", systems.SAR_NUMBER)} - {None}
    clients = {_of_reference(told.one("patient")), client_number} - {None}
    status = told.code("disposition", DISPOSITIONS)
    if told.code("status", STATUSES) == "cancelled":
        status = "cancelled" if status in (None, "cancelled") else "?"
    return Wanted(
        number=_only(numbers),
        client_number=_only(clients),
        status=status,
        changed_since=since,
        changed_until=until,
    )


def hides(told: Asked, seen: SarSeen) -> bool:
    """Whether a request that was found is left out: cancelled where active ones are asked for, or told at another
    instant of the day."""
    cancelled = told.one("status") == "active" and fhir_status(seen.status) != "active"
    return cancelled or not told_within(told, seen.sar.recorded_at)


def own_parameters(told: Asked, wanted: Wanted) -> list[tuple[str, str]]:
    """The search as an address may hold it: a child by the CCS number, never by the CIN."""
    kept = [
        (name, value)
        for name in KNOWN
        if name not in ("patient", "patient.identifier", "_count")
        for value in told.told.getlist(name)
    ]
    patient = [("patient", wanted.client_number)] if wanted.client_number else []
    return [*patient, *kept, ("_count", str(told.count))]


def _of_reference(value: str | None) -> str | None:
    """`Patient/1234567`, or the number alone."""
    return value.removeprefix("Patient/") if value else None


def _only(numbers: set[str | None]) -> str | None:
    """One number; two different ones are nobody's."""
    return next(iter(numbers), None) if len(numbers) < 2 else "?"
