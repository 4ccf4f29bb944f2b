"""Two county offices with one intake unit each, for tests that register people."""

import datetime as dt

from sqlalchemy.orm import Session

from records.person import Person
from records.place import County, Unit
from records.secrets import blind_index, seal
from records.staff import Staff
from tests.records.staffed import staff_member

NOON = dt.datetime(2026, 4, 15, 19, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 4, 15)


def open_offices(session: Session) -> dict[str, Staff]:
    """Sacramento and Yolo; one clerk each and a supervisor in Sacramento, by first name."""
    session.add_all([County(code="34", name="Sacramento", phone="9165550134"), County(code="57", name="Yolo")])
    session.flush()
    units = {code: Unit(county_code=code, name="Intake", kind="intake") for code in ("34", "57")}
    session.add_all([Unit(county_code="34", name="North", kind="casework"), *units.values()])
    session.flush()
    staff = {
        name: staff_member(name, role, county=county, unit=units[county].id)
        for name, county, role in (
            ("cleo", "34", "intake_clerk"),
            ("sam", "34", "supervisor"),
            ("yara", "57", "intake_clerk"),
        )
    }
    session.add_all(staff.values())
    session.flush()
    return staff


def known(
    session: Session, first: str, last: str, born: str = "1950-03-07", ssn: str | None = None, **more: str
) -> Person:
    """Somebody Hearth knows already."""
    person = Person(
        first_name=first,
        last_name=last,
        birth_date=dt.date.fromisoformat(born),
        ssn_cipher=seal(ssn) if ssn else None,
        ssn_index=blind_index(ssn) if ssn else None,
        made_at=NOON,
        **more,
    )
    session.add(person)
    session.flush()
    return person
