"""A timesheet that waits, as a card: its days, how long it has waited, and what to look at twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from records import recipient_view
from records.clock import county_day, county_today
from records.periods import DAY
from records.timesheet import Timesheet, TimesheetEntry
from web import database
from web.public.recipient.concerns import concerns
from web.public.recipient.days import CareDay, care_days
from web.public.recipient.mine import may_decide


@dataclass(frozen=True)
class Card:
    """A timesheet that waits. `waited` is in days; `odd` are sentences about the whole of it."""

    sheet: Timesheet
    days: list[CareDay]
    odd: list[str]
    waited: int
    mine_to_decide: bool


def cards(sheets: list[Timesheet]) -> list[Card]:
    """The cards of timesheets, in their order."""
    found = recipient_view.entries(database.session(), sheets)
    return [_card(sheet, found[sheet.id]) for sheet in sheets]


def card(sheet: Timesheet) -> Card:
    """The card of one timesheet."""
    return cards([sheet])[0]


def _card(sheet: Timesheet, entries: Sequence[TimesheetEntry]) -> Card:
    absences = recipient_view.absences(database.session(), sheet.case_id, sheet.period_begins, sheet.period_ends)
    came = max(county_day(sheet.submitted_at), sheet.period_ends + DAY) if sheet.submitted_at else county_today()
    waited = (county_today() - came).days
    return Card(sheet, care_days(entries, absences), concerns(sheet), waited, may_decide(sheet))
