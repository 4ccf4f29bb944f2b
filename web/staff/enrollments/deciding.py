"""What the pages about a record, a waiver, an exception, an appeal and a reinstatement have in common."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from records.application_view import name_of
from records.clock import county_today
from records.decision import Decision
from records.enrollment import Enrollment
from rules.errors import LawError
from rules.preview import preview
from web import database, saying
from web.forms import Form
from web.reach import reachable, visible
from web.sign_in import guard
from web.staff.enrollments.long_ago import doubted
from web.staff.explaining import Explained, explain
from web.staff.subject_pages import address_of
from web.viewing import viewed

Show = Callable[[Form], ResponseReturnValue]
STATE_DECIDES = ("exception", "appeal")


def held(enrollment_id: int, page: str) -> Enrollment:
    """An enrollment of one's own county, or of any for the state; the look at it is written down.

    Another county whose recipients this provider serves sees the standing, and nothing of what led to it.
    """
    row = reachable(Enrollment, enrollment_id, joinedload(Enrollment.person), joinedload(Enrollment.worker))
    if not is_held(row):
        abort(404)
    viewed(row.person_id, page, enrollment_id=row.id)
    return row


def is_held(enrollment: Enrollment) -> bool:
    """Whether it is of one's own county; the state's staff have none, and see those of all."""
    county = guard.the_staff().county_code
    return county is None or county == enrollment.county_code


def of(enrollment: Enrollment, model: type[Any], row_id: int) -> Any:
    """A row that belongs to this enrollment, or a 404."""
    row = reachable(model, row_id)
    if row.enrollment_id != enrollment.id:
        abort(404)
    return row


def payload_of(form: Form) -> dict[str, Any]:
    """The loaded form as JSON: days as ISO text, what was left empty left out."""
    given = {name: value for name, value in form.data.items() if value is not None}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in given.items()}


def say(
    kind: str,
    enrollment: Enrollment,
    form: Form,
    show: Show,
    done: dict[str, str] | str,
    to: str | None = None,
    **more: Any,
) -> ResponseReturnValue:
    """Say a loaded form to the enrollment's process; what is wrong or refused stands on the same page again."""
    if not form.ok or doubted(kind, enrollment, form):
        return show(form)
    outcome = saying.tell(kind, enrollment.subject, payload_of(form) | more)
    if outcome.state == "refused":
        return show(form.refuse(outcome.sentence))
    words = done if isinstance(done, str) else done.get(outcome.result or "", "It is written down.")
    return saying.answer(outcome, to or address_of(enrollment.subject), words)


def decisions(ids: Sequence[int | None]) -> list[tuple[Decision, Explained]]:
    """Answers of the law by their ids, in words, as far as one may see them."""
    wanted = [each for each in ids if each is not None]
    query = select(Decision).where(Decision.id.in_(wanted), visible(guard.the_staff(), Decision)).order_by(Decision.id)
    return [(row, explain(row)) for row in database.session().scalars(query)]


def not_allowed(
    matter: str, enrollment: Enrollment, *proposers: int | None, decided_before: bool = False
) -> str | None:
    """Why whoever looks may not decide this, in the law's sentence; None if they may (enrollment.approver)."""
    staff = guard.the_staff()
    wanted = "state_reviewer" if matter in STATE_DECIDES else "supervisor"
    facts = {
        "matter": matter,
        "approver_is_proposer": staff.staff_id in proposers,
        "approver_role": wanted if wanted in staff.roles else sorted(staff.roles)[0],
        "same_county": staff.county_code == enrollment.county_code,
        "decided_before": decided_before,
    }
    answer = preview("enrollment.approver", county_today(), facts)
    if answer.answer and answer.answer["allowed"]:
        return None
    return " ".join(reason.says for reason in answer.because)


def previewed(question: str, facts: dict[str, Any]) -> Any:
    """What the law would answer today to facts as typed: an Answer, or the sentence that says what is wrong."""
    try:
        return preview(question, county_today(), facts)
    except LawError as wrong:
        return str(wrong)


def by(staff_id: int | None) -> str | None:
    """A colleague's name."""
    return name_of(database.session(), staff_id)


def next_review(kind: str, row_id: int) -> str:
    """The next one that waits, after this."""
    return url_for("reviews.next_one", after=f"{kind}-{row_id}")
