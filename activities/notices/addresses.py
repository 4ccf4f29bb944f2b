"""Who sends a letter, to whom, and the box of facts beside it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from records.application import Application
from records.enrollment import Enrollment
from records.person import Person
from records.place import County
from records.staff import Staff


@dataclass(frozen=True)
class Sender:
    """The county that writes, and the worker who answers questions about it."""

    county_code: str
    worker_id: int | None


def office(session: Session, sender: Sender, words: dict[str, Any]) -> dict[str, Any]:
    """The county's name and the lines of its address."""
    county = session.get_one(County, sender.county_code)
    lines = [line.strip() for line in (county.address or "").splitlines() if line.strip()]
    return {"name": words["county_of"].format(county=county.name), "lines": lines}


def addressee(who: Person | Application | Enrollment) -> list[str]:
    """The lines in the window of the envelope."""
    city = ", ".join(part for part in (who.city, f"CA {who.zip_code}" if who.zip_code else "CA") if part)
    return [line for line in (full_name(who), who.street, city) if line]


def full_name(who: Person | Application | Enrollment) -> str:
    """A person's names in the order of an envelope."""
    return " ".join(part for part in (who.first_name, who.middle_name, who.last_name) if part)


def facts_box(
    session: Session, sender: Sender, number: tuple[str, str], words: dict[str, Any], mailed: str
) -> list[dict[str, str]]:
    """Date, the reader's number, worker and telephone, each with its label."""
    worker = session.get(Staff, sender.worker_id) if sender.worker_id else None
    county = session.get_one(County, sender.county_code)
    told = [
        ("date_of_notice", mailed),
        number,
        ("worker", worker.name if worker else words["worker_unnamed"]),
        ("telephone", (worker.phone if worker else None) or county.phone or ""),
    ]
    return [{"label": words[name], "value": value} for name, value in told if value]
