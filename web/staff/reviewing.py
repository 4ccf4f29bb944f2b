"""The one walk through all that waits for somebody's word: where each kind is decided, and which is next."""

import re

from flask import request

from records import review_queue
from records.review_kinds import MODELS, Reviewer
from records.review_queue import Waiting
from web import database
from web.reach import within
from web.sign_in import guard

ADDRESSES = {
    "proposal": "/applications/{about}/review/{id}",
    "waiver": "/enrollments/{about}/waivers/{id}",
    "exception": "/enrollments/{about}/exceptions/{id}",
    "reinstatement": "/enrollments/{about}/reinstatements/{id}",
    "appeal": "/enrollments/{about}/appeals/{id}",
    "timesheet": "/timesheets/{id}",
    "violation": "/violations/{id}",
    "pay_run": "/payroll/{id}",
}
"""Where each kind is decided."""

AFTER = re.compile(r"([a-z_]+)-(\d{1,18})", re.ASCII)


def reviewer() -> Reviewer:
    """Whoever is signed in."""
    staff = guard.the_staff()
    return Reviewer(staff.staff_id, staff.roles, staff.unit_id, within())


def address_of(waiting: Waiting) -> str:
    """The page on which it is decided."""
    return ADDRESSES[waiting.kind].format(about=waiting.about, id=waiting.id)


def next_waiting() -> Waiting | None:
    """The next one, after that which the address names (`after=waiver-12`)."""
    named = AFTER.fullmatch(request.args.get("after", ""))
    after = (named[1], int(named[2])) if named and named[1] in MODELS else None
    return review_queue.next_after(database.session(), reviewer(), after)


def waiting_count() -> int:
    """How many wait for whoever is signed in."""
    return review_queue.waiting_count(database.session(), reviewer())
