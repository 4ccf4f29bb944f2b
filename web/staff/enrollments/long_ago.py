"""A first day so long ago that the time to finish would be over at once: asked about once more before it is said.

A year typed wrong would let an enrollment lapse on the spot, and its letter go out. A day that is right is said again.
"""

import datetime as dt

from records.clock import county_today
from records.enrollment import Enrollment
from rules.preview import preview
from web import wording
from web.forms import Form

FIRST_DAYS = {
    "receive_application": "received_on",
    "take_fingerprints": "taken_on",
    "attend_orientation": "attended_on",
    "sign_agreement": "signed_on",
    "designate": "designated_on",
}
"""The messages that let the time run, and the day from which each lets it (W&I 12305.81; ACIN I-30-19)."""


def doubted(kind: str, enrollment: Enrollment, form: Form) -> bool:
    """Whether this day has to be asked about; the sentence then stands beside it. The second press is an answer."""
    name = FIRST_DAYS.get(kind)
    sure = form.data.pop("sure", None)
    if name is None or enrollment.status != "pending":
        return False
    day: dt.date = form.data[name]
    if enrollment.starts_on is not None and enrollment.starts_on <= day:
        return False
    due = _due(day)
    if due is None or due >= county_today() or sure == day.isoformat():
        return False
    form.typed["sure"] = day.isoformat()
    form.refuse(
        f"{wording.long_day(day)} was {wording.distance(day)}. The time to finish would be over since "
        f"{wording.long_day(due)}, and the enrollment lost at once. Look at the year. "
        "If the day is right, press the button once more.",
        name,
    )
    return True


def _due(day: dt.date) -> dt.date | None:
    """The last day to finish, counted from a first day; None where the law of that day has none."""
    answer = preview("deadline.enrollment", day, {"from": day.isoformat()}).answer
    return dt.date.fromisoformat(answer["due"]) if answer else None
