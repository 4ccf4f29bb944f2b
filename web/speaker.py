"""Who says something: a user of an organization on the pages of provider inquiry, else whoever of the staff is in."""

from dataclasses import dataclass

from flask import request

from web.inquiry import guard as inquiry
from web.sign_in import guard


@dataclass(frozen=True)
class Speaker:
    """The ids that a submission keeps; none of both for the public."""

    staff_id: int | None = None
    user_id: int | None = None


def speaker() -> Speaker:
    """Who sends this request. One browser may be signed in as both: the page decides."""
    if request.path.startswith("/inquiry"):
        found = inquiry.inside()
        return Speaker(user_id=found.user.id if found else None)
    staff = guard.signed_in()
    return Speaker(staff_id=staff.staff_id if staff else None)
