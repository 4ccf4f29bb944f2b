"""A recipient names a provider by the number on the enrollment's letters, wherever in the state it is held (SOC 426A).

Who is enrolled may work for any recipient in the state. Of a provider whom another county holds, the recipient's
county sees the name, the standing and the number here; the record stays with the county that holds it.
"""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import case_view
from records.care_case import Case
from records.clock import county_today
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import found, within
from web.schemas.enrollment import Designate, NamedProvider
from web.staff.applications.views import full_name
from web.staff.enrollments.deciding import is_held, say
from web.viewing import viewed
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

blueprint = Blueprint("naming_provider", __name__, url_prefix="/cases/<case_number>/provider")
BY_NUMBER, ELSEWHERE = "cases/name_provider.html", "cases/provider_elsewhere.html"
DONE = "The designation is recorded. Hours and the first day are given on the assignment: open the provider below."


@blueprint.get("")
@requires("enrollment_step", "record")
def name_provider(case_number: str) -> ResponseReturnValue:
    """Who is it? The number is asked for."""
    return render_template(BY_NUMBER, form=blank(NamedProvider()), case=_case(case_number))


@blueprint.post("")
@requires("enrollment_step", "record")
def named(case_number: str) -> ResponseReturnValue:
    """On to the SOC 426A: with everything known for the own county's providers, with the name alone for others."""
    one, form = _case(case_number), sent(NamedProvider())
    provider = _open_enrollment(form.data.get("enrollment_number") or "")
    if form.ok and provider is None:
        form.refuse("No open enrollment has this number. Read it again from the letter.", "enrollment_number")
    if not form.ok or provider is None:
        return again(BY_NUMBER, form, case=one)
    if is_held(provider):
        return redirect(url_for("enrollment_steps.designation", enrollment_id=provider.id, case=case_number), 303)
    return redirect(url_for(".elsewhere", case_number=case_number, number=provider.enrollment_number), 303)


@blueprint.get("/<number>")
@requires("enrollment_step", "record")
def elsewhere(case_number: str, number: str) -> ResponseReturnValue:
    """The SOC 426A for a provider whom another county holds."""
    one, provider = _case(case_number), _named(number)
    return render_template(ELSEWHERE, form=blank(_form(), {"designated_on": county_today()}), **_seen(one, provider))


@blueprint.post("/<number>")
@requires("enrollment_step", "record")
def designated(case_number: str, number: str) -> ResponseReturnValue:
    """This recipient named that provider."""
    one, provider = _case(case_number), _named(number)

    def page(form: Form) -> ResponseReturnValue:
        return again(ELSEWHERE, form, **_seen(one, provider))

    to = url_for("cases.case", case_number=case_number)
    return say("designate", provider, sent(_form()), page, DONE, to, case_id=one.id)


def _case(case_number: str) -> Case:
    """The recipient's case, which must be within one's own reach."""
    one = found(case_view.find(database.session(), case_number, within()(Case)))
    viewed(one.person_id, "case")
    return one


def _named(number: str) -> Enrollment:
    """The enrollment of a number; the look at it is written down. The number is too long to be guessed."""
    provider = found(_open_enrollment(number))
    viewed(provider.person_id, "designation", enrollment_id=provider.id)
    return provider


def _open_enrollment(typed: str) -> Enrollment | None:
    number = read_confirmation(typed)
    query = select(Enrollment).where(Enrollment.enrollment_number == number, Enrollment.ended_on.is_(None))
    return database.session().scalar(query) if number else None


def _form() -> Designate:
    """The SOC 426A without the case number: the case is in the address."""
    return Designate(exclude=("case_number",))


def _seen(one: Case, provider: Enrollment) -> dict[str, object]:
    """What stands around the form: the recipient, and of the provider no more than these words."""
    return {
        "case": one,
        "name": full_name(provider),
        "number": provider.enrollment_number,
        "standing": provider.status,
        "taken": takes(Status(provider.status), "designate"),
    }
