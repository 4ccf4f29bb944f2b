"""Words of authorizations: standings, roles of providers, coverages, kinds of letters, what codes stand for."""

from records.sar_line import SarCode, SarLine

STATUSES = {
    "received": ("Received", "info"),
    "pending": ("Pending", "info"),
    "deferred": ("Deferred", "warn"),
    "authorized": ("Authorized", "good"),
    "authorized_modified": ("Authorized with changes", "good"),
    "denied": ("Denied", "bad"),
    "cancelled": ("Cancelled", "warn"),
    "expired": ("Expired", "quiet"),
    "mixed": ("Mixed", "info"),
}
"""In the order of a request's life: the words, and the tone of their mark."""

MEANS = {
    "received": "It came in, and nobody has begun to look at it.",
    "pending": "It is being looked at. Nothing is decided.",
    "deferred": "CCS waits for information before it decides.",
    "authorized": "It is authorized for the days shown, the last day among them.",
    "authorized_modified": "It is authorized, but not as asked for: read the line and the notice.",
    "denied": "It is not authorized. The reason is on the line and in the notice.",
    "cancelled": "It was authorized and then cancelled. Care after the cancellation date is not authorized.",
    "expired": "It was authorized, and its last day is over.",
    "mixed": "Its lines stand differently. Read each of them.",
}

ROLES = {
    "authorized": "Authorized provider",
    "group": "Group",
    "facility": "Facility",
    "referring": "Referring provider",
}

COVERAGES = {
    "medi_cal": "Medi-Cal",
    "healthy_families": "Healthy Families",
    "ccs_only": "CCS only",
    "ghpp": "GHPP",
}

LETTERS = {
    "authorization": "Authorization letter",
    "denial": "Denial letter",
    "notice_of_action": "Notice of action",
    "case_management": "Case management letter",
}

ACTIONS = {
    "denied": "Denied",
    "reduced": "Reduced",
    "modified": "Approved with changes",
    "ended": "Ended",
}

GROUPINGS = {
    "01": "Physician services",
    "02": "Special Care Centers",
    "03": "Transplant centers",
    "04": "Communication disorder centers",
    "05": "Cochlear implant centers",
    "06": "High Risk Infant follow-up",
    "07": "Orthopedic surgeon",
    "08": "Rural or federally qualified clinic",
    "09": "Chronic dialysis clinic",
    "10": "Ophthalmology",
    "11": "Medical therapy",
    "12": "Podiatry",
}
"""Service code groupings (Sacramento County, CCS Provider Relations)."""

CODES = {"procedure": "Procedure", "group": "Service code grouping", "range": "Codes"}


def status_word(status: str) -> str:
    """A standing in words."""
    return STATUSES[status][0]


def code_words(code: SarCode) -> str:
    """What a line covers: `E1235, modifiers NU, 1 unit`, `SCG 02, Special Care Centers`, `A000 to A999`."""
    if code.kind == "group":
        name = GROUPINGS.get(code.code)
        said = f"SCG {code.code}, {name}" if name else f"SCG {code.code}"
    elif code.kind == "range":
        said = f"{code.code} to {code.code_to}"
    else:
        said = f"{code.code}, modifiers {code.modifiers}" if code.modifiers else code.code
    return said if code.units is None else f"{said}, {units(code.units)}"


def own_units(line: SarLine, codes: list[SarCode]) -> str | None:
    """A line's units, where no code of it tells its own."""
    return units(line.units) if line.units is not None and all(code.units is None for code in codes) else None


def units(count: int) -> str:
    """`1 unit`, `12 units`."""
    return f"{count} unit" if count == 1 else f"{count} units"


def letter_word(kind: str) -> str:
    """A letter's kind in words."""
    return LETTERS[kind]


FILTERS = {"sar_status": status_word, "code_words": code_words, "letter_word": letter_word}
"""As templates call them."""
