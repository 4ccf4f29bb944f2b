"""Orders on a payment of $2,000 disposable and net: each limit on both sides, and who comes first."""

from datetime import date
from typing import Any

from rules.amounts import Example

ON = date(2026, 3, 31)


def order(kind: str, cents: int | None = None, share: int | None = None, balance: int | None = None,
          began: str = "2026-01-01") -> dict[str, Any]:  # fmt: skip
    """One order."""
    told = {"kind": kind, "amount_cents": cents, "share_hundredths": share}
    return told | {"balance_cents": balance, "began_on": began}


def taken(name: str, orders: list[dict[str, Any]], each: list[int], *rows: str, disposable: int = 200000,
          net: int = 200000) -> Example:  # fmt: skip
    """What each order takes, in the order given."""
    whole = sum(each)
    answer: dict[str, Any] = {"deductions_cents": whole, "net_cents": net - whole}
    wanted = [
        min(
            one["amount_cents"] or (disposable * (one["share_hundredths"] or 0) + 5000) // 10000,
            one["balance_cents"] or 10**9,
        )
        for one in orders
    ]
    left = [want - took for want, took in zip(wanted, each, strict=True)]
    lines = [{"taken_cents": took, "left_cents": rest} for took, rest in zip(each, left, strict=True)]
    answer |= {"left_cents": sum(left), "taken": lines}
    return Example(name, ON, {"disposable_cents": disposable, "net_cents": net, "orders": orders}, answer, rows=rows)


EXAMPLES = (
    taken("no orders", [], [], "nothing_taken"),
    taken("support up to half", [order("support", 100000)], [100000], "support"),
    taken("a cent over half", [order("support", 100001)], [100000], "support", "held_to_limits"),
    taken("two orders for support share the half, the older first",
          [order("support", 80000, began="2026-02-01"), order("support", 60000)], [40000, 60000], "support",
          "held_to_limits"),
    taken("a quarter for the state's tax order", [order("tax_levy", 50001)], [50000], "tax_levy", "held_to_limits"),
    taken("a share of the disposable earnings", [order("tax_levy", share=2500)], [50000], "tax_levy"),
    taken("only the first tax order is served", [order("tax_levy", 10000), order("tax_levy", 10000)], [10000, 0],
          "tax_levy", "held_to_limits"),
    taken("a creditor: two fifths of what is over 104 hours at $16.90", [order("creditor", share=2000)], [9696],
          "creditor", "held_to_limits"),
    taken("a creditor: a fifth, where that is less", [order("creditor", 90000)], [80000], "creditor",
          "held_to_limits", disposable=400000, net=400000),
    taken("nothing over 104 hours at the minimum wage", [order("creditor", 10000)], [0], "nothing_taken",
          "held_to_limits", disposable=175760, net=175760),
    taken("support leaves a creditor what is left of the limit", [order("creditor", 90000), order("support", 30000)],
          [50000, 30000], "support", "creditor", "held_to_limits", disposable=400000, net=400000),
    taken("no creditor beside a tax order", [order("creditor", 5000), order("tax_levy", 5000)], [0, 5000],
          "tax_levy", "held_to_limits"),
    taken("the older creditor's order is served", [order("creditor", 5000, began="2026-02-01"),
          order("creditor", 4000)], [0, 4000], "creditor", "held_to_limits"),
    taken("an overpayment takes a tenth of the net", [order("overpayment", 50000)], [20000], "overpayment",
          "held_to_limits"),
    taken("never more than is still owed", [order("overpayment", 20000, balance=500)], [500], "overpayment"),
    taken("dues, a premium and a gift, whatever the order given",
          [order("voluntary", 1000), order("health_premium", 3000), order("union_dues", 1590)], [1000, 3000, 1590],
          "union_dues", "health_premium", "voluntary"),
    taken("little net is left after a share of cost: the premium gets it before the gift",
          [order("voluntary", 1000), order("health_premium", 3000)], [0, 2500], "health_premium", "held_to_limits",
          net=2500),
    taken("half a cent of a share rounds up", [order("voluntary", share=5000)], [51], "voluntary", disposable=101,
          net=101),
)  # fmt: skip
