"""What is taken from pay after taxes: orders in the order of the law, each within its limit, in cents.

Support comes first (CCP 706.030), at most half of the disposable earnings (CCP 706.052); then the state's tax order,
at most a quarter of them (CCP 706.074); then a creditor's order, at most a fifth of them and two fifths of what is over
104 hours at the minimum wage (CCP 706.050), less what support takes, and none beside a tax order (CCP 706.077). Of
several tax or creditors' orders the first to begin is served (CCP 706.023, 706.077). Then overpayments, dues, premiums,
and what the provider asks for. Limits round down, so that none is ever passed; amounts round half a cent up.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, IntArray, Items, Limits, Mask, Result, cents, records, records_of
from rules.law.ihss.amounts.deductions_examples import EXAMPLES
from rules.rounding import divided

WHOLE = 10_000  # hundredths of a percent in the whole
WANTS = "orders: each order wants an amount or a share of the disposable earnings; give one of the two."
KINDS = ("support", "tax_levy", "creditor", "overpayment", "union_dues", "health_premium", "voluntary")
ONE_SERVED = ("tax_levy", "creditor")

QUESTION = AmountQuestion(
    name="ihss.deductions",
    asks="What do orders, dues and premiums take from the pay that taxes leave?",
    facts=("disposable_cents", "net_cents", "orders"),
    limits={
        "support_share": "garnishment/support_share",
        "tax_share": "garnishment/tax_share",
        "creditor_share": "garnishment/creditor_share",
        "creditor_excess_share": "garnishment/creditor_excess_share",
        "protected_hours": "garnishment/protected_hours",
        "state_minimum": "wage/state_minimum",
        "overpayment_share": "overpayment/share",
    },
    gives={
        "deductions_cents": cents(),
        "net_cents": cents(),
        "left_cents": cents(),
        "taken": records(taken_cents=cents(), left_cents=cents()),
    },
    rows={
        "nothing_taken": "CCP 706.020",
        "support": "CCP 706.030, 706.052; 15 USC 1673(b)",
        "tax_levy": "CCP 706.074, 706.077",
        "creditor": "CCP 706.050",
        "overpayment": "Hearth's own; no percentage is public",
        "union_dues": "W&I 12301.6",
        "health_premium": "W&I 12301.6",
        "voluntary": "Government Code 1151",
        "held_to_limits": "CCP 706.050, 706.052, 706.074; 15 USC 1673",
    },
    since=date(2023, 9, 1),
    cite="CCP 706.020-706.077; 15 USC 1673",
    evidence="recalled",
    examples=EXAMPLES,
)


def answer(facts: Columns, limits: Limits) -> Result:
    """What each order takes, in the order given, and what is left to pay out."""
    orders = facts.items("orders")
    wanted = _wanted(facts, orders)
    taken = _taken(facts, orders, np.where(_served(orders), wanted, 0), limits)
    whole, left = orders.sum(taken), orders.sum(wanted - taken)
    by_kind = {kind: orders.any(orders.equals("kind", kind) & (taken > 0)) for kind in KINDS}
    unclear = orders.any(orders.known("amount_cents") == orders.known("share_hundredths"))
    return Result(
        answer={"deductions_cents": whole, "net_cents": facts["net_cents"] - whole, "left_cents": left},
        rows={"nothing_taken": whole == 0, **by_kind, "held_to_limits": left > 0},
        refuse={WANTS: unclear},
        lists={"taken": records_of(facts.rows, orders.owner, {"taken_cents": taken, "left_cents": wanted - taken})},
    )


def _wanted(facts: Columns, orders: Items) -> IntArray:
    """What each order wants of this payment, never more than is still owed."""
    share = divided(orders.spread(facts["disposable_cents"]) * orders["share_hundredths"], WHOLE)
    wanted = np.where(orders.known("amount_cents"), orders["amount_cents"], share)
    return np.where(orders.known("balance_cents"), np.minimum(wanted, orders["balance_cents"]), wanted)


def _in_turn(orders: Items) -> IntArray:
    """The places of the orders as the law serves them: by kind, then by the day they began."""
    turn: IntArray = np.lexsort((np.arange(orders.rows), orders["began_on"], orders["kind"], orders.owner))
    return turn


def _served(orders: Items) -> Mask:
    """Of a provider's tax orders only the first, of creditors' only the first, and that not beside a tax order."""
    turn, kind = _in_turn(orders), orders["kind"]
    first = np.ones(orders.rows, dtype=np.bool_)
    same = (np.diff(orders.owner[turn]) == 0) & (np.diff(kind[turn]) == 0)
    first[turn[1:][same]] = False
    taxed = orders.spread(orders.any(orders.equals("kind", "tax_levy")))
    served: Mask = (first | ~orders.within("kind", ONE_SERVED)) & ~(orders.equals("kind", "creditor") & taxed)
    return served


def _taken(facts: Columns, orders: Items, wanted: IntArray, limits: Limits) -> IntArray:
    """What each order gets: it takes its turn with what those before it in the law left."""
    turn, kind = _in_turn(orders), orders["kind"]
    room = _rooms(facts, limits)
    left = facts["net_cents"].copy()
    taken = np.zeros(orders.rows, dtype=np.int64)
    lengths = np.diff(orders.offsets)
    for place in range(int(lengths.max(initial=0))):  # the n-th order of every provider at once
        who = np.flatnonzero(lengths > place)
        order = turn[orders.offsets[who] + place]
        cents_taken = np.minimum(np.minimum(wanted[order], left[who]), np.maximum(room[kind[order], who], 0))
        taken[order] = cents_taken
        left[who] -= cents_taken
        room[kind[order], who] -= cents_taken
        supported = kind[order] == KINDS.index("support")
        room[KINDS.index("creditor"), who[supported]] -= cents_taken[supported]
    return taken


def _rooms(facts: Columns, limits: Limits) -> IntArray:
    """The most each kind may take of each payment: a row a kind."""
    disposable, net = facts["disposable_cents"], facts["net_cents"]
    over = np.maximum(disposable - limits["protected_hours"] * limits["state_minimum"], 0)
    excess = over * limits["creditor_excess_share"] // WHOLE
    creditor = np.minimum(disposable * limits["creditor_share"] // WHOLE, excess)
    support, tax = (disposable * limits[name] // WHOLE for name in ("support_share", "tax_share"))
    overpayment = net * limits["overpayment_share"] // WHOLE
    return np.array([support, tax, creditor, overpayment, net, net, net], dtype=np.int64)
