"""The pages of the law. They show it and ask it by columns; they decide nothing, and keep nothing of what is asked."""

import datetime as dt
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from records.clock import county_today
from rules.answer import Answer
from rules.book import Question, load_book
from rules.diff import differences
from rules.errors import FactError, LawError, UnknownQuestion
from rules.model.amounts import Amount
from rules.preview import preview
from rules.unverified import unverified as weakly_known
from rules.working import working
from web.access import requires
from web.schemas.quantities import read_day
from web.staff.explaining import explained
from web.staff.law import facts_form, in_force

blueprint = Blueprint("law", __name__, url_prefix="/law")


def asked_day() -> dt.date:
    """The day of the law that is looked at: `on` of the address or the form, else today."""
    return read_day(request.values.get("on", "").strip()) or county_today()


def question_named(name: str) -> Question:
    """A question, or a 404."""
    try:
        return load_book().question(name)
    except UnknownQuestion:
        abort(404)


@blueprint.get("")
@requires("law", "read")
def show() -> ResponseReturnValue:
    """Every question that can be asked."""
    sought = request.args.get("q", "")
    return render_template(
        "law/questions.html", groups=list(in_force.groups(sought)), q=sought, law=load_book().version
    )


@blueprint.get("/questions/<name>")
@requires("law", "read")
def question(name: str) -> ResponseReturnValue:
    """One question: the law in force on a day, and the form to ask it."""
    return _question_page(name, facts_form.empty(question_named(name).facts))


@blueprint.post("/questions/<name>")
@requires("law", "ask")
def ask(name: str) -> ResponseReturnValue:
    """The answer to the facts that were typed, with its working and its trace."""
    form = facts_form.typed(question_named(name).facts)
    if "more" in request.form:
        facts_form.more_rows(form)
        return _question_page(name, form)
    if not form.ok:
        return _question_page(name, form), 422
    try:
        answer = preview(name, asked_day(), form.facts())
    except LawError as error:
        form.form.refuse(str(error))
        return _question_page(name, form), 422
    return _question_page(name, form, answer)


def _question_page(name: str, form: facts_form.FactsForm, answer: Answer | None = None) -> str:
    found, on = question_named(name), asked_day()
    more: dict[str, Any] = {}
    if answer is not None:
        more = {"answer": answer, "told": explained(name, answer.as_decision()), "working": _working(found, on, form)}
    seen = in_force.in_force(found, on)
    return render_template("law/question.html", question=found, on=on, form=form, law=seen, **more)


def _working(found: Question, on: dt.date, form: facts_form.FactsForm) -> Any:
    return working(found.name, on, form.facts()) if isinstance(found, Amount) else {}


@blueprint.get("/figures")
@requires("law", "read")
def figures() -> ResponseReturnValue:
    """Every figure of the law through time."""
    sought, on = request.args.get("q", ""), asked_day()
    return render_template("law/figures.html", figures=in_force.figures(sought, on), q=sought, on=on)


@blueprint.get("/unverified")
@requires("law", "verify")
def unverified() -> ResponseReturnValue:
    """What rests on memory or on derivation, and should be confirmed."""
    lines = [(line[:8].strip(), *line[10:].removesuffix(")").rsplit("  (", 1)) for line in weakly_known(load_book())]
    return render_template("law/unverified.html", lines=lines)


@blueprint.get("/changes")
@requires("law", "compare")
def changes() -> ResponseReturnValue:
    """What of the law begins between two days, and what differs from an earlier version of the rule files."""
    until = read_day(request.args.get("until", "")) or county_today()
    after = read_day(request.args.get("after", "")) or until.replace(year=max(until.year - 1, 1), day=1)
    revision = request.args.get("revision", "").strip()[:100]
    lines, sentence = [], ""
    if revision:
        try:
            lines = differences(load_book().root, revision)
        except FactError as error:
            sentence = str(error)
    found = in_force.changes(after, until)
    return render_template(
        "law/changes.html", changes=found, after=after, until=until, revision=revision, lines=lines, sentence=sentence
    )
