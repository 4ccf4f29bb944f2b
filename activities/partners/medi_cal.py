"""The port to Medi-Cal's eligibility system: ask about an applicant, collect answers. docs/partners/medi-cal.md.

The default writes and reads CSV files in a folder. A county with a live interface gives `partner` another adapter.
"""

from functools import cache
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.partners.answering import day_in, say_once
from activities.partners.files import FilePartner, Unusable, partners_folder
from records import secrets
from records.application import Application
from records.clock import county_day
from records.eligibility import MediCalInquiry

ANSWERS = ("granted", "denied", "pending")
FLAGS = {"yes": True, "no": False, "": None}


class MediCalPartner(Protocol):
    """What Hearth needs of the other side. Answers arrive by themselves, as submissions (partners/answers.py)."""

    def ask(self, inquiry: MediCalInquiry, application: Application) -> bool:
        """Pass an inquiry on; false where this county's partner takes none and a worker must look it up."""


class MediCalFiles(FilePartner):
    """The port by files."""

    name = "medi-cal"
    asked = ("reference", "county", "cin", "ssn", "last_name", "first_name", "birth_date", "requested_on", "asked_on")
    answered = ("reference", "answer", "federally_funded", "aid_code", "effective_on", "share_of_cost_cents")

    def ask(self, inquiry: MediCalInquiry, application: Application) -> bool:
        """Write the inquiry for the partner."""
        ssn = secrets.unseal(application.ssn_cipher) if application.ssn_cipher else ""
        row = {
            "reference": inquiry.reference,
            "county": application.county_code,
            "cin": application.cin or "",
            "ssn": ssn,
            "last_name": application.last_name,
            "first_name": application.first_name,
            "birth_date": application.birth_date.isoformat() if application.birth_date else "",
            "requested_on": application.requested_on.isoformat(),
            "asked_on": county_day(inquiry.asked_at).isoformat(),
        }
        self.put_question(inquiry.reference, row)
        return True

    def take(self, session: Session, line: dict[str, str]) -> str:
        """Say what Medi-Cal answered."""
        payload = _payload(line)
        inquiry = session.scalar(select(MediCalInquiry).where(MediCalInquiry.reference == line["reference"]))
        if inquiry is None:
            raise Unusable("No inquiry has this reference.")
        application = session.get_one(Application, inquiry.application_id)
        if application.ended_on is not None:
            raise Unusable("The application of this inquiry has ended. The answer is not needed any more.")
        about = (f"medi-cal-{inquiry.reference}", application.subject)
        return say_once(session, "answer_medi_cal", about, payload, inquiry_id=inquiry.id)


@cache
def partner() -> MediCalPartner:
    """The adapter of this office."""
    return MediCalFiles(partners_folder())


def _payload(line: dict[str, str]) -> dict[str, Any]:
    """An answer as the worker's form would give it. Raises Unusable with what is wrong."""
    if line["answer"] not in ANSWERS:
        raise Unusable(f"answer must be one of {', '.join(ANSWERS)}.")
    if line["federally_funded"] not in FLAGS:
        raise Unusable("federally_funded must be yes or no.")
    payload = {
        "answer": line["answer"],
        "federally_funded": FLAGS[line["federally_funded"]],
        "aid_code": _aid_code(line["aid_code"]),
        "effective_on": day_in(line, "effective_on"),
        "share_of_cost_cents": _cents(line["share_of_cost_cents"]),
    }
    if payload["answer"] == "granted" and (payload["federally_funded"] is None or payload["effective_on"] is None):
        raise Unusable("A granted answer needs federally_funded and effective_on.")
    return payload


def _aid_code(text: str) -> str | None:
    if text and not (len(text) == 2 and text.isalnum()):
        raise Unusable("aid_code must be two letters or digits.")
    return text or None


def _cents(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) <= 9):
        raise Unusable("share_of_cost_cents must be whole cents, 0 or more.")
    return int(text) if text else None
