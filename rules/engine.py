"""The rule engine: durable_rules 2.0.28 behind the only safe way to call it (design.md, section 4).

The engine is unmaintained native code. It kills the process when a state without an action is deleted, when its
timer threads run, on division by zero; it tells properties apart by a 32-bit hash; it counts '40', 40 and true alike.
So: no threads, one lock, one live state, whole numbers only, a rule that always fires, and no state deleted after a
failure.
"""

import threading
from collections.abc import Callable
from typing import Any

from durable import engine as durable

from rules.engine_names import ALWAYS, SID, flag, prop, refuse_collisions
from rules.errors import EngineFault, MalformedLaw
from rules.settled import Plain, Settled, SettledRow, Values

MOST_ROWS = 60  # 63 rules may match one fact, 64 lose it


class QuietHost(durable.Host):  # type: ignore[misc]
    """A host without timer threads: they walk freed states."""

    def _run(self) -> None:
        """Starts nothing."""


class Ruleset:
    """One settled edition compiled into the engine; `hits` collects the rows of the fact being judged."""

    def __init__(self, host: QuietHost, name: str, settled: Settled) -> None:
        self._host, self._name, self.hits = host, name, list[str]()
        columns = settled.table.columns()
        self._tested = settled.tested()
        self._flagged = frozenset(n for n in self._tested if columns[n].nullable or columns[n].optional)
        refuse_collisions(settled.table)
        if len(settled.rows) > MOST_ROWS:
            raise MalformedLaw(f"{settled.table.name}: {len(settled.rows)} rows; the engine takes {MOST_ROWS} at most.")
        rules = {}
        for place, row in enumerate(settled.rows):
            condition = {ALWAYS: 1} if row.row.otherwise else self._row(row)
            rules[row.row.name] = {"all": [{"m": condition}], "pri": place, "run": self._action(row.row.name)}
        host.set_rulesets({name: rules})

    def _action(self, row: str) -> Callable[[Any], None]:
        def hit(_closure: Any) -> None:
            self.hits.append(row)

        return hit

    def _row(self, row: SettledRow) -> dict[str, Any]:
        parts = self._tests(row.when)
        if row.any_of:
            parts.append({"$or": [_all(self._tests(group)) for group in row.any_of]})
        return _all(parts)

    def _tests(self, tests: tuple[Plain, ...]) -> list[dict[str, Any]]:
        parts: list[dict[str, Any]] = []
        for test in tests:
            if test.op in ("null", "known"):
                parts.append({flag(test.fact): int(test.op == "known")})
                continue
            parts += [{flag(name): 1} for name in (test.fact, test.other) if name in self._flagged]
            parts += compiled(test)
        return parts

    def fire(self, case: Values) -> tuple[str, ...]:
        """The rows that fire on a case. Errors: EngineFault; the ruleset must then not be used again."""
        fact: dict[str, Any] = {"sid": SID, ALWAYS: 1}
        for name in self._tested:
            value = case[name]
            fact[prop(name)] = 0 if value is None else int(value)
            if name in self._flagged:
                fact[flag(name)] = int(value is not None)
        self.hits.clear()
        try:
            state = self._host.assert_fact(self._name, fact)
        except Exception as fault:
            # The state is left alone: deleting one in which no action ran frees memory it never had.
            raise EngineFault(f"The rule engine failed on {self._name} ({type(fault).__name__}); ask again.") from None
        if not self.hits or not isinstance(state, dict) or "exception" in state:
            raise EngineFault(f"The rule engine ran {self._name} without its actions; ask again.")
        self._host.delete_state(self._name, SID)
        return tuple(dict.fromkeys(self.hits))


def _all(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return parts[0] if len(parts) == 1 else {"$and": parts}


def compiled(test: Plain) -> list[dict[str, Any]]:
    """A plain test in the engine's words; several are to be joined by and."""
    name = prop(test.fact)
    if test.other:
        against = {name: {"$m": prop(test.other)}}
        word = {"at_least": "$gte", "at_most": "$lte", "over": "$gt", "under": "$lt", "is_not": "$neq"}.get(test.op)
        return [{word: against} if word else against]
    if test.op == "in":
        equal = [{name: value} for value in test.values]
        return equal if len(equal) == 1 else [{"$or": equal}]
    if test.op == "not_in":
        return [{"$neq": {name: value}} for value in test.values]
    return [{"$gte" if test.op == "at_least" else "$lte": {name: test.values[0]}}]


_lock = threading.Lock()
_host: list[QuietHost] = []
_rulesets: dict[tuple[object, ...], Ruleset] = {}
_made = 0


def fire(settled: Settled, case: Values) -> tuple[str, ...]:
    """The names of the rows that fire on a case, in the order of the table; `otherwise` alone if no other.

    Errors: EngineFault where the engine fails, or contradicts the plain reading of a row.
    """
    with _lock:
        ruleset = _rulesets.get(settled.key) or _compile(settled)
        try:
            hits = ruleset.fire(case)
        except EngineFault:
            del _rulesets[settled.key]  # its state is spoilt; the next ask compiles a new ruleset
            raise
    rows = [row for row in settled.rows if not row.row.otherwise]
    for row in rows:
        if (row.row.name in hits) != row.fits(case):
            raise EngineFault(f"The rule engine and the plain reading differ on {settled.table.name}, {row.row.name}.")
    return tuple(row.row.name for row in rows if row.row.name in hits) or (settled.rows[-1].row.name,)


def _compile(settled: Settled) -> Ruleset:
    global _made
    if not _host:
        _host.append(QuietHost())
    _made += 1  # a ruleset cannot be replaced in the engine: every new one has a new name
    try:
        ruleset = Ruleset(_host[0], f"{settled.table.name}.{settled.edition.since}.{_made}", settled)
    except MalformedLaw:
        raise
    except Exception as fault:
        raise EngineFault(f"The rule engine could not compile {settled.table.name}: {fault}.") from None
    _rulesets[settled.key] = ruleset
    return ruleset
