"""Rows of an application's past, for tests: how it was registered, what was asked, given out, visited and done."""

import datetime as dt
import hashlib
from typing import Any

from sqlalchemy.orm import Session

from records.application import Application, Clearance
from records.clock import county_instant, county_today
from records.clocks import Clock
from records.eligibility import Certification, HomeVisit, MediCalInquiry
from records.event import Document, Event
from records.person import Person, PersonRole
from records.secrets import blind_index, seal
from records.staff import Staff
from records.task import Task


def day(ago: int) -> dt.date:
    """A day in the past; negative numbers lie ahead."""
    return county_today() - dt.timedelta(days=ago)


def at(ago: int, hour: int = 10) -> dt.datetime:
    """An instant on such a day."""
    return county_instant(day(ago), dt.time(hour, 20))


def who(first: str, last: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """An invented person: what may be read, and what is sealed."""
    ssn = f"5{int(hashlib.sha256((first + last).encode()).hexdigest(), 16) % 10**8:08d}"
    language = "es" if first == "Maria" else "en"
    told = {
        "first_name": first,
        "last_name": last,
        "birth_date": dt.date(1946, 5, 17),
        "street": "2100 Stockton Blvd",
        "city": "Sacramento",
        "zip_code": "95817",
        "phone": "9165550142",
        "written_language": language,
        "spoken_language": language,
    }
    return told, {"ssn_cipher": seal(ssn), "ssn_index": blind_index(ssn)}


def application(
    session: Session,
    worker: Staff,
    first: str,
    last: str,
    ago: int,
    stage: str,
    *,
    status: str = "pending",
    cleared: bool = True,
) -> Application:
    """An application, registered some days ago, with its yardstick clock."""
    told, sealed = who(first, last)
    person = Person(**told, **sealed, made_at=at(ago)) if cleared else None
    if person is not None:
        person.roles.append(PersonRole(role="applicant", since=day(ago)))
        session.add(person)
        session.flush()
    row = Application(
        **told,
        **sealed,
        confirmation_number=f"34-{hashlib.sha256(last.encode()).hexdigest()[:4].upper()}-{last[:3].upper()}D",
        county_code="34",
        unit_id=worker.unit_id,
        worker_id=worker.id if cleared else None,
        channel="phone",
        status=status,
        stage=stage,
        requested_on=day(ago),
        registered_at=at(ago),
        person_id=person.id if person else None,
        details={},
        ended_on=day(3) if stage == "ended" else None,
        touched_at=at(min(ago, 4)),
    )
    session.add(row)
    session.flush()
    session.add(
        Clearance(
            application_id=row.id, candidates=[], outcome="new_person" if cleared else None, person_id=row.person_id
        )
    )
    clock(session, row, "deadline.application_yardstick", ago, ago - 90, ended=stage == "ended")
    happened(session, row, worker, [("registered", ago, {"channel": "phone"})])
    if cleared:
        happened(
            session, row, worker, [("cleared", ago - 1, {"outcome": "new_person"}), ("medi_cal_asked", ago - 1, {})]
        )
    else:
        task(session, row, "clear_person", None, -1, role="intake_clerk")
    return row


def clock(session: Session, of: Application, question: str, start: int, due: int, *, ended: bool = False) -> Clock:
    """A statutory clock, running or met."""
    row = Clock(
        application_id=of.id,
        county_code=of.county_code,
        question=question,
        starts_on=day(start),
        due_on=day(due),
        cite="MPP 30-759; ACL 21-85" if "yardstick" in question else "W&I 12309.1; ACL 16-78",
        outcome="met" if ended else None,
        ended_on=day(3) if ended else None,
    )
    session.add(row)
    session.flush()
    return row


def task(
    session: Session,
    of: Application,
    kind: str,
    to: Staff | None,
    due_ago: int,
    role: str = "caseworker",
    **params: Any,
) -> Task:
    """Something to do."""
    row = Task(
        kind=kind,
        application_id=of.id,
        county_code=of.county_code,
        unit_id=of.unit_id,
        role=role,
        assignee_id=to.id if to else None,
        due_on=day(due_ago),
        opened_at=at(4),
        params=params,
        workflow_id=f"application-{of.id}",
    )
    session.add(row)
    session.flush()
    return row


def happened(
    session: Session, of: Application, by: Staff | None, events: list[tuple[str, int, dict[str, Any]]]
) -> None:
    """Rows of the timeline: kind, days ago, parameters."""
    for kind, ago, params in events:
        session.add(Event(application_id=of.id, at=at(ago), staff_id=by.id if by else None, kind=kind, params=params))
    session.flush()


def gathering(session: Session, of: Application, worker: Staff) -> None:
    """Medi-Cal was asked, the certification form is out and soon due, the visit is planned."""
    session.add(MediCalInquiry(application_id=of.id, reference=f"Q{of.id}", asked_at=at(40)))
    session.add(Certification(application_id=of.id, issued_on=day(38), issued_how="mail", due_on=day(-7)))
    clock(session, of, "deadline.health_certification", 38, -7)
    session.add(
        HomeVisit(application_id=of.id, staff_id=worker.id, starts_at=at(-1, 14), status="scheduled", said_at=at(6))
    )
    happened(
        session,
        of,
        worker,
        [
            ("certification_issued", 38, {"due_on": day(-7).isoformat()}),
            ("visit_scheduled", 6, {"starts_at": at(-1, 14).isoformat()}),
        ],
    )
    task(session, of, "hold_visit", worker, -1)
    task(session, of, "follow_certification", worker, -3)


def known(session: Session, of: Application, worker: Staff) -> None:
    """Medi-Cal granted, certification accepted, visit done."""
    session.add(
        MediCalInquiry(
            application_id=of.id,
            reference=f"Q{of.id}",
            asked_at=at(30),
            answered_at=at(25),
            answered_by="partner",
            answer="granted",
            federally_funded=True,
            aid_code="1H",
            effective_on=of.requested_on,
            share_of_cost_cents=0,
        )
    )
    session.add(
        Certification(
            application_id=of.id,
            issued_on=day(30),
            issued_how="mail",
            due_on=day(-15),
            received_on=day(12),
            form="soc_873",
            signer="Dr. A. Invented",
            signer_profession="physician",
            unable_alone=True,
            at_risk=True,
            outcome="accepted",
        )
    )
    clock(session, of, "deadline.health_certification", 30, -15, ended=True)
    session.add(HomeVisit(application_id=of.id, staff_id=worker.id, starts_at=at(6), status="done", said_at=at(6)))
    session.add(
        Document(
            application_id=of.id, kind="soc_873", title="Certification, signed", received_on=day(12), location="Imaging"
        )
    )
    events = [
        ("certification_issued", 30, {"due_on": day(-15).isoformat()}),
        ("medi_cal_answered", 25, {"answer": "granted"}),
        ("certification_received", 12, {"received_on": day(12).isoformat()}),
        ("visit_done", 6, {}),
    ]
    happened(session, of, worker, [events[0], *events[2:]])
    happened(session, of, None, [events[1]])
