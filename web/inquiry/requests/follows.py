"""What follows from a row before it is sent: of a departure, and of the last liaison's own."""

from records import organization_liaisons
from web import database
from web.inquiry import guard
from web.inquiry.requests.rows import Row

OWN = "This is your own account. It closes the moment you send this, or as the day begins, and you are signed out."
LAST = (
    "Your organization has no other active liaison. It is frozen then: its users keep seeing what is theirs, nobody is "
    "added or changed, and the Regional Office asks your organization to name a successor."
)
CLOSES = "The account closes the moment you send this, or as the day begins."


def follows(row: Row) -> list[str]:
    """Sentences that stand beside a row."""
    user = row.user
    if user is None:
        return []
    leaves, own = row.action == "delete", user.id == guard.the_user().id
    lays_down = leaves or (row.action == "modify" and not row.form.typed.get("liaison"))
    active = user.liaison and user.status == "active"
    last = active and not organization_liaisons.others(database.session(), user.organization_id, user.id)
    said = [OWN if own else CLOSES] if leaves else []
    return [*said, *([LAST] if last and lays_down else [])]
