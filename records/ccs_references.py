"""Whether what a record of CCS refers to is known: its client, its request, the request's lines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.ccs_fault_words import Fault
from records.ccs_told import LetterTold, MembershipTold, SarTold
from records.sar import Sar
from records.sar_line import SarLine


def faults_of(session: Session, word: str, told: Sequence[Any]) -> dict[int, Fault]:
    """By the place of each record that refers to something unknown, what is wrong. Records are of one type."""
    look = REFERS.get(word)
    found = look(session, told) if look and told else {}
    return {place: fault for place, fault in found.items() if fault}


def _clients(session: Session, numbers: set[str]) -> set[str]:
    known = select(CcsClient.number).where(CcsClient.number.in_(numbers), CcsClient.superseded_at.is_(None))
    return set(session.scalars(known))


def _client_known(session: Session, told: Sequence[MembershipTold | SarTold | LetterTold]) -> dict[int, Fault | None]:
    known = _clients(session, {each.client_number for each in told})
    unknown = Fault("client_number", "unknown_client")
    return {place: None if each.client_number in known else unknown for place, each in enumerate(told)}


def _letter(session: Session, told: Sequence[LetterTold]) -> dict[int, Fault | None]:
    numbers = {each.sar_number for each in told if each.sar_number}
    stands = (Sar.number.in_(numbers), Sar.superseded_at.is_(None))
    known = session.execute(select(Sar.number, Sar.client_number).where(*stands))
    client = {number: owner for number, owner in known}
    lines = select(Sar.number, SarLine.number).join(SarLine, SarLine.sar_id == Sar.id).where(*stands)
    line_numbers = {(number, str(line)) for number, line in session.execute(lines)}
    faults = _client_known(session, told)
    for place, each in enumerate(told):
        if each.sar_number and not faults[place]:
            faults[place] = _of_request(each, client, line_numbers)
    return faults


def _of_request(letter: LetterTold, client: Mapping[str, str], lines: set[tuple[str, str]]) -> Fault | None:
    number = letter.sar_number or ""
    if number not in client:
        return Fault("sar_number", "unknown_request")
    if client[number] != letter.client_number:
        return Fault("sar_number", "other_client")
    named = letter.line_numbers.split(",") if letter.line_numbers else []
    return Fault("line_numbers", "unknown_line") if any((number, line) not in lines for line in named) else None


REFERS: Mapping[str, Callable[[Session, Any], dict[int, Fault | None]]] = {
    "membership": _client_known,
    "sar": _client_known,
    "letter": _letter,
}
