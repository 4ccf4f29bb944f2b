"""Workweeks after a file: the providers whose timesheets a part accepted."""

import datetime as dt

from sqlalchemy.orm import Session


def check_weeks(session: Session, file_id: int, part: int, at: dt.datetime) -> int:
    """Look at the workweeks that a part touched; how many providers' months that were."""
    return 0
