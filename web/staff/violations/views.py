"""The page of one violation: what was found, where it stands, the clocks, the one word that is awaited."""

from collections.abc import Callable

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from records import violation_view
from records.clock import county_today
from records.decision import Decision
from records.enrollment import Enrollment
from records.violation import Violation
from web import database, saying, week_picture
from web.access import may, requires
from web.forms import Form, sent
from web.reach import reachable, within
from web.staff import event_words
from web.staff.applications.views import full_name, task_title
from web.staff.enrollments.deciding import decisions as told_decisions
from web.staff.enrollments.deciding import next_review, payload_of
from web.staff.violations import asking, picture
from web.staff.violations.asking import ASKS, Ask
from web.staff.violations.listing import blueprint
from web.staff.violations.sentence import sentence
from web.viewing import viewed


@blueprint.get("/violations/<int:violation_id>")
@requires("violation", "read")
def violation(violation_id: int) -> ResponseReturnValue:
    """One violation."""
    return _page(_reach(violation_id))


def _say(asked: Ask) -> Callable[[int], ResponseReturnValue]:
    """The view that says one message: what is wrong or refused stands on the same page again."""

    @requires("violation", asked.action)
    def say(violation_id: int) -> ResponseReturnValue:
        row = _reach(violation_id)
        form = sent(asked.form())
        if not form.ok:
            return _page(row, (asked.update, form)), 422
        payload = payload_of(form)
        if asked.verdicts:
            payload["outcome"] = payload.pop("verdict")
        outcome = saying.tell(asked.update, row.subject, payload)
        if outcome.state == "refused":
            return _page(_reach(violation_id), (asked.update, form.refuse(outcome.sentence))), 422
        done = (
            asked.done if isinstance(asked.done, str) else asked.done.get(outcome.result or "", "It is written down.")
        )
        walks = asked.verdicts and may("review", "decide") and asked.action != "review"
        to = (
            next_review("violation", violation_id)
            if walks
            else url_for("violations.violation", violation_id=violation_id)
        )
        return saying.answer(outcome, to, done)

    say.__name__ = asked.update
    say.__doc__ = f"{asked.title}."
    return say


for each in ASKS:
    blueprint.add_url_rule(f"/violations/<int:violation_id>/{each.path}", each.update, _say(each), methods=["POST"])


def _reach(violation_id: int) -> Violation:
    """A violation within reach, with its provider; the look at it is written down."""
    row = reachable(Violation, violation_id, joinedload(Violation.enrollment).joinedload(Enrollment.person))
    viewed(row.enrollment.person_id, "violation", enrollment_id=row.enrollment_id)
    return row


def _page(row: Violation, typed: tuple[str, Form] | None = None) -> str:
    session = database.session()
    seen = violation_view.see(session, row, county_today(), within()(Decision))
    weeks = sorted({each.row.week for each in seen.findings})
    words = asking.shown(row, typed)
    return render_template(
        "violations/violation.html",
        violation=row,
        enrollment=row.enrollment,
        name=full_name(row.enrollment),
        seen=seen,
        says=sentence(row),
        words=words,
        form=typed[1] if typed else None,
        next=next_review("violation", row.id) if may("review", "decide") else None,
        weeks=[week_picture.draw(violation_view.week_of(session, row.enrollment_id, week)) for week in weeks],
        passed=week_picture.passed(seen.findings),
        picture=picture.draw(row, picture.before(row)),
        said=violation_view.words(session, row.id),
        decisions=told_decisions([each.id for each in seen.decisions if each.question.startswith("ihss.")]),
        others=[each for each in violation_view.of_enrollment(session, row.enrollment_id) if each.id != row.id],
        events=event_words.items(seen.timeline),
        clock_title=event_words.clock_title,
        task_title=task_title,
    )
