"""The provider's page: where the enrollment stands, and the letters."""

import io

from flask import Blueprint, abort, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from records import accounts, papers
from records.enrollment import Enrollment
from records.place import County
from records.recipient_accounts import case_of
from web import database
from web.access import public
from web.language import in_two_languages
from web.of_age import is_minor
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.provider import paper_words, violation_words
from web.public.provider.mine import mine, newest
from web.public.provider.page import letter_title, letters, story_of
from web.public.provider.standing import finish_by

blueprint = in_two_languages(Blueprint("provider", __name__))


@blueprint.get("/provider/welcome")
@public
def welcome() -> ResponseReturnValue:
    """For who cares for somebody, or wants to: start, or see where one stands."""
    if guard.account() is not None:
        return redirect(url_for("provider.show"))
    return render_template("provider/welcome.html")


@blueprint.get("/provider")
@for_account
def show() -> ResponseReturnValue:
    """My enrollment."""
    return _page(newest())


@blueprint.get("/provider/enrollments/<int:enrollment_id>")
@for_account
def enrollment(enrollment_id: int) -> ResponseReturnValue:
    """One of my enrollments, also an earlier one. Another's does not exist."""
    return _page(mine(enrollment_id))


@blueprint.get("/provider/enrollments/<int:enrollment_id>/letters/<int:notice_id>")
@for_account
def letter(enrollment_id: int, notice_id: int) -> ResponseReturnValue:
    """A letter as it was sent. Somebody else's does not exist."""
    to_me = {each.id: each for each in letters(mine(enrollment_id))}
    if notice_id not in to_me:
        abort(404)
    return send_file(
        io.BytesIO(to_me[notice_id].pdf), mimetype="application/pdf", download_name=f"letter-{notice_id}.pdf"
    )


def _page(shown: Enrollment) -> str:
    session, story = database.session(), story_of(shown)
    return render_template(
        "provider/enrollment.html",
        story=story,
        enrollment=shown,
        others=[each for each in accounts.my_enrollments(session, guard.the_account()) if each.id != shown.id],
        finish_by=finish_by(story.clocks),
        county=session.get(County, shown.county_code),
        minor=is_minor(shown.birth_date),
        account=guard.the_account(),
        gets_care=case_of(session, guard.the_account()) is not None,
        paper_titles=paper_words.TITLES,
        paper_returned=paper_words.RETURNED,
        letter_title=letter_title,
        violation_title=violation_words.title,
        violation_stands=violation_words.short,
        name_of=papers.name_of,
    )
