"""What became of a file of timesheets: control totals that tie, and the lines that were not taken, to send back."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from records.csv_cells import harmless
from records.timesheet_file import LINE_OUTCOMES, TimesheetFile, TimesheetFilePart, TimesheetLine
from records.timesheet_files import content_of
from records.timesheet_rejects import AsSent, as_sent, sentence


@dataclass(frozen=True)
class Total:
    """Lines that came to one outcome, and their minutes: claimed and to be paid."""

    outcome: str
    lines: int
    claimed_minutes: int
    payable_minutes: int


@dataclass(frozen=True)
class Totals:
    """All lines of a file by outcome; lines in = accepted + held + returned + awaiting + rejected, once it is done."""

    each: tuple[Total, ...]

    @property
    def lines(self) -> int:
        """Lines that have an outcome."""
        return sum(each.lines for each in self.each)

    @property
    def claimed_minutes(self) -> int:
        """What they claim."""
        return sum(each.claimed_minutes for each in self.each)

    @property
    def payable_minutes(self) -> int:
        """What of it is paid."""
        return sum(each.payable_minutes for each in self.each)

    def lines_of(self, outcome: str) -> int:
        """Lines that came to an outcome."""
        return sum(each.lines for each in self.each if each.outcome == outcome)


def totals(session: Session, file_id: int) -> Totals:
    """The control totals as they are now; an outcome to which no line came is there with zero."""
    sums = (func.count(), func.sum(TimesheetLine.claimed_minutes), func.sum(TimesheetLine.payable_minutes))
    rows = session.execute(
        select(TimesheetLine.outcome, *sums).where(TimesheetLine.file_id == file_id).group_by(TimesheetLine.outcome)
    )
    found = {outcome: (int(lines), int(claimed), int(paid)) for outcome, lines, claimed, paid in rows}
    return Totals(tuple(Total(outcome, *found.get(outcome, (0, 0, 0))) for outcome in LINE_OUTCOMES))


def parts_done(session: Session, file_id: int) -> int:
    """How many parts of a file are decided."""
    done = func.count(case((TimesheetFilePart.done_at.is_not(None), 1)))
    return int(session.scalar(select(done).where(TimesheetFilePart.file_id == file_id)) or 0)


def lines_of(session: Session, file_id: int, outcome: str, most: int) -> list[TimesheetLine]:
    """The first lines that came to an outcome."""
    query = select(TimesheetLine).where(TimesheetLine.file_id == file_id, TimesheetLine.outcome == outcome)
    return list(session.scalars(query.order_by(TimesheetLine.number).limit(most)))


def reasons(session: Session, file_id: int, outcome: str) -> list[tuple[str, int]]:
    """Why lines came to an outcome, and how many each time, the most frequent first."""
    count = func.count()
    query = select(TimesheetLine.reason, count).where(
        TimesheetLine.file_id == file_id, TimesheetLine.outcome == outcome, TimesheetLine.reason.is_not(None)
    )
    rows = session.execute(query.group_by(TimesheetLine.reason).order_by(count.desc(), TimesheetLine.reason))
    return [(str(reason), int(lines)) for reason, lines in rows]


def lines_as_sent(file: TimesheetFile, numbers: Sequence[int]) -> list[AsSent]:
    """Lines as they came, by their numbers; the kept file is read for them."""
    return as_sent(content_of(file), file.layout, numbers) if numbers else []


def rejects_csv(session: Session, file: TimesheetFile) -> bytes:
    """The rejected lines with what to mend, and each as it was sent. UTF-8 with byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["line", "reason", "what_to_mend", "as_sent"])
    rows = select(TimesheetLine.number, TimesheetLine.reason).where(
        TimesheetLine.file_id == file.id, TimesheetLine.outcome == "rejected"
    )
    rejected = session.execute(rows.order_by(TimesheetLine.number)).all()
    for (number, reason), sent in zip(rejected, lines_as_sent(file, [row.number for row in rejected]), strict=True):
        writer.writerow([number, reason, sentence(str(reason)), harmless(sent.text)])
    return out.getvalue().encode("utf-8-sig")
