"""Fixed-width records: named fields at the positions of a published layout, filled from the left or with zeros.

Positions count from one, as specifications do. Nothing is cut off in silence but names and addresses, which the
layouts themselves ask to be cut.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -'/#&.,@_")


class DoesNotFit(ValueError):
    """A number is too long for its field; the message names the field."""


@dataclass(frozen=True)
class Field:
    """One field: its first position, its length; an amount has zeros before it, a text blanks after it."""

    at: int
    length: int
    amount: bool = False


@dataclass(frozen=True)
class Layout:
    """One kind of record: the letters it begins with, its length, its fields by name."""

    code: str
    length: int
    fields: Mapping[str, Field]

    def record(self, values: Mapping[str, str | int]) -> str:
        """One record. Fields that are not given are blank, amounts nothing. Raises DoesNotFit, KeyError."""
        line = [" "] * self.length
        line[: len(self.code)] = self.code
        for name in values:
            if name not in self.fields:
                raise KeyError(f"Record {self.code} has no field {name}.")
        for name, field in self.fields.items():
            told = _amount(name, field, values.get(name, 0)) if field.amount else _text(field, values.get(name, ""))
            line[field.at - 1 : field.at - 1 + field.length] = told
        return "".join(line)


def _amount(name: str, field: Field, value: str | int) -> str:
    if not isinstance(value, int) or value < 0:
        raise DoesNotFit(f"{name} is {value}; a report has no amounts below nothing. Look at the payments behind it.")
    digits = f"{value:0{field.length}d}"
    if len(digits) > field.length:
        raise DoesNotFit(f"{name} is {value}, which has more than {field.length} digits.")
    return digits


def _text(field: Field, value: str | int) -> str:
    return plain(str(value))[: field.length].ljust(field.length)


def plain(text: str) -> str:
    """Capitals without accents, as the agencies take them: `Noé Núñez` is `NOE NUNEZ`; other signs are blanks."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'")).upper()
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return " ".join("".join(each if each in KEPT else " " for each in letters).split())
