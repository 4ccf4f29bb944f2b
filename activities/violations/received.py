"""Days on which a provider's papers were sent and came in, as far as they can be true."""

import datetime as dt

from activities import submissions
from activities.doing import Doing, Refused
from activities.submissions import Payload
from records.violation import Violation
from rules.sentences import long_day
from workflows.steps.step import Told


def received_on(doing: Doing, told: Told, said: Payload) -> dt.date:
    """The day it came in: today where the provider sends it here, else as the county's staff noted it."""
    if told.by is None:
        return doing.today
    came = submissions.day(said["received_on"])
    if came > doing.today:
        raise Refused("This day is yet to come. Give the day on which the form came in.")
    return came


def sent_on(doing: Doing, said: Payload, came: dt.date) -> dt.date:
    """The day it counts from: the postmark's where it came by mail, else the day it came in."""
    postmarked = submissions.day_or_none(said.get("postmarked_on"))
    if postmarked is None:
        return came
    if postmarked > came:
        raise Refused("Nothing is postmarked after the day it came in. Look at the envelope again.")
    return postmarked


def refuse_begun(row: Violation) -> None:
    """What was sent in time and came in very late does not undo days without work that have begun."""
    if row.suspended_until is not None and row.takes_effect_on is not None:
        raise Refused(
            f"What follows from this violation began on {long_day(row.takes_effect_on, 'en')}. "
            "Send the form and its envelope to the state, which may still take it back."
        )
