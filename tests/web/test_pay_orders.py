"""Orders on pay and overpayments at the payroll desk: entered, ended, forgiven; who may."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import fixed
from records.event import Event
from records.pay_order import Overpayment, PayOrder
from records.staff import Staff
from tests.web.at_work import NOON, AtWork, at_work
from tests.web.conftest import Visitor
from tests.web.providers import text

ORDER = {
    "order.kind": "support",
    "order.assignment_id": "all",
    "order.payee": "State Disbursement Unit",
    "order.amount_cents": "125.00",
    "order.starts_on": "2026-12-01",
}
AsRole = Callable[[str], Visitor]


@pytest.fixture(autouse=True)
def sunday_noon() -> Iterator[None]:
    with fixed(NOON):
        yield


@pytest.fixture
def noe(session: Session, staff: dict[str, Staff]) -> AtWork:
    return at_work(session)


@pytest.fixture
def officer(noe: AtWork, as_role: AsRole) -> Visitor:
    return as_role("payroll_officer")


def base(noe: AtWork) -> str:
    return f"/enrollments/{noe.enrollment.id}/pay"


def test_an_order_is_entered_and_ended_each_with_its_event(officer: Visitor, session: Session, noe: AtWork) -> None:
    assert officer.post(f"{base(noe)}/order", ORDER).status_code == 303
    row = session.scalars(select(PayOrder)).one()
    assert (row.kind, row.amount_cents, row.share_hundredths, row.assignment_id) == ("support", 12500, None, None)
    assert "$125.00 a half-month" in text(officer.get(base(noe)))
    assert officer.post(f"{base(noe)}/order/{row.id}/end", {}).status_code == 303
    session.refresh(row)
    assert row.ends_on is not None
    kinds = list(session.scalars(select(Event.kind).order_by(Event.id)))
    assert kinds[-2:] == ["pay_order_given", "pay_order_ended"]


def test_an_order_takes_one_thing_and_a_share_has_its_decimals(officer: Visitor, session: Session, noe: AtWork) -> None:
    both = officer.post(f"{base(noe)}/order", ORDER | {"order.share_hundredths": "12.50"})
    assert (both.status_code, "One of them" in text(both)) == (422, True)
    share = ORDER | {"order.share_hundredths": "12.50", "order.amount_cents": ""}
    assert officer.post(f"{base(noe)}/order", share).status_code == 303
    assert session.scalars(select(PayOrder.share_hundredths)).one() == 1250


def test_an_overpayment_is_recovered_by_the_laws_share_until_it_is_forgiven(
    officer: Visitor, session: Session, noe: AtWork
) -> None:
    said = {
        "overpayment.assignment_id": str(noe.assignments["Ana"].id),
        "overpayment.cents": "60.00",
        "overpayment.reason": "Paid twice.",
    }
    assert officer.post(f"{base(noe)}/overpayment", said).status_code == 303
    found, order = session.scalars(select(Overpayment)).one(), session.scalars(select(PayOrder)).one()
    assert (found.cents, order.balance_cents, order.share_hundredths, order.overpayment_id) == (
        6000,
        6000,
        1000,
        found.id,
    )
    assert officer.post(f"{base(noe)}/order/{order.id}/end", {}).status_code == 422, "it is forgiven, not ended"
    why = {f"forgive_{found.id}.reason": "The county's mistake."}
    assert officer.post(f"{base(noe)}/overpayment/{found.id}/forgive", why).status_code == 303
    session.refresh(found)
    session.refresh(order)
    assert (found.forgiven_reason, order.ends_on is not None) == ("The county's mistake.", True)
    assert "Forgiven" in text(officer.get(base(noe)))


def test_nobody_else_writes_orders(noe: AtWork, as_role: AsRole, session: Session) -> None:
    assert as_role("caseworker").post(f"{base(noe)}/order", ORDER).status_code in (403, 404)
    assert session.scalars(select(PayOrder)).all() == []


def test_a_form_pressed_twice_takes_from_pay_once(officer: Visitor, session: Session, noe: AtWork) -> None:
    over = {"overpayment.assignment_id": str(noe.assignments["Ana"].id), "overpayment.cents": "60.00"}
    for path, told, kept in (
        ("order", ORDER, PayOrder),
        ("overpayment", over | {"overpayment.reason": "Paid twice."}, Overpayment),
    ):
        pressed = told | {"form_key": f"one-press-of-the-form-{path}"}
        before = session.query(kept).count()
        assert officer.post(f"{base(noe)}/{path}", pressed).status_code == 303
        again = officer.post(f"{base(noe)}/{path}", pressed, follow_redirects=True)
        assert "Nothing was done a second time." in text(again)
        assert session.query(kept).count() == before + 1


def test_a_form_that_was_refused_is_refused_again_when_it_is_pressed_twice(
    officer: Visitor, session: Session, noe: AtWork
) -> None:
    officer.post(f"{base(noe)}/order", ORDER)
    row = session.scalars(select(PayOrder)).one()
    officer.post(f"{base(noe)}/order/{row.id}/end", {})
    for _press in range(2):
        again = officer.post(f"{base(noe)}/order/{row.id}/end", {"form_key": "one-press-of-this-form"})
        assert (again.status_code, "This order has ended already." in text(again)) == (422, True)


@pytest.mark.parametrize("field", ["order.amount_cents", "order.balance_cents"])
def test_an_order_of_nothing_is_no_order(officer: Visitor, session: Session, noe: AtWork, field: str) -> None:
    answer = officer.post(f"{base(noe)}/order", ORDER | {field: "0.00"})
    assert (answer.status_code, "Type more than nothing" in text(answer)) == (422, True)
    assert session.scalars(select(PayOrder)).all() == []
