"""Which payment of a month bears how much of the recipient's share of cost, in cents; asked on the pay date.

The share is the recipient's, of the month, and taken from what the state pays (handbook, share of cost). Where several
payments of the month go out together, no text says from whose: each bears as much of it as it has of the gross, so that
no provider waits for their pay on the recipient alone. The last cents go by the largest remainder, then by the order of
the payments. What a payment is too small for after taxes the others bear, in their order.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Items, Limits, Result, cents, records, records_of

CITE = "22 CCR 50653"


def split(name: str, left: int, payments: list[tuple[int, int]], parts: list[int], *rows: str) -> Example:
    """Payments with their gross and what taxes leave of it, and what each of them bears."""
    facts = [{"gross_cents": gross, "disposable_cents": disposable} for gross, disposable in payments]
    answer = {"parts": [{"share_cents": each} for each in parts], "share_of_cost_left_cents": left - sum(parts)}
    told = {"share_left_cents": left, "payments_of_month": facts}
    return Example(name, date(2026, 3, 31), told, answer, rows=rows)


QUESTION = AmountQuestion(
    name="ihss.share_of_cost_parts",
    asks="How much of the month's share of cost does each payment bear that goes out now?",
    facts=("share_left_cents", "payments_of_month"),
    limits={},
    gives={"share_of_cost_left_cents": cents(), "parts": records(share_cents=cents())},
    rows={"nothing_to_bear": CITE, "in_proportion": CITE, "one_bears_for_another": CITE, "more_than_the_pay": CITE},
    since=date(2026, 1, 1),
    cite=CITE,
    evidence="derived",
    examples=(
        split("one payment bears all", 10000, [(19150, 19150)], [10000], "in_proportion"),
        split("two alike bear half each", 10000, [(19150, 19150), (19150, 19150)], [5000, 5000], "in_proportion"),
        split("a third and two thirds", 9000, [(10000, 9000), (20000, 18000)], [3000, 6000], "in_proportion"),
        split("the odd cent goes to the largest remainder", 100, [(100, 100), (200, 200)], [33, 67], "in_proportion"),
        split("and among equals to the first", 101, [(500, 500), (500, 500)], [51, 50], "in_proportion"),
        split("taxes took what one should bear", 10000, [(10000, 1000), (10000, 10000)], [1000, 9000],
              "in_proportion", "one_bears_for_another"),
        split("more than there is", 50000, [(10000, 9000), (20000, 18000)], [9000, 18000],
              "in_proportion", "more_than_the_pay"),
        split("a payment of nothing bears nothing", 500, [(0, 0), (1000, 1000)], [0, 500], "in_proportion"),
        split("nothing is left of the share", 0, [(1000, 1000)], [0], "nothing_to_bear"),
        split("nothing is paid", 500, [], [], "more_than_the_pay"),
    ),
)  # fmt: skip


def answer(facts: Columns, limits: Limits) -> Result:
    """What each payment bears, in the order given, and what is left for later ones of the month."""
    payments, share = facts.items("payments_of_month"), facts["share_left_cents"]
    wanted = _in_proportion(payments, share)
    room = np.minimum(payments["disposable_cents"], payments["gross_cents"])
    borne = _with_the_excess(payments, np.minimum(wanted, room), room, share)
    left = share - payments.sum(borne)
    return Result(
        answer={"share_of_cost_left_cents": left},
        rows={
            "nothing_to_bear": share == 0,
            "in_proportion": payments.any(borne > 0),
            "one_bears_for_another": payments.any(borne > wanted),
            "more_than_the_pay": left > 0,
        },
        lists={"parts": records_of(facts.rows, payments.owner, {"share_cents": borne})},
    )


def _in_proportion(payments: Items, share: IntArray) -> IntArray:
    """Each one's part by its gross, to the cent: largest remainders first, then in the order of the payments."""
    gross = payments["gross_cents"]
    whole, mine = np.maximum(payments.spread(payments.sum(gross)), 1), payments.spread(share) * gross
    parts, remainder = mine // whole, mine % whole
    short = np.where(payments.sum(gross) > 0, share - payments.sum(parts), 0)
    order = np.lexsort((np.arange(payments.rows), -remainder, payments.owner))
    rank = np.empty_like(order)
    rank[order] = np.arange(payments.rows) - payments.offsets[payments.owner]
    more: IntArray = parts + (rank < payments.spread(short))
    return more


def _with_the_excess(payments: Items, borne: IntArray, room: IntArray, share: IntArray) -> IntArray:
    """What some were too small for goes to whoever has room, in their order."""
    still: IntArray = share - payments.sum(borne)
    whole = borne.copy()
    lengths = np.diff(payments.offsets)
    for place in range(int(lengths.max(initial=0))):  # the n-th payment of every case at once
        who = np.flatnonzero(lengths > place)
        payment = payments.offsets[who] + place
        more = np.minimum(still[who], room[payment] - whole[payment])
        whole[payment] += more
        still[who] -= more
    return whole
