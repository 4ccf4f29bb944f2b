"""One look at the whole office, for the page and for whoever watches over it by machine."""

import asyncio
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from temporalio.client import Client

from records import held_up, part_watch
from records.application import Application
from records.assignment import Assignment
from records.clock import PACIFIC, now
from records.enrollment import Enrollment
from records.office_repair import OfficeRepair
from records.outbox import OutboxMessage
from records.staff import Staff
from records.subject import Subject
from web import database
from web.door import Away, door
from web.reach import visible
from web.sign_in import guard
from web.staff.office import folders, parts, snapshots, temporal
from web.staff.office.finding import Finding
from web.staff.office.schedules import Recurring, recurring
from web.staff.office.stuck import Survey, survey

SUSPECTS = 40
SHOWN_REPAIRS = 20
SUBJECTS: dict[str, Any] = {"application": Application, "enrollment": Enrollment, "assignment": Assignment}


@dataclass(frozen=True)
class Look:
    """The office at one moment. `survey` and `schedules` are none when Temporal did not answer."""

    at: dt.datetime
    findings: list[Finding]
    messages: list[OutboxMessage]
    survey: Survey | None
    schedules: list[Recurring] | None

    @property
    def clock(self) -> str:
        """When it was looked at, to the second, on California's clock: who watches sees that it refreshes."""
        return self.at.astimezone(PACIFIC).strftime("%-I:%M:%S %p")

    @property
    def well(self) -> bool:
        """Every part is well and nothing is stuck."""
        stuck = self.messages or self.survey is None or self.survey.stuck
        return not stuck and all(finding.state == "well" for finding in self.findings)


def look() -> Look:
    """Ask every part. When Temporal is away, nobody waits for it twice."""
    at, polled = now(), temporal.polled()
    findings = [
        parts.of_database(),
        parts.of_temporal(polled),
        parts.of_worker(polled, at),
        parts.of_outbox(at),
        snapshots.of_snapshot(at),
        snapshots.of_ccs_files(at),
        *folders.of_partners(at),
    ]
    messages = held_up.stubborn(database.session(), SUSPECTS)
    told = _of_temporal(messages) if polled is not None else (None, None)
    return Look(at, _with_since(findings, at), messages, *told)


def _of_temporal(messages: list[OutboxMessage]) -> tuple[Survey | None, list[Recurring] | None]:
    failing = held_up.failing(database.session(), SUSPECTS)
    suspects = [*(each.workflow_id for each in failing), *(each.workflow_id for each in messages)]

    async def ask(client: Client) -> tuple[Survey, list[Recurring]]:
        return await asyncio.gather(survey(client, suspects), recurring(client))

    try:
        return door().call(ask, temporal.SECONDS)
    except Away:
        return None, None


def _with_since(findings: list[Finding], at: dt.datetime) -> list[Finding]:
    """Since when each part has been as it is: as it says itself, else as it was first seen so."""
    since = part_watch.seen(database.session(), {each.part: each.state for each in findings}, at)
    return [each if each.since else replace(each, since=since[each.part]) for each in findings]


def repairs() -> list[tuple[OfficeRepair, str]]:
    """What was done lately, with the name of the member of staff who did it."""
    query = select(OfficeRepair, Staff.name).join(Staff, Staff.id == OfficeRepair.staff_id)
    done = database.session().execute(query.order_by(OfficeRepair.id.desc()).limit(SHOWN_REPAIRS))
    return [(row, name) for row, name in done]


def subject_of(workflow_id: str) -> Subject | None:
    """What a process is about: `application-7` is application 7."""
    found = re.fullmatch(rf"({'|'.join(SUBJECTS)})-(\d{{1,18}})", workflow_id)
    return Subject(found[1], int(found[2])) if found else None


def to_be_linked(seen: Look) -> set[str]:
    """Of the processes on the page those whose records whoever is signed in may see; an administrator: none."""
    named = {each.workflow_id for each in seen.messages}
    named |= {each.workflow_id for each in seen.survey.stuck} if seen.survey else set()
    subjects = [subject for subject in map(subject_of, named) if subject]
    linked: set[str] = set()
    for kind, model in SUBJECTS.items():
        ids = [subject.id for subject in subjects if subject.kind == kind]
        if ids:
            mine = select(model.id).where(model.id.in_(ids), visible(guard.the_staff(), model))
            linked |= {f"{kind}-{row_id}" for row_id in database.session().scalars(mine)}
    return linked
