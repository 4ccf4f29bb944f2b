"""The supervisor's page: what is proposed, why, by which rule, how far from the rule; approve or send back; next."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import application_view, review_queue, timeline
from records.application import Application
from records.clock import county_today
from records.decision import Decision, Proposal
from records.subject import Subject
from rules.preview import preview
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import found, reachable
from web.schemas.proposal import KINDS, Review
from web.sign_in import guard
from web.staff import event_words, law_words, reviewing
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import payload_of
from web.staff.explaining import explain
from web.staff.proposals.filled_in import filled_in

blueprint = Blueprint("reviews", __name__)
DONE = {
    "approved": "Approved. The decision is carried out and the notice is made.",
    "sent_back": "Sent back with your reason.",
    "overtaken": "The facts have changed since it was proposed. The worker proposes anew.",
}


@blueprint.get("/reviews/next")
@requires("review", "decide")
def next_one() -> ResponseReturnValue:
    """The next that waits for one's word, of every kind, one's own unit's first, the oldest on top; never one's own."""
    waiting = reviewing.next_waiting()
    return redirect(reviewing.address_of(waiting), 303) if waiting else render_template("proposals/none.html")


@blueprint.get("/applications/<int:application_id>/review/<int:proposal_id>")
@requires("review", "read")
def review(application_id: int, proposal_id: int) -> ResponseReturnValue:
    """A proposal with everything a supervisor needs to judge it."""
    return _page(_reach(application_id, proposal_id), blank(Review()))


@blueprint.post("/applications/<int:application_id>/review/<int:proposal_id>")
@requires("review", "decide")
def decide(application_id: int, proposal_id: int) -> ResponseReturnValue:
    """Approve, or send back with a reason; then the next one."""
    proposal = _reach(application_id, proposal_id)
    form = sent(Review())
    if not form.ok:
        return _page(proposal, form), 422
    outcome = saying.tell(
        "review", Subject("application", application_id), payload_of(form) | {"proposal_id": proposal_id}
    )
    if outcome.state == "refused":
        return _page(proposal, form.refuse(outcome.sentence)), 422
    done = DONE.get(outcome.result or "", "Your word is recorded.")
    return saying.answer(outcome, url_for("reviews.next_one", after=f"proposal-{proposal_id}"), done)


def _reach(application_id: int, proposal_id: int) -> Proposal:
    application_in_reach(application_id, "review")
    return found(review_queue.find(database.session(), application_id, proposal_id))


def _page(proposal: Proposal, form: Form) -> str:
    session = database.session()
    application = reachable(Application, proposal.application_id)
    decisions = session.scalars(
        select(Decision).where(Decision.id.in_(proposal.decision_ids)).order_by(Decision.id)
    ).all()
    return render_template(
        "proposals/review.html",
        application=application,
        proposal=proposal,
        form=form,
        filled=filled_in(application, proposal.kind),
        proposer=application_view.name_of(session, proposal.proposed_by_id),
        reviewer=application_view.name_of(session, proposal.reviewed_by_id),
        decisions=[(each, explain(each)) for each in decisions],
        asks_for_review=[reason for each in decisions if each.question == "intake.review" for reason in _because(each)],
        earlier=[each for each in application_view.tracks(session, application.id).proposals if each.id != proposal.id],
        events=event_words.items(timeline.of_application(session, application.id)[:12]),
        waiting=reviewing.waiting_count(),
        may_decide=_may_decide(proposal, application),
        kinds=dict(KINDS),
        causes=dict(law_words.denial_causes()),
    )


def _because(decision: Decision) -> list[dict[str, str]]:
    return list(decision.trace.get("because") or [])


def _may_decide(proposal: Proposal, application: Application) -> str | None:
    """Why whoever looks may not decide this one, in the law's sentence; None if they may (intake.approver)."""
    staff = guard.the_staff()
    facts = {
        "approver_is_proposer": proposal.proposed_by_id == staff.staff_id,
        "approver_is_supervisor": "supervisor" in staff.roles,
        "same_county": staff.county_code == application.county_code,
    }
    answer = preview("intake.approver", county_today(), facts)
    if answer.answer and answer.answer["allowed"]:
        return None
    return " ".join(reason.says for reason in answer.because)
