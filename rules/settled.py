"""A table's edition settled for a day: limits filled in, every test brought to one of a few plain forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.book import Book
from rules.errors import MalformedLaw
from rules.model.facts import LARGEST, Fact
from rules.model.limits import Limits
from rules.model.row_file import LISTS, coded_operand
from rules.model.tables import Edition, FactNamed, LimitNamed, Literal, Row, Several, Table, Test

Values = Mapping[str, int | None]


@dataclass(frozen=True)
class Plain:
    """A test on coded whole numbers: in, not_in, at_least, at_most, null, known; or against the fact `other`."""

    fact: str
    op: str
    values: tuple[int, ...] = ()
    other: str = ""

    def holds(self, case: Values) -> bool:
        """Whether a case passes; a fact that is not known passes nothing but null."""
        value = case[self.fact]
        if self.op in ("null", "known"):
            return (value is None) == (self.op == "null")
        if value is None:
            return False
        if self.other:
            against = case[self.other]
            return against is not None and VERSUS[self.op](value, against)
        if self.op in ("in", "not_in"):
            return (value in self.values) == (self.op == "in")
        return value >= self.values[0] if self.op == "at_least" else value <= self.values[0]


VERSUS = {
    "is": int.__eq__,
    "is_not": int.__ne__,
    "at_least": int.__ge__,
    "at_most": int.__le__,
    "over": int.__gt__,
    "under": int.__lt__,
}


@dataclass(frozen=True)
class SettledRow:
    """A row whose tests are plain."""

    row: Row
    when: tuple[Plain, ...]
    any_of: tuple[tuple[Plain, ...], ...]

    def fits(self, case: Values) -> bool:
        """Whether all its conditions hold."""
        held = all(test.holds(case) for test in self.when)
        return held and (not self.any_of or any(all(test.holds(case) for test in group) for group in self.any_of))

    def failed_on(self, case: Values) -> tuple[str, ...]:
        """The facts whose condition did not hold; none where the row fits."""
        failed = [test.fact for test in self.when if not test.holds(case)]
        if self.any_of and not any(all(test.holds(case) for test in group) for group in self.any_of):
            failed += [test.fact for group in self.any_of for test in group if not test.holds(case)]
        return tuple(dict.fromkeys(failed))


@dataclass(frozen=True)
class Settled:
    """The rows of one edition with the limits of one day; `key` names it within one law version."""

    table: Table
    edition: Edition
    limits: Limits
    rows: tuple[SettledRow, ...]
    key: tuple[object, ...]

    def tested(self) -> tuple[str, ...]:
        """The facts that some row tests, in the table's order."""
        used = {name for row in self.rows for test in row.row.tests() for name in _names(test)}
        return tuple(name for name in self.table.columns() if name in used)


def _names(test: Test) -> tuple[str, ...]:
    return (test.fact, test.operand.name) if isinstance(test.operand, FactNamed) else (test.fact,)


_settled: dict[tuple[object, ...], Settled] = {}


def settle(book: Book, table: Table, on: date) -> Settled:
    """The edition and limits of a day. Errors: BeforeTheLaw, or MalformedLaw where a limit does not fit its fact."""
    edition = table.edition(on)
    limits = book.limits(table, on)
    key = (str(book.root), book.version, table.name, edition.since, tuple(limit.since for limit in limits.used))
    if key not in _settled:
        rows = tuple(_settle_row(table, row, limits) for row in edition.rows)
        _settled[key] = Settled(table, edition, limits, rows, key)
    return _settled[key]


def _settle_row(table: Table, row: Row, limits: Limits) -> SettledRow:
    facts, values = table.columns(), limits.values()
    where = f"{table.name}, row {row.name}"

    def plain(test: Test) -> list[Plain]:
        return _plain(where, facts[test.fact], test, values)

    return SettledRow(
        row,
        tuple(one for test in row.when for one in plain(test)),
        tuple(tuple(one for test in group for one in plain(test)) for group in row.any_of),
    )


def _plain(where: str, fact: Fact, test: Test, limits: Mapping[str, object]) -> list[Plain]:
    if isinstance(test.operand, FactNamed):
        return [Plain(fact.name, test.operator, other=test.operand.name)]
    if test.operand == Literal(None):
        return [Plain(fact.name, "null" if test.operator == "is" else "known")]
    return _against(fact.name, test.operator, _operand(f"{where}, {fact.name}", fact, test, limits))


def _operand(where: str, fact: Fact, test: Test, limits: Mapping[str, object]) -> tuple[int, ...]:
    operand = test.operand
    if isinstance(operand, LimitNamed):
        value = coded_operand(f"{where} ({operand.name})", fact, test.operator, limits[operand.name])
    elif isinstance(operand, Several):
        parts = [
            part.value if isinstance(part, Literal) else coded_operand(where, fact, "is", limits[part.name])
            for part in operand.parts
        ]
        value = tuple(part for part in parts if isinstance(part, int))
        if test.operator == "between" and value[0] > value[1]:
            raise MalformedLaw(f"{where}: between needs two values, the lower first.")
    else:
        assert isinstance(operand, Literal)
        assert operand.value is not None
        value = operand.value
    values = value if isinstance(value, tuple) else (value,)
    if any(abs(one) > LARGEST for one in values) or (test.operator in LISTS) != isinstance(value, tuple):
        raise MalformedLaw(f"{where}: {test.operator} does not go with {values}.")
    return values


def _against(fact: str, operator: str, values: tuple[int, ...]) -> list[Plain]:
    """Whole numbers: over n is at least n + 1."""
    if operator in ("is", "one_of"):
        return [Plain(fact, "in", values)]
    if operator in ("is_not", "none_of"):
        return [Plain(fact, "not_in", values)]
    if operator == "between":
        return [Plain(fact, "at_least", values[:1]), Plain(fact, "at_most", values[1:])]
    if operator == "over":
        return [Plain(fact, "at_least", (values[0] + 1,))]
    if operator == "under":
        return [Plain(fact, "at_most", (values[0] - 1,))]
    return [Plain(fact, operator, values)]
