"""Recipients with authorized hours and providers who were enrolled, for tests of the steps of assignments."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from activities.step import DOERS, do
from records.assessment_draft import Line
from records.assignment import Assignment, AssignmentHours
from records.background import Waiver
from records.care_case import Authorization, Case
from records.clock import county_instant
from records.decision import Decision
from records.enrollment import Enrollment
from records.event import Event
from records.subject import Subject
from records.submission import Submission, say
from tests.activities.office import CIRCUMSTANCES, MONDAY, RANKS, Intake, Office
from workflows.steps.assignment import AssignmentAnswer
from workflows.steps.proposal import Decide
from workflows.steps.step import About, Told

START = MONDAY.date()
TEN, TWENTY = START + dt.timedelta(days=10), START + dt.timedelta(days=20)
_keys = itertools.count(1)


class Recipient(Intake):
    """Somebody whose application was approved: a case with hours, in the program that the circumstances give."""

    def __init__(
        self,
        office: Office,
        circumstances: dict[str, Any] | None = None,
        services: tuple[Line, ...] = (),
        ranks: dict[str, int] | None = None,
        watched: bool = False,
        **told: Any,
    ) -> None:
        super().__init__(office, **told)
        self.clear()
        self.grant_medi_cal()
        self.issue()
        self.receive(5)
        self.visit()
        self.assess(
            *services,
            circumstances=CIRCUMSTANCES | (circumstances or {}),
            ranks=RANKS | (ranks or {}),
            protective_supervision={"needed": True} if watched else {},
        )
        said = {"kind": "approve", "starts_on": START.isoformat(), "reason": "As the doctor says." if watched else None}
        proposed = self.tell("propose", office.carla, said)
        self.do("decide", Decide(self.id, proposed.proposal_id, self.at))
        with transaction() as session:
            self.case_id = session.scalars(select(Case.id).where(Case.person_id == self.person_id)).one()

    @property
    def person_id(self) -> int:
        """Who it is."""
        with self.records() as (_, application):
            assert application.person_id is not None
            return application.person_id

    @property
    def authorized(self) -> list[Authorization]:
        """What was authorized, in order."""
        with transaction() as session:
            rows = select(Authorization).where(Authorization.case_id == self.case_id)
            return list(session.scalars(rows.order_by(Authorization.id)))

    @property
    def maximum(self) -> int:
        """Minutes a week that may be worked for this recipient now."""
        return self.authorized[-1].weekly_maximum_minutes

    def reassessed(self, weekly_maximum_minutes: int) -> None:
        """Hours were authorized anew: another weekly maximum from the first day on."""
        with transaction() as session:
            row = session.get_one(Authorization, self.authorized[-1].id)
            row.weekly_maximum_minutes = weekly_maximum_minutes

    @property
    def decisions(self) -> list[str]:
        """The questions asked about this recipient's providers."""
        with transaction() as session:
            asked = select(Decision.question).where(
                Decision.case_id == self.case_id, Decision.assignment_id.is_not(None)
            )
            return list(session.scalars(asked.order_by(Decision.id)))


def provider(office: Office, name: str, status: str = "enrolled", **more: Any) -> int:
    """Somebody with a standing, who applied in January and was cleared in February 2026; the id of the enrollment."""
    number = next(_keys)
    with transaction() as session:
        row = Enrollment(
            enrollment_number=f"34-E{number:05d}",
            county_code="34",
            unit_id=office.units["north"],
            channel="in_person",
            status=status,
            status_since=dt.date(2026, 2, 20),
            begun_at=county_instant(dt.date(2026, 1, 12)),
            first_name=name,
            last_name="Okoro",
            birth_date=more.pop("birth_date", dt.date(1979, 4, 2)),
            application_received_on=dt.date(2026, 1, 12),
            enrolled_on=dt.date(2026, 2, 20) if status.startswith("enrolled") else None,
            touched_at=MONDAY,
            **more,
        )
        session.add(row)
        session.flush()
        return row.id


