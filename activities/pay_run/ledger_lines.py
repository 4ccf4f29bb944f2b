"""Payments as ledger lines: what programs and recipients bear, and whom it goes to; each payment's sum to nothing."""

import numpy as np
import polars as pl

from activities.pay_run.arrays import starts_of, summed, whole
from activities.pay_run.asking import asked_by_day
from activities.pay_run.reading import Whole
from records.ledger import Account, Program, Share
from records.pay_order import KINDS

QUESTION = "ihss.cost_sharing"
PAYMENT = 0
"""The posting of the payment itself; what happens to it later has more."""

PROGRAMS = {"PCSP": Program.PCSP, "IPO": Program.IPO, "IHSS-R": Program.IHSS_R, "CFCO": Program.CFCO}
DEBITS = (
    ("federal_cents", Account.WAGES, Share.FEDERAL),
    ("state_cents", Account.WAGES, Share.STATE),
    ("county_cents", Account.WAGES, Share.COUNTY),
    ("recipient_pays_cents", Account.WAGES, Share.RECIPIENT),
)
CREDITS = (
    ("recipient_pays_cents", Account.SETTLED_BY_RECIPIENT),
    ("social_security_cents", Account.SOCIAL_SECURITY),
    ("medicare_cents", Account.MEDICARE),
    ("sdi_cents", Account.SDI),
    ("federal_income_tax_cents", Account.FEDERAL_INCOME_TAX),
    ("state_income_tax_cents", Account.STATE_INCOME_TAX),
    *((f"{kind}_cents", Account[kind.upper()]) for kind in KINDS),
    ("direct_deposit_cents", Account.DIRECT_DEPOSIT),
    ("warrant_cents", Account.WARRANT),
    ("advance_cents", Account.ADVANCE_PAY),
)
WAYS = {"direct_deposit": "direct_deposit_cents", "warrant": "warrant_cents", "advance": "advance_cents"}


def with_shares(paid: pl.DataFrame, taken: pl.DataFrame) -> pl.DataFrame:
    """Payments with who bears them, what each kind of order takes, and the net by the way it goes, a column each."""
    cost = paid.select("program", cost_cents=pl.col("gross_cents") - pl.col("recipient_pays_cents"))
    borne = paid.hstack(asked_by_day(QUESTION, paid["period_ends"], cost))
    ways = {name: pl.when(pl.col("method") == way).then("net_cents").otherwise(0) for way, name in WAYS.items()}
    return borne.with_columns(**_by_kind(whole(paid["place"]), taken), **ways)


def _by_kind(places: Whole, taken: pl.DataFrame) -> dict[str, pl.Series]:
    """What each kind of order takes of payments (places in their order); of what is held nothing is taken."""
    place, cents = whole(taken["place"]), whole(taken["cents"])
    paid = np.isin(place, places)
    found = {}
    for kind in KINDS:
        mine = paid & (taken["kind"] == kind).to_numpy()
        found[f"{kind}_cents"] = pl.Series(summed(places, place[mine], cents[mine]))
    return found


def lines_of(shared: pl.DataFrame) -> pl.DataFrame:
    """The ledger lines of payments (`payment_id`, `program` and the columns of `with_shares`), in their order."""
    sides = [*DEBITS, *((name, account, Share.NONE) for name, account in CREDITS)]
    cents = np.stack([whole(shared[name]) for name, *_ in sides], axis=1)
    cents[:, len(DEBITS) :] *= -1
    row, column = np.nonzero(cents)
    accounts, shares = (np.array([int(side[place]) for side in sides], np.int16) for place in (1, 2))
    programs = whole(shared["program"].replace_strict({name: int(of) for name, of in PROGRAMS.items()})).astype(
        np.int16
    )
    return pl.DataFrame(
        {
            "payment_id": whole(shared["payment_id"])[row],
            "posting": np.full(len(row), PAYMENT, np.int16),
            "account": accounts[column],
            "share": shares[column],
            "program": programs[row],
            "cents": cents[row, column],
        }
    )


def unbalanced(lines: pl.DataFrame) -> Whole:
    """Payments whose lines do not sum to nothing; there are none."""
    payments = whole(lines["payment_id"])
    starts = starts_of(payments)  # a payment's lines stand together; of lines apart no piece would come to nothing
    sums: Whole = np.add.reduceat(whole(lines["cents"]), starts) if len(starts) else starts
    wrong: Whole = payments[starts[sums != 0]]
    return wrong
