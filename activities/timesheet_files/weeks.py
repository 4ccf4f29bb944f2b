"""Workweeks after a file: the providers whose timesheets a part accepted."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.timesheet_files.kept import read_file
from activities.timesheets.workweeks import check_many, months_touched
from records.timesheet import Timesheet
from records.timesheet_file import TimesheetFile, TimesheetLine
from records.timesheet_files import workflow_id


def check_weeks(session: Session, file_id: int, part: int, at: dt.datetime) -> int:
    """Look at the workweeks that a part's accepted timesheets reach into; how many violations that made or changed."""
    good = read_file(session.get_one(TimesheetFile, file_id), at).good
    numbers = good.filter(good["part"] == part)["number"]
    if not len(numbers):
        return 0
    lines = (TimesheetLine.file_id == file_id, TimesheetLine.number.in_(numbers.to_list()))
    accepted = (
        select(Timesheet.enrollment_id, Timesheet.period_begins, Timesheet.period_ends)
        .join(TimesheetLine, TimesheetLine.timesheet_id == Timesheet.id)
        .where(*lines, TimesheetLine.outcome == "accepted")
    )
    months = {}
    touched = []
    for enrollment_id, begins, ends in session.execute(accepted):
        if begins not in months:
            months[begins] = list(months_touched(begins, ends))
        touched += [(enrollment_id, month) for month in months[begins]]
    return len(check_many(session, touched, at, workflow_id(file_id), f"workweeks-{part}"))
