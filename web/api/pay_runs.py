"""Pay runs: read by other systems, and approved or released with the same words as on their page."""

import dataclasses
from typing import Any

from records import pay_hold_view, pay_run_view
from records.pay_hold import PayHold
from records.pay_run import PayRun
from web import database, saying
from web.access import requires
from web.api.frame import group
from web.api.pay_shapes import BecauseShape, PayRunSeenShape, PayRunsShape, SaidShape, SeenTotalsShape
from web.api.shapes import Page
from web.errors import Refusal
from web.reach import reachable, within

blueprint = group("pay_runs", "/pay-runs", "Pay runs with their totals, and the two words that release them.")
TOLD = (
    *("id", "number", "kind", "status", "period_begins", "period_ends", "pay_date", "county_code", "timesheets"),
    *("payments", "held", "minutes", "gross_cents", "net_cents", "sentence"),
)


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, PayRunsShape)
@requires("pay_run", "list")
def pay_runs(asked: dict[str, Any]) -> dict[str, Any]:
    """Runs, the newest first."""
    runs, more = pay_run_view.newest(database.session(), asked["page"])
    return {"items": [each.run for each in runs], "page": asked["page"], "more": more}


@blueprint.get("/<int:run_id>")
@blueprint.response(200, PayRunSeenShape)
@requires("pay_run", "read")
def pay_run(run_id: int) -> dict[str, Any]:
    """One run with its totals by county and program."""
    row, session = reachable(PayRun, run_id), database.session()
    found, now = pay_run_view.totals(session, row.id), pay_run_view.progress(session, row)
    return {
        **{name: getattr(row, name) for name in TOLD},
        "totals": [
            {"county_code": code, "program": program, **dataclasses.asdict(figures)}
            for (code, program), figures in sorted(found.each.items())
        ],
        "held_because": dict(pay_hold_view.counts(session, row.id, within()(PayHold))),
        "parts": now.parts,
        "parts_done": now.done,
        "files": pay_run_view.files(session, row.id),
    }


@blueprint.post("/<int:run_id>/approve")
@blueprint.arguments(SeenTotalsShape)
@blueprint.response(200, SaidShape)
@requires("pay_run", "approve")
def approve(seen: dict[str, Any], run_id: int) -> dict[str, Any]:
    """A payroll officer's word on the totals."""
    return _say("approve_totals", run_id, seen)


@blueprint.post("/<int:run_id>/release")
@blueprint.arguments(SeenTotalsShape)
@blueprint.response(200, SaidShape)
@requires("pay_run", "release")
def release(seen: dict[str, Any], run_id: int) -> dict[str, Any]:
    """A supervisor's word: the payments are issued."""
    return _say("release_pay_run", run_id, seen)


@blueprint.post("/<int:run_id>/send-back")
@blueprint.arguments(BecauseShape)
@blueprint.response(200, SaidShape)
@requires("pay_run", "release")
def send_back(said: dict[str, Any], run_id: int) -> dict[str, Any]:
    """A supervisor does not release it."""
    return _say("send_back_pay_run", run_id, said)


@blueprint.post("/<int:run_id>/stop")
@blueprint.arguments(BecauseShape)
@blueprint.response(200, SaidShape)
@requires("pay_run", "stop")
def stop(said: dict[str, Any], run_id: int) -> dict[str, Any]:
    """No part is begun after those in hand."""
    return _say("stop_pay_run", run_id, said)


def _say(update: str, run_id: int, payload: dict[str, Any]) -> dict[str, Any]:
    outcome = saying.tell(update, reachable(PayRun, run_id).subject, payload)
    if outcome.state == "refused":
        raise Refusal(outcome.sentence)
    return {"outcome": outcome.state, "result": outcome.result}
