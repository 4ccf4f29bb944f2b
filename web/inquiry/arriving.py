"""What comes between the right password and the first page: the banner each time, a password of one's own, the oath."""

from records.clock import county_today
from records.inquiry_sessions import Inside
from records.organization_user import OrganizationUser
from web.inquiry import law

BANNER = "inquiry_door.banner"
PASSWORD = "inquiry_arrival.password"
OATH = "inquiry_arrival.oath"


def next_step(found: Inside) -> str | None:
    """The page that comes before any other; none once somebody has arrived."""
    if found.row.banner_at is None:
        return BANNER
    if must_choose(found.user):
        return PASSWORD
    return None if found.user.oath_at is not None else OATH


def must_choose(user: OrganizationUser) -> bool:
    """Whether the password was made by others, or is too old to go on with."""
    if user.one_time_until is not None or user.password_changed_at is None:
        return True
    return law.password_ends(user.password_changed_at) < county_today()
