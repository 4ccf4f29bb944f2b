"""What orders take, served one after another as a payroll clerk would: no limit passed, no cent lost."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.asking import answer_to

KINDS = ["support", "tax_levy", "creditor", "overpayment", "union_dues", "health_premium", "voluntary"]
MINIMUM_WAGE = 1690
ORDERS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "amount_cents": st.integers(0, 150_000),
            "balance_cents": st.none() | st.integers(0, 200_000),
            "began_on": st.sampled_from(["2025-11-01", "2026-01-01", "2026-02-01"]),
        }
    ),
    max_size=8,
)


def served_plainly(disposable: int, net: int, orders: list[dict[str, Any]]) -> list[int]:
    """What each order takes, one at a time in the order of the law."""
    creditor = min(disposable * 20 // 100, max(disposable - 104 * MINIMUM_WAGE, 0) * 40 // 100)
    room = {"support": disposable // 2, "tax_levy": disposable // 4, "creditor": creditor, "overpayment": net // 10}
    taken, served = [0] * len(orders), set()
    turns = sorted(range(len(orders)), key=lambda place: (kind(orders, place), orders[place]["began_on"], place))
    for place in turns:
        order = orders[place]
        second = order["kind"] in ("tax_levy", "creditor") and order["kind"] in served
        beside = order["kind"] == "creditor" and "tax_levy" in served
        served.add(order["kind"])
        if second or beside:
            continue
        owed = order["amount_cents"] if order["balance_cents"] is None else order["balance_cents"]
        took = max(min(order["amount_cents"], owed, net, room.get(order["kind"], net)), 0)
        taken[place], net = took, net - took
        for each in {order["kind"], "creditor"} if order["kind"] == "support" else {order["kind"]}:
            room[each] = room.get(each, net + took) - took
    return taken


def kind(orders: list[dict[str, Any]], place: int) -> int:
    """The place of an order's kind in the order of the law."""
    return KINDS.index(orders[place]["kind"])


@settings(max_examples=150, deadline=None)
@given(disposable=st.integers(0, 500_000), share_of_cost=st.integers(0, 100_000), orders=ORDERS)
def test_orders_take_what_a_clerk_would_let_them(disposable: int, share_of_cost: int, orders: list[Any]) -> None:
    net = max(disposable - share_of_cost, 0)
    answer = answer_to(
        "ihss.deductions", on=date(2026, 3, 31), disposable_cents=disposable, net_cents=net, orders=orders
    )
    taken = [each["taken_cents"] for each in answer["taken"]]
    assert taken == served_plainly(disposable, net, orders)
    assert answer["net_cents"] + answer["deductions_cents"] == net
    assert answer["deductions_cents"] == sum(taken)
    assert answer["net_cents"] >= 0
    assert answer["left_cents"] == sum(each["left_cents"] for each in answer["taken"])
