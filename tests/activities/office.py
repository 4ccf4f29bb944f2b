"""A county office with an applicant, for tests of steps: things are said and steps are done, as workflows have it."""

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from activities.database import transaction
from activities.step import DOERS, do
from records import assessment_draft
from records.application import Application
from records.assessment_draft import Content, Line
from records.clock import county_day, county_instant
from records.place import County, Unit
from records.registering import Soc295, register
from records.subject import Subject
from records.submission import Submission, say
from tests.records.staffed import hire
from workflows.messages import intake_id
from workflows.steps.step import About, Told

MONDAY = county_instant(dt.date(2026, 3, 2), dt.time(10))
CIRCUMSTANCES = {
    "california_resident": True,
    "own_home": True,
    "aged_blind_or_disabled": True,
    "residual_eligible": False,
    "declined_cfco": False,
    "spouse_provider": False,
    "parent_of_minor_provider": False,
    "advance_pay": False,
    "restaurant_meals": False,
}
RANKS = {
    "eating": 1,
    "bathing": 3,
    "dressing": 3,
    "mobility": 2,
    "transfer": 2,
    "respiration": 1,
    "memory": 1,
    "orientation": 1,
    "judgment": 1,
    "meal_preparation": 4,
    "housework": 3,
    "laundry": 4,
    "shopping": 4,
    "bowel_bladder": 1,
    "meal_cleanup": 4,
}
SERVICES = (
    Line("bathing", 150),
    Line("dressing", 100),
    Line("meal_preparation", 360),
    Line("laundry", 60),
    Line("food_shopping", 60),
)
STEP_OF = {"answer_medi_cal": "record_medi_cal"}
"""Where a step's name is not that of the message."""

_keys = itertools.count(1)


class Office:
    """The ids of a county's staff: ines (intake clerk), carla and cody (caseworkers), sue and stan (supervisors)."""

    def __init__(self) -> None:
        with transaction() as session:
            session.add_all([County(code="34", name="Sacramento", phone="9165550134"), County(code="57", name="Yolo")])
            session.flush()
            self.units = _units(session)
            self.ines = hire(session, "ines", "intake_clerk", county="34", unit=self.units["intake"]).id
            self.carla = hire(session, "carla", "caseworker", county="34", unit=self.units["north"]).id
            self.cody = hire(session, "cody", "caseworker", "supervisor", county="34", unit=self.units["north"]).id
            self.sue = hire(session, "sue", "supervisor", county="34", unit=self.units["north"]).id
            self.yolanda = hire(session, "yolanda", "supervisor", county="57", unit=self.units["yolo"]).id


def _units(session: Session) -> dict[str, int]:
    units = {
        "intake": Unit(county_code="34", name="34 Intake", kind="intake"),
        "north": Unit(county_code="34", name="34 North", kind="casework"),
        "yolo": Unit(county_code="57", name="57 Yolo IHSS", kind="casework"),
    }
    session.add_all(units.values())
    session.flush()
    return {name: unit.id for name, unit in units.items()}


