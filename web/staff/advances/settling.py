"""The county settles what is left of an advance or moves to arrears; that money was given back takes two people."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from records import advance_receipts, advances
from records.advances import AdvanceRefused
from records.clock import now
from records.pay_order import AdvancePayment
from web import database, saying
from web.access import requires
from web.forms import Form, sent
from web.reach import reachable
from web.schemas.advances import NotGivenBack, Settled
from web.sign_in import guard
from web.staff.advances.confirming import why_not
from web.staff.advances.listing import blueprint, page
from web.staff.payroll.at_once import Again, done

ACCOUNTED = "What is left counts as accounted for. The reason stays with the case."
WRITTEN = "It is written down. Once a payroll officer or a supervisor, not you, has confirmed it, the money is back."


@blueprint.post("/advances/<int:advance_id>/settle")
@requires("advance", "settle")
def settle(advance_id: int) -> ResponseReturnValue:
    """What is left is settled: the care was given, or the recipient has died; or it is said to be given back."""
    row, form = reachable(AdvancePayment, advance_id), sent(Settled(), prefix=f"settle_{advance_id}.")
    if not form.ok:
        return page(form), 422
    settled_as, reason, session = form.data["settled_as"], form.data["reason"], database.session()
    said = (_staff(), saying.form_key(), now())
    if settled_as == "given_back":
        return done(
            lambda: advance_receipts.write_down(session, row, reason, *said),
            *(AdvanceRefused, _list(), WRITTEN, _again(form)),
        )
    return done(
        lambda: advances.settle(session, row, settled_as, reason, *said),
        *(AdvanceRefused, _list(), ACCOUNTED, _again(form)),
    )


@blueprint.post("/advances/<int:advance_id>/given-back")
@requires("advance", "confirm")
def confirm(advance_id: int) -> ResponseReturnValue:
    """A second person says that the money is here."""
    row = reachable(AdvancePayment, advance_id)

    def do() -> None:
        sentence = why_not(row)
        if sentence is not None:
            raise AdvanceRefused(sentence)
        advance_receipts.confirm(database.session(), row, _staff(), saying.form_key(), now())

    says = "The money is back. Later timesheets of the month are paid to the providers."
    return done(do, AdvanceRefused, _list(), says)


@blueprint.post("/advances/<int:advance_id>/not-given-back")
@requires("advance", "confirm")
def deny(advance_id: int) -> ResponseReturnValue:
    """The money did not come, or not all of it: what was written down is taken off."""
    row, form = reachable(AdvancePayment, advance_id), sent(NotGivenBack(), prefix=f"deny_{advance_id}.")
    if not form.ok:
        return page(form), 422
    told = (form.data["reason"], _staff(), saying.form_key(), now())
    return done(
        lambda: advance_receipts.deny(database.session(), row, *told),
        *(AdvanceRefused, _list(), "It is taken off. What is left of the month is open as before.", _again(form)),
    )


@blueprint.post("/advances/<int:advance_id>/arrears")
@requires("advance", "settle")
def to_arrears(advance_id: int) -> ResponseReturnValue:
    """The county moves the recipient to payment in arrears, once the law lets it."""
    row = reachable(AdvancePayment, advance_id)
    return done(
        lambda: advances.move_to_arrears(database.session(), row, _staff(), saying.form_key(), now()),
        AdvanceRefused,
        _list(),
        "The recipient is not paid ahead of time any more. A letter says so, and how to ask for a hearing.",
    )


def _again(form: Form) -> Again:
    return lambda sentence: (page(form.refuse(sentence)), 422)


def _list() -> str:
    """The page of the list that was looked at."""
    return url_for("advances.show", page=request.args.get("page", type=int))


def _staff() -> int:
    return guard.the_staff().staff_id
