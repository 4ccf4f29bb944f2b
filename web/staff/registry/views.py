"""The registry: providers who look for work, found by county, language, days, hours and city; listed and taken back."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from records import registry_list
from records.enrollment import RegistryListing
from records.registry_list import Asked
from web import database
from web.access import requires
from web.forms import blank
from web.reach import within
from web.schemas.quantities import read_hours
from web.schemas.registry import DAYS, SPOKEN, ByNumber
from web.sign_in import guard

blueprint = Blueprint("registry", __name__, url_prefix="/registry")
LANGUAGE_WORDS, DAY_WORDS = dict(SPOKEN), dict(DAYS)
PRINTED = 500
"""Lines of a printed list: more than anybody reads, and little enough for one page of the site."""


@blueprint.get("")
@requires("registry", "read")
def show() -> ResponseReturnValue:
    """Providers who fit what the address asks for."""
    return render_template("registry/list.html", number=blank(ByNumber()), **search(registry_list.PAGE_LENGTH))


@blueprint.get("/print")
@requires("registry", "read")
def to_print() -> ResponseReturnValue:
    """The same list on paper, for a recipient without a screen."""
    return render_template("registry/print.html", **search(PRINTED))


def search(length: int) -> dict[str, object]:
    """What the address asks for, and who fits."""
    asked, session, mine = _asked(), database.session(), within()(RegistryListing)
    return {
        "asked": asked,
        "page": registry_list.page(session, mine, asked, length),
        "areas": registry_list.areas(session, mine),
        "per_page": length,
        "languages": SPOKEN,
        "days": DAYS,
        "language_words": LANGUAGE_WORDS,
        "day_words": DAY_WORDS,
        "statewide": guard.the_staff().county_code is None,
    }


def _asked() -> Asked:
    given = request.args
    language, day = given.get("language"), given.get("day")
    county, area = given.get("county", ""), given.get("area", "")[:100]
    if "\x00" in county + area:
        abort(404)
    return Asked(
        county=county[:2] or None,
        language=language if language in LANGUAGE_WORDS else None,
        day=day if day in DAY_WORDS else None,
        least_minutes=read_hours(given.get("hours", "").strip()),
        area=area or None,
        page=min(max(given.get("page", 1, type=int), 1), 1_000),
    )
