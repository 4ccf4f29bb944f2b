"""The list of organizations by step and age, of an office or a county, or by name and number."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, and_, select

from records import organization_view
from records.organization import OFFICES, STATUSES, Organization
from records.place import County
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
    session, mine = database.session(), _wanted()
    counts = organization_view.by_status(session, mine)
    usual = ALL if _asked("name") or _asked("county") else WAITING
    step = _asked("step") if _asked("step") in CHOICES else usual
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
        office=_asked("office"),
        offices=[("", "All offices", None), *((code, words, None) for code, words in IN_WORDS.items())],
        counties=session.execute(select(County.code, County.name).order_by(County.name)).all(),
    )


def _wanted() -> ColumnElement[bool]:
    """What the address asks for, of what is within reach; what makes no sense is left out."""
    asked = [within()(Organization)]
    if _asked("office") in OFFICES:
        asked.append(Organization.regional_office == _asked("office"))
    if _asked("county"):
        asked.append(Organization.county_code == _asked("county"))
    if _asked("name"):
        asked.append(organization_view.sought(_asked("name")))
    return and_(*asked)


def _asked(name: str) -> str:
    return request.args.get(name, "").strip()[:100]
