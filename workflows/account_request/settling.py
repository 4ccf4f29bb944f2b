"""Where a request stands follows from how its changes stand: nothing else moves it."""

from collections.abc import Iterable

from workflows.steps.account_request import RequestStatus

Change = tuple[str, str]
"""What a change asks (`add`, `modify`, `delete`), and how it stands (records/account_change.py)."""


def settled(changes: Iterable[Change], returned: bool) -> RequestStatus:
    """The standing of a request with these changes; `returned`: what is asked waits for the liaison to mend it.

    What was carried out counts before what was taken back, this before what ran out, this before what was refused.
    """
    standing = [*changes]
    found = {status for _action, status in standing}
    if "asked" in found:
        return RequestStatus.RETURNED if returned else RequestStatus.IN_REVIEW
    if ("add", "approved") in standing:
        return RequestStatus.AT_IT_UNIT
    if found & {"assigned", "handed_out"}:
        return RequestStatus.WITH_LIAISON
    if "approved" in found:
        return RequestStatus.AWAITING_DAY
    ends = ("done", "withdrawn", "expired", "refused")
    return RequestStatus(next(end for end in ends if end in found))
