"""The page of one run: where it stands, what it comes to, what it holds, and the one word that is awaited."""

from collections.abc import Callable

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import brought_answers, pay_hold_view, pay_run_view, timeline
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.pay_run_view import Totals
from records.staff import Staff
from web import database, saying
from web.access import may, requires
from web.forms import Form, sent
from web.reach import found, reachable, within
from web.staff import event_words
from web.staff.payroll import asking, picture, tables, way
from web.staff.payroll.asking import ASKS, Ask
from web.staff.payroll.listing import blueprint

LOOKED_AGAIN = (
    "Nothing was released: since it was reckoned, something of it came to be held or paid otherwise. It is reckoned "
    "again now."
)
AT_WORK = ("planned", "calculating", "issuing")
"""Statuses in which a run works by itself, and its page looks again every second."""
DISCARDED = "discarded"
"""Nothing of such a run was paid, whatever of it is not cleared away yet."""
TOP = 8
"""Counties on the run's own page; all of them on the page of its totals."""


@blueprint.get("/payroll/<int:run_id>")
@requires("pay_run", "read")
def run(run_id: int) -> ResponseReturnValue:
    """One run."""
    return _page(reachable(PayRun, run_id))


@blueprint.get("/payroll/<int:run_id>/now")
@requires("pay_run", "read")
def progress(run_id: int) -> ResponseReturnValue:
    """The part of the page that refreshes itself while a run is at work; the whole page once it is not."""
    row = reachable(PayRun, run_id)
    page = Response(render_template("payroll/now.html", run=row, now=pay_run_view.progress(database.session(), row)))
    if row.status != request.args.get("seen", row.status):
        page.headers["HX-Refresh"] = "true"
    return page


@blueprint.get("/payroll/number/<number>")
@requires("pay_run", "read")
def by_number(number: str) -> ResponseReturnValue:
    """The run with a number, as it is written on paper."""
    row = found(pay_run_view.of_number(database.session(), number[:24]))
    return redirect(url_for("payroll.run", run_id=row.id))


def _say(asked: Ask) -> Callable[[int], ResponseReturnValue]:
    """The view that says one message: what is wrong or refused stands on the same page again."""

    @requires("pay_run", asked.action)
    def say(run_id: int) -> ResponseReturnValue:
        row = reachable(PayRun, run_id)
        form = sent(asked.schema())
        if not form.ok:
            return _page(row, (asked.update, form)), 422
        payload = {name: value for name, value in form.data.items() if value is not None}
        outcome = saying.tell(asked.update, row.subject, payload)
        if outcome.state == "refused":
            return _page(reachable(PayRun, run_id), (asked.update, form.refuse(outcome.sentence))), 422
        if outcome.result == "looked_again":
            flash(LOOKED_AGAIN, "warning")
            return redirect(url_for("payroll.run", run_id=run_id), 303)
        walks = asked.update in ("release_pay_run", "send_back_pay_run") and may("review", "decide")
        if walks and request.form.get("walk"):
            flash(asked.done, "success")
            return redirect(url_for("reviews.next_one", after=f"pay_run-{run_id}"), 303)
        return saying.answer(outcome, url_for("payroll.run", run_id=run_id), asked.done)

    say.__name__ = asked.update
    say.__doc__ = f"{asked.title}."
    return say


for each in ASKS:
    blueprint.add_url_rule(f"/payroll/<int:run_id>/{each.path}", each.update, _say(each), methods=["POST"])


def _page(row: PayRun, typed: tuple[str, Form] | None = None) -> str:
    session = database.session()
    totals = Totals({}) if row.status == DISCARDED else pay_run_view.totals(session, row.id)
    whole, before = totals.whole, pay_run_view.before(session, row)
    approvals = pay_run_view.approvals(session, row.id)
    earlier = pay_run_view.totals(session, before.id) if before else None
    held = pay_hold_view.counts(session, row.id, within()(PayHold))
    return render_template(
        "payroll/run.html",
        run=row,
        made_by=session.get(Staff, row.made_by_id) if row.made_by_id else None,
        at_work=row.status in AT_WORK,
        now=pay_run_view.progress(session, row),
        steps=way.steps(row, approvals),
        way=way.draw(row, approvals),
        asks=asking.shown(row, whole, approvals, typed),
        form=typed[1] if typed else None,
        whole=whole,
        before=before,
        compared=picture.compared(whole, row.held, (earlier.whole, before.held) if before and earlier else None),
        shares=picture.shares(whole),
        goes_to=picture.goes_to(whole),
        columns=picture.last_runs(pay_run_view.last_six(session, row), row),
        programs=tables.rows(totals.by_program(), None, "-gross"),
        counties=tables.rows(totals.by_county(), earlier.by_county() if earlier else None, "-gross")[:TOP],
        county_count=len(totals.by_county()),
        held=held,
        said=pay_run_view.words(session, row.id),
        brought=brought_answers.of_run(session, row.id) if row.kind == "special" else [],
        files=pay_run_view.files(session, row.id),
        events=event_words.items(timeline.of_pay_run(session, row.id)),
    )
