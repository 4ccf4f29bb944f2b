"""A recipient with hours and a provider who wants to work for them, for tests of letters."""

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from activities.database import transaction
from activities.step import DOERS, do
from records.application import Application
from records.assignment import Assignment, AssignmentHours
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Decision, Notice
from records.enrollment import Enrollment, EnrollmentStatus
from records.event import Event
from records.pay_order import AdvancePayment
from records.pay_setup import DirectDeposit
from records.person import Person
from records.timekeeping import Exemption, ExtraHours
from records.violation import Violation, ViolationFinding
from rules.ask import ask
from tests.activities.office import Intake
from tests.activities.test_approval import approve
from workflows.steps.letters import Letter, LetterSent, SendLetter

SSN = b"123-45-6789"
OFFENSE = "PC 211 robbery"
REASON = "The letters of support were too old."

_keys = itertools.count(1)


class Pair:
    """Nadia Bell, who was convicted once, and Marisol Quintero, who has chosen her."""

    def __init__(self, intake: Intake, language: str = "es") -> None:
        self.intake, self.at = intake, intake.at
        approve(intake)
        with transaction() as session:
            application = session.get_one(Application, intake.id)
            case = session.get_one(Case, application.case_id)
            case.person.written_language = language
            person = Person(**_nadia(language), made_at=self.at)
            session.add(person)
            session.flush()
            enrollment = self._enrollment(person)
            session.add(enrollment)
            session.flush()
            assignment = Assignment(
                enrollment_id=enrollment.id,
                case_id=case.id,
                county_code="34",
                designated_on=self.today,
                related_as="none",
                lives_together=False,
                made_at=self.at,
            )
            session.add(assignment)
            session.flush()
            self.enrollment_id, self.assignment_id, self.case_id = enrollment.id, assignment.id, case.id
            self.provider_id, self.recipient_id = person.id, case.person_id

    @property
    def today(self) -> dt.date:
        return self.at.date()

    def _enrollment(self, person: Person) -> Enrollment:
        return Enrollment(
            **_nadia(person.written_language),
            enrollment_number=f"E2-7741-{next(_keys):04d}",
            county_code="34",
            channel="in_person",
            status="pending",
            status_since=self.today,
            begun_at=self.at,
            person_id=person.id,
            application_received_on=self.today - dt.timedelta(days=20),
            ssn_cipher=SSN,
            ssn_index=SSN,
            touched_at=self.at,
        )

    def add(self, row: Any) -> int:
        """Put a row on record."""
        with transaction() as session:
            session.add(row)
            session.flush()
            return int(row.id)

    def stands(self, status: str, cause: str, **columns: Any) -> None:
        """The provider has a standing since today."""
        with transaction() as session:
            enrollment = session.get_one(Enrollment, self.enrollment_id)
            for name, value in {"status": status, "status_since": self.today, **columns}.items():
                setattr(enrollment, name, value)
        self.add(
            EnrollmentStatus(enrollment_id=self.enrollment_id, status=status, cause=cause, since=self.today, at=self.at)
        )

    def works(self, minutes: int = 600, **columns: Any) -> None:
        """The provider has hours with the recipient since today."""
        with transaction() as session:
            assignment = session.get_one(Assignment, self.assignment_id)
            for name, value in {"status": "active", "starts_on": self.today, **columns}.items():
                setattr(assignment, name, value)
        hours = {"starts_on": self.today, "minutes_per_week": minutes, "made_at": self.at}
        self.add(AssignmentHours(assignment_id=self.assignment_id, **hours))

    def advance(self) -> None:
        """The recipient was paid for January in advance, and timesheets account for a part of it."""
        self.works()
        days = {"issued_on": dt.date(2025, 12, 31), "due_on": dt.date(2026, 2, 14), "arrears_on": dt.date(2026, 3, 31)}
        cents = {"cents": 120000, "reconciled_cents": 20050}
        self.add(AdvancePayment(case_id=self.case_id, month=dt.date(2026, 1, 1), **days, **cents))

    def account(self) -> None:
        """The provider's pay goes to another account from today on."""
        self.works()
        told = {"routing_number": "121000248", "account_sealed": b"sealed", "account_last_four": "4321"}
        told |= {"account_kind": "checking", "starts_on": self.today, "made_at": self.at}
        self.add(DirectDeposit(assignment_id=self.assignment_id, enrollment_id=self.enrollment_id, **told))

    def clock(self, question: str, due_on: dt.date) -> None:
        """A clock runs for the enrollment."""
        of = {"enrollment_id": self.enrollment_id, "county_code": "34", "question": question}
        self.add(Clock(**of, starts_on=self.today, due_on=due_on, cite="SOC 853"))

    def decided(self, question: str, facts: dict[str, Any], **about: int) -> int:
        """The law was asked something about the enrollment today."""
        answer = ask(question, self.today, facts)
        trace = answer.as_decision()
        return self.add(
            Decision(
                **(about or {"enrollment_id": self.enrollment_id}),
                question=question,
                asked_about=self.today,
                law=answer.law,
                facts=trace["facts"],
                answer=trace["answer"],
                trace=trace,
                made_at=self.at,
            )
        )

    def waiver(self, outcome: str = "accepted", **columns: Any) -> int:
        """The recipient's SOC 862."""
        of = {"enrollment_id": self.enrollment_id, "case_id": self.case_id, "entered_by_id": self.intake.office.carla}
        days = {"received_on": self.today, "signed_on": self.today, "entered_at": self.at}
        who = {"signed_by": "recipient", "signer_is_applicant": False}
        return self.add(Waiver(**of, **days, **who, outcome=outcome, **columns))

    def exception(self, outcome: str, decision_ids: Sequence[int] = ()) -> int:
        """The provider's SOC 863, decided by the state."""
        return self.add(
            ExceptionRequest(
                decision_ids=list(decision_ids),
                enrollment_id=self.enrollment_id,
                notice_on=self.today,
                received_on=self.today,
                offense_kind="other",
                offenses=1,
                evidence=[],
                statement=OFFENSE,
                outcome=outcome,
                entered_by_id=self.intake.office.carla,
                entered_at=self.at,
                decided_at=self.at,
                decision_reason=REASON,
            )
        )

    def appeal(self, outcome: str) -> int:
        """The provider's SOC 856, decided by the state."""
        of = {"enrollment_id": self.enrollment_id, "notice_on": self.today, "received_on": self.today}
        entered = {"entered_by_id": self.intake.office.carla, "entered_at": self.at, "decided_at": self.at}
        words = {"against": "ineligible", "grounds": OFFENSE, "decision_reason": REASON}
        return self.add(EnrollmentAppeal(**of, **entered, **words, outcome=outcome))

    def extra_hours(self, outcome: str) -> int:
        """A request for extra hours in this week, which nobody could have foreseen, decided by the county."""
        facts = {"authorized_minutes_per_month": 9600, "all_week_minutes": 2500, "month_recipient_minutes": 2500}
        facts |= {"week_minutes": 2500, "month_overtime_minutes": 100, "weeks_in_month": 4, "provider_recipients": 1}
        needed = {"unanticipated": True, "cannot_wait": outcome == "approve", "health_or_safety": True}
        decided = self.decided(
            "ihss.extra_hours", {**facts, "exempt": False, **needed}, assignment_id=self.assignment_id
        )
        return self.add(
            ExtraHours(
                assignment_id=self.assignment_id,
                week=self.today - dt.timedelta(days=self.today.isoweekday() % 7),
                minutes=2500,
                **needed,
                reason="A fall in the night.",
                asked_at=self.at,
                outcome=outcome,
                decided_at=self.at,
                decided_by_id=self.intake.office.carla,
                decision_reason=REASON,
                decision_id=decided,
            )
        )

    def exemption(self, outcome: str) -> int:
        """The provider's SOC 2305, decided by the county."""
        facts = {"exemption": "exemption_2", "provider_recipients": 2, "served_by_cutoff": False}
        alone = [{"complex_needs": True, "remote": outcome == "approve", "language": False} for _ in range(2)]
        related = {"all_live_with": False, "all_related": False, "others_sought": outcome == "approve"}
        decided = self.decided("ihss.exemption", {**facts, **related, "circumstances": alone})
        return self.add(
            Exemption(
                enrollment_id=self.enrollment_id,
                kind="exemption_2",
                asked_on=self.today,
                circumstances=alone,
                outcome=outcome,
                starts_on=self.today if outcome == "approve" else None,
                reason=REASON,
                decided_by_id=self.intake.office.carla,
                decided_at=self.at,
                decision_id=decided,
            )
        )

    def another_program(self, program: str, minutes_less: int = 0) -> None:
        """The recipient's hours go on through another program since today."""
        with transaction() as session:
            old = session.scalars(select(Authorization).where(Authorization.case_id == self.case_id)).one()
            kept = {each.name: getattr(old, each.name) for each in Authorization.__table__.columns}
            kept["authorized_minutes_per_month"] -= minutes_less
            old.starts_on, old.ends_on = self.today - dt.timedelta(days=30), self.today - dt.timedelta(days=1)
            del kept["id"]
            session.add(Authorization(**kept | {"program": program}))
            told = {"before": old.program, "program": program, "starts_on": self.today.isoformat()}
            of = {"assignment_id": self.assignment_id, "case_id": self.case_id, "at": self.at}
            asked = select(Decision.id).where(Decision.question == "ihss.program").order_by(Decision.id.desc())
            decision_id = session.scalars(asked.limit(1)).one()
            session.add(Event(**of, kind="program_changed", params=told, decision_id=decision_id))

    def colleague(self, minutes: int) -> int:
        """Another provider of the same recipient, with hours since today; the assignment."""
        with transaction() as session:
            person = Person(**{**_nadia("en"), "first_name": "Olga"}, made_at=self.at)
            session.add(person)
            session.flush()
            enrollment = self._enrollment(person)
            enrollment.first_name = "Olga"
            session.add(enrollment)
            session.flush()
            assignment = Assignment(
                enrollment_id=enrollment.id,
                case_id=self.case_id,
                county_code="34",
                status="active",
                designated_on=self.today,
                starts_on=self.today,
                related_as="none",
                lives_together=False,
                made_at=self.at,
            )
            session.add(assignment)
            session.flush()
            of = {"assignment_id": assignment.id, "starts_on": self.today, "made_at": self.at}
            session.add(AssignmentHours(**of, minutes_per_week=minutes))
            return assignment.id

    def violation(self, number: int, **columns: Any) -> None:
        """Forty hours and a minute for the recipient in the week before, and what the law says of it."""
        week = self.today - dt.timedelta(days=self.today.weekday() + 8)
        days = {"month": week.replace(day=1), "occurred_on": week + dt.timedelta(days=6), "notice_on": self.today}
        told = {"status": "noticed", "number": number, "county_code": "34", "found_at": self.at, "touched_at": self.at}
        row = Violation(enrollment_id=self.enrollment_id, **(told | days | columns))
        self.violation_id = self.add(row)
        self.add(
            ViolationFinding(
                violation_id=self.violation_id,
                week=week,
                code="over_forty",
                case_id=self.case_id,
                minutes=2401,
                limit_minutes=2400,
            )
        )
        spent = {"week": week.isoformat(), "minutes": {"7": 2401}, "travel_minutes": 0, "approved": []}
        people = [{"recipient": "7", "authorized_minutes_per_month": 6000}]
        facts = {"exempt": False, "recipients": people, "weeks": [spent]}
        self.decided("ihss.workweeks", facts, violation_id=self.violation_id)
        stood = {"violations_standing": number - 1, "clean_since": None, "training_offered": False}
        self.decided("ihss.violation", stood, violation_id=self.violation_id)

    def send(self, letter: Letter, about: int | None = None, activity: str | None = None) -> LetterSent:
        """Do the step of a letter, as its activity would."""
        of = "assignment" if letter.value in OF_ASSIGNMENT else "enrollment"
        of = "violation" if "_violation" in f"_{letter.value}" else of
        subject_id = int(getattr(self, f"{of}_id"))
        order = SendLetter(subject_id, letter, about, self.at)
        doer = DOERS[f"send_{of}_letter"]
        sent = do(doer, order, f"{of}-{subject_id}", activity or f"run/letter-{next(_keys)}")
        assert isinstance(sent, LetterSent)
        return sent

    def notices(self) -> list[Notice]:
        """The letters that were sent, oldest first, with everything they hold."""
        with transaction() as session:
            about = Notice.enrollment_id.is_not(None) | Notice.assignment_id.is_not(None)
            about = about | Notice.violation_id.is_not(None)
            return list(session.scalars(select(Notice).where(about).order_by(Notice.id).options(undefer("*"))))

    def events(self) -> list[Event]:
        """What the timeline says of letters."""
        with transaction() as session:
            return list(session.scalars(select(Event).where(Event.kind == "letter_sent").order_by(Event.id)))


EXTRA_HOURS = tuple(f"extra_hours_{word}_{to}" for word in ("approved", "refused") for to in ("recipient", "provider"))
OF_MONEY = ("advance_presumed", "advance_arrears", "advance_ended", "bank_account_changed")
OF_ASSIGNMENT = ("weekly_hours_recipient", "weekly_hours_provider", "program_changed", *OF_MONEY, *EXTRA_HOURS)


def _nadia(language: str) -> dict[str, Any]:
    return {
        "first_name": "Nadia",
        "last_name": "Bell",
        "birth_date": dt.date(1990, 4, 2),
        "street": "400 Alder Way",
        "city": "Sacramento",
        "zip_code": "95814",
        "written_language": language,
    }
