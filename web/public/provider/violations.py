"""A violation of the work limits, for its provider: what was found, by when to say that it is wrong, and saying it."""

import dataclasses
import datetime as dt

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import accounts, clock_view, violation_view
from records.clock import county_today
from records.clocks import Clock
from records.place import County
from records.violation import Violation
from web import database, saying, week_picture
from web.forms import Form, blank, sent
from web.language import in_two_languages
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.provider import violation_words as words
from web.public.provider.page import letter_title, letters
from web.reach import found
from web.schemas.form import FormSchema
from web.schemas.provider_violation import AskTheState, SayItIsWrong, SelfStudy

blueprint = in_two_languages(Blueprint("provider_violations", __name__))
FORMS: dict[str, type[FormSchema]] = {"dispute": SayItIsWrong, "training": SelfStudy, "state_review": AskTheState}
"""What a provider may say, by the word of its address."""


@blueprint.get("/provider/violations/<int:violation_id>")
@for_account
def violation(violation_id: int) -> ResponseReturnValue:
    """One of my violations of which I was told. Another's does not exist."""
    return _page(_mine(violation_id))


@blueprint.post("/provider/violations/<int:violation_id>/dispute")
@for_account
def dispute(violation_id: int) -> ResponseReturnValue:
    """It is wrong (SOC 2272): received today."""
    return _tell(violation_id, "dispute", "dispute_violation", received_on=county_today().isoformat())


@blueprint.post("/provider/violations/<int:violation_id>/training")
@for_account
def training(violation_id: int) -> ResponseReturnValue:
    """I finished the self-study: today."""
    return _tell(violation_id, "training", "finish_training", finished_on=county_today().isoformat())


@blueprint.post("/provider/violations/<int:violation_id>/state-review")
@for_account
def state_review(violation_id: int) -> ResponseReturnValue:
    """I ask the state (SOC 2273): sent today."""
    return _tell(violation_id, "state_review", "ask_state_review", postmarked_on=county_today().isoformat())


def _mine(violation_id: int) -> Violation:
    session = database.session()
    own = accounts.mine(session, guard.the_account())
    return found(violation_view.of_provider(session, violation_id, own))


def _tell(violation_id: int, word: str, update: str, **more: str) -> ResponseReturnValue:
    """Say it to the violation's process. What is wrong stands beside its field, on the same page."""
    row = _mine(violation_id)
    form = sent(FORMS[word]())
    if word not in _open(row, _clocks(row)):
        form.refuse(_("This cannot be done now. Your letters say where it stands, or call the county."))
    if not form.ok:
        return _page(row, (word, form)), 422
    payload = {"statement": form.data["statement"]} if word == "dispute" else {}
    account_id = guard.the_account().id
    outcome = saying.tell(update, row.subject, {**payload, **more, "account_id": account_id})
    if outcome.state == "refused":
        form.refuse(_("We could not take this. The time may be over, or it was decided meanwhile. Call the county."))
        return _page(_mine(violation_id), (word, form)), 422
    flash(_("We have it. You get a letter with the answer."), "success")
    return redirect(url_for("provider_violations.violation", violation_id=violation_id), 303)


def _clocks(row: Violation) -> dict[str, Clock]:
    """The clocks that run, by their question."""
    running = clock_view.of_violation(database.session(), row.id, county_today())
    return {each.clock.question: each.clock for each in running if each.clock.outcome is None}


def _open(row: Violation, clocks: dict[str, Clock]) -> list[str]:
    """What may be said now, what people need most first."""
    told = {
        "training": words.TRAINING in clocks and row.training_finished_on is None,
        "dispute": row.status == "noticed" and words.DISPUTE in clocks,
        "state_review": row.status == "upheld" and words.STATE in clocks,
    }
    return [word for word, may in told.items() if may]


def _page(row: Violation, typed: tuple[str, Form] | None = None) -> str:
    session, clocks = database.session(), _clocks(row)
    found_ = violation_view.findings(session, row.id)
    named = [dataclasses.replace(each, name=_short(each.name)) for each in week_picture.passed(found_)]
    weeks = sorted({each.week for each in named})
    about = {each.id for each in violation_view.notices(session, row.id)}
    return render_template(
        "provider/violation.html",
        violation=row,
        title=words.title(row),
        stands=words.stands(row, clocks),
        costs=words.costs(row) if row.status != "ended" else "",
        passed=[(each, *words.found(each)) for each in named if not each.gone],
        weeks=[_week(row, week) for week in weeks],
        clocks=clocks,
        DISPUTE=words.DISPUTE,
        TRAINING=words.TRAINING,
        STATE=words.STATE,
        forms={word: typed[1] if typed and typed[0] == word else blank(FORMS[word]()) for word in _open(row, clocks)},
        wrong=typed[1] if typed else None,
        history=words.history(row),
        letters=[each for each in letters(row.enrollment) if each.id in about],
        letter_title=letter_title,
        county=session.get(County, row.county_code),
    )


def _week(row: Violation, week: dt.date) -> week_picture.WeekPicture:
    """The picture of a week, recipients by first name and last initial."""
    seen = violation_view.week_of(database.session(), row.enrollment_id, week)
    names = {case_id: _short(name) or "" for case_id, name in seen.names.items()}
    return week_picture.draw(dataclasses.replace(seen, names=names))


def _short(name: str | None) -> str | None:
    """`Ana G.`"""
    if not name:
        return name
    first, _space, last = name.rpartition(" ")
    return f"{first} {last[:1]}."
