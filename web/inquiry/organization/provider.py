"""One provider of the domain: written permissions with their papers and dates, withdrawal, leaving the domain."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from werkzeug.exceptions import NotFound, RequestEntityTooLarge

from records import organization_changes, organization_papers, organization_view, papers
from records.clock import county_today, now
from records.event import Document
from records.organization_domain import OrganizationProvider
from web import database, saying
from web.errors import of_http
from web.forms import Form, blank, sent
from web.inquiry import arriving, guard
from web.inquiry.once import said_first
from web.inquiry.organization.blueprint import blueprint, permission_of_ours, provider_of_ours
from web.organization_words import permission_ended
from web.reach import found
from web.schemas.domain import Permission, Withdrawn
from web.uploads import checking, giving_back
from web.uploads.limits import LARGEST_FILE
from web.uploads.receiving import takes_a_file, throw_away_the_rest
from web.uploads.refusals import sentence
from web.uploads.refused import Refused

ONE = "/inquiry/organization/providers/<int:provider_id>"


@blueprint.get(ONE)
@guard.for_liaison
def provider(provider_id: int) -> ResponseReturnValue:
    """The provider with every permission there was."""
    return _page(provider_of_ours(provider_id), blank(Permission()))


@blueprint.post(f"{ONE}/permissions")
@guard.for_liaison
@takes_a_file
def note_permission(provider_id: int) -> ResponseReturnValue:
    """A written permission with its paper. What is not taken leaves nothing behind but a sentence."""
    row, form = provider_of_ours(provider_id), sent(Permission())
    if row.ends_on is not None:
        form.refuse("This provider has left your domain.")
    if not form.ok:
        return _page(row, form), 422
    try:
        clean = checking.received(request.files.getlist("file"))
    except Refused as refused:
        return _page(row, form, sentence(refused)), 422
    if not said_first("note_permission", provider_id=row.id):
        flash(saying.ALREADY_DONE, "info")
        return _back(provider_id)
    _keep(provider_of_ours(provider_id), form, clean)
    flash("The written permission is noted. It opens what it is for at once.", "success")
    return _back(provider_id)


@blueprint.post(f"{ONE}/permissions/<int:permission_id>/withdraw")
@guard.for_liaison
def withdraw_permission(provider_id: int, permission_id: int) -> ResponseReturnValue:
    """It ends now: from this moment nothing of the provider is seen on its account."""
    row, permission = permission_of_ours(provider_id, permission_id)
    form = sent(Withdrawn())
    if not form.ok:
        return _page(row, blank(Permission()), withdrawing=(permission_id, form)), 422
    ended = organization_changes.withdraw_permission(
        database.session(), row, permission, form.data["reason"], now(), user_id=guard.the_user().id
    )
    done = permission_ended(organization_changes.is_open(database.session(), row.id, county_today()))
    flash(done if ended else saying.ALREADY_DONE, "success" if ended else "info")
    return _back(provider_id)


@blueprint.post(f"{ONE}/leave")
@guard.for_liaison
def provider_leaves(provider_id: int) -> ResponseReturnValue:
    """The provider leaves the domain; permissions end with it."""
    row = provider_of_ours(provider_id)
    if row.ends_on is None:
        organization_changes.let_provider_go(database.session(), row, guard.the_user().id, now())
        flash(f"{row.name} has left your domain. Nothing of theirs is seen any more.", "success")
    return redirect(url_for("inquiry_organization.show", _anchor="domain"), 303)


@blueprint.get(f"{ONE}/permissions/<int:permission_id>/paper")
@guard.for_liaison
def paper(provider_id: int, permission_id: int) -> ResponseReturnValue:
    """The paper as it is kept."""
    _row, permission = permission_of_ours(provider_id, permission_id)
    ours = (Document.id == permission.document_id, Document.organization_id == guard.the_organization().id)
    return giving_back.as_download(found(database.session().scalar(select(Document).where(*ours))))


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """A file beyond the limit: its sender still gets the page and the sentence, and nothing is kept."""
    if request.endpoint != f"{blueprint.name}.{note_permission.__name__}":
        return of_http(error)  # another form, which brings no file
    if guard.inside() is None or arriving.next_step(guard.the_inside()) or not guard.the_user().liaison:
        return guard.ask_to_sign_in()
    throw_away_the_rest()
    database.roll_back()
    try:
        row = provider_of_ours((request.view_args or {})["provider_id"])
    except NotFound as not_there:
        return of_http(not_there)
    return _page(row, blank(Permission()), sentence(Refused("too_large"))), 413


def _keep(row: OrganizationProvider, form: Form, clean: checking.Clean) -> None:
    """Row, file and permission together; a file whose row is not kept goes again."""
    session, user = database.session(), guard.the_user()
    file = (clean.content, clean.kind, clean.name)
    document = organization_papers.keep(session, row.organization_id, user.id, file, now())
    try:
        days = (form.data["starts_on"], form.data["ends_on"])
        organization_changes.note_permission(session, row, form.data["signed_on"], days, document.id, user.id, now())
        database.commit()
    except Exception:
        papers.drop(document)
        raise


def _page(
    row: OrganizationProvider, form: Form, refusal: str | None = None, withdrawing: tuple[int, Form] | None = None
) -> str:
    permissions = organization_view.permissions_of(database.session(), row.organization_id).get(row.id, [])
    return render_template(
        "inquiry/organization/provider.html",
        row=row,
        form=form,
        permissions=permissions,
        beside_another=organization_view.beside_another(permissions, county_today()),
        withdrawals={
            each.id: (withdrawing[1] if withdrawing and withdrawing[0] == each.id else blank(Withdrawn())).at(each.id)
            for each in permissions
        },
        refusal=refusal,
        largest=LARGEST_FILE,
        too_large=sentence(Refused("too_large")),
    )


def _back(provider_id: int) -> ResponseReturnValue:
    return redirect(url_for("inquiry_organization.provider", provider_id=provider_id), 303)
