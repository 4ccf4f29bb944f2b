"""The page itself: what the organization stands for, its domain, the round of certification, leaving for good."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import organization_changes, organization_liaisons, organization_view, organizations, recertifying
from records.clock import now
from records.organization_user import OrganizationUser
from web import database, saying
from web.clock_lengths import length
from web.forms import Form, again, blank, sent
from web.inquiry import guard
from web.inquiry.once import said_first
from web.inquiry.organization.blueprint import blueprint
from web.schemas.domain import ProviderRow

PAGE = "inquiry/organization/show.html"
CERTIFIED = {
    "finished": "Every user is certified. The next round begins in {months} months.",
    "kept": "Written down. The round is finished when every user is named.",
}
GONE = "Your organization does not take part any more. Every account is closed. Thank you."


@blueprint.get("/inquiry/organization")
@guard.for_liaison
def show() -> ResponseReturnValue:
    """The liaison's own organization."""
    return render_template(PAGE, **_frame(blank(ProviderRow())))


@blueprint.post("/inquiry/organization/providers")
@guard.for_liaison
def add_provider() -> ResponseReturnValue:
    """A provider joins the domain; what is seen needs a written permission besides."""
    form = sent(ProviderRow())
    if guard.the_organization().kind != "provider":
        form.refuse("A health plan sees its own members and has no providers of its own here.")
    if not form.ok:
        return again(PAGE, **_frame(form))
    if not said_first("add_provider", number=form.data["number"]):
        flash(saying.ALREADY_DONE, "info")
        return _back()
    row = organization_changes.add_provider(
        database.session(),
        guard.the_organization().id,
        form.data["number"],
        form.data["name"],
        guard.the_user().id,
        now(),
    )
    if row is None:
        return again(PAGE, **_frame(form.refuse("This number is in your domain already.", "number")))
    flash(f"{row.name} is in your domain. Now note the written permission.", "success")
    return redirect(url_for("inquiry_organization.provider", provider_id=row.id), 303)


@blueprint.post("/inquiry/organization/certify")
@guard.for_liaison
def certify() -> ResponseReturnValue:
    """What the liaison says of each user; who is left out is asked again."""
    ours = {str(user.id) for user in _users()}
    stays = {
        name.removeprefix("stays."): value == "yes"
        for name, value in request.form.items()
        if name.removeprefix("stays.") in ours and value in ("yes", "no")
    }
    if not stays:
        flash("Say of at least one user whether they still need to see.", "error")
        return _back()
    outcome = saying.tell("recertify_users", guard.the_organization().subject, {"stays": stays})
    if outcome.state == "done" and guard.the_user().status == "disabled":
        flash(_certified(outcome.result) or saying.RECEIVED, "success")
        return guard.sign_out(make_response(redirect(url_for("inquiry_door.sign_in"), 303)))
    return saying.answer(outcome, url_for("inquiry_organization.show"), _certified(outcome.result))


@blueprint.post("/inquiry/organization/withdraw")
@guard.for_liaison
def withdraw() -> ResponseReturnValue:
    """The organization leaves: every account is closed, the liaison's own too."""
    outcome = saying.tell("withdraw_organization", guard.the_organization().subject, {})
    if outcome.state == "done":
        flash(GONE, "success")
        return guard.sign_out(make_response(redirect(url_for("inquiry_door.sign_in"), 303)))
    return saying.answer(outcome, url_for("inquiry_organization.show"), GONE)


def _users() -> list[OrganizationUser]:
    return organization_liaisons.to_certify(database.session(), guard.the_organization().id)


def _frame(form: Form) -> dict[str, object]:
    session, row = database.session(), guard.the_organization()
    open_round = recertifying.open_round(session, row.id)
    return {
        "row": row,
        "form": form,
        "providers": organizations.providers_of(session, row.id),
        "permissions": organization_view.permissions_of(session, row.id),
        "plans": organizations.plans_of(session, row.id),
        "liaisons": organization_liaisons.active(session, row.id),
        "round": open_round,
        "users": _users() if open_round else [],
        "named": recertifying.stays_of(session, open_round.id) if open_round else {},
        "rounds": [each for each in recertifying.rounds_of(session, row.id) if each.finished_at],
    }


def _certified(result: str | None) -> str:
    return CERTIFIED.get(result or "", "").format(months=length("inquiry/recertification"))


def _back() -> ResponseReturnValue:
    return redirect(url_for("inquiry_organization.show"), 303)
