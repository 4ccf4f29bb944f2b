"""A criminal record as the notice has it: entered, previewed as typed, evaluated; seen by who evaluates it only."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import Conviction as Row
from records.enrollment import Enrollment
from rules.answer import Answer
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.schemas.enrollment_record import Conviction
from web.staff.enrollments import deciding
from web.staff.enrollments.ways import following, ways
from web.staff.explaining import Explained, explained

blueprint = Blueprint("enrollment_record", __name__, url_prefix="/enrollments/<int:enrollment_id>/record")
QUESTION = "ihss.background_check"
LEAST_LINES = 2
MOST_LINES = 20
DONE = {
    "clear": "Evaluated: nothing in it stands in the way.",
    "excepted": "Evaluated: the exception that was granted covers it.",
    "waiver_possible": "Evaluated: tier 2. The standing follows, and the letters go out.",
    "ineligible": "Evaluated: tier 1. The standing follows, and the letters go out.",
}


@dataclass(frozen=True)
class Seen:
    """A conviction that stands, with the last day on which it counts."""

    row: Row
    counts_until: dt.date | None


@blueprint.get("")
@requires("record", "read")
def show(enrollment_id: int) -> ResponseReturnValue:
    """The notices, what was made of them, and the lines to enter."""
    enrollment = deciding.held(enrollment_id, "record")
    standing = background_view.convictions_that_stand(database.session(), enrollment.id)
    forms = [_filled(row, number) for number, row in enumerate(standing)]
    return _page(enrollment, [*forms, *_blank(len(forms), max(LEAST_LINES - len(forms), 1))])


@blueprint.post("")
@requires("record", "evaluate")
def evaluate(enrollment_id: int) -> ResponseReturnValue:
    """Evaluate what was entered; or only more lines to enter it."""
    enrollment = deciding.held(enrollment_id, "record")
    forms = _sent()
    if "more" in request.form:
        every = _every_line()
        return _page(enrollment, [*every, *_blank(len(every), LEAST_LINES)])
    if not all(form.ok for form in forms):
        return _page(enrollment, _every_line()), 422
    convictions = [deciding.payload_of(form) for form in forms]
    outcome = saying.tell("evaluate_record", enrollment.subject, {"convictions": convictions})
    if outcome.state == "refused":
        return _page(enrollment, _every_line(), outcome.sentence), 422
    done = DONE.get(outcome.result or "", "It is written down.")
    return saying.answer(outcome, deciding.address_of(enrollment.subject), done)


@blueprint.post("/answer")
@requires("record", "evaluate")
def preview(enrollment_id: int) -> ResponseReturnValue:
    """What the law would say to the lines as typed. Nothing is kept."""
    deciding.held(enrollment_id, "record")
    return render_template("enrollments/record_answer.html", **_answered(_every_line()))


def _page(enrollment: Enrollment, forms: list[Form], refused: str | None = None) -> str:
    session = database.session()
    standing = background_view.convictions_that_stand(session, enrollment.id)
    return render_template(
        "enrollments/record.html",
        enrollment=enrollment,
        forms=forms,
        refused=refused,
        notices=background_view.answers_of_justice(session, enrollment.id),
        standing=[Seen(row, _counts_until(_fact(row))) for row in standing],
        earlier=background_view.earlier_convictions(session, enrollment.id),
        entered_by=deciding.by(standing[0].entered_by_id) if standing else None,
        decisions=deciding.decisions([standing[0].decision_id]) if standing else [],
        **_answered(forms),
    )


def _answered(forms: list[Form]) -> dict[str, Any]:
    """The law's answer to the lines that are whole and may deny; the last day that each counts."""
    whole = {number: form.data for number, form in enumerate(forms) if form.data and form.ok}
    facts = {number: _typed_fact(data) for number, data in whole.items()}
    counted = {number: fact for number, fact in facts.items() if fact["tier"] and _may_deny(whole[number])}
    answer = deciding.previewed(QUESTION, {"convictions": list(counted.values())}) if whole else None
    told: Explained | None = explained(QUESTION, answer.as_decision()) if isinstance(answer, Answer) else None
    return {
        "told": told,
        "sentence": answer if isinstance(answer, str) else None,
        "until": {number: _counts_until(fact) for number, fact in counted.items()},
        "left_out": [number + 1 for number in whole if number not in counted],
    }


def _typed_fact(data: dict[str, Any]) -> dict[str, Any]:
    released = data.get("released")
    return {
        "tier": int(data["tier"]),
        "convicted": data["convicted"].isoformat(),
        "released": released.isoformat() if released else None,
        "relief": data.get("relief"),
    }


def _may_deny(data: dict[str, Any]) -> bool:
    return bool(data["source"] == "notice" or data.get("out_of_state"))


def _fact(row: Row) -> dict[str, Any]:
    data = {"tier": row.tier, "convicted": row.convicted_on, "released": row.released_on, "relief": row.relief}
    return _typed_fact(data)


def _counts_until(fact: dict[str, Any]) -> dt.date | None:
    """The last day of the look-back of one conviction (ihss.conviction); none where it is no bar."""
    answer = deciding.previewed("ihss.conviction", fact) if fact["tier"] else None
    return _day(answer.answer["counts_until"]) if isinstance(answer, Answer) and answer.answer else None


def _day(told: Any) -> dt.date:
    return told if isinstance(told, dt.date) else dt.date.fromisoformat(told)


def _filled(row: Row, number: int) -> Form:
    start = {
        "offense": row.offense,
        "code_section": row.code_section,
        "tier": row.tier,
        "convicted": row.convicted_on,
        "released": row.released_on,
        "relief": row.relief,
        "source": row.source,
        "out_of_state": row.out_of_state,
    }
    return blank(Conviction(), {name: value for name, value in start.items() if value is not None}, prefix=_of(number))


def _blank(after: int, count: int) -> list[Form]:
    return [blank(Conviction(), {"source": "notice"}, prefix=_of(after + number)) for number in range(count)]


def _of(number: int) -> str:
    return f"{number}."


def _every_line() -> list[Form]:
    """Every line as typed; an empty one has no errors."""
    numbers = {int(name.partition(".")[0]) for name in request.form if name.partition(".")[0].isdigit()}
    forms = [sent(Conviction(), prefix=_of(number)) for number in sorted(numbers)[:MOST_LINES]]
    return [form if _has_text(form) else blank(Conviction(), {"source": "notice"}, form.prefix) for form in forms]


def _sent() -> list[Form]:
    """The lines on which something was typed."""
    return [form for form in _every_line() if _has_text(form)]


def _has_text(form: Form) -> bool:
    """Whether anything was typed beyond what stands there by itself."""
    return any(form.typed.get(name) for name in ("offense", "code_section", "convicted", "released", "tier", "relief"))


blueprint.add_app_template_global(ways, "ways_of")
blueprint.add_app_template_global(following, "following_of")
