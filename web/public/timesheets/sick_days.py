"""Paid sick leave: how much there is, what was claimed, and a claim for a day (SOC 2302; ACL 18-01)."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from records import sick_leave
from records.clock import county_today
from records.decision import Decision
from records.timekeeping import SickLeaveClaim
from rules.book import load_book
from rules.preview import preview
from rules.show import decision_sentences
from web import database, saying
from web.forms import again, blank, sent
from web.language import chosen
from web.public.account import guard
from web.public.account.guard import for_account
from web.public.timesheets import mine, words
from web.public.timesheets.blueprint import blueprint, refused, told
from web.public.timesheets.mine import Spell
from web.schemas.timesheet import SickDay

TEMPLATE = "provider/timesheets/sick_leave.html"


@dataclass(frozen=True)
class Balance:
    """What is left of the fiscal year's sick leave, in minutes, and the law's sentence on it."""

    usable: bool
    left: int
    says: list[str]


@blueprint.get("/provider/sick-leave")
@for_account
def sick_leave_days() -> ResponseReturnValue:
    """How much there is, and the form."""
    working = _working()
    only = str(working[0].assignment.id) if len(working) == 1 else None
    form = blank(_schema(working), {"assignment_id": only, "day": county_today()})
    return render_template(TEMPLATE, form=form, **_told(working))


@blueprint.post("/provider/sick-leave")
@for_account
def claim_sick_day() -> ResponseReturnValue:
    """Claim a day. The law decides at once, in the process of the assignment."""
    working = _working()
    form = sent(_schema(working))
    if not form.ok:
        return again(TEMPLATE, form, **_told(working))
    data = form.data
    spell = next(each for each in working if each.assignment.id == data["assignment_id"])
    payload = {"day": data["day"].isoformat(), "minutes": data["minutes"], "planned": data["planned"]}
    account_id = guard.the_account().id
    outcome = saying.tell("claim_sick_leave", spell.assignment.subject, {**payload, "account_id": account_id})
    if outcome.state == "refused":
        return again(TEMPLATE, form.refuse(refused(outcome)), **_told(working))
    if outcome.state == "done" and outcome.result == "returned":
        flash(_("This claim cannot be paid. Below you see why."), "error")
        return redirect(url_for("provider_time.sick_leave_days", _anchor="claims"), 303)
    return told(outcome, _("Your sick leave is taken."), url_for("provider_time.sick_leave_days", _anchor="claims"))


def _working() -> list[Spell]:
    return [each for each in mine.spells() if each.assignment.status == "active"]


def _schema(working: list[Spell]) -> SickDay:
    schema = SickDay()
    schema.offer("assignment_id", [(str(each.assignment.id), each.name) for each in working])
    return schema


def _told(working: list[Spell]) -> dict[str, object]:
    every = mine.spells()
    query = select(SickLeaveClaim).where(SickLeaveClaim.assignment_id.in_([each.assignment.id for each in every]))
    query = query.order_by(SickLeaveClaim.day.desc(), SickLeaveClaim.id.desc()).limit(50)
    claims = list(database.session().scalars(query))
    return {
        "working": working,
        "balance": balance(working[0].assignment.enrollment_id) if working else None,
        "claims": claims,
        "why": {each.id: _why(each) for each in claims if each.outcome == "return"},
        "names": {each.assignment.id: each.name for each in every},
        "words": words,
    }


def _why(claim: SickLeaveClaim) -> list[str]:
    """Why a claim came back, as it was decided."""
    decision = database.session().get(Decision, claim.decision_id) if claim.decision_id else None
    return decision_sentences(decision.trace, chosen()) if decision is not None else []


def balance(enrollment_id: int) -> Balance:
    """The balance today, as the law reckons it."""
    today, law = county_today(), load_book().programmes["ihss"]
    facts = sick_leave.accrual_facts(
        database.session(),
        enrollment_id,
        today,
        law.parameter("sick_leave/to_accrue").at(today).value,
        law.parameter("sick_leave/kept").at(today).value,
    )
    answer = preview("ihss.sick_leave_accrual", today, facts, language=chosen())
    given = answer.answer or {}
    return Balance(bool(given.get("usable")), given.get("left_minutes", 0), [each.says for each in answer.because])
