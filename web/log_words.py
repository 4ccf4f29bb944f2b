"""Deeds and pages of the log of provider inquiry in words, for liaisons and for the State's auditors."""

from records.inquiry_log_view import Line
from web.wording import long_day

DEEDS = {
    "view": "Looked at",
    "search": "Searched",
    "print": "Printed",
    "export": "Exported",
    "sign_in": "Signed in",
    "sign_in_failed": "Could not sign in",
    "not_found": "Found nothing",
}

TERMS = {
    "number": "SAR number",
    "sar": "SAR number",
    "client_number": "CCS number",
    "client": "CCS number",
    "cin": "CIN",
    "last_name": "last name",
    "first_name": "first name",
    "birth_date": "birth date",
    "provider_number": "provider",
}


def deed_words(deed: str) -> str:
    """What was done."""
    return DEEDS[deed]


def page_named(what: str) -> str:
    """Where: `sar`, `fhir_authorization`."""
    said = what.replace("_", " ").replace("sar", "SAR").replace("noa", "NOA")
    return f"{said.removeprefix('fhir ')}, by a system" if said.startswith("fhir ") else said


def term_words(terms: dict[str, object] | None) -> str:
    """The terms of a search: `last name Alderbrook, birth date 2016-05-04`."""
    return ", ".join(
        f"{TERMS.get(name, name.replace('_', ' '))} {value}" for name, value in sorted((terms or {}).items())
    )


def opened_by(line: Line) -> str:
    """What opened it: `permission of Dr. Oake, signed March 3, 2026`, `membership in plan 305`, or nothing."""
    if line.permission and line.provider:
        return f"permission of {line.provider.name}, signed {long_day(line.permission.signed_on)}"
    return f"membership in plan {line.membership.plan_code}" if line.membership else ""


FILTERS = {"deed_words": deed_words, "page_named": page_named, "term_words": term_words, "opened_by": opened_by}
"""As templates call them."""
