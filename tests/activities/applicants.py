"""An applicant provider in a county office, for tests of steps: things are said and steps are done by hand."""

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from activities.database import transaction
from activities.step import DOERS, do
from records.care_case import Case
from records.clock import county_instant
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.person import Person, PersonRole
from records.secrets import blind_index, seal
from records.subject import Subject
from records.submission import Submission, say
from tests.activities.office import MONDAY, Office
from workflows.messages import process_id
from workflows.steps.step import About, AboutClock, Told

_keys = itertools.count(1)
_numbers = itertools.count(1)


class Applicant:
    """One enrollment whose steps are done in the order the test has. `told` changes what stands on the form."""

    def __init__(self, office: Office, at: dt.datetime = MONDAY, channel: str = "in_person", **told: Any) -> None:
        self.office, self.at = office, at
        form: dict[str, Any] = {
            "county_code": "34",
            "first_name": "Rosa",
            "last_name": "Delgado",
            "birth_date": dt.date(1988, 6, 2),
            "ssn": "219099998",
            "street": "4 Oak Ave",
            "city": "Sacramento",
            "zip_code": "95820",
            "phone": "9165550111",
            **told,
        }
        with transaction() as session:
            self.id = begin_enrollment(session, Soc426(**form), channel, office.carla, at).id

    def say(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Told:
        """Write down what somebody says; the order that its step gets."""
        self.at = at or self.at
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"enrollment-form-{next(_keys)}",
                subject=Subject("enrollment", self.id),
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            return Told(self.id, said.id, by, self.at)

    def tell(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Any:
        """Say something and do its step."""
        return self.do(kind, self.say(kind, by, payload, at))

    def about(self, step: str, at: dt.datetime | None = None) -> Any:
        """Do a step to which the process has come by itself."""
        self.at = at or self.at
        return self.do(step, About(self.id, self.at))

    def rings(self, step: str, clock_id: int, at: dt.datetime | None = None) -> Any:
        """Do the step of a clock that has run out."""
        self.at = at or self.at
        return self.do(step, AboutClock(self.id, clock_id, self.at))

    def do(self, step: str, order: Any, activity: str | None = None) -> Any:
        """Do a step, as its activity would."""
        return do(DOERS[step], order, process_id("enrollment", self.id), activity or f"run/{next(_keys)}")

    def on(self, day: int, hour: int = 10) -> dt.datetime:
        """So many days after the beginning, at an hour."""
        return county_instant(MONDAY.date() + dt.timedelta(days=day), dt.time(hour))

    def day(self, day: int) -> str:
        """So many days after the beginning, as a form has it."""
        return (MONDAY.date() + dt.timedelta(days=day)).isoformat()

    @contextmanager
    def records(self) -> Iterator[tuple[Session, Enrollment]]:
        """A look at the records."""
        with transaction() as session:
            yield session, session.get_one(Enrollment, self.id)

    @property
    def row(self) -> Enrollment:
        """The enrollment as it stands, with everything it holds."""
        with transaction() as session:
            return session.scalars(select(Enrollment).where(Enrollment.id == self.id).options(undefer("*"))).one()

    def rows(self, model: type, *where: Any) -> list[Any]:
        """All rows of a kind that belong to this enrollment, in order."""
        with transaction() as session:
            found = select(model).where(model.enrollment_id == self.id, *where)  # type: ignore[attr-defined]
            return list(session.scalars(found.order_by(model.id)))  # type: ignore[attr-defined]

    def sentence(self, told: Told) -> str:
        """Why a message was refused."""
        with transaction() as session:
            said = session.get_one(Submission, told.submission_id)
            assert said.outcome == "refused"
            return said.sentence or ""

    def refused(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> str:
        """Say something that the step turns down; its sentence."""
        told = self.say(kind, by, payload, at)
        assert self.do(kind, told).outcome == "refused"
        return self.sentence(told)

    # The usual way through

    def hand_in(self, day: int = 0, at: dt.datetime | None = None, **more: Any) -> Any:
        """The SOC 426 in person, with photo ID and Social Security card."""
        said = {
            "received_on": self.day(day),
            "identity_document": "driver_license",
            "ssn_card_seen": True,
            "work_authorized": True,
            **more,
        }
        return self.tell("receive_application", self.office.carla, said, at)

    def fingerprint(self, day: int = 0) -> Any:
        """Live Scan."""
        return self.tell("take_fingerprints", self.office.carla, {"taken_on": self.day(day), "ati": "A1B2C3"})

    def attend(self, day: int = 0) -> Any:
        """The orientation."""
        return self.tell("attend_orientation", self.office.carla, {"attended_on": self.day(day), "how": "in_person"})

    def sign(self, day: int = 0) -> Any:
        """The SOC 846."""
        return self.tell("sign_agreement", self.office.carla, {"signed_on": self.day(day)})

    def background(self, answer: str = "clear", day: int = 0, by_wire: bool = False) -> Any:
        """A notice of the Department of Justice."""
        by = None if by_wire else self.office.carla
        said = {"answer": answer, "notice_on": self.day(day), "proof": "paper notice"}
        return self.tell("answer_background", by, said)

    def check(self, ssn: str = "verified", on_list: str = "clear") -> Any:
        """Both other partners answer."""
        self.about("ask_partners")
        self.tell("answer_ssn", None, {"answer": ssn})
        return self.tell("answer_list", None, {"answer": on_list})

    def gather(self) -> Any:
        """All four steps and all three answers."""
        self.hand_in()
        self.check()
        self.fingerprint()
        self.attend()
        self.sign()
        return self.background()


def known_person(
    first: str = "Rosa", last: str = "Delgado", born: str = "1988-06-02", ssn: str | None = "219099998", **more: Any
) -> int:
    """Somebody whom Hearth knows already."""
    with transaction() as session:
        person = Person(
            first_name=first,
            last_name=last,
            birth_date=dt.date.fromisoformat(born),
            ssn_cipher=seal(ssn) if ssn else None,
            ssn_index=blind_index(ssn) if ssn else None,
            made_at=MONDAY,
            **more,
        )
        session.add(person)
        session.flush()
        return person.id


def recipient_case(first: str = "Ada", last: str = "Moreno", county: str = "34", ssn: str | None = None) -> int:
    """A recipient with an eligible case; the id of the case."""
    person_id = known_person(first, last, "1944-02-11", ssn)
    with transaction() as session:
        session.add(PersonRole(person_id=person_id, role="recipient", since=MONDAY.date()))
        case = Case(
            case_number=f"{next(_numbers):07d}",
            person_id=person_id,
            county_code=county,
            status="eligible",
            status_since=MONDAY.date(),
            opened_at=MONDAY,
        )
        session.add(case)
        session.flush()
        return case.id


def people() -> list[Person]:
    """Everybody who is known, the first first."""
    with transaction() as session:
        return list(session.scalars(select(Person).order_by(Person.id)))
