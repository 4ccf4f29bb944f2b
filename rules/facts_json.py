"""Facts as JSON text: read strictly, every fault a sentence, so that nothing half-read is ever decided."""

import json
from typing import Any, NoReturn

from rules.errors import FactError, shown


def read_json(text: bytes) -> Any:
    """The JSON value in UTF-8 text. Errors: FactError for anything that is not exactly one value, each key once."""
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as fault:
        raise FactError(f"The facts are not UTF-8 text (byte {fault.start + 1}); send JSON in UTF-8.") from None
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise FactError(f"The facts are not JSON ({fault.msg}, {place}); send one JSON object.") from None
    except RecursionError:
        raise FactError("The facts are nested too deeply; send one JSON object of names and values.") from None
    except ValueError:  # Python refuses to read whole numbers of more than 4,300 digits
        raise FactError("A number in the facts has thousands of digits; no fact is that large.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FactError(f"The name {shown(twice)} stands twice in one object; give each fact once.")
    return found


def _no_number(word: str) -> NoReturn:
    raise FactError(f"{word} is not a number; give a whole number or leave the fact out.")
