"""The lines of a criminal record as a form: as they stand, as typed, and blank ones to go on with."""

from flask import request

from records.background import Conviction as Row
from web.forms import Form, blank, sent
from web.schemas.enrollment_record import Conviction

LEAST_LINES = 2


MOST_LINES = 60
"""Lines of one evaluation."""


def filled(row: Row, number: int) -> Form:
    start = {
        "offense": row.offense,
        "code_section": row.code_section,
        "tier": row.tier,
        "convicted": row.convicted_on,
        "released": row.released_on,
        "relief": row.relief,
        "source": row.source,
        "out_of_state": row.out_of_state,
    }
    return blank(Conviction(), {name: value for name, value in start.items() if value is not None}, prefix=_of(number))


def blank_lines(after: int, count: int) -> list[Form]:
    return [blank(Conviction(), {"source": "notice"}, prefix=_of(after + number)) for number in range(count)]


def _of(number: int) -> str:
    return f"{number}."


def every_line() -> list[Form]:
    """Every line as typed; an empty one has no errors."""
    forms = [sent(Conviction(), prefix=_of(number)) for number in _numbers()[:MOST_LINES]]
    return [form if _has_text(form) else blank(Conviction(), {"source": "notice"}, form.prefix) for form in forms]


def why_not() -> str | None:
    """Why what was typed cannot be evaluated as a whole; no line is left out in silence."""
    if len(_numbers()) > MOST_LINES:
        return f"One evaluation takes {MOST_LINES} lines. Leave out offenses that are no bar, and write these down."
    return None if sent_lines() else "Write down each offense that the notice names, also one that is no bar."


def _numbers() -> list[int]:
    firsts = {name.partition(".")[0] for name in request.form}
    return sorted(int(each) for each in firsts if each.isascii() and each.isdecimal() and len(each) < 9)


def sent_lines() -> list[Form]:
    """The lines on which something was typed."""
    return [form for form in every_line() if _has_text(form)]


def _has_text(form: Form) -> bool:
    """Whether anything was typed beyond what stands there by itself."""
    return any(form.typed.get(name) for name in ("offense", "code_section", "convicted", "released", "tier", "relief"))
