"""Extra hours in one workweek: asked for on the recipient's behalf, and decided with the law's proposal beside it."""

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.assignment import Assignment
from records.clock import county_today
from records.extra_hours import extra_hours_facts
from records.periods import sunday
from records.staff import Staff
from records.timekeeping import ExtraHours
from rules.answer import Answer
from rules.book import load_book
from rules.errors import LawError
from rules.preview import preview
from web import database, saying
from web.access import may, requires
from web.forms import Form, blank, sent
from web.reach import reachable
from web.schemas.extra_hours import AskExtraHours, DecideExtraHours
from web.staff.applications.telling import payload_of
from web.staff.assignments.reaching import assignment_in_reach, mine_to_change, to_change

blueprint = Blueprint("extra_hours", __name__, url_prefix="/assignments/<int:assignment_id>/extra-hours")
QUESTION = "ihss.extra_hours"
OVERTIME = "workweek/overtime"
PAGE = "assignments/extra_hours.html"
ASKED = {"not_needed": "Written down. Nobody need decide it: the recipient may move these hours without the county."}
DECIDED = {
    "approved": "Approved. Recipient and provider get a letter.",
    "not_approved": "Refused. Recipient and provider get a letter.",
}


@dataclass(frozen=True)
class Request:
    """One request: what was asked, who wrote it down, what the law says now while it is open, and the form."""

    row: ExtraHours
    by: str | None
    decided_by: str | None
    law: Answer | None
    form: Form

    @property
    def proposed(self) -> str:
        """The law's word; where nobody need decide, approving does no harm."""
        return str((self.law.answer or {}).get("outcome", "")) if self.law else ""


@blueprint.get("")
@requires("assignment", "read")
def show(assignment_id: int) -> ResponseReturnValue:
    """Every request of the pair, those to be decided on top."""
    return _page(assignment_in_reach(assignment_id, "extra hours"))


@blueprint.post("")
@requires("assignment", "write")
def ask(assignment_id: int) -> ResponseReturnValue:
    """The recipient asks through a member of staff."""
    row = to_change(assignment_id, "extra hours")
    form = sent(AskExtraHours())
    if not form.ok:
        return _page(row, asked=form), 422
    outcome = saying.tell("ask_extra_hours", row.subject, payload_of(form))
    if outcome.state == "refused":
        return _page(row, asked=form.refuse(outcome.sentence)), 422
    done = ASKED.get(outcome.result or "", "Written down. It waits for the county's decision.")
    return saying.answer(outcome, url_for("extra_hours.show", assignment_id=row.id), done)


@blueprint.post("/<int:extra_hours_id>")
@requires("assignment", "write")
def decide(assignment_id: int, extra_hours_id: int) -> ResponseReturnValue:
    """Approve or refuse; against the law's proposal with a reason."""
    row, asked = to_change(assignment_id, "extra hours"), reachable(ExtraHours, extra_hours_id)
    form = sent(DecideExtraHours())
    if not form.ok:
        return _page(row, decided={asked.id: form}), 422
    said = {"extra_hours_id": asked.id, "outcome": form.data["verdict"]}
    payload = said | ({"reason": form.data["reason"]} if form.data.get("reason") else {})
    outcome = saying.tell("decide_extra_hours", row.subject, payload)
    if outcome.state == "refused":
        return _page(row, decided={asked.id: form.refuse(outcome.sentence, "reason")}), 422
    done = DECIDED.get(outcome.result or "", "It is written down.")
    return saying.answer(outcome, url_for("extra_hours.show", assignment_id=row.id), done)


def _page(row: Assignment, asked: Form | None = None, decided: dict[int, Form] | None = None) -> str:
    requests = _requests(row, decided or {})
    writes = mine_to_change(row) and may("assignment", "write")
    return render_template(
        PAGE,
        row=row,
        requests=requests,
        open=[each for each in requests if each.row.outcome is None],
        form=asked or blank(AskExtraHours(), {"week": sunday(county_today())}),
        wrong=asked or next(iter((decided or {}).values()), None),
        writes=writes,
        asks=writes and row.status in ("active", "on_leave"),
    )


def _requests(row: Assignment, forms: dict[int, Form]) -> list[Request]:
    session = database.session()
    rows = select(ExtraHours).where(ExtraHours.assignment_id == row.id)
    found = list(session.scalars(rows.order_by(ExtraHours.week.desc(), ExtraHours.id.desc())))
    ids = {each.staff_id for each in found} | {each.decided_by_id for each in found}
    names = {each.id: each.name for each in session.scalars(select(Staff).where(Staff.id.in_(ids)))}
    return [
        Request(
            each,
            names.get(each.staff_id or 0),
            names.get(each.decided_by_id or 0),
            _law(row, each) if each.outcome is None else None,
            forms.get(each.id) or blank(DecideExtraHours()),
        )
        for each in found
    ]


def _law(row: Assignment, asked: ExtraHours) -> Answer | None:
    """What the law would say now, about the week's Sunday; none where it has no answer."""
    after = load_book().programmes["assignment"].parameter(OVERTIME).at(asked.week).value
    facts = extra_hours_facts(database.session(), row, asked, county_today(), after)
    try:
        return preview(QUESTION, asked.week, facts)
    except LawError:
        return None
