"""A lost standing given back: the worker proposes with a ground of the law, a supervisor agrees or sends it back."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from records import background_view
from records.background import LOST_BY, Reinstatement
from records.clock import county_today
from records.enrollment import Enrollment
from rules.answer import Answer
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.enrollment_record import Word
from web.schemas.enrollment_status import GROUNDS, GiveBack
from web.staff.enrollments import deciding

blueprint = Blueprint("enrollment_reinstatements", __name__, url_prefix="/enrollments/<int:enrollment_id>")
PROPOSE, ONE = "enrollments/reinstatement_propose.html", "enrollments/reinstatement.html"
REVIEWED = {"approved": "Approved: the standing is given back.", "sent_back": "Sent back with your reason."}


@blueprint.get("/reinstatement")
@requires("reinstatement", "propose")
def propose(enrollment_id: int) -> ResponseReturnValue:
    """The form; what was sent back is filled in."""
    enrollment = deciding.held(enrollment_id, "reinstatement")
    last = background_view.newest(database.session(), Reinstatement, enrollment.id)
    start = {"reason": last.reason, "explanation": last.explanation} if last and last.outcome == "sent_back" else {}
    form = blank(_schema(enrollment), {name: value for name, value in start.items() if value})
    return render_template(PROPOSE, form=form, **_beside(enrollment))


@blueprint.post("/reinstatement")
@requires("reinstatement", "propose")
def proposed(enrollment_id: int) -> ResponseReturnValue:
    """Propose it."""
    enrollment = deciding.held(enrollment_id, "reinstatement")

    def page(form: Form) -> ResponseReturnValue:
        return again(PROPOSE, form, **_beside(enrollment))

    done = "The proposal waits for your supervisor."
    return deciding.say("propose_reinstatement", enrollment, sent(_schema(enrollment)), page, done)


@blueprint.get("/reinstatements/<int:reinstatement_id>")
@requires("reinstatement", "read")
def show(enrollment_id: int, reinstatement_id: int) -> ResponseReturnValue:
    """A proposal with its ground, the loss, and the supervisor's word."""
    enrollment = deciding.held(enrollment_id, "reinstatement")
    return _page(enrollment, deciding.of(enrollment, Reinstatement, reinstatement_id))


@blueprint.post("/reinstatements/<int:reinstatement_id>")
@requires("reinstatement", "review")
def review(enrollment_id: int, reinstatement_id: int) -> ResponseReturnValue:
    """Approve, or send back with a reason; then the next review."""
    enrollment = deciding.held(enrollment_id, "reinstatement")
    row = deciding.of(enrollment, Reinstatement, reinstatement_id)

    def page(form: Form) -> ResponseReturnValue:
        return _page(enrollment, row, form), 422

    to = deciding.next_review("reinstatement", row.id)
    form = sent(Word("approve", "send_back", freely=("approve",)))
    return deciding.say("review_reinstatement", enrollment, form, page, REVIEWED, to, reinstatement_id=row.id)


def _page(enrollment: Enrollment, row: Reinstatement, word: Form | None = None) -> str:
    session = database.session()
    return render_template(
        ONE,
        enrollment=enrollment,
        row=row,
        form=word,
        word=word or blank(Word()),
        grounds=dict(GROUNDS),
        lost=background_view.latest_change(session, enrollment.id, row.status),
        proposed_by=deciding.by(row.proposed_by_id),
        reviewed_by=deciding.by(row.reviewed_by_id),
        decisions=deciding.decisions([row.decision_id]),
        why_not=deciding.not_allowed("reinstatement", enrollment, row.proposed_by_id),
        next=deciding.next_review("reinstatement", row.id),
    )


def _schema(enrollment: Enrollment) -> GiveBack:
    """The form with those grounds that fit what was lost, as the law says; whether it is in time is said when sent."""
    lost = background_view.latest_change(database.session(), enrollment.id, enrollment.status)
    form = GiveBack()
    fitting = [ground for ground in GROUNDS if lost is not None and _fits(lost.cause, ground[0])]
    if fitting:  # where no ground fits, the law says so in its own sentence when it is sent
        form.offer("reason", fitting)
    return form


def _fits(cause: str, ground: str) -> bool:
    today = county_today().isoformat()
    facts = {"lost_by": LOST_BY.get(cause, cause), "lost_on": today, "ground": ground}
    told = deciding.previewed("enrollment.reinstatement", facts)
    return isinstance(told, Answer) and bool(told.answer and told.answer["allowed"])


def _beside(enrollment: Enrollment) -> dict[str, object]:
    session = database.session()
    last = background_view.newest(session, Reinstatement, enrollment.id)
    return {
        "enrollment": enrollment,
        "lost": background_view.latest_change(session, enrollment.id, enrollment.status),
        "last": last,
        "last_by": deciding.by(last.reviewed_by_id) if last else None,
    }
