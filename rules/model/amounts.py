"""An amount: a question answered by arithmetic over arrays, and the words its author writes it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.columns_of_facts import Columns
from rules.model.facts import Fact
from rules.model.limits import Limits
from rules.model.records import Records
from rules.model.tables import Example

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Give:
    """One member of an amount's answer: its type, unit and words."""

    type: str
    unit: str = ""
    one_of: tuple[str, ...] = ()
    nullable: bool = False
    of: Mapping[str, "Give"] = field(default_factory=dict)

    def named(self, name: str) -> Fact:
        """The member as a fact, for printing and decoding."""
        of = tuple(give.named(member) for member, give in self.of.items())
        return Fact(name, self.type, self.unit, one_of=self.one_of, nullable=self.nullable, of=of)


def integer(unit: str, nullable: bool = False) -> Give:
    """A whole number of `unit`."""
    return Give("integer", unit, nullable=nullable)


def minutes(nullable: bool = False) -> Give:
    """Whole minutes."""
    return integer("minutes", nullable)


def cents(nullable: bool = False) -> Give:
    """Whole cents."""
    return integer("cents", nullable)


def count(nullable: bool = False) -> Give:
    """How many."""
    return integer("count", nullable)


def boolean(nullable: bool = False) -> Give:
    """true or false."""
    return Give("boolean", nullable=nullable)


def day(nullable: bool = False) -> Give:
    """A date; the array holds day ordinals."""
    return Give("date", nullable=nullable)


def text(nullable: bool = False) -> Give:
    """Words; the array holds numpy text."""
    return Give("text", nullable=nullable)


def one_of(*words: str, nullable: bool = False) -> Give:
    """One word out of `words`; the array holds places in `words`."""
    return Give("enum", one_of=words, nullable=nullable)


def records(**of: Give) -> Give:
    """A list of records with these members; they stand in `Result.lists`."""
    return Give("list", of=of)


def rows() -> Give:
    """The names of the rows that decided."""
    return Give("rows")


@dataclass(frozen=True)
class AmountQuestion:
    """What an amount module says of itself; `rows` are its reason codes with their cites, in order."""

    name: str
    asks: str
    facts: tuple[str, ...]
    gives: Mapping[str, Give]
    rows: Mapping[str, str]
    since: date
    cite: str
    evidence: str
    limits: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Result:
    """What an amount or a table answers for many cases at once: arrays, one element a case.

    `rows` says for each reason code who was decided by it; `null` whose member is null; `needs` who must still
    supply a fact; `refuse` whose facts cannot be right, by sentence; `lines` the working, one element an item;
    `lists` the members of the answer that are lists of records.
    """

    answer: Mapping[str, NDArray[Any]]
    rows: Mapping[str, Mask | bool] = field(default_factory=dict)
    null: Mapping[str, Mask | bool] = field(default_factory=dict)
    needs: Mapping[str, Mask | bool] = field(default_factory=dict)
    refuse: Mapping[str, Mask | bool] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, NDArray[Any]]] = field(default_factory=dict)
    lists: Mapping[str, Records] = field(default_factory=dict)


Arithmetic = Callable[[Columns, Limits], Result]


@dataclass(frozen=True)
class Amount:
    """An amount ready to be asked: its question with every fact found and its arithmetic."""

    question: AmountQuestion
    facts: tuple[Fact, ...]
    answer: Arithmetic

    @property
    def name(self) -> str:
        """The question's name, like "ihss.hours"."""
        return self.question.name

    @property
    def asks(self) -> str:
        """The question in words."""
        return self.question.asks

    @property
    def limits(self) -> Mapping[str, str]:
        """The limits by name, each a parameter path."""
        return self.question.limits

    @cached_property
    def gives(self) -> dict[str, Fact]:
        """The members of the answer."""
        return {name: give.named(name) for name, give in self.question.gives.items()}

    @property
    def examples(self) -> tuple[Example, ...]:
        """Cases with their known answers."""
        return self.question.examples
