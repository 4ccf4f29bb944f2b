"""A version of a request as it was told: read back whole, to be held against the next telling."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from records.ccs_told import CodeTold, DiagnosisTold, LineTold, PartyTold, SarTold
from records.sar import Sar, SarDiagnosis, SarParty
from records.sar_line import SarCode, SarLine

CHILDREN = ("diagnoses", "parties", "lines")
Words = TypeVar("Words")


def as_told(session: Session, versions: Sequence[Sar]) -> dict[int, SarTold]:
    """By the id of each version, the words it was told in."""
    ids = [each.id for each in versions]
    diagnoses = _by(session, "sar_id", select(SarDiagnosis).where(SarDiagnosis.sar_id.in_(ids)), SarDiagnosis.place)
    parties = _by(session, "sar_id", select(SarParty).where(SarParty.sar_id.in_(ids)), SarParty.role)
    lines = _by(session, "sar_id", select(SarLine).where(SarLine.sar_id.in_(ids)), SarLine.number)
    of_lines = select(SarCode).join(SarLine, SarLine.id == SarCode.line_id).where(SarLine.sar_id.in_(ids))
    codes = _by(session, "line_id", of_lines, SarCode.id)
    return {
        each.id: _words(
            SarTold,
            each,
            diagnoses=tuple(_words(DiagnosisTold, row) for row in diagnoses[each.id]),
            parties=tuple(_words(PartyTold, row) for row in parties[each.id]),
            lines=tuple(
                _words(LineTold, row, codes=tuple(_words(CodeTold, code) for code in codes[row.id]))
                for row in lines[each.id]
            ),
        )
        for each in versions
    }


def _by(session: Session, parent: str, query: Select[Any], order: Any) -> defaultdict[int, list[Any]]:
    """Rows by what they belong to, in their order."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in session.scalars(query.order_by(order)):
        found[getattr(row, parent)].append(row)
    return found


def _words(told: type[Words], row: Any, **children: Any) -> Words:
    own = {each.name: getattr(row, each.name) for each in fields(told) if each.name not in children}  # type: ignore[arg-type]
    return told(**own, **children)
