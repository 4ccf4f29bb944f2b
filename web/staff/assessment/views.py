"""The needs assessment: begun, typed and kept by itself, completed; and the sheet that is printed."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from records import application_view, assessment_draft
from records.application import Application
from records.assessment import Assessment
from records.assessment_draft import Overtaken
from records.clock import county_today, now
from web import database, saying
from web.access import may, requires
from web.filters import new_form_key
from web.reach import found
from web.sign_in import guard
from web.staff import law_words
from web.staff.applications.reaching import application_in_reach
from web.staff.assessment import layout
from web.staff.assessment.checks import lacking
from web.staff.assessment.screen import Screen, screen_of
from web.staff.assessment.typed import NOT_KEPT
from web.wording import moment

blueprint = Blueprint("assessment", __name__, url_prefix="/applications/<int:application_id>/assessment")


@blueprint.context_processor
def circumstance_labels() -> dict[str, object]:
    """What the templates of the assessment all need."""
    return {"circumstance_labels": layout.CIRCUMSTANCES}


@blueprint.get("")
@requires("assessment", "read")
def show(application_id: int) -> ResponseReturnValue:
    """The draft to work on; else the sheet of the newest assessment; else the way to begin one."""
    application = application_in_reach(application_id, "assessment")
    newest = assessment_draft.newest(database.session(), application.id)
    if newest is None:
        return render_template("assessment/none.html", application=application)
    if newest.status == "draft" and may("assessment", "write") and application.ended_on is None:
        return _page(screen_of(application, newest))
    return _sheet(application, newest)


@blueprint.post("/begin")
@requires("assessment", "write")
def begin(application_id: int) -> ResponseReturnValue:
    """Begin a draft: from nothing, or from what the last assessment said."""
    application = application_in_reach(application_id, "assessment")
    if application.ended_on is None:
        assessment_draft.begin(database.session(), application, guard.the_staff().staff_id, county_today())
    return redirect(url_for("assessment.show", application_id=application.id), 303)


@blueprint.post("/draft")
@requires("assessment", "write")
def keep(application_id: int) -> ResponseReturnValue:
    """Keep what was typed and answer with what the law makes of it. Pressed as a button, it leads back to the page."""
    application, draft = _draft(application_id)
    screen = screen_of(application, draft, _text())
    try:
        kept = _keep(draft, screen)
    except Overtaken as overtaken:
        return _overtaken(screen, overtaken)
    if "HX-Request" not in request.headers:
        flash("The draft is kept.", "success")
        return redirect(url_for("assessment.show", application_id=application.id), 303)
    return render_template("assessment/typed.html", screen=screen, draft=kept, draft_time=moment(now()))


@blueprint.post("/complete")
@requires("assessment", "write")
def complete(application_id: int) -> ResponseReturnValue:
    """Keep what was typed, and say that the assessment is complete.

    htmx sends what is kept by itself to the address of the button pressed last: that is a save, not a completion.
    """
    if "HX-Request" in request.headers:
        return keep(application_id)
    application, draft = _draft(application_id)
    screen = screen_of(application, draft, _text())
    try:
        _keep(draft, screen, closing=True)
    except Overtaken as overtaken:
        return _overtaken(screen, overtaken)
    errors = lacking(screen.typed, screen.figures, minor=screen.minor)
    if errors:
        return _page(screen, errors), 422
    outcome = saying.tell("complete_assessment", application.subject, {"assessment_id": draft.id, "saves": draft.saves})
    if outcome.state == "refused":
        return _page(screen, {}, [outcome.sentence]), 422
    if outcome.needs:
        missing = ", ".join(law_words.label("ihss.program", name) for name in outcome.needs)
        return _page(screen, {}, [f"The law still misses: {missing}."]), 422
    to = url_for("applications.application", application_id=application.id)
    return saying.answer(outcome, to, "The assessment is complete. It does not change any more.")


@blueprint.get("/sheet/<int:version>")
@requires("assessment", "read")
def sheet(application_id: int, version: int) -> ResponseReturnValue:
    """An assessment as a sheet to read and print."""
    application = application_in_reach(application_id, "assessment")
    wanted = (
        select(Assessment)
        .where(Assessment.application_id == application.id, Assessment.version == version)
        .options(selectinload(Assessment.services))
    )
    return _sheet(application, found(database.session().scalar(wanted)))


def _draft(application_id: int) -> tuple[Application, Assessment]:
    application = application_in_reach(application_id, "assessment")
    return application, found(assessment_draft.newest(database.session(), application.id))


def _text() -> dict[str, str]:
    return {name: value for name, value in request.form.items() if name not in NOT_KEPT}


def _keep(draft: Assessment, screen: Screen, *, closing: bool = False) -> Assessment:
    """Keep the draft. The same tab may keep it again even if the answer to its last save is lost or on its way.

    A tab that is `closing` leaves no name behind, so that a save of its own that comes late overwrites nothing.
    """
    tab = request.form.get("tab", "")[:64]
    content = screen.typed.content
    content.typed["tab"] = "" if closing else tab
    try:
        return assessment_draft.keep(database.session(), draft.id, request.form.get("saves", 0, type=int), content)
    except Overtaken as overtaken:
        last = overtaken.now
        if not tab or last.status != "draft" or last.typed.get("tab") != tab:
            raise
        return assessment_draft.keep(database.session(), draft.id, last.saves, content)


def _page(screen: Screen, errors: dict[str, str] | None = None, refusals: list[str] | None = None) -> str:
    return render_template(
        "assessment/assessment.html",
        screen=screen,
        application=screen.application,
        draft=screen.draft,
        errors=errors or {},
        refusals=refusals or [],
        tab=new_form_key(),
    )


def _overtaken(screen: Screen, overtaken: Overtaken) -> ResponseReturnValue:
    """Two tabs: nothing is overwritten. What was typed here stays on the page, to be compared and typed again."""
    database.roll_back()
    ended = overtaken.now.status != "draft"
    if "HX-Request" in request.headers:
        return render_template("assessment/overtaken.html", screen=screen, ended=ended), 200
    more: dict[str, Any] = {"screen": screen, "application": screen.application, "ended": ended}
    return render_template("assessment/overtaken_page.html", **more), 409


def _sheet(application: Application, assessment: Assessment) -> str:
    screen = screen_of(application, assessment)
    tracks = application_view.tracks(database.session(), application.id)
    return render_template(
        "assessment/sheet.html",
        screen=screen,
        application=application,
        assessment=assessment,
        versions=tracks.assessments,
        assessor=application_view.name_of(database.session(), assessment.assessor_id),
        lines={line.service: line for line in assessment.services},
    )
