"""The forms of an assignment's page: which there are, what each says to the process, how each begins."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from records import assignment_list
from records.assignment import Assignment
from records.assignment_view import Seen
from records.clock import county_today
from web import database
from web.forms import Form, blank, sent
from web.schemas import assignment as schemas
from web.schemas.form import FormSchema

AGREEMENTS = ("provider_agreement", "recipient_agreement")


@dataclass(frozen=True)
class Said:
    """What a form says: the update's name, its schema, and the sentence when it is done."""

    kind: str
    schema: type[FormSchema]
    done: str


SAID = {
    "start": Said("start_assignment", schemas.Start, "The assignment has started. Both get a letter with the hours."),
    "hours": Said("set_hours", schemas.SetHours, "The hours are set. Both get a letter with them."),
    "relationship": Said("change_relationship", schemas.Relationship, "The relationship is noted."),
    "live_in": Said(
        "certify_live_in", schemas.LiveIn, "The live-in certification counts from the day it was processed."
    ),
    "live_in_over": Said("cancel_live_in", schemas.LiveIn, "The live-in certification is cancelled."),
    "leave": Said("put_on_leave", schemas.Leave, "The provider is on leave. The hours are free for others."),
    "back": Said("return_from_leave", schemas.Return, "The provider is back, with the hours of before."),
    "end": Said("end_assignment", schemas.End, "The assignment has ended. Both get a letter."),
    "provider_agreement": Said("sign_provider_agreement", schemas.Agreement, "The SOC 2255 is on record."),
    "recipient_agreement": Said("sign_recipient_agreement", schemas.Agreement, "The SOC 2256 is on record."),
}


@dataclass(frozen=True)
class ScheduleRow:
    """One row of an agreement's schedule: the assignment, whose name stands beside it, the fields."""

    assignment: Assignment
    name: str
    form: Form

    def loaded(self) -> "ScheduleRow":
        """The row as it was sent."""
        return replace(self, form=sent(schemas.ScheduleRow(), prefix=self.form.prefix))


def blanks(row: Assignment, seen: Seen, today: dt.date) -> dict[str, Form]:
    """Every form, filled in with what is known."""
    start: dict[str, dict[str, Any]] = {
        "start": {"starts_on": row.enrollment.paid_from if _before(row, today) else today},
        "hours": {"minutes_per_week": seen.minutes_per_week, "starts_on": today},
        "relationship": {"relationship": row.related_as, "lives_together": row.lives_together, "since": today},
        "live_in": {"received_on": today, "processed_on": today},
        "live_in_over": {"received_on": today, "processed_on": today},
        "leave": {"from_on": today},
        "back": {"returned_on": today},
        "end": {"ended_on": today},
    }
    return {
        name: blank(said.schema(), start.get(name, {"signed_on": today}), prefix=f"{name}.")
        for name, said in SAID.items()
    }


def _before(row: Assignment, today: dt.date) -> bool:
    """Whether the provider has served since before clearance: then the start is offered from the first paid day."""
    first = row.enrollment.paid_from
    return first is not None and row.designated_on <= first < today


def schedule_rows(row: Assignment, what: str) -> list[ScheduleRow]:
    """Whom an agreement lists: a provider's recipients (SOC 2255), or a recipient's providers (SOC 2256)."""
    session, today = database.session(), county_today()
    if what == "provider_agreement":
        lines: Sequence[assignment_list.Line] = assignment_list.of_enrollment(session, row.enrollment_id, today)
    else:
        lines = assignment_list.of_case(session, row.case, today).lines
    listed = [each for each in lines if each.assignment.status in assignment_list.WORKING or each.assignment == row]
    return [
        ScheduleRow(
            each.assignment,
            each.recipient if what == "provider_agreement" else each.provider,
            blank(
                schemas.ScheduleRow(),
                {"minutes_per_week": each.minutes_per_week},
                prefix=f"{what}.of_{each.assignment.id}.",
            ),
        )
        for each in listed
    ]


def schedule(rows: Sequence[ScheduleRow]) -> list[dict[str, int]]:
    """The schedule as it is said."""
    return [
        {
            "assignment_id": each.assignment.id,
            "minutes_per_week": each.form.data["minutes_per_week"],
            "travel_minutes_per_week": each.form.data.get("travel_minutes_per_week") or 0,
        }
        for each in rows
    ]
