"""A record of CCS from what was sent: as it is told, or everything that is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any

from records.ccs_fault_words import Fault
from records.ccs_forms import AGREE
from records.ccs_layout import INSIDE
from records.ccs_raw import Raw
from records.ccs_told import (
    ClientTold,
    CodeTold,
    DiagnosisTold,
    LetterTold,
    LineTold,
    MembershipTold,
    PartyTold,
    SarTold,
    Told,
)
from records.ccs_values import Known, Wrong, read_value

MADE: Mapping[str, Callable[..., Any]] = {
    "client": ClientTold,
    "membership": MembershipTold,
    "sar": SarTold,
    "diagnoses": DiagnosisTold,
    "parties": PartyTold,
    "lines": LineTold,
    "codes": CodeTold,
    "letter": LetterTold,
}


def understood(raw: Raw, known: Known) -> Told | list[Fault]:
    """The record as told, or its faults, each with the field it is in."""
    faults: list[Fault] = []
    told: Told | None = _made(raw, known, faults, "")
    return faults if told is None else told


def _made(raw: Raw, known: Known, faults: list[Fault], where: str) -> Any:
    """The record; None where it, or what stands in it, has a fault."""
    mine = list(raw.faults)
    values: dict[str, Any] = {}
    for value in raw.layout.values if not any(fault.field is None for fault in mine) else ():
        if any(fault.field == value.name for fault in mine):
            continue
        try:
            values[value.name] = read_value(value, raw.values.get(value.name, ""), known)
        except Wrong as wrong:
            mine.append(Fault(value.name, str(wrong)))
    whole = True
    for layout in INSIDE.get(raw.layout.word, ()):
        rows = raw.children.get(layout.word, [])
        made = [_made(each, known, faults, _place(where, each, at)) for at, each in enumerate(rows, start=1)]
        whole = whole and None not in made
        values[layout.word] = made
    agree = AGREE.get(raw.layout.word)
    if not mine and whole and agree:
        mine += agree(values)
    faults += [Fault(f"{where}{fault.field or ''}".strip()[:40] or None, fault.word) for fault in mine]
    if mine or not whole:
        return None
    lists = {name: tuple(each) for name, each in values.items() if isinstance(each, list)}
    return MADE[raw.layout.word](**values | lists)


def _place(where: str, raw: Raw, at: int) -> str:
    """The words before a field of a child: `lines 2 codes 1 `; lines by their own number, if they have one."""
    number = raw.values.get("number", "").strip() if raw.layout.word == "lines" else ""
    return f"{where}{raw.layout.word} {number if number.isdecimal() and len(number) < 6 else at} "
