"""What users or staff press and the records take at once is written down first, so that a second press does nothing."""

from records import submission
from records.clock import now
from records.subject import Subject
from records.submission import AlreadySaid, Submission
from web import database, saying
from web.inquiry import guard
from web.speaker import speaker


def said_first(kind: str, about: Subject | None = None, **payload: int | str | None) -> Submission | None:
    """Write down what was pressed; none where the same form was pressed before, and nothing is to be done again.

    `about`: the organization that staff say it of; users say it of their own.
    """
    who = speaker()
    try:
        said = submission.say(
            database.session(),
            kind=kind,
            form_key=saying.form_key(),
            subject=about or guard.the_organization().subject,
            staff_id=who.staff_id,
            user_id=who.user_id,
            said_at=now(),
            payload=payload,
        )
    except AlreadySaid:
        database.roll_back()
        return None
    said.outcome = "applied"  # by the same transaction: no step answers it
    return said
