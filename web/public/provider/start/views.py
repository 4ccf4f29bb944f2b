"""The pages of the online start and what their buttons do."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.accounts import adopt, my_enrollments
from records.application_draft import ApplicationDraft, forget_draft, keep_answers, mark_sent
from records.clock import now
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.place import County
from records.subject import Subject
from web import database, saying
from web.access import public
from web.forms import Form, again, blank, sent
from web.language import in_two_languages
from web.of_age import is_minor
from web.public.account import guard
from web.public.account.blueprint import wait
from web.public.account.making import made
from web.public.account.tries import TooManyTries
from web.public.apply import draft as drafts
from web.public.apply.pages import Answers, Page
from web.public.apply.review import checked
from web.public.apply.sending import all_data, form_of
from web.public.provider.start.pages import BY_NAME, PAGES, first_open, neighbor, parts
from web.schemas.account import Chosen
from web.schemas.form import FormSchema
from web.schemas.provider_start import Affirm, Contact, CountyOf

blueprint = in_two_languages(Blueprint("provider_start", __name__))

WAY = "provider"
ONE_OF = f"<any({', '.join(repr(page.name) for page in PAGES)}):name>"


@blueprint.get("/provider/start")
@public
def start() -> ResponseReturnValue:
    """What it takes, what to bring to the county, and where to begin or go on."""
    found = drafts.draft(way=WAY)
    begun = found is not None and found.enrollment_id is None and bool(found.answers)
    return render_template("provider/start/start.html", begun=begun, sent=bool(found and found.enrollment_id))


@blueprint.post("/provider/start")
@public
def begin() -> ResponseReturnValue:
    """Go on with the draft of this browser, or start one."""
    found = drafts.draft(way=WAY)
    if found is not None and found.enrollment_id is None and "afresh" not in request.form:
        return redirect(_following(first_open(found.answers)), 303)
    return drafts.begin(make_response(redirect(_address(PAGES[0]), 303)), WAY)


@blueprint.get(f"/provider/start/{ONE_OF}")
@public
def page(name: str) -> ResponseReturnValue:
    """One question, with what was answered before."""
    found = drafts.draft(way=WAY)
    if found is None or found.enrollment_id is not None:
        return _elsewhere(found)
    form = blank(_schema(BY_NAME[name], found.answers))
    form.typed = dict(found.answers.get(name, {}))
    return render_template("provider/start/page.html", form=form, **_frame(BY_NAME[name]))


@blueprint.post(f"/provider/start/{ONE_OF}")
@public
def answer(name: str) -> ResponseReturnValue:
    """Keep the answer and go on; from the list of answers, back to it."""
    found = drafts.draft(lock=True, way=WAY)
    if found is None or found.enrollment_id is not None:
        return _elsewhere(found)
    asked = BY_NAME[name]
    form = sent(_schema(asked, found.answers))
    if not form.ok:
        return again("provider/start/page.html", form, **_frame(asked))
    keep_answers(found, {name: form.typed}, now())
    return redirect(_following(first_open(found.answers) if "check" in request.args else neighbor(asked, +1)), 303)


@blueprint.route("/provider/start/check", methods=["GET", "POST"])
@public
def check() -> ResponseReturnValue:
    """Every answer on one page, each with a way to change it; its button sends them."""
    found = drafts.draft(lock=request.method == "POST", way=WAY)
    if found is None or found.enrollment_id is not None:
        return _elsewhere(found)
    forms = {asked: form_of(asked, _schema(asked, found.answers), found.answers) for asked in PAGES}
    rows = [checked(asked, form, asked.name in found.answers) for asked, form in forms.items()]
    told = {"rows": rows, "whole": not any(row.wrong for row in rows), **parts("send")}
    if request.method == "GET" or not told["whole"]:
        return render_template("provider/start/check.html", form=blank(Affirm()), **told)
    form = sent(Affirm())
    if not form.ok:
        return again("provider/start/check.html", form, **told)
    return _send(found, list(forms.values()))


@blueprint.route("/provider/start/done", methods=["GET", "POST"])
@public
def done() -> ResponseReturnValue:
    """The enrollment number, what to bring to the county, and an account for whoever wants one."""
    found = drafts.draft(lock=request.method == "POST", way=WAY)
    enrollment = database.session().get(Enrollment, found.enrollment_id) if found and found.enrollment_id else None
    if found is None or enrollment is None:
        return redirect(url_for("provider_start.start"), 303)
    county = database.session().get(County, enrollment.county_code)
    told = {
        "enrollment": enrollment,
        "county": county,
        "mine": _is_mine(enrollment),
        "minor": is_minor(enrollment.birth_date),
    }
    if request.method == "GET":
        return render_template("provider/start/done.html", form=blank(Chosen(), {"email": enrollment.email}), **told)
    form = sent(Chosen())
    try:
        account = made(enrollment, form) if form.ok else None
    except TooManyTries:
        return wait("provider/start/done.html", form, **told)
    if account is None:
        return again("provider/start/done.html", form, **told)
    forget_draft(database.session(), found)  # from here on the account is the way to the number
    return guard.begin(account, drafts.end(make_response(redirect(url_for("provider.show"), 303)), WAY))


@blueprint.post("/provider/start/erase")
@public
def erase() -> ResponseReturnValue:
    """Forget the answers in this browser; what was sent stays sent."""
    found = drafts.draft(lock=True, way=WAY)
    if found is not None:
        forget_draft(database.session(), found)
    return drafts.end(make_response(redirect(url_for("provider.welcome"), 303)), WAY)


def _send(found: ApplicationDraft, forms: list[Form]) -> ResponseReturnValue:
    told = Soc426(**all_data(forms))
    session, account = database.session(), guard.account()
    enrollment = begin_enrollment(session, told, "online", None, now(), form_key=found.form_key)
    mark_sent(found, enrollment_id=enrollment.id)
    if account is not None:
        adopt(session, account, enrollment)
    saying.begin(Subject("enrollment", enrollment.id))
    return redirect(url_for("provider_start.done"), 303)


def _is_mine(enrollment: Enrollment) -> bool:
    """Whether the account that is open in this browser sees this enrollment."""
    account = guard.account()
    return account is not None and enrollment in my_enrollments(database.session(), account)


def _elsewhere(found: ApplicationDraft | None) -> ResponseReturnValue:
    """Nothing is open here: it was sent, or never begun."""
    return redirect(url_for("provider_start.done" if found else "provider_start.start"), 303)


def _schema(asked: Page, answers: Answers) -> FormSchema:
    """A page's schema, with what it offers or needs at this moment."""
    schema = asked.schema()
    if isinstance(schema, CountyOf):
        counties = database.session().execute(select(County.code, County.name).order_by(County.name))
        schema.offer("county_code", [(code, name) for code, name in counties])
    if isinstance(schema, Contact):
        schema.has_address = bool(answers.get("address", {}).get("street"))
    return schema


def _following(asked: Page | None) -> str:
    return _address(asked) if asked else url_for("provider_start.check")


def _address(asked: Page) -> str:
    return url_for("provider_start.page", name=asked.name)


def _frame(asked: Page) -> dict[str, object]:
    """What stands around a question: where we are, and the way back."""
    before = neighbor(asked, -1)
    back = _address(before) if before else url_for("provider_start.start")
    if "check" in request.args:
        back = url_for("provider_start.check")
    return {"asked": asked, "back": back, **parts(asked.part)}
