"""Sets of whole numbers as ranges, and boxes of them: what a row of a table can fit at all."""

from rules.model.facts import Fact
from rules.settled import Plain, SettledRow

NULL = -(2**63)  # stands for a fact that is not known; below every number a fact may be
Ranges = tuple[tuple[int, int], ...]
Box = dict[str, Ranges]
TRUE: Ranges = ((1, 1),)


def domain(fact: Fact) -> Ranges:
    """Every value the fact may have, null included where it may be null."""
    if fact.type in ("text", "list"):
        known: Ranges = ((1, 1),)
    elif fact.type == "integer" and fact.one_of:
        known = tuple((int(value), int(value)) for value in fact.one_of)
    else:
        known = ((fact.least, fact.most),)
    return ((NULL, NULL), *known) if fact.nullable or fact.optional else known


def intersect(one: Ranges, other: Ranges) -> Ranges:
    """What both hold."""
    both = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return tuple(sorted((low, high) for low, high in both if low <= high))


def subtract(one: Ranges, other: Ranges) -> Ranges:
    """What the first holds and the second does not."""
    left = list(one)
    for low, high in other:
        left = [part for a, b in left for part in ((a, min(b, low - 1)), (max(a, high + 1), b)) if part[0] <= part[1]]
    return tuple(sorted(left))


def allowed(test: Plain, whole: Ranges) -> Ranges:
    """The values of a fact that pass a test against fixed numbers."""
    known = subtract(whole, ((NULL, NULL),))
    if test.op in ("null", "known"):
        return known if test.op == "known" else intersect(whole, ((NULL, NULL),))
    if test.op == "at_least":
        return intersect(known, ((test.values[0], 2**63),))
    if test.op == "at_most":
        return intersect(known, ((NULL + 1, test.values[0]),))
    points = tuple((value, value) for value in test.values)
    return intersect(known, points) if test.op == "in" else subtract(known, points)


def boxes(row: SettledRow, facts: dict[str, Fact]) -> list[Box]:
    """The boxes of cases a row fits: one, or one for each group of its any_of; none where it fits nothing."""
    if row.row.otherwise:
        return [{}]
    groups = row.any_of or ((),)
    found = [_box(row.when + group, facts) for group in groups]
    return [box for box in found if all(box.values())]


def _box(tests: tuple[Plain, ...], facts: dict[str, Fact]) -> Box:
    box: Box = {}
    for test in tests:
        names = [test.fact]
        if test.other:
            # One fact against another is a dimension of its own: never a false alarm, at most a missed one.
            box[f"{test.fact} {test.op} {test.other}"] = TRUE
            names.append(test.other)
        for name in names:
            whole = domain(facts[name])
            held = subtract(whole, ((NULL, NULL),)) if test.other else allowed(test, whole)
            box[name] = intersect(box.get(name, whole), held)
    return box


def without(box: Box, taken: Box, facts: dict[str, Fact]) -> list[Box]:
    """What is left of a box when another is taken out, as boxes that do not overlap."""
    left: list[Box] = []
    rest = dict(box)
    for name, held in taken.items():
        mine = rest.get(name) or (domain(facts[name]) if name in facts else ((0, 1),))
        beyond = subtract(mine, held)
        if beyond:
            left.append(rest | {name: beyond})
        rest[name] = intersect(mine, held)
        if not rest[name]:
            return [box]
    return left
