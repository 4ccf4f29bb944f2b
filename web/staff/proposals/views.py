"""The proposal page: what the rules lead to, filled in; the worker changes it and signs."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from records import application_view
from records.application import Application
from web import database, saying
from web.access import requires
from web.forms import Form, again, blank, sent
from web.schemas.proposal import KINDS, Propose
from web.staff import law_words
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import payload_of
from web.staff.proposals.filled_in import FilledIn, filled_in, start_of

blueprint = Blueprint("proposals", __name__, url_prefix="/applications/<int:application_id>/proposal")
TEMPLATE = "proposals/proposal.html"


@blueprint.get("")
@requires("application", "read")
def show(application_id: int) -> ResponseReturnValue:
    """What is proposed, or the form to propose it."""
    application = application_in_reach(application_id, "proposal")
    filled = filled_in(application)
    start = start_of(application, filled)
    last = _seen(application)["last"]
    if last is not None and last.outcome == "sent_back":  # type: ignore[attr-defined]
        start |= {"kind": last.kind, "cause": last.cause, "reason": last.reason}  # type: ignore[attr-defined]
    form = blank(_schema(), {name: value for name, value in start.items() if value is not None})
    return render_template(TEMPLATE, form=form, filled=filled, **_seen(application))


@blueprint.post("")
@requires("proposal", "write")
def propose(application_id: int) -> ResponseReturnValue:
    """Sign a proposal."""
    application = application_in_reach(application_id, "proposal")
    form = sent(_schema())
    if not form.ok:
        return _again(application, form)
    outcome = saying.tell("propose", application.subject, payload_of(form))
    if outcome.state == "refused":
        return _again(application, form.refuse(outcome.sentence))
    if outcome.needs:
        missing = ", ".join(law_words.label("intake.readiness", name) for name in outcome.needs)
        return _again(application, form.refuse(f"The law still misses: {missing}."))
    done = {
        "review": "Proposed. A supervisor looks at it before anything happens.",
        "decided_alone": "Decided. The notice is being made.",
    }.get(outcome.result or "", "Proposed.")
    return saying.answer(outcome, url_for("applications.application", application_id=application.id), done)


def _schema() -> Propose:
    schema = Propose()
    schema.offer("cause", [each for each in law_words.denial_causes() if each[0] != "withdrawn"])
    return schema


def _again(application: Application, form: Form) -> ResponseReturnValue:
    kind = form.data.get("kind") or form.typed.get("kind")
    filled: FilledIn = filled_in(application, kind if kind in dict(KINDS) else None)
    return again(TEMPLATE, form, filled=filled, **_seen(application))


def _seen(application: Application) -> dict[str, object]:
    proposals = application_view.tracks(database.session(), application.id).proposals
    return {
        "application": application,
        "proposals": proposals,
        "last": proposals[0] if proposals else None,
        "kinds": dict(KINDS),
        "causes": dict(law_words.denial_causes()),
    }
