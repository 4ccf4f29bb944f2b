"""Who sends a notice, to whom, and the box of facts beside it."""

from typing import Any

from sqlalchemy.orm import Session

from records.application import Application
from records.care_case import Case
from records.place import County
from records.staff import Staff


def office(session: Session, application: Application, words: dict[str, Any]) -> dict[str, Any]:
    """The county's name and the lines of its address."""
    county = session.get_one(County, application.county_code)
    lines = [line.strip() for line in (county.address or "").splitlines() if line.strip()]
    return {"name": words["county_of"].format(county=county.name), "lines": lines}


def addressee(application: Application) -> list[str]:
    """The lines in the window of the envelope."""
    who = application.person or application
    name = " ".join(part for part in (who.first_name, who.middle_name, who.last_name) if part)
    city = ", ".join(part for part in (who.city, f"CA {who.zip_code}" if who.zip_code else "CA") if part)
    return [line for line in (name, who.street, city) if line]


def facts_box(session: Session, application: Application, words: dict[str, Any], mailed: str) -> list[dict[str, str]]:
    """Date, case or confirmation number, worker and telephone, each with its label."""
    case = session.get(Case, application.case_id) if application.case_id else None
    worker = session.get(Staff, application.worker_id) if application.worker_id else None
    county = session.get_one(County, application.county_code)
    number = (
        ("case_number", f"{case.county_code}-{case.case_number}")
        if case
        else ("confirmation_number", application.confirmation_number)
    )
    told = [
        ("date_of_notice", mailed),
        number,
        ("worker", worker.name if worker else words["worker_unnamed"]),
        ("telephone", (worker.phone if worker else None) or county.phone or ""),
    ]
    return [{"label": words[name], "value": value} for name, value in told if value]
