"""My timesheets: this half-month with each recipient, and the earlier ones."""

import datetime as dt
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import periods
from records.clock import county_today, now
from records.timesheet import EvvVisit, Timesheet
from web.public.account.guard import for_account
from web.public.timesheets import mine, sheet, words
from web.public.timesheets.blueprint import back_to, blueprint
from web.public.timesheets.limits import Looked, look
from web.public.timesheets.mine import Spell
from web.schemas.quantities import read_day
from web.wording import long_day

PER_PAGE = 12
FIRST_MONTHS_BACK = dt.timedelta(days=62)
"""How far back a timesheet may still be begun here; older ones the county enters from paper."""


@dataclass(frozen=True)
class Line:
    """One recipient's half-month on the list."""

    spell: Spell
    begins: dt.date
    ends: dt.date
    row: Timesheet | None
    looked: Looked | None

    @property
    def status(self) -> tuple[str, str]:
        """Its word and its tone."""
        return words.STATUSES[self.row.status] if self.row else words.NEW

    @property
    def next_step(self) -> str:
        """What to do next."""
        return words.next_step(self.row, self.spell) if self.row else _("Add the time you worked.")

    @property
    def left(self) -> int | None:
        """Minutes left of the month for this provider, with what is typed."""
        return min((each.left for each in self.looked.month), default=None) if self.looked else None


@blueprint.get("/provider/timesheets")
@for_account
def timesheets() -> ResponseReturnValue:
    """What is to do for this half-month and the one before, and what became of the earlier ones."""
    spells = mine.spells()
    page = max(request.args.get("page", 1, int), 1)
    begins = sheet.period_now()
    rows = _newest(spells)
    current = _lines(spells, begins, rows)
    due = [each for each in _lines(spells, _before(begins), rows) if _still_to_do(each)]
    shown = {each.row.id for each in [*current, *due] if each.row}
    earlier = mine.sent(shown, PER_PAGE + 1, PER_PAGE * (page - 1))
    return render_template(
        "provider/timesheets/list.html",
        current=current,
        due=due,
        earlier=earlier[:PER_PAGE],
        more=len(earlier) > PER_PAGE,
        page=page,
        spells={each.assignment.id: each for each in spells},
        visits=mine.open_visits(),
        may_check_in=[each for each in spells if may_check_in(each)],
        words=words,
        long_ago=is_long_ago,
    )


@blueprint.post("/provider/timesheets/open")
@for_account
def open_timesheet() -> ResponseReturnValue:
    """Begin a half-month's timesheet, or go on with it."""
    spell = mine.spell(request.form.get("assignment_id", 0, int))
    begins = read_day(request.form.get("period_begins", ""))
    oldest = county_today() - FIRST_MONTHS_BACK
    if begins is None or begins != periods.half_month(begins) or not oldest <= begins <= county_today():
        return render_template("provider/timesheets/no_period.html"), 422
    if not spell.works(begins, periods.last_day(begins)):
        return render_template("provider/timesheets/no_period.html"), 422
    return back_to(sheet.opened(spell.assignment, begins))


def may_check_in(spell: Spell) -> bool:
    """Whether a visit is checked in as it happens: who lives with the recipient need not (W&I 12300; ACL 18-79)."""
    return spell.assignment.status == "active" and not spell.assignment.lives_together


def is_long_ago(visit: EvvVisit) -> bool:
    """Whether a visit has run so long that its end was probably forgotten."""
    return now() - visit.checked_in_at > dt.timedelta(hours=16)


def period_words(begins: dt.date) -> str:
    """`November 1, 2026 to November 15, 2026`, in the reader's language."""
    return _("%(first)s to %(last)s", first=long_day(begins), last=long_day(periods.last_day(begins)))


def _before(begins: dt.date) -> dt.date:
    return periods.half_month(begins - dt.timedelta(days=1))


def _newest(spells: list[Spell]) -> dict[tuple[int, dt.date], Timesheet]:
    """The timesheets of this half-month and the one before that count, by spell."""
    ids, since = [each.assignment.id for each in spells], _before(sheet.period_now())
    return {(row.assignment_id, row.period_begins): row for row in mine.standing(ids, since)}


def _lines(spells: list[Spell], begins: dt.date, rows: dict[tuple[int, dt.date], Timesheet]) -> list[Line]:
    ends = periods.last_day(begins)
    found = []
    for spell in spells:
        row = rows.get((spell.assignment.id, begins))
        if row is not None or spell.works(begins, ends):
            looked = look(row, sheet.stretches_of(row)) if row and sheet.may_write(row) else None
            found.append(Line(spell, begins, ends, row, looked))
    return found


def _still_to_do(line: Line) -> bool:
    """Whether something of the half-month before is left to do."""
    return line.row is None or line.row.status in (*words.EDITABLE, "awaiting_recipient")