class Work:
    """One assignment whose steps are done by hand."""

    def __init__(self, to: Recipient, enrollment_id: int, related_as: str = "none", lives_together: bool = False):
        self.to, self.office, self.enrollment_id, self.at = to, to.office, enrollment_id, to.at
        with transaction() as session:
            row = Assignment(
                enrollment_id=enrollment_id,
                case_id=to.case_id,
                county_code="34",
                designated_on=START,
                related_as=related_as,
                lives_together=lives_together,
                made_at=to.at,
            )
            session.add(row)
            session.flush()
            self.id = row.id

    def begin(self) -> AssignmentAnswer:
        """The process comes to its first step."""
        return self.do("begin_assignment", About(self.id, self.at))

    def close(self) -> AssignmentAnswer:
        """The process is over."""
        return self.do("close_assignment", About(self.id, self.at))

    def say(self, kind: str, payload: dict[str, Any], by: int | None) -> Told:
        """Write down what somebody says."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"assignment-form-{next(_keys)}",
                subject=Subject("assignment", self.id),
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            return Told(self.id, said.id, by, self.at)

    def tell(self, step: str, by: int | None = -1, **payload: Any) -> AssignmentAnswer:
        """Say something, as carla unless told, and do its step."""
        self.told = self.say(step, payload, self.office.carla if by == -1 else by)
        return self.do(step, self.told)

    def start(self, minutes: int, starts_on: dt.date = START, **more: Any) -> AssignmentAnswer:
        """Begin it, and start with hours."""
        if self.row.status == "waiting":
            self.begin()
        return self.tell("start_assignment", starts_on=starts_on.isoformat(), minutes_per_week=minutes, **more)

    def set_hours(self, minutes: int, starts_on: dt.date = START) -> AssignmentAnswer:
        """Other hours from a day on."""
        return self.tell("set_assignment_hours", starts_on=starts_on.isoformat(), minutes_per_week=minutes)

    def standing(self, status: str, cause: str, on: dt.date) -> AssignmentAnswer:
        """The enrollment took a new standing and tells the assignment."""
        with transaction() as session:
            session.get_one(Enrollment, self.enrollment_id).status = status
        return self.tell("enrollment_changed", None, status=status, cause=cause, on=on.isoformat())

    def later(self, day: dt.date) -> "Work":
        """What follows happens on a day."""
        self.at = county_instant(day)
        return self

    @property
    def row(self) -> Assignment:
        """The assignment as it is."""
        with transaction() as session:
            return session.get_one(Assignment, self.id)

    @property
    def hours(self) -> list[tuple[dt.date, int]]:
        """The hours as they were written."""
        with transaction() as session:
            rows = select(AssignmentHours).where(AssignmentHours.assignment_id == self.id).order_by(AssignmentHours.id)
            return [(row.starts_on, row.minutes_per_week) for row in session.scalars(rows)]

    @property
    def events(self) -> list[str]:
        """What stands on the timeline."""
        with transaction() as session:
            rows = select(Event.kind).where(Event.assignment_id == self.id).order_by(Event.id)
            return list(session.scalars(rows))

    @property
    def refusal(self) -> str:
        """What the person who said the last thing reads."""
        with transaction() as session:
            said = session.get_one(Submission, self.told.submission_id)
            assert said.outcome == "refused", said.outcome
            return said.sentence or ""

    def waive(self, outcome: str = "accepted") -> int:
        """The recipient's SOC 862."""
        with transaction() as session:
            row = Waiver(
                enrollment_id=self.enrollment_id,
                case_id=self.to.case_id,
                received_on=START,
                signed_on=START,
                signed_by="recipient",
                signer_is_applicant=False,
                outcome=outcome,
                entered_by_id=self.office.carla,
                entered_at=self.at,
            )
            session.add(row)
            session.flush()
            return row.id

    def do(self, step: str, order: Any) -> AssignmentAnswer:
        """Do a step, as its activity would."""
        answer: AssignmentAnswer = do(DOERS[step], order, f"assignment-{self.id}", f"run/a{next(_keys)}")
        return answer


def another(recipient: Recipient, status: str = "enrolled") -> Work:
    """Ben, whom the recipient named too."""
    return Work(recipient, provider(recipient.office, "Ben", status))
