"""When a violation comes or goes, the processes of the provider's others are told to reckon anew."""

from activities.doing import Doing
from activities.violations.standing import violation_of
from records.outbox import post_tell
from records.submission import say
from records.violations import counted
from workflows.messages import process_id
from workflows.steps.violation import RECOUNT_VIOLATION


def tell_others(doing: Doing) -> None:
    """This one came or went: the provider's other violations that count reckon anew."""
    own = violation_of(doing)
    for other in counted(doing.session, own.enrollment):
        if other.id == own.id:
            continue
        said = say(
            doing.session,
            kind=RECOUNT_VIOLATION.name,
            form_key=f"recount-{own.id}-{own.status}-{doing.at.timestamp():.0f}-{other.id}",
            subject=other.subject,
            staff_id=None,
            said_at=doing.at,
            payload={"violation_id": own.id},
        )
        post_tell(doing.session, process_id("violation", other.id), said)
