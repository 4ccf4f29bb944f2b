"""The runs, newest first, with the last half-months beside each other."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from records import pay_run_view, payments_back
from records.payment import Payment
from web import database
from web.access import may, requires
from web.reach import within
from web.staff.payroll import answer_folder, picture, words

blueprint = Blueprint("payroll", __name__)
for name, filter_ in (words.FILTERS | {"in_unit": picture.in_unit, "many_hours": picture.many_hours}).items():
    blueprint.add_app_template_filter(filter_, name)


@blueprint.get("/payroll")
@requires("pay_run", "list")
def show() -> ResponseReturnValue:
    """Every run with its status and totals."""
    session = database.session()
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    runs, more = pay_run_view.newest(session, number)
    return render_template(
        "payroll/list.html",
        runs=runs,
        more=more,
        page=number,
        picture=picture.last_runs(pay_run_view.last_six(session)),
        unfitting=answer_folder.unfitting() if may("payment_answers", "take") else 0,
        back=payments_back.count(session, within()(Payment)) if may("payment", "repair") else 0,
    )
