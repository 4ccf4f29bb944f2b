"""An applicant provider with recipients, for tests of steps: things are said, and standings follow."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from activities.database import transaction
from activities.step import DOERS, do
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_instant
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment, PartnerInquiry
from records.person import Person
from records.place import Unit
from records.staff import Staff, StaffRole
from records.subject import Subject
from records.submission import Submission, say
from tests.activities.office import MONDAY, Office
from tests.records.staffed import hire
from workflows.messages import process_id
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus, StatusChanged
from workflows.steps.step import About, AboutClock, Told

ROBBERY = {"offense": "Robbery", "code_section": "PC 211", "tier": 2, "convicted": "2019-05-20"}
FRAUD = {"offense": "Fraud against Medi-Cal", "code_section": "WIC 14107", "tier": 1, "convicted": "2018-02-01"}

_keys = itertools.count(1)


class Applicant:
    """Nadia Bell, who has handed in her form; every other step is done unless told."""

    def __init__(self, office: Office, at: dt.datetime = MONDAY, **facts: Any) -> None:
        self.office, self.at = office, at
        self.rita, self.rosa = state_reviewers()
        with transaction() as session:
            told = Soc426(county_code="34", first_name="Nadia", last_name="Bell", birth_date=dt.date(1980, 3, 4))
            row = begin_enrollment(session, told, "in_person", office.carla, at)
            row.person = Person(first_name="Nadia", last_name="Bell", birth_date=row.birth_date, made_at=at)
            row.worker_id = office.carla
            day = at.date()
            done = {
                "application_received_on": day,
                "identity_document": "passport",
                "ssn_card_seen": True,
                "work_authorized": True,
                "fingerprints_taken_on": day,
                "orientation_attended_on": day,
                "agreement_signed_on": day,
                "ssn_standing": "verified",
                "list_standing": "clear",
                "background": "asked",
            }
            for name, value in (done | facts).items():
                setattr(row, name, value)
            session.flush()
            self.id = row.id

    def on(self, day: int, hour: int = 10) -> dt.datetime:
        """So many days after the beginning, at an hour."""
        return county_instant(MONDAY.date() + dt.timedelta(days=day), dt.time(hour))

    def say(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Told:
        """Write down what somebody says; the order that its step gets."""
        self.at = at or self.at
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"provider-form-{next(_keys)}",
                subject=Subject("enrollment", self.id),
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            return Told(self.id, said.id, by, self.at)

    def tell(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Any:
        """Say something and do its step."""
        return self.do(kind, self.say(kind, by, payload, at))

    def refusal(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> str:
        """Say something that is refused; the sentence for whoever said it."""
        told = self.say(kind, by, payload, at)
        assert self.do(kind, told).outcome == "refused"
        with transaction() as session:
            return session.get_one(Submission, told.submission_id).sentence or ""

    def do(self, step: str, order: Any) -> Any:
        """Do a step, as its activity would."""
        return do(DOERS[step], order, process_id("enrollment", self.id), f"run/{next(_keys)}")

    def becomes(self, to: Status, cause: Cause, at: dt.datetime | None = None) -> StatusChanged:
        """The standing changes."""
        self.at = at or self.at
        changed: StatusChanged = self.do("change_enrollment_status", ChangeStatus(self.id, to, cause, self.at))
        return changed

    def ends(self) -> Any:
        """The enrollment is over."""
        return self.do("end_enrollment", About(self.id, self.at))

    def rings(self, step: str, clock_id: int, at: dt.datetime) -> Any:
        """A clock has run out."""
        self.at = at
        return self.do(step, AboutClock(self.id, clock_id, at))

    def now(self) -> Enrollment:
        """The enrollment as it is."""
        with transaction() as session:
            return session.get_one(Enrollment, self.id)

    def rows(self, model: type, *where: Any) -> list[Any]:
        """All rows of a kind about this enrollment, in order."""
        with transaction() as session:
            found = select(model).where(model.enrollment_id == self.id, *where)  # type: ignore[attr-defined]
            return list(session.scalars(found.options(undefer("*")).order_by(model.id)))  # type: ignore[attr-defined]

    def row(self, model: type, *where: Any) -> Any:
        """The one row of a kind about this enrollment."""
        (row,) = self.rows(model, *where)
        return row

    def notice(self, answer: str = "record") -> None:
        """The Department of Justice reports offenses."""
        with transaction() as session:
            row = PartnerInquiry(
                enrollment_id=self.id,
                partner="doj",
                reference=f"DOJ-{next(_keys)}",
                asked_at=self.at,
                answered_at=self.at,
                answered_by="partner",
                answer=answer,
                notice_on=self.at.date(),
            )
            session.add(row)
            session.get_one(Enrollment, self.id).background = "record"

    def convicted(self, *convictions: dict[str, Any]) -> Any:
        """The notice is evaluated."""
        return self.tell("evaluate_record", self.office.carla, {"convictions": list(convictions)})

    def denied(self) -> None:
        """Tier 2, and the standing that follows."""
        self.notice()
        assert self.convicted(ROBBERY).outcome == "waiver_possible"
        self.becomes(Status.WAIVER_POSSIBLE, Cause.TIER_2)

    def recipient(self, name: str = "Ida", birth: dt.date = dt.date(1940, 1, 1), status: str = "waiting") -> int:
        """A recipient who named her; the id of the case."""
        with transaction() as session:
            number = next(_keys)
            person = Person(first_name=name, last_name="Moreno", birth_date=birth, made_at=self.at)
            case = Case(
                case_number=f"{2_000_000 + number}",
                person=person,
                county_code="34",
                status="eligible",
                status_since=self.at.date(),
                opened_at=self.at,
            )
            session.add(case)
            session.flush()
            session.add(
                Assignment(
                    enrollment_id=self.id,
                    case_id=case.id,
                    county_code="34",
                    status=status,
                    designated_on=self.at.date(),
                    related_as="none",
                    lives_together=False,
                    made_at=self.at,
                )
            )
            return case.id

    def waiver(self, case_id: int, **said: Any) -> Any:
        """A recipient's SOC 862 comes in."""
        day = self.at.date().isoformat()
        form = {"case_id": case_id, "received_on": day, "signed_on": day, "signed_by": "recipient"}
        return self.tell("receive_waiver", self.office.carla, form | {"signer_is_applicant": False} | said)


def state_reviewers() -> tuple[int, int]:
    """Rita and Rosa, who decide for the state."""
    with transaction() as session:
        reviewers = select(Staff.id).where(Staff.roles.any(StaffRole.role == "state_reviewer")).order_by(Staff.id)
        found = session.scalars(reviewers).all()
        if found:
            return found[0], found[1]
        unit = Unit(county_code=None, name="State Provider Adjudication", kind="adjudication")
        session.add(unit)
        session.flush()
        rita, rosa = (hire(session, name, "state_reviewer", unit=unit.id) for name in ("rita", "rosa"))
        return rita.id, rosa.id
