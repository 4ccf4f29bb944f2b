"""The pages of the online application and what their buttons do."""

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.application import Application
from records.application_draft import ApplicationDraft, forget_draft, keep_answers, mark_sent
from records.clock import county_today, now
from records.place import County
from records.registering import register
from web import database, saying
from web.access import public
from web.forms import Form, again, blank, sent
from web.language import in_two_languages
from web.public.apply import draft as drafts
from web.public.apply.mine import asked_of, said
from web.public.apply.pages import BY_NAME, PAGES, PARTS, Answers, Page, first_open, neighbor, shown, way
from web.public.apply.review import checked
from web.public.apply.sending import all_data, application_of, form_of
from web.schemas.apply.needs import Affirm
from web.schemas.apply.where import Contact, CountyOf
from web.schemas.form import FormSchema
from web.what_next import decision_due, due_day
from workflows.messages import intake_id

blueprint = in_two_languages(Blueprint("apply", __name__))

ONE_OF = f"<any({', '.join(repr(page.name) for page in PAGES)}):name>"


@blueprint.get("/apply")
@public
def start() -> ResponseReturnValue:
    """What it takes, and where to begin or go on."""
    found = drafts.draft()
    begun = found is not None and found.application_id is None and bool(drafts.answers_of(found))
    return render_template("apply/start.html", begun=begun, sent=found is not None and found.application_id is not None)


@blueprint.post("/apply")
@public
def begin() -> ResponseReturnValue:
    """Go on with the draft of this browser, or start one."""
    found = drafts.draft()
    if found is not None and found.application_id is None and "afresh" not in request.form:
        open_page = first_open(drafts.answers_of(found))
        return redirect(_address(open_page) if open_page else url_for("apply.check"), 303)
    return drafts.begin(make_response(redirect(_address(PAGES[0]), 303)))


@blueprint.get(f"/apply/{ONE_OF}")
@public
def page(name: str) -> ResponseReturnValue:
    """One question, with what was answered before."""
    found = drafts.draft()
    if found is None or found.application_id is not None:
        return redirect(url_for("apply.done" if found else "apply.start"))
    answers = drafts.answers_of(found)
    asked = BY_NAME[name]
    if not shown(asked, answers):
        return redirect(_address(PAGES[0]))
    form = blank(_schema(asked, answers))
    form.typed = dict(answers.get(name, {}))
    return render_template("apply/page.html", form=form, **_frame(asked, answers))


@blueprint.post(f"/apply/{ONE_OF}")
@public
def answer(name: str) -> ResponseReturnValue:
    """Keep the answer and go on; from the list of answers, back to it."""
    found = drafts.draft(lock=True)
    if found is None or found.application_id is not None:
        return redirect(url_for("apply.done" if found else "apply.start"), 303)
    answers, asked = drafts.answers_of(found), BY_NAME[name]
    form = sent(_schema(asked, answers))
    if not form.ok:
        return again("apply/page.html", form, **_frame(asked, answers))
    keep_answers(found, {name: form.typed}, now())
    answers = {**answers, name: form.typed}
    following = neighbor(asked, answers, +1) if shown(asked, answers) else first_open(answers)
    if "check" in request.args:
        following = first_open(answers)
    return redirect(_address(following) if following else url_for("apply.check"), 303)


@blueprint.get("/apply/check")
@public
def check() -> ResponseReturnValue:
    """Every answer on one page, each with a way to change it."""
    found = drafts.draft()
    if found is None or found.application_id is not None:
        return redirect(url_for("apply.done" if found else "apply.start"))
    answers = drafts.answers_of(found)
    forms = _forms(answers)
    rows = [checked(asked, form, asked.name in answers) for asked, form in forms.items()]
    return render_template("apply/check.html", rows=rows, whole=not any(row.wrong for row in rows), **_parts("send"))


@blueprint.route("/apply/sign", methods=["GET", "POST"])
@public
def sign() -> ResponseReturnValue:
    """The affirmation; its button sends the application. A second press leads to the same number."""
    found = drafts.draft(lock=request.method == "POST")
    if found is None or found.application_id is not None:
        return redirect(url_for("apply.done" if found else "apply.start"), 303)
    forms = _forms(drafts.answers_of(found))
    if first_open(drafts.answers_of(found)) or not all(form.ok for form in forms.values()):
        return redirect(url_for("apply.check"), 303)
    if request.method == "GET":
        return render_template("apply/sign.html", form=blank(Affirm()), **_parts("send"))
    form = sent(Affirm())
    if not form.ok:
        return again("apply/sign.html", form, **_parts("send"))
    return _send(found, list(forms.values()), form.data["signature"])


@blueprint.get("/apply/done")
@public
def done() -> ResponseReturnValue:
    """The confirmation number, what happens next, by when, and who to call."""
    found = drafts.draft()
    application = database.session().get(Application, found.application_id) if found and found.application_id else None
    if application is None:
        return redirect(url_for("apply.start"))
    return render_template(
        "apply/done.html",
        application=application,
        county=database.session().get(County, application.county_code),
        decide_by=decision_due(application.requested_on),
        form_days=(due_day("health_certification", application.requested_on) - application.requested_on).days,
    )


@blueprint.post("/apply/erase")
@public
def erase() -> ResponseReturnValue:
    """Forget the answers in this browser; what was sent stays sent."""
    found = drafts.draft(lock=True)
    if found is not None:
        forget_draft(database.session(), found)
    return drafts.end(make_response(redirect(url_for("welcome.show"), 303)))


def _send(found: ApplicationDraft, forms: list[Form], signature: str) -> ResponseReturnValue:
    told = application_of(all_data(forms), signature, county_today())
    application = register(database.session(), told, "online", None, now(), form_key=found.form_key)
    mark_sent(found, application_id=application.id)
    database.commit()
    saying.try_now(intake_id(application.id), None)
    return redirect(url_for("apply.done"), 303)


def _schema(asked: Page, answers: Answers) -> FormSchema:
    """A page's schema, with what it offers or needs at this moment."""
    schema = asked.schema()
    if isinstance(schema, CountyOf):
        counties = database.session().execute(select(County.code, County.name).order_by(County.name))
        schema.offer("county_code", [(code, name) for code, name in counties])
    if isinstance(schema, Contact):
        schema.has_address = bool(answers.get("address", {}).get("street"))
    return asked_of(schema, asked, answers)


def _forms(answers: Answers) -> dict[Page, Form]:
    """The pages of the way with their answers loaded again."""
    return {said(asked, answers): form_of(asked, _schema(asked, answers), answers) for asked in way(answers)}


def _address(asked: Page) -> str:
    return url_for("apply.page", name=asked.name)


def _frame(asked: Page, answers: Answers) -> dict[str, object]:
    """What stands around a question: where we are, and the way back."""
    if not shown(asked, answers):
        abort(404)
    before = neighbor(asked, answers, -1)
    back = url_for("apply.check") if "check" in request.args else _address(before) if before else url_for("apply.start")
    return {"asked": said(asked, answers), "back": back, **_parts(asked.part)}


def _parts(part: str) -> dict[str, object]:
    at = [code for code, _title in PARTS].index(part)
    return {"parts": PARTS, "at": at}
