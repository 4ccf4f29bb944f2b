"""The registry: providers who look for work, found by county, language, days, hours and city; listed and taken back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import registry
from records.clock import county_today
from records.enrollment import Enrollment, RegistryListing
from records.registry import Asked, CannotList, Wanted
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import found, within
from web.schemas.quantities import read_hours
from web.schemas.registry import DAYS, SPOKEN, ByNumber, Listing
from web.sign_in import guard
from web.viewing import viewed

blueprint = Blueprint("registry", __name__, url_prefix="/registry")
LANGUAGE_WORDS, DAY_WORDS = dict(SPOKEN), dict(DAYS)
PRINTED = 500
"""Lines of a printed list: more than anybody reads, and little enough for one page of the site."""


@blueprint.get("")
@requires("registry", "read")
def show() -> ResponseReturnValue:
    """Providers who fit what the address asks for."""
    return render_template("registry/list.html", number=blank(ByNumber()), **_found(registry.PAGE_LENGTH))


@blueprint.get("/print")
@requires("registry", "read")
def to_print() -> ResponseReturnValue:
    """The same list on paper, for a recipient without a screen."""
    return render_template("registry/print.html", **_found(PRINTED))


@blueprint.post("/find")
@requires("registry", "list")
def find() -> ResponseReturnValue:
    """Go to a provider's listing by the enrollment's number."""
    form = sent(ByNumber())
    if not form.ok:
        return again("registry/list.html", form, number=form, **_found(registry.PAGE_LENGTH))
    row = registry.by_number(database.session(), form.data["enrollment_number"], guard.the_staff().county_code)
    if row is None:
        form.refuse("Your county holds no provider with this number.", "enrollment_number")
        return again("registry/list.html", form, number=form, **_found(registry.PAGE_LENGTH))
    return redirect(url_for("registry.listing", enrollment_number=row.enrollment_number), 303)


@blueprint.get("/<enrollment_number>")
@requires("registry", "list")
def listing(enrollment_number: str) -> ResponseReturnValue:
    """What a provider told the registry, to be changed."""
    row = _provider(enrollment_number)
    told = registry.listing_of(database.session(), row.id)
    names = ("languages", "days", "minutes_per_week", "areas", "note")
    start = {name: getattr(told, name) for name in names} if told else {"languages": [row.spoken_language]}
    return _page(row, told, blank(Listing(), start))


@blueprint.post("/<enrollment_number>")
@requires("registry", "list")
def keep(enrollment_number: str) -> ResponseReturnValue:
    """List the provider, or change what stands there."""
    row, form = _provider(enrollment_number), sent(Listing())
    told = registry.listing_of(database.session(), row.id)
    if not form.ok:
        return _page(row, told, form), 422
    wanted = Wanted(**{**form.data, "areas": form.data.get("areas") or []})
    try:
        registry.list_provider(database.session(), row, wanted, county_today())
    except CannotList as reason:
        return _page(row, told, form.refuse(str(reason))), 422
    flash(f"{row.first_name} {row.last_name} stands in the registry.", "success")
    return redirect(url_for("registry.show"), 303)


@blueprint.post("/<enrollment_number>/take-back")
@requires("registry", "list")
def take_back(enrollment_number: str) -> ResponseReturnValue:
    """Take the provider out of the registry."""
    row = _provider(enrollment_number)
    registry.unlist(database.session(), row.id, county_today())
    flash(f"{row.first_name} {row.last_name} no longer stands in the registry.", "success")
    return redirect(url_for("registry.show"), 303)


def _provider(enrollment_number: str) -> Enrollment:
    """A provider of one's own county, by name and number alone; the look is written down."""
    row = found(registry.by_number(database.session(), enrollment_number, guard.the_staff().county_code))
    viewed(row.person_id, "registry")
    return row


def _page(row: Enrollment, told: RegistryListing | None, form: Form) -> str:
    return render_template(
        "registry/listing.html",
        form=form,
        number=row.enrollment_number,
        name=f"{row.first_name} {row.last_name}",
        may_be_listed=row.status == registry.MAY_BE_LISTED and row.ended_on is None,
        told=told,
    )


def _found(length: int) -> dict[str, object]:
    """What the address asks for, and who fits."""
    asked, session, mine = _asked(), database.session(), within()(RegistryListing)
    return {
        "asked": asked,
        "page": registry.page(session, mine, asked, length),
        "areas": registry.areas(session, mine),
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
