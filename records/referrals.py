"""Taking a county's referral file: looked at first, then accepted whole, each line accounted for, never twice."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from records import clock, secrets
from records.referral import ReferralFile, ReferralLine
from records.referral_reading import FileRefused, Line, decoded, lines_of
from records.registering import register_many

__all__ = ["FileRefused", "LineReport", "Report", "keep", "look_at", "set_aside", "take", "take_kept"]


@dataclass(frozen=True)
class LineReport:
    """What became of one line, or what would: `outcome` is accepted, rejected or repeated."""

    line: Line
    outcome: str
    application_id: int | None = None


@dataclass(frozen=True)
class Report:
    """Control totals of a file and its lines. `again` when the file was taken before and nothing was done."""

    file: ReferralFile
    lines: tuple[LineReport, ...]
    again: bool = False

    def count(self, outcome: str) -> int:
        """How many lines came to this."""
        return sum(each.outcome == outcome for each in self.lines)

    @property
    def rejected(self) -> list[LineReport]:
        """The lines the sender has to mend."""
        return [each for each in self.lines if each.outcome == "rejected"]


def take(session: Session, county_code: str, name: str, content: bytes, staff_id: int, at: dt.datetime) -> Report:
    """Keep a file and accept it at once. The same content a second time changes nothing. Raises FileRefused."""
    return take_kept(session, keep(session, county_code, name, content, staff_id, at).id, staff_id, at)


def keep(session: Session, county_code: str, name: str, content: bytes, staff_id: int, at: dt.datetime) -> ReferralFile:
    """Keep a file, sealed, until somebody accepts it; a file kept or taken before is found again."""
    text = decoded(content)
    lines = lines_of(text, county_code, clock.county_day(at))
    digest = hashlib.sha256(content).hexdigest()
    new = (
        insert(ReferralFile)
        .values(
            county_code=county_code,
            sha256=digest,
            file_name=name[:200],
            content_cipher=secrets.seal(text),
            received_at=at,
            received_by_id=staff_id,
            lines=len(lines),
            accepted=0,
            rejected=0,
            repeated=0,
        )
        .on_conflict_do_nothing(index_elements=["county_code", "sha256"])
    )
    session.execute(new)
    same = select(ReferralFile).where(ReferralFile.county_code == county_code, ReferralFile.sha256 == digest)
    return session.scalars(same).one()


def look_at(session: Session, file: ReferralFile, at: dt.datetime) -> Report:
    """What a file holds: what became of each line, or what would if it were accepted at that instant."""
    day = clock.county_day(file.taken_at or at)
    lines = lines_of(secrets.unseal(file.content_cipher), file.county_code, day)
    if file.taken_at is None:
        taken = _taken_before(session, file.county_code, lines)
        return Report(file, tuple(_foreseen(line, taken) for line in lines))
    rows = session.scalars(select(ReferralLine).where(ReferralLine.file_id == file.id))
    kept = {row.line: row for row in rows}
    return Report(
        file, tuple(LineReport(line, kept[line.number].outcome, kept[line.number].application_id) for line in lines)
    )


def take_kept(session: Session, file_id: int, staff_id: int, at: dt.datetime) -> Report:
    """Accept a kept file: an application for each good line, sentences for the others. Once, also for racing clicks."""
    file = session.scalars(select(ReferralFile).where(ReferralFile.id == file_id).with_for_update()).one()
    if file.taken_at is not None:
        report = look_at(session, file, at)
        return Report(file, report.lines, again=True)
    session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"referrals of {file.county_code}"))))
    lines = _register(session, look_at(session, file, at).lines, file, staff_id, at)
    session.add_all(_line_row(file, each) for each in lines)
    report = Report(file, lines)
    file.taken_at, file.taken_by_id = at, staff_id
    file.lines, file.accepted = len(lines), report.count("accepted")
    file.rejected, file.repeated = report.count("rejected"), report.count("repeated")
    session.flush()
    return report


def set_aside(session: Session, file: ReferralFile) -> None:
    """Forget a file that nobody accepted."""
    session.execute(delete(ReferralFile).where(ReferralFile.id == file.id, ReferralFile.taken_at.is_(None)))


def _taken_before(session: Session, county_code: str, lines: list[Line]) -> dict[str, int | None]:
    """References of these lines that became applications already, in this or another file."""
    references = {line.reference for line in lines if line.reference}
    found = session.execute(
        select(ReferralLine.reference, ReferralLine.application_id).where(
            ReferralLine.county_code == county_code,
            ReferralLine.outcome == "accepted",
            ReferralLine.reference.in_(references),
        )
    )
    return {str(reference): application_id for reference, application_id in found}


def _foreseen(line: Line, taken: dict[str, int | None]) -> LineReport:
    if line.reference in taken:
        return LineReport(line, "repeated", taken[line.reference])
    return LineReport(line, "accepted" if line.form is not None else "rejected")


def _register(
    session: Session, foreseen: tuple[LineReport, ...], file: ReferralFile, staff_id: int, at: dt.datetime
) -> tuple[LineReport, ...]:
    """Applications for the good lines. The key is a function of county and reference: one referral registers once."""
    keys = {each.line.number: _key(file.county_code, each.line) for each in foreseen if each.outcome == "accepted"}
    forms = {
        keys[each.line.number]: each.line.form
        for each in foreseen
        if each.line.number in keys and each.line.form is not None
    }
    made = register_many(session, forms, "referral", staff_id, at)
    return tuple(
        LineReport(each.line, each.outcome, made.get(keys.get(each.line.number, ""), each.application_id))
        for each in foreseen
    )


def _key(county_code: str, line: Line) -> str:
    return f"referral-{hashlib.sha256(f'{county_code}:{line.reference}'.encode()).hexdigest()[:48]}"


def _line_row(file: ReferralFile, report: LineReport) -> ReferralLine:
    return ReferralLine(
        file_id=file.id,
        line=report.line.number,
        county_code=file.county_code,
        reference=report.line.reference,
        outcome=report.outcome,
        problems=[{"field": column, "sentence": says} for column, says in report.line.problems],
        application_id=report.application_id,
    )
