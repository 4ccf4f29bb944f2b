"""A held timesheet as a card: why it is held, the proposed fix in words, and the ways out that one may take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.dialects.postgresql import distinct_on

from records.decision import Decision
from records.submission import Submission
from records.task import Task
from records.timesheet import Timesheet, TimesheetVersion
from rules.book import load_book
from rules.model.tables import Table
from web import database
from web.access import may
from web.forms import Form, blank
from web.schemas.timesheet_review import Word
from web.sign_in import guard
from web.staff.timesheets import words
from web.staff.timesheets.reaching import mine_to_decide

OWN = "You entered this timesheet, or sent it up. Somebody else decides on it."


@dataclass(frozen=True)
class Reason:
    """Why it is held: the row of the law, its sentence, its cite."""

    name: str
    says: str
    cite: str


@dataclass(frozen=True)
class Card:
    """One held timesheet. `update` is what its form says (none: one may only read), `why_not` the sentence why."""

    row: Timesheet
    task: Task | None
    own_unit: bool
    reasons: list[Reason]
    fix: str | None
    stand: str | None
    update: str | None
    why_not: str | None
    form: Form

    @property
    def for_supervisor(self) -> bool:
        """Whether a supervisor decides."""
        return self.row.reviewer == "supervisor"

    @property
    def free(self) -> bool:
        """Whether no reason is left: the facts changed since it was held."""
        return words.nothing_holds(self.row) is not None

    @property
    def main(self) -> str:
        """The way that is pressed first: the fix, else letting it stand, else sending it back."""
        return "accept_fix" if self.fix else "let_stand" if self.stand else "return"


def card(row: Timesheet, task: Task | None, own_unit: bool, form: Form | None = None) -> Card:
    """The card of one."""
    return cards([(row, task, own_unit)], {row.id: form} if form else {})[0]


def cards(held: Sequence[tuple[Timesheet, Task | None, bool]], forms: dict[int, Form] | None = None) -> list[Card]:
    """The cards of several."""
    said = said_of([row.id for row, _, _ in held])
    own = own_part([row for row, _, _ in held], guard.the_staff().staff_id)
    return [
        _card(row, task, own_unit, row.id in own, (forms or {}).get(row.id), said.get(row.id, {}))
        for row, task, own_unit in held
    ]


def own_part(held: Sequence[Timesheet], staff_id: int) -> set[int]:
    """Those that somebody entered for the provider as they now stand, or sent up."""
    ids = [row.id for row in held]
    entered = (
        select(TimesheetVersion.timesheet_id)
        .join(
            Timesheet, (Timesheet.id == TimesheetVersion.timesheet_id) & (Timesheet.version == TimesheetVersion.number)
        )
        .where(TimesheetVersion.timesheet_id.in_(ids), TimesheetVersion.staff_id == staff_id)
    )
    sent_up = select(Submission.timesheet_id).where(
        Submission.timesheet_id.in_(ids),
        Submission.kind == "resolve_timesheet",
        Submission.staff_id == staff_id,
        Submission.outcome == "applied",
        Submission.payload["how"].as_string() == "send_up",
    )
    return {row_id for row_id in database.session().scalars(union(entered, sent_up)) if row_id is not None}


def _card(
    row: Timesheet, task: Task | None, own_unit: bool, own: bool, form: Form | None, said: Mapping[str, str]
) -> Card:
    rules = row.reviewer == "supervisor"
    allowed = mine_to_decide(row) and may("timesheet", "rule" if rules else "resolve")
    return Card(
        row=row,
        task=task,
        own_unit=own_unit,
        reasons=reasons(row, said),
        fix=words.nothing_holds(row) or words.proposed_fix(row),
        stand=words.let_stand(row) if words.may_stand(row) else None,
        update=("rule_on_timesheet" if rules else "resolve_timesheet") if allowed and not own else None,
        why_not=OWN if own and allowed else "A supervisor decides this." if rules and not allowed else None,
        form=form or blank(Word()),
    )


def reasons(row: Timesheet, said: Mapping[str, str]) -> list[Reason]:
    """Why it is held, in the law's words as they were said; where nothing was kept, in short ones."""
    table = load_book().question(words.QUESTION)
    known = {each.name: each.cite for each in table.edition(row.period_ends).rows} if isinstance(table, Table) else {}
    return [
        Reason(name, said.get(name) or f"{words.SHORT.get(name, name)}.", known.get(name, ""))
        for name in words.holding(row)
    ]


def said_of(timesheet_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """The law's sentences of the newest decision about each, by the row of the law."""
    newest = (
        select(Decision.timesheet_id, Decision.trace["because"])
        .ext(distinct_on(Decision.timesheet_id))
        .where(Decision.timesheet_id.in_(timesheet_ids), Decision.question == words.QUESTION)
        .order_by(Decision.timesheet_id, Decision.id.desc())
    )
    return {
        row_id: {each["row"]: each["says"] for each in because or []}
        for row_id, because in database.session().execute(newest)
        if row_id is not None
    }