class Intake:
    """One application whose steps are done by hand, in the order the test has."""

    def __init__(self, office: Office, at: dt.datetime = MONDAY, **told: Any) -> None:
        self.office, self.at = office, at
        details: dict[str, Any] = {
            "first_name": "Marisol",
            "last_name": "Quintero",
            "birth_date": dt.date(1948, 5, 9),
            "street": "12 Elm St",
            "city": "Sacramento",
            "zip_code": "95814",
            **told,
        }
        with transaction() as session:
            form = Soc295(county_code="34", requested_on=county_day(at), **details)
            self.id = register(session, form, "phone", office.ines, at).id

    def say(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Told:
        """Write down what somebody says; the order that its step gets."""
        self.at = at or self.at
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"form-{next(_keys)}",
                subject=Subject("application", self.id),
                staff_id=by,
                said_at=self.at,
                payload=payload,
            )
            return Told(self.id, said.id, by, self.at)

    def tell(self, kind: str, by: int | None, payload: dict[str, Any], at: dt.datetime | None = None) -> Any:
        """Say something and do its step."""
        return self.do(STEP_OF.get(kind, kind), self.say(kind, by, payload, at))

    def about(self, step: str, at: dt.datetime | None = None) -> Any:
        """Do a step to which the process has come by itself."""
        self.at = at or self.at
        return self.do(step, About(self.id, self.at))

    def do(self, step: str, order: Any, activity: str | None = None) -> Any:
        """Do a step, as its activity would."""
        return do(DOERS[step], order, intake_id(self.id), activity or f"run/{next(_keys)}")

    def on(self, day: int, hour: int = 10) -> dt.datetime:
        """So many days after the application, at an hour."""
        return county_instant(MONDAY.date() + dt.timedelta(days=day), dt.time(hour))

    @contextmanager
    def records(self) -> Iterator[tuple[Session, Application]]:
        """A look at the records."""
        with transaction() as session:
            yield session, session.get_one(Application, self.id)

    def row(self, model: type, *where: Any) -> Any:
        """The one row of a kind that belongs to this application, with everything it holds."""
        with transaction() as session:
            found = select(model).where(model.application_id == self.id, *where)  # type: ignore[attr-defined]
            return session.scalars(found.options(undefer("*"))).one()

    def rows(self, model: type, *where: Any) -> list[Any]:
        """All rows of a kind that belong to this application, in order."""
        with transaction() as session:
            found = select(model).where(model.application_id == self.id, *where)  # type: ignore[attr-defined]
            return list(session.scalars(found.order_by(model.id)))  # type: ignore[attr-defined]

    def submission(self, told: Told) -> Submission:
        """What was said, with what came of it."""
        with transaction() as session:
            return session.get_one(Submission, told.submission_id)

    # The usual way through

    def clear(self) -> None:
        """A new person."""
        self.tell("clear_person", self.office.ines, {"outcome": "new_person"})

    def grant_medi_cal(self, funded: bool = True) -> Any:
        """A worker saw it in MEDS."""
        said = {"answer": "granted", "federally_funded": funded, "effective_on": "2026-03-01", "proof": "MEDS"}
        return self.tell("answer_medi_cal", self.office.carla, said)

    def issue(self) -> Any:
        """The form is given on the day of the application."""
        said = {"issued_on": county_day(self.at).isoformat(), "issued_how": "mail"}
        return self.tell("issue_certification", self.office.carla, said)

    def receive(self, day: int, **answers: bool) -> Any:
        """The form comes back so many days after the application."""
        said = {
            "received_on": county_day(self.on(day)).isoformat(),
            "form": "soc_873",
            "signer": "Dr. Ngata",
            "signer_profession": "physician",
            "unable_alone": True,
            "at_risk": True,
            **answers,
        }
        return self.tell("receive_certification", self.office.carla, said, self.on(day))

    def visit(self) -> Any:
        """Planned and made."""
        self.tell("schedule_visit", self.office.carla, {"starts_at": self.at.isoformat(), "place": "home"})
        return self.tell("complete_visit", self.office.carla, {})

    def draft(self, *services: Line, **more: Any) -> int:
        """A draft of the assessment."""
        with transaction() as session:
            application = session.get_one(Application, self.id)
            draft = assessment_draft.begin(session, application, self.office.carla, county_day(self.at))
            content: dict[str, Any] = {
                "assessed_on": county_day(self.at),
                "ranks": RANKS,
                "circumstances": CIRCUMSTANCES,
                "services": services or SERVICES,
                **more,
            }
            return assessment_draft.keep(session, draft.id, draft.saves, Content(**content)).id

    def assess(self, *services: Line, **more: Any) -> Any:
        """An assessment, complete."""
        return self.tell("complete_assessment", self.office.carla, {"assessment_id": self.draft(*services, **more)})

    def ready(self, day: int = 5) -> None:
        """Everything is in."""
        self.clear()
        self.grant_medi_cal()
        self.issue()
        self.receive(day)
        self.visit()
        self.assess()
