"""Where a request stands follows from how its changes stand, and from what has just happened: nothing else moves it."""

from collections.abc import Iterable

from workflows.steps.account_request import Cause, RequestStatus

Change = tuple[str, str]
"""What a change asks (`add`, `modify`, `delete`), and how it stands (records/account_change.py)."""

ENDS_BY = {
    Cause.CHECKED: RequestStatus.REFUSED,
    Cause.REFUSED: RequestStatus.REFUSED,
    Cause.NOT_ANSWERED: RequestStatus.EXPIRED,
    Cause.NOT_USED: RequestStatus.EXPIRED,
    Cause.WITHDRAWN: RequestStatus.WITHDRAWN,
}
"""How a request ends of which nothing was carried out."""


def settled(changes: Iterable[Change], before: RequestStatus, cause: Cause, returned: bool = False) -> RequestStatus:
    """The standing of a request with these changes. `returned`: what is asked goes back to the liaison.

    What went back stays there, whatever else on the form is carried out meanwhile, until the liaison has answered.
    """
    standing = [*changes]
    found = {status for _action, status in standing}
    stays = before is RequestStatus.RETURNED and cause is not Cause.ANSWERED
    if "asked" in found:
        return RequestStatus.RETURNED if returned or stays else RequestStatus.IN_REVIEW
    if ("add", "approved") in standing:
        return RequestStatus.AT_IT_UNIT
    if found & {"assigned", "handed_out"}:
        return RequestStatus.WITH_LIAISON
    if "approved" in found:
        return RequestStatus.AWAITING_DAY
    return RequestStatus.DONE if "done" in found else ENDS_BY[cause]
