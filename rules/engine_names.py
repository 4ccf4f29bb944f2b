"""The names by which the rule engine knows facts, and the check that it can tell them apart."""

from rules.errors import MalformedLaw
from rules.model.tables import Table

SID = "case"
ALWAYS = "always"
MAGIC = ("sid", "id", "$s", ALWAYS)


def prop(fact: str) -> str:
    """The engine's name of a fact; never one of its magic names."""
    return f"f_{fact}"


def flag(fact: str) -> str:
    """The engine's name of the companion that says whether a fact is known."""
    return f"k_{fact}"


def fnv1a(name: str) -> int:
    """The 32-bit FNV-1a hash by which the engine tells names apart."""
    value = 2166136261
    for byte in name.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def refuse_collisions(table: Table) -> None:
    """Refuses a table two of whose names look alike to the engine: one would fire the other's rows."""
    refuse_alike(table.name, [name for fact in table.columns() for name in (prop(fact), flag(fact))])


def refuse_alike(table: str, names: list[str]) -> None:
    """Refuses names with one hash, among themselves and the engine's own."""
    seen: dict[int, str] = {}
    for name in sorted({*names, *MAGIC}):
        other = seen.setdefault(fnv1a(name), name)
        if other != name:
            raise MalformedLaw(f"{table}: the engine cannot tell {other} from {name}; rename one of the facts.")
