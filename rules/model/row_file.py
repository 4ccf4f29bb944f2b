"""Reading one row of a table: its tests, its groups of tests, and what it gives."""

from datetime import date
from typing import Any

from rules.errors import MalformedLaw, shown
from rules.model.facts import Fact
from rules.model.tables import FactNamed, LimitNamed, Literal, Operand, Row, Several, Table, Test
from rules.reading import Entry

SAME, LISTS, ORDER = ("is", "is_not"), ("one_of", "none_of", "between"), ("at_least", "at_most", "over", "under")
ORDERED = ("integer", "date")


def read_row(where: str, table: Table, body: object, cite: str, evidence: str) -> Row:
    """One row; cite and evidence are the edition's where the row has none of its own."""
    entry = Entry(where, body)
    name = entry.text("row")
    entry.where = f"{where} {name}"
    if not name.isidentifier() or not name.islower():
        raise MalformedLaw(f"{entry.where}: a row's name is lower-case words joined by _.")
    otherwise = entry.flag("otherwise")
    when = {} if otherwise else entry.mapping("when")
    groups = when.pop("any_of", None)
    row = Row(
        name=name,
        when=_read_tests(entry.where, table, when),
        any_of=_read_groups(entry.where, table, groups),
        otherwise=otherwise,
        gives=_read_gives(entry.where, table, entry.mapping("gives", {}), otherwise),
        cite=entry.text("cite") if "cite" in entry else cite,
        evidence=entry.choice("evidence", ("seen", "summary", "derived", "recalled"), evidence),
    )
    entry.done()
    if not otherwise and not row.tests():
        raise MalformedLaw(f"{entry.where}: when has no condition; say one, or make it the otherwise row.")
    return row


def _read_groups(where: str, table: Table, groups: object) -> tuple[tuple[Test, ...], ...]:
    if groups is None:
        return ()
    if (
        not isinstance(groups, list)
        or len(groups) < 2
        or not all(isinstance(group, dict) and group for group in groups)
    ):
        raise MalformedLaw(f"{where}: any_of is a list of two or more groups of conditions.")
    return tuple(_read_tests(f"{where}, any_of", table, group) for group in groups)


def _read_tests(where: str, table: Table, when: dict[str, Any]) -> tuple[Test, ...]:
    columns = table.columns()
    tests: list[Test] = []
    for name, conditions in when.items():
        if name not in columns:
            raise MalformedLaw(f"{where}: {shown(name)} is not among the table's facts or derived; add it there.")
        fact, place = columns[name], f"{where}, {name}"
        if not isinstance(conditions, dict) or not conditions:
            raise MalformedLaw(
                f"{place}: say an operator and a value, like {{at_least: 5}}; found {shown(conditions)}."
            )
        tests += [_read_test(place, table, fact, str(word), operand) for word, operand in conditions.items()]
    return tuple(tests)


def _read_test(where: str, table: Table, fact: Fact, word: str, operand: object) -> Test:
    if word not in SAME + LISTS + ORDER:
        raise MalformedLaw(f"{where}: {shown(word)} is no operator; use one of {', '.join(SAME + LISTS + ORDER)}.")
    if operand is None:
        if word not in SAME or not (fact.nullable or fact.optional):
            raise MalformedLaw(f"{where}: null goes with is or is_not, and a fact that is nullable or optional.")
        return Test(fact.name, word, Literal(None))
    if fact.type in ("text", "list"):
        raise MalformedLaw(f"{where}: a table cannot test a {fact.type}; let an amount derive a fact from it.")
    if word in (*ORDER, "between") and fact.type not in ORDERED:
        raise MalformedLaw(f"{where}: {word} needs a whole number or a date; {fact.name} is {fact.type}.")
    return Test(fact.name, word, _read_operand(f"{where} {word}", table, fact, word, operand))


def _read_operand(where: str, table: Table, fact: Fact, word: str, operand: object) -> Operand:
    if isinstance(operand, dict):
        return _other_fact(where, table, fact, word, operand)
    if _names_limit(table, fact, operand):
        return LimitNamed(str(operand))
    if isinstance(operand, list) and any(_names_limit(table, fact, part) for part in operand):
        return Several(tuple(_read_part(where, table, fact, part) for part in operand))
    return Literal(coded_operand(where, fact, word, operand))


