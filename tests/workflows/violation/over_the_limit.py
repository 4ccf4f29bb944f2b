"""A provider who is enrolled and works too long: violations that run with their real steps on a real database."""

import datetime as dt
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from activities.timesheets import workweeks
from records.assignment import Assignment
from records.clocks import Clock
from records.decision import Notice
from records.submission import Submission, say
from records.task import Task
from records.violation import Violation
from records.worked_weeks import ServiceMonth
from tests.activities.office import Office
from tests.activities.timesheets_accepted import accept
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.really_running import Running, tell_it
from workflows.delivery import Delivered, tell
from workflows.messages import process_id

DAY = dt.timedelta(days=1)
_keys = itertools.count(1)


class Provider:
    """Nadia, enrolled and named by Ida; her violations by the order in which they were found."""

    def __init__(self, it: Running) -> None:
        self.it, self.office = it, it.nadia.office

    async def enrolled(self) -> None:
        """She may work for Ida."""
        it = self.it
        self.case_id = it.recipient("Ida")
        await it.named_by(self.case_id)
        await it.gathered()
        assert await it.justice("clear") == "clear"
        assert it.standing() == "enrolled"
        self.assignment_id = it.nadia.rows(Assignment)[0].id

    async def over(self, months_ago: int, week: int = 1, minutes: int = 481) -> Violation:
        """Five days of eight hours and a minute in one week of a month before this one; what was found."""
        month = (await self.it.today()).replace(day=1)
        for _ in range(months_ago):
            month = (month - DAY).replace(day=1)
        sunday = ServiceMonth(month).weeks[week]
        accept(self.assignment_id, {sunday + count * DAY: minutes for count in range(1, 6)})
        await self.check(month)
        return self.all()[-1]

    async def check(self, month: dt.date) -> list[int]:
        """The workweeks of a month are looked at, and what begins is brought on its way."""
        at = await self.it.now()
        with transaction() as session:
            made = workweeks.check_many(session, [(self.it.nadia.id, month)], at, "test", f"check-{next(_keys)}")
        await self.it.deliver()
        return made

    def all(self) -> list[Violation]:
        """Every violation, in the order in which they were found."""
        return self.it.nadia.rows(Violation)

    async def say(self, row: Violation, kind: str, by: int | None, **payload: Any) -> tuple[str, str | None]:
        """Say something to a violation's process, and bring all that follows: the outcome, and why it was refused."""
        now = await self.it.now()
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"violation-form-{next(_keys)}",
                subject=row.subject,
                staff_id=by,
                said_at=now,
                payload=payload,
            )
            number = said.id
        message = {"submission_id": number, "by": by, "at": now.isoformat()}
        to = process_id("violation", row.id)
        answer = await tell(self.it.environment.client, to, kind, f"submission-{number}", message)
        assert isinstance(answer, Delivered), answer
        assert answer.result
        await self.it.deliver()
        with transaction() as session:
            return answer.result.outcome, session.get_one(Submission, number).sentence

    async def noticed(self, months_ago: int) -> Violation:
        """Found, upheld by carla, confirmed by sue."""
        row = await self.over(months_ago)
        upheld = {"outcome": "uphold", "reason": "The week was planned so."}
        assert (await self.say(row, "review_violation", self.office.carla, **upheld))[0] == "uphold"
        assert (await self.say(row, "confirm_violation", self.office.sue, **upheld))[0] == "noticed"
        return self.now(row)

    async def standing(self, months_ago: int) -> Violation:
        """Noticed, and not disputed."""
        row = await self.noticed(months_ago)
        await self.it.end_of(self.due(row, "deadline.violation_dispute"), seconds=2)
        return self.now(row)

    def now(self, row: Violation) -> Violation:
        """The violation as it is."""
        with transaction() as session:
            return session.get_one(Violation, row.id)

    def clock(self, row: Violation, question: str) -> Clock:
        """Its newest clock for a question."""
        with transaction() as session:
            of = select(Clock).where(Clock.violation_id == row.id, Clock.question == question)
            return session.scalars(of.order_by(Clock.id.desc()).limit(1)).one()

    def due(self, row: Violation, question: str) -> dt.date:
        return self.clock(row, question).due_on

    def letters(self, row: Violation) -> list[str]:
        """The letters about it, in English, in order."""
        with transaction() as session:
            of = select(Notice.template).where(Notice.violation_id == row.id, Notice.language == "en")
            return list(session.scalars(of.order_by(Notice.id)))

    def tasks(self, row: Violation) -> set[str]:
        """The kinds of its open tasks."""
        with transaction() as session:
            of = select(Task.kind).where(Task.violation_id == row.id, Task.state == "open")
            return set(session.scalars(of))


def tell_of_provider(
    time_skipping: Skipping, office: Office, story: Callable[[Provider], Coroutine[Any, Any, None]]
) -> None:
    """Tell a story of Nadia, who is enrolled."""

    async def told(it: Running) -> None:
        provider = Provider(it)
        await provider.enrolled()
        await story(provider)

    tell_it(time_skipping, office, told)
