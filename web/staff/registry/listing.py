"""One provider's place in the registry: found by number, listed, changed, taken back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import registry
from records.clock import county_today
from records.enrollment import Enrollment, RegistryListing
from records.registry import CannotList, Wanted
from records.registry_list import PAGE_LENGTH
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import found
from web.schemas.registry import ByNumber, Listing
from web.sign_in import guard
from web.staff.registry.views import blueprint, search
from web.viewing import viewed


@blueprint.post("/find")
@requires("registry", "list")
def find() -> ResponseReturnValue:
    """Go to a provider's listing by the enrollment's number."""
    form = sent(ByNumber())
    if not form.ok:
        return again("registry/list.html", form, number=form, **search(PAGE_LENGTH))
    row = registry.by_number(database.session(), form.data["enrollment_number"], guard.the_staff().county_code)
    if row is None:
        form.refuse("Your county holds no enrolled provider with this number.", "enrollment_number")
        return again("registry/list.html", form, number=form, **search(PAGE_LENGTH))
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
