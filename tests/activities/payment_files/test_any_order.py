"""Answers and repairs in any order: no cent is out twice, and the books always say where the money is."""

import itertools
import random
from collections import Counter, defaultdict

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.partners.bank import bank
from activities.partners.controller import controller
from records.payment import Payment
from records.payment_repairs import CAME_BACK, RepairRefused
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.payment_files import payees
from tests.activities.payment_files.bank_says import back, bank_file
from tests.activities.payment_files.test_answers import controller_says, put
from tests.activities.payment_files.test_repairs import ask_anew, ask_void

OUT = ("issued", "paid")
STEPS = 30
CODES = ("R02", "R03", "R17", "C05")


def all_payments() -> list[Payment]:
    with transaction() as session:
        return list(session.scalars(select(Payment).order_by(Payment.id)))


class Walk:
    """People say things about payments at random; `happened` counts what came of it."""

    def __init__(self, seed: int) -> None:
        self.draw, self.names, self.happened = random.Random(seed), itertools.count(1), Counter[str]()
        self.before: list[tuple[bytes, str]] = []

    def step(self) -> None:
        """One thing is said, or said again."""
        rows = all_payments()
        acts = (self.bank_answers, self.controller_answers, self.repeats, self.mends, self.mends)
        self.draw.choice(acts)(rows)

    def bank_answers(self, rows: list[Payment]) -> None:
        sent = [row for row in rows if row.method == "direct_deposit"]
        some = self.draw.sample(sent, k=min(len(sent), 2))
        told = (back(row, self.draw.choice(CODES), "32") for row in some)
        self.says(bank_file(*told, first_trace=next(self.names) * 10), "ach")

    def controller_answers(self, rows: list[Payment]) -> None:
        drawn = [row for row in rows if row.method == "warrant"]
        some = self.draw.sample(drawn, k=min(len(drawn), 2))
        fates = [(row.id, self.draw.choice(("paid", "void", "stale")), row.net_cents) for row in some]
        self.says(controller_says(*fates), "csv")

    def repeats(self, _rows: list[Payment]) -> None:
        if self.before:
            self.says(*self.draw.choice(self.before))

    def says(self, content: bytes, suffix: str) -> None:
        partner = bank() if suffix == "ach" else controller()
        self.happened.update(put(partner, content, f"{next(self.names)}.{suffix}"))
        self.before.append((content, suffix))

    def mends(self, rows: list[Payment]) -> None:
        """Somebody takes up some of what came back, and sometimes what did not."""
        here = [row for row in rows if row.status in CAME_BACK] or rows
        some = self.draw.sample(here, k=min(len(here), self.draw.randint(1, 2)))
        try:
            run = ask_void(*some) if self.draw.random() < 0.4 else ask_anew(*some)
        except RepairRefused:
            self.happened["refused"] += 1
            return
        assert payees.special_run(run) is None
        self.happened["mended"] += 1


def the_books_are_right() -> None:
    """Every account says what the payments say; of each first payment at most one is on its way or paid."""
    rows, books = all_payments(), payees.ledger()
    assert books["uneven"] == sum(books.values()) == 0
    assert books["RETURNED"] == -sum(row.net_cents for row in rows if row.status in CAME_BACK)
    for method, account in (("direct_deposit", "DIRECT_DEPOSIT"), ("warrant", "WARRANT")):
        assert books[account] == -sum(row.net_cents for row in rows if row.method == method and row.status in OUT)
    assert books["WAGES"] == sum(row.gross_cents for row in rows)
    assert books["MEDICARE"] == -sum(row.medicare_cents for row in rows)
    first, out = dict[int, int](), defaultdict[int, int](int)
    for row in rows:
        first[row.id] = first[row.replaces_id] if row.replaces_id else row.id
        out[first[row.id]] += row.status in OUT and row.net_cents > 0
    assert max(out.values()) <= 1


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_said_in_whatever_order_money_is_out_at_most_once(pay: PayOffice, seed: int) -> None:
    payees.some_payees(pay, 4, 3)
    run = Run()
    assert payees.issue(run.id) is None
    walk = Walk(seed)
    for _ in range(STEPS):
        walk.step()
        the_books_are_right()
    assert walk.happened["taken"] > 4
    assert walk.happened["mended"] > 2
    assert walk.happened["repeated"] > 2
