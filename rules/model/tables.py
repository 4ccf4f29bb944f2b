"""A decision table as it is written: facts, limits, answer, and the rows of each edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules.errors import BeforeTheLaw
from rules.model.facts import Fact

HITS = ("first", "collect")


@dataclass(frozen=True)
class Literal:
    """A value written in the row, coded as the engine sees it: a whole number, or a tuple of them."""

    value: int | tuple[int, ...] | None


@dataclass(frozen=True)
class LimitNamed:
    """The value, on the day asked about, of a limit of the table."""

    name: str


@dataclass(frozen=True)
class FactNamed:
    """The value of another fact of the same case."""

    name: str


@dataclass(frozen=True)
class Several:
    """A list written in the row, some of it limits of the table."""

    parts: tuple[Literal | LimitNamed, ...]


Operand = Literal | LimitNamed | FactNamed | Several


@dataclass(frozen=True)
class Test:
    """One condition on one fact: an operator word and what it is held against."""

    fact: str
    operator: str
    operand: Operand

    __test__ = False  # the field calls it a test; pytest must not collect it


@dataclass(frozen=True)
class Row:
    """One row: it fires when every test of `when` holds and, if there are any, one whole group of `any_of`."""

    name: str
    when: tuple[Test, ...]
    any_of: tuple[tuple[Test, ...], ...]
    otherwise: bool
    gives: Mapping[str, Any]
    cite: str
    evidence: str

    def tests(self) -> tuple[Test, ...]:
        """Every test of the row, those of its groups too."""
        return self.when + tuple(test for group in self.any_of for test in group)


@dataclass(frozen=True)
class Edition:
    """The rows in force from a day until the next edition."""

    since: date
    cite: str
    evidence: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Derived:
    """A fact computed by an amount before the table is asked; `by` is module.function in the programme's amounts."""

    fact: Fact
    by: str


@dataclass(frozen=True)
class Each:
    """A list fact each of whose items is asked of another table of the programme, by name ("ihss.conviction")."""

    items: str
    question: str


@dataclass(frozen=True)
class Combined:
    """A whole number made of the items' answers: how many gave `member` as `word`, or the sum of `member`."""

    fact: Fact
    by: str
    member: str
    word: str | bool | None = None


@dataclass(frozen=True)
class Example:
    """A case with its published or derived answer; `answer` may be a part of the answer."""

    name: str
    on: date
    facts: Mapping[str, Any]
    answer: Mapping[str, Any] | None = None
    needs: tuple[str, ...] = ()
    row: str = ""
    rows: tuple[str, ...] | None = None
    cite: str = ""


@dataclass(frozen=True)
class Table:
    """A question answered by rows: the first that fits (`first`) or all that fit (`collect`).

    `each` asks another table of every item of a list, `beside` are facts worked out for each item first, `combined`
    counts or sums what was answered. `refuses` says whose facts cannot be right, `lists` work out the members of the
    answer that are lists of records: each is module.function of the programme's amounts.
    """

    name: str
    asks: str
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    limits: Mapping[str, str]
    gives: Mapping[str, Fact]
    hit: str
    editions: tuple[Edition, ...]
    examples: tuple[Example, ...] = field(default=())
    each: Each | None = None
    combined: tuple[Combined, ...] = ()
    refuses: str = ""
    beside: tuple[Derived, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)

    def edition(self, on: date) -> Edition:
        """The edition in force on a day."""
        for edition in reversed(self.editions):
            if edition.since <= on:
                return edition
        raise BeforeTheLaw(
            f"The question {self.name} has no answer on {on}: its law begins on {self.editions[0].since}; "
            "ask about a later day."
        )

    def columns(self) -> dict[str, Fact]:
        """Every fact a row may test, given or worked out."""
        return {fact.name: fact for fact in (*self.facts, *self.worked_out())}

    def worked_out(self) -> tuple[Fact, ...]:
        """The facts nobody gives: what the items' answers come to, then what amounts derive."""
        return tuple(one.fact for one in self.combined) + tuple(one.fact for one in self.derived)
