"""Putting time on a timesheet and taking it away; what cannot stand there is refused with a sentence."""

import datetime as dt
from collections.abc import Iterable

from flask_babel import gettext as _

from records.clock import now
from records.timesheet import Timesheet
from web.public.timesheets import sheet
from web.public.timesheets.stretches import DAY, Stretch, in_future


class CannotAdd(Exception):
    """A time that cannot stand on the timesheet, with the sentence that says why."""

    @property
    def sentence(self) -> str:
        """For the person."""
        return str(self.args[0])


def add(row: Timesheet, new: list[Stretch], instead: str | None = None) -> list[Stretch]:
    """Put stretches on a timesheet, in place of another if told; what lies beyond its last day goes on the next one.

    The stretches that were put on the next half-month's timesheet. Errors: CannotAdd.
    """
    kept = [each for each in sheet.stretches_of(row) if each.key != instead]
    here = [each for each in new if each.day <= row.period_ends]
    beyond = [each for each in new if each.day > row.period_ends]
    _check(row, here, beyond, kept)
    sheet.write(row, [*kept, *here])
    if beyond:
        after = sheet.opened(row.assignment, row.period_ends + DAY)
        if not sheet.may_write(after):
            raise CannotAdd(_("The part after midnight belongs to the next timesheet, which you have sent already."))
        sheet.write(after, {*sheet.stretches_of(after), *beyond})
    return beyond


def _check(row: Timesheet, here: list[Stretch], beyond: list[Stretch], kept: list[Stretch]) -> None:
    if any(each.day < row.period_begins for each in here):
        raise CannotAdd(_("This day is not on this timesheet."))
    if in_future([*here, *beyond], now()):
        raise CannotAdd(_("This time has not come yet. Add it after you have worked it."))
    if any(each.minutes <= 0 for each in (*here, *beyond)):
        raise CannotAdd(_("The end is not after the start."))
    if any(each.touches(other) for each in here for other in kept):
        raise CannotAdd(_("You have this time, or a part of it, on this timesheet already."))


def remove(row: Timesheet, key: str) -> bool:
    """Take a stretch away; false if it is not there. Errors: CannotAdd."""
    before = sheet.stretches_of(row)
    kept = [each for each in before if each.key != key]
    if row.status == "returned" and not kept:
        raise CannotAdd(_("This is the only time. Add the right time first, then remove this one."))
    if len(kept) < len(before):
        sheet.write(row, kept)
    return len(kept) < len(before)


def copy(row: Timesheet, source: dt.date, targets: Iterable[dt.date]) -> int:
    """Put the times of a day on other days that have none yet; how many days. Errors: CannotAdd."""
    before = sheet.stretches_of(row)
    model = [each for each in before if each.day == source]
    taken = {each.day for each in before}
    days = [day for day in targets if day not in taken and row.period_begins <= day <= row.period_ends]
    new = [each.moved_to(day) for day in days for each in model]
    if in_future(new, now()):
        raise CannotAdd(_("This time has not come yet. Add it after you have worked it."))
    if any(each.minutes <= 0 for each in new):
        raise CannotAdd(
            _("In the night when the clocks go forward this time does not exist. Add the times of that day.")
        )
    if new:
        sheet.write(row, [*before, *new])
    return len({each.day for each in new})
