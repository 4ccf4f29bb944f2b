"""The list of organizations by step and age."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import organization_view
from records.organization import OFFICES, STATUSES, Organization
from web import database
from web.access import requires
from web.organization_words import OFFICES as IN_WORDS
from web.organization_words import status as in_words
from web.reach import within
from web.staff.organizations.blueprint import blueprint

WAITING, ALL = "waiting", "all"
CHOICES = {WAITING: ("applied", "frozen"), ALL: STATUSES, **{status: (status,) for status in STATUSES}}
"""Which standings each word of the filter means; the list begins with those that wait for the Regional Office."""


@blueprint.get("/organizations")
@requires("organization", "list")
def show() -> ResponseReturnValue:
    """Organizations in reach, whoever has waited longest first."""
    session, mine = database.session(), within()(Organization)
    office = request.args.get("office", "")
    if office in OFFICES:
        mine = mine & (Organization.regional_office == office)
    counts = organization_view.by_status(session, mine)
    step = request.args.get("step", WAITING)
    step = step if step in CHOICES else WAITING
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    return render_template(
        "organizations/list.html",
        page=organization_view.page(session, mine, CHOICES[step], number),
        number=number,
        step=step,
        steps=[
            (WAITING, "Waits for us", sum(counts.get(each, 0) for each in CHOICES[WAITING])),
            *((each, in_words(each), counts.get(each, 0)) for each in STATUSES),
            (ALL, "All", sum(counts.values())),
        ],
        office=office,
        offices=[("", "All offices", None), *((code, words, None) for code, words in IN_WORDS.items())],
    )
