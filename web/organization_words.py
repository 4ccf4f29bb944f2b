"""Organizations of provider inquiry in words, for applicants, liaisons and the State's offices alike."""

from records.clock import county_today
from records.organization import Organization
from records.organization_domain import OrganizationProvider, WrittenPermission
from web.clock_lengths import length
from workflows.steps.organization import Cause

STATUSES = {
    "applied": "At the Regional Office",
    "returned": "Back with the applicant",
    "approved": "Takes part",
    "frozen": "Frozen: no liaison",
    "refused": "Refused",
    "withdrawn": "Withdrawn",
    "ended": "Ended",
}
TONES = {
    "approved": "good",
    "frozen": "bad",
    "refused": "bad",
    "returned": "warn",
    "withdrawn": "quiet",
    "ended": "quiet",
}
TYPES = {
    "ccs_hospital": "CCS-approved hospital",
    "special_care_center": "CCS Special Care Center",
    "physician_group": "Physician group",
    "other_provider": "Other CCS-approved provider",
    "medi_cal_plan": "Medi-Cal managed care plan",
    "healthy_families_plan": "Healthy Families plan",
    "government_agency": "Government agency",
}
PROVIDERS = ("ccs_hospital", "special_care_center", "physician_group", "other_provider")
PLANS = ("medi_cal_plan", "healthy_families_plan")
OFFICES = {"sacramento": "Sacramento", "san_francisco": "San Francisco", "los_angeles": "Los Angeles"}
CAUSES = {
    Cause.APPROVED: "approved",
    Cause.RETURNED: "sent back",
    Cause.REFUSED: "refused",
    Cause.ANSWERED: "mended",
    Cause.NOT_ANSWERED: "not mended in time",
    Cause.WITHDRAWN: "withdrawn",
    Cause.LIAISON_LEFT: "the last liaison left",
    Cause.LIAISON_CAME: "a liaison signed in",
    Cause.RECERTIFIED: "no liaison stays",
    Cause.NOT_RECERTIFIED: "users not certified in time",
    Cause.ENDED: "ended by the Regional Office",
}
SAYS = {
    "applied": "The Regional Office has {review} business days to look at it.",
    "returned": "The applicant mends it with its number and code, within {mend} days.",
    "approved": "Its users may look at what is theirs; its liaisons ask for accounts.",
    "frozen": "Its users keep looking; nobody is added until a liaison has signed in.",
    "refused": "It may apply anew.",
    "withdrawn": "Nothing opens any more.",
    "ended": "Nothing opens any more.",
}


def status(code: str) -> str:
    """A standing."""
    return STATUSES[code]


def says(code: str) -> str:
    """What a standing means."""
    return SAYS[code].format(review=length("inquiry/application_review"), mend=length("inquiry/returned_answer"))


def tone(code: str) -> str:
    """How it is marked."""
    return TONES.get(code, "info")


def promises(row: Organization) -> list[tuple[str, str]]:
    """What it promised, each with its answer (Provider Inquiry Project, Provider Responsibilities)."""
    said = {True: "yes", False: "no", None: "not asked of health plans"}
    return [
        ("Knows that data are one day old", said[row.accepts_delay]),
        ("Internal agreements on who gets authorizations", said[row.internal_agreements]),
        ("Written permission of each provider in its domain", said[row.has_permissions]),
        ("Will in time do without paper copies", said[row.paperless_in_time]),
        ("Reciprocal access for CCS, where feasible", _reciprocal(row)),
    ]


def in_domain(row: OrganizationProvider) -> bool:
    """Whether a provider is in the domain today."""
    return row.starts_on <= county_today() and (row.ends_on is None or row.ends_on >= county_today())


def permission_status(row: WrittenPermission) -> tuple[str, str]:
    """How a written permission stands today, with its tone. One withdrawn today is not in force any more."""
    today = county_today()
    if row.is_in_force(today):
        return "In force", "good"
    if not row.is_over(today):
        return "Not yet in force", "info"
    return ("Over" if row.withdrawn_on is None else "Withdrawn"), "quiet"


def permission_ended(is_open: bool) -> str:
    """What is said when one has ended. `is_open`: another one of the same provider is in force."""
    return f"The permission has ended{'; another one is in force' if is_open else ''}."


def user_id(sign_in_name: str | None) -> str:
    """A user ID as on the slip that its user was given: in capitals."""
    return sign_in_name.upper() if sign_in_name else "–"


def _reciprocal(row: Organization) -> str:
    return "yes" if row.reciprocal == "agreed" else f"not feasible: {row.reciprocal_reason or 'no reason given'}"


FILTERS = {
    "organization_status": status,
    "organization_tone": tone,
    "organization_type": TYPES.__getitem__,
    "organization_says": says,
    "organization_promises": promises,
    "regional_office": OFFICES.__getitem__,
    "permission_status": permission_status,
    "in_domain": in_domain,
    "user_id": user_id,
}
"""For templates; made known by web/inquiry/frame.py."""
