"""Sending a paper, and reading again what one has sent."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from records import accounts, papers
from records.account import Account
from records.clock import county_today, now
from records.enrollment import Enrollment
from records.event import Document
from web import database
from web.language import in_two_languages
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.provider import paper_words
from web.public.provider.mine import newest
from web.public.provider.page import story_of
from web.reach import found
from web.uploads import checking, giving_back
from web.uploads.limits import LARGEST_FILE
from web.uploads.receiving import takes_a_file, throw_away_the_rest
from web.uploads.refusals import sentence
from web.uploads.refused import Refused

blueprint = in_two_languages(Blueprint("provider_papers", __name__))

ONE_OF = f"<any({', '.join(repr(kind) for kind in papers.KINDS)}):kind>"
MOST_WAITING = 30
"""Papers of one enrollment that the county has not looked at; nobody needs more, and a disk is finite."""


@blueprint.get(f"/provider/papers/{ONE_OF}")
@for_account
def ask(kind: str) -> ResponseReturnValue:
    """What the paper must show, and the place to choose it."""
    enrollment = newest()
    if kind not in story_of(enrollment).wanted:
        flash(_("We do not need this paper from you now."), "info")
        return redirect(url_for("provider.show"), 303)
    return _page(enrollment, kind)


@blueprint.post(f"/provider/papers/{ONE_OF}")
@for_account
@takes_a_file
def send(kind: str) -> ResponseReturnValue:
    """Look at the file and keep it. What is not taken leaves nothing behind but a sentence."""
    enrollment = newest()
    if kind not in story_of(enrollment).wanted:
        return redirect(url_for("provider.show"), 303)
    try:
        clean = checking.received(request.files.getlist("file"))
    except Refused as refused:
        return _page(enrollment, kind, sentence(refused)), 422
    database.session().refresh(enrollment, with_for_update={"key_share": True})  # two presses, one after the other
    if _waiting(database.session(), enrollment) >= MOST_WAITING:
        return _page(enrollment, kind, _("You sent many papers. Wait until the county has looked at them.")), 422
    if not _kept(enrollment, guard.the_account(), kind, clean):
        flash(_("We have this paper. You do not have to send it again."), "info")
        return redirect(url_for("provider.show", _anchor="papers"), 303)
    flash(_("We have your paper: %(what)s. The county will look at it.", what=paper_words.TITLES[kind]), "success")
    return redirect(url_for("provider.show", _anchor="papers"), 303)


@blueprint.get("/provider/papers/<int:document_id>/file")
@for_account
def file(document_id: int) -> ResponseReturnValue:
    """A paper as it is kept, to its sender. Somebody else's does not exist."""
    session = database.session()
    own = select(Enrollment.id).where(accounts.mine(session, guard.the_account()))
    query = select(Document).where(
        Document.id == document_id, Document.enrollment_id.in_(own), Document.sent_by_id == guard.the_account().id
    )
    return giving_back.as_download(found(session.scalar(query)))


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """A file beyond the limit: its sender still gets the page and the sentence, and nothing is kept."""
    if guard.account() is None:
        return guard.ask_to_sign_in()
    throw_away_the_rest()
    database.roll_back()
    return _page(newest(), (request.view_args or {})["kind"], sentence(Refused("too_large"))), 413


def _kept(enrollment: Enrollment, account: Account, kind: str, clean: checking.Clean) -> bool:
    """Keep a paper; false if the same one waits already. A file whose row is not kept goes again."""
    session = database.session()
    told = (clean.content, clean.kind)
    if papers.already_waiting(session, enrollment.id, kind, clean.content):
        return False
    document = papers.keep(session, enrollment, account, kind, clean.name, told, county_today(), now())
    try:
        database.commit()
    except Exception:
        papers.drop(document)
        raise
    return True


def _waiting(session: Session, enrollment: Enrollment) -> int:
    query = select(func.count()).select_from(Document)
    return session.scalar(query.where(Document.enrollment_id == enrollment.id, Document.outcome == "waiting")) or 0


def _page(enrollment: Enrollment, kind: str, refusal: str | None = None) -> str:
    sent = [each for each in papers.papers_of(database.session(), enrollment.id) if each.kind == kind]
    return render_template(
        "provider/paper.html",
        kind=kind,
        title=paper_words.TITLES[kind],
        hint=paper_words.HINTS[kind],
        sent=sent,
        returned=paper_words.RETURNED,
        name_of=papers.name_of,
        refusal=refusal,
        largest=LARGEST_FILE,
        too_large=sentence(Refused("too_large")),
    )
