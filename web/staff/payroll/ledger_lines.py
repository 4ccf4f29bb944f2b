"""The ledger of one payment as it is read: by posting, debit beside credit, each posting's sum."""

from collections.abc import Sequence
from dataclasses import dataclass

from records.ledger import LedgerLine


@dataclass(frozen=True)
class Posting:
    """One movement: the payment itself (0), or what became of it later. `debit`, `credit`: cents, both positive."""

    number: int
    lines: list[LedgerLine]
    debit: int
    credit: int

    @property
    def ties(self) -> bool:
        """Whether it sums to nothing."""
        return self.debit == self.credit


def postings(lines: Sequence[LedgerLine]) -> list[Posting]:
    """The postings of a payment in their order."""
    found = []
    for number in dict.fromkeys(each.posting for each in lines):
        mine = [each for each in lines if each.posting == number]
        debit, credit = (sum(max(sign * each.cents, 0) for each in mine) for sign in (1, -1))
        found.append(Posting(number, mine, debit, credit))
    return found
