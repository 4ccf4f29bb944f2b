"""What happened to an enrollment, as its provider reads it, newest first."""

import datetime as dt
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.clock import county_day
from records.enrollment import Enrollment, EnrollmentStatus
from records.event import Document
from web.public.provider.paper_words import RETURNED, TITLES

STEPS: tuple[tuple[str, Any], ...] = (
    ("application_received_on", _l("You handed in the enrollment form")),
    ("fingerprints_taken_on", _l("Your fingerprints were taken")),
    ("orientation_attended_on", _l("You went to the orientation")),
    ("agreement_signed_on", _l("You signed the agreement")),
    ("designated_on", _l("A recipient named you in writing")),
    ("extended_on", _l("The county gave you more time")),
)

STANDINGS: dict[str, Any] = {
    "pending": _l("Your enrollment goes on"),
    "enrolled": _l("You were enrolled"),
    "enrolled_by_waiver": _l("You were enrolled for some recipients"),
    "waiver_possible": _l("You were told that a conviction stands in the way"),
    "ineligible": _l("You were told that you cannot be enrolled"),
    "suspended": _l("You were suspended"),
    "terminated": _l("Your enrollment ended"),
    "lapsed": _l("The time to finish was over"),
    "withdrawn": _l("You took back your enrollment"),
}


def history(
    enrollment: Enrollment, standings: list[EnrollmentStatus], papers: list[Document]
) -> list[tuple[dt.date, str]]:
    """Days and sentences, newest first."""
    told = [(county_day(enrollment.begun_at), _("Your enrollment started"))]
    told += [(day, str(words)) for name, words in STEPS if (day := getattr(enrollment, name)) is not None]
    told += [(each.since, str(STANDINGS[each.status])) for each in standings if each.before is not None]
    for paper in papers:
        told += _of_paper(paper)
    return sorted(reversed(told), key=lambda each: each[0], reverse=True)  # of one day, the later first


def _of_paper(paper: Document) -> list[tuple[dt.date, str]]:
    what = str(TITLES[paper.kind])
    told = [(paper.received_on, _("You sent a paper: %(what)s", what=what))]
    if paper.judged_at is not None and paper.outcome == "accepted":
        told.append((county_day(paper.judged_at), _("The county took your paper: %(what)s", what=what)))
    if paper.judged_at is not None and paper.return_reason:
        why = str(RETURNED[paper.return_reason])
        told.append((county_day(paper.judged_at), _("Your paper came back: %(what)s. %(why)s", what=what, why=why)))
    return told
