"""The organization's own process hears that a liaison came or went: it freezes without one, and thaws with one."""

from activities.account_requests.standing import request_of
from activities.doing import Doing
from records.account_change import AccountChange
from records.outbox import post_tell
from records.submission import say
from workflows.messages import process_id

UPDATE = "liaisons_changed"


def tell_organization(doing: Doing, change: AccountChange) -> None:
    """Say it as anybody would: a submission and its message, in this transaction. A change says it once."""
    request = request_of(doing)
    said = say(
        doing.session,
        kind=UPDATE,
        form_key=f"liaisons-changed-by-{change.id}",
        subject=request.organization.subject,
        staff_id=None,
        said_at=doing.at,
        payload={"request_id": request.id},
    )
    post_tell(doing.session, process_id("organization", request.organization_id), said)
