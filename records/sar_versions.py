"""Versions of requests with all that belongs to them: lines, codes, diagnoses and parties."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from records.base import Base
from records.ccs_told import LineTold, SarTold
from records.sar import Sar, SarDiagnosis, SarParty
from records.sar_line import SarCode, SarLine
from records.sar_standing import CHILDREN, as_told
from records.told_versions import Outcome, Source, judged, one_after_another, standing, supersede, write_rows


def tell(session: Session, told: Sequence[SarTold], source: Source) -> list[Outcome]:
    """Tell requests. No number may come twice."""
    one_after_another(session)
    before = standing(session, Sar, ("number",), [(each.number,) for each in told])
    words = as_told(session, list(before.values()))
    outcomes = []
    for each in told:
        stands = before.get((each.number,))
        outcomes.append(judged(stands, stands is not None and words[stands.id] == each, source.at))
    taken = [each for each, outcome in zip(told, outcomes, strict=True) if outcome is Outcome.TAKEN]
    supersede(session, Sar, [before[(each.number,)].id for each in taken if (each.number,) in before], source.at)
    _write(session, taken, source)
    session.expire_all()
    return outcomes


def _write(session: Session, taken: Sequence[SarTold], source: Source) -> None:
    if not taken:
        return
    last = select(Sar.number, func.max(Sar.version)).where(Sar.number.in_([each.number for each in taken]))
    versions: dict[str, int] = {number: version for number, version in session.execute(last.group_by(Sar.number))}
    own = [each.name for each in fields(SarTold) if each.name not in CHILDREN]
    ids = _inserted(
        session,
        Sar,
        [
            {name: getattr(each, name) for name in own}
            | {"version": versions.get(each.number, 0) + 1, "recorded_at": source.at, "file_id": source.file_id}
            for each in taken
        ],
    )
    of = list(zip(ids, taken, strict=True))
    diagnoses = ((sar, place, each) for sar, told in of for place, each in enumerate(told.diagnoses, start=1))
    _inserted(session, SarDiagnosis, [{"sar_id": sar, "place": place} | vars(each) for sar, place, each in diagnoses])
    _inserted(session, SarParty, [{"sar_id": sar} | vars(each) for sar, told in of for each in told.parties])
    lines = [(sar, line) for sar, told in of for line in told.lines]
    of_line = [each.name for each in fields(LineTold) if each.name != "codes"]
    rows = [{"sar_id": sar} | {name: getattr(line, name) for name in of_line} for sar, line in lines]
    line_ids = _inserted(session, SarLine, rows)
    codes = ((line_id, code) for line_id, (_sar, line) in zip(line_ids, lines, strict=True) for code in line.codes)
    _inserted(session, SarCode, [{"line_id": line_id} | vars(code) for line_id, code in codes])


def _inserted(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> list[int]:
    """Rows written all at once; their ids in the same order, set aside before."""
    if not rows:
        return []
    set_aside = text(f"select nextval('{table.__tablename__}_id_seq') from generate_series(1, :count)")
    ids = list(session.scalars(set_aside, {"count": len(rows)}))
    write_rows(session, table, [row | {"id": row_id} for row, row_id in zip(rows, ids, strict=True)])
    return ids