def _names_limit(table: Table, fact: Fact, operand: object) -> bool:
    return isinstance(operand, str) and operand in table.limits and operand not in fact.one_of


def _read_part(where: str, table: Table, fact: Fact, part: object) -> Literal | LimitNamed:
    return LimitNamed(str(part)) if _names_limit(table, fact, part) else Literal(coded(where, fact, part))


def coded_operand(where: str, fact: Fact, word: str, operand: object) -> int | tuple[int, ...]:
    """A literal, or a limit's value, in the code of the fact it is held against; refuses another type."""
    if word not in LISTS:
        return coded(where, fact, operand)
    if not isinstance(operand, list) or not operand:
        raise MalformedLaw(f"{where}: {word} needs a list of values, found {shown(operand)}.")
    values = tuple(coded(where, fact, value) for value in operand)
    if word == "between" and (len(values) != 2 or values[0] > values[1]):
        raise MalformedLaw(f"{where}: between needs two values, the lower first.")
    return values


def _other_fact(where: str, table: Table, fact: Fact, word: str, operand: dict[str, Any]) -> FactNamed:
    other = table.columns().get(operand.get("fact", ""))
    if set(operand) != {"fact"} or other is None:
        raise MalformedLaw(f"{where}: {{fact: name}} must name a fact or derived of the table.")
    if word not in SAME + ORDER or fact.type not in ORDERED or other.type != fact.type:
        raise MalformedLaw(f"{where}: only two whole numbers or two dates may be held against each other.")
    return FactNamed(other.name)


def coded(where: str, fact: Fact, value: Any) -> int:
    """A value as one whole number: true is 1, an enum its place in one_of, a date its ordinal."""
    if fact.type == "enum" and value in fact.one_of:
        return fact.one_of.index(value)
    if fact.type == "boolean" and isinstance(value, bool):
        return int(value)
    if fact.type == "integer" and type(value) is int:
        return value
    if fact.type == "date":
        if isinstance(value, date):
            return value.toordinal()
        try:
            return date.fromisoformat(str(value)).toordinal()
        except ValueError:
            pass
    kind = f"one of {', '.join(map(str, fact.one_of))}" if fact.type == "enum" else fact.type
    raise MalformedLaw(f"{where}: {shown(value)} does not fit {fact.name}, which is {kind}.")


def _read_gives(where: str, table: Table, gives: dict[str, Any], otherwise: bool) -> dict[str, Any]:
    for name, value in gives.items():
        _read_give_value(f"{where}, gives {name}", table, name, value)
    given = {name for name, member in table.gives.items() if member.type not in ("rows", "list")}
    if (otherwise or table.hit == "first") and given - set(gives):
        raise MalformedLaw(f"{where}: gives leaves out {', '.join(sorted(given - set(gives)))}.")
    return gives


def _read_give_value(where: str, table: Table, name: str, value: Any) -> None:
    member = table.gives.get(name)
    if member is None or member.type in ("rows", "list"):
        raise MalformedLaw(f"{where}: the table's gives has no such member for a row to give.")
    if value is None:
        if not member.nullable:
            raise MalformedLaw(f"{where}: null, but the member is not nullable.")
        return
    if isinstance(value, dict):
        _read_reference(where, table, member, value)
    elif member.type == "text":
        if not isinstance(value, str):
            raise MalformedLaw(f"{where}: {shown(value)} is not words.")
    else:
        coded(where, member, value)


def _read_reference(where: str, table: Table, member: Fact, value: dict[str, Any]) -> None:
    kind, name = next(iter(value.items()), ("", ""))
    columns = table.columns()
    if len(value) != 1 or (kind, name in columns, name in table.limits) not in (
        ("fact", True, False),
        ("limit", False, True),
    ):
        raise MalformedLaw(f"{where}: give a value, {{fact: name}} or {{limit: name}} of this table.")
    fact = columns.get(name)
    if fact and (fact.type != member.type or fact.type in ("text", "list")):
        raise MalformedLaw(f"{where}: the fact {name} is {fact.type}, the member {member.type}.")
    if fact and fact.type == "enum" and fact.one_of != member.one_of:
        raise MalformedLaw(f"{where}: the fact {name} and the member have different one_of.")
    if fact and (fact.nullable or fact.optional) and not member.nullable:
        raise MalformedLaw(f"{where}: the fact {name} may be null, the member not.")
