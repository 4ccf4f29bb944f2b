"""Collecting the partner's answers: each line of each file becomes a submission once, whatever is sent twice."""

import asyncio
import csv
import datetime as dt
import json
import logging
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.partners.medi_cal import FilePartner, as_csv, put_whole
from records import clock
from records.application import Application
from records.eligibility import MediCalInquiry
from records.outbox import post_tell
from records.subject import Subject
from records.submission import AlreadySaid, say
from workflows.messages import intake_id

COLUMNS = ("reference", "answer", "federally_funded", "aid_code", "effective_on", "share_of_cost_cents")
ANSWERS = ("granted", "denied", "pending")
FLAGS = {"yes": True, "no": False, "": None}
LOOK_SECONDS = 1.0
LARGEST_FILE = 20_000_000
"""Bytes; a state-wide file of a day's answers is far below."""

log = logging.getLogger("hearth.partners")


class Unusable(Exception):
    """A line that cannot be taken; the text is the sentence for the partner."""


async def collect(partner: FilePartner, stopping: asyncio.Event) -> None:
    """Look for answer files until told to stop."""
    while not stopping.is_set():
        try:
            await asyncio.to_thread(collect_once, partner)
        except Exception as error:
            log.warning("Medi-Cal's answers could not be collected (%s); looking again.", type(error).__name__)
        try:
            await asyncio.wait_for(stopping.wait(), LOOK_SECONDS)
        except TimeoutError:
            continue


def collect_once(partner: FilePartner) -> Counter[str]:
    """Take every file that lies there. Lines taken, repeated and rejected, counted."""
    found: Counter[str] = Counter()
    for path in sorted(partner.answers.glob("*.csv")):
        found += take_file(path)
    return found


def take_file(path: Path) -> Counter[str]:
    """Take one file line by line, then put it away; rejected lines go to `rejected` with a sentence each."""
    found: Counter[str] = Counter()
    rejected = []
    for number, line in _lines(path):
        try:
            with transaction() as session:
                found[_take_line(session, line)] += 1
        except Unusable as problem:
            found["rejected"] += 1
            rejected.append(
                {"line": str(number), "reference": str(line.get("reference") or ""), "problem": str(problem)}
            )
    if rejected:
        put_whole(path.parent / "rejected" / path.name, as_csv(("line", "reference", "problem"), rejected))
    done = path.parent / "done" / path.name
    done.parent.mkdir(exist_ok=True, mode=0o700)
    path.replace(done)
    return found


def _lines(path: Path) -> list[tuple[int, dict[str, Any]]]:
    if path.stat().st_size > LARGEST_FILE:
        return [(1, {"problem": f"The file is larger than {LARGEST_FILE} bytes. Send it in parts."})]
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != COLUMNS:
        return [(1, {"problem": f"The first line must name the columns {', '.join(COLUMNS)}."})]
    return [(number, line) for number, line in enumerate(reader, 2)]


def _take_line(session: Session, line: dict[str, Any]) -> str:
    """Say what the partner answered; the same answer to the same inquiry is said once."""
    payload = _payload(line)
    inquiry = session.scalar(select(MediCalInquiry).where(MediCalInquiry.reference == line["reference"]))
    if inquiry is None:
        raise Unusable("No inquiry has this reference.")
    application = session.get_one(Application, inquiry.application_id)
    if application.ended_on is not None:
        raise Unusable("The application of this inquiry has ended. The answer is not needed any more.")
    try:
        said = say(
            session,
            kind="answer_medi_cal",
            form_key=_form_key(inquiry, payload),
            subject=Subject("application", inquiry.application_id),
            staff_id=None,
            said_at=clock.now(),
            payload={**payload, "inquiry_id": inquiry.id},
        )
    except AlreadySaid:
        return "repeated"
    post_tell(session, intake_id(inquiry.application_id), said)
    return "taken"


def _form_key(inquiry: MediCalInquiry, payload: dict[str, Any]) -> str:
    """The same for the same answer to the same inquiry, so that it is said once."""
    answer = sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]
    return f"medi-cal-{inquiry.reference}-{answer}"


def _payload(line: dict[str, Any]) -> dict[str, Any]:
    """An answer as the worker's form would give it. Raises Unusable with what is wrong."""
    if "problem" in line:
        raise Unusable(line["problem"])
    if None in line or None in line.values():
        raise Unusable(f"The line has not {len(COLUMNS)} fields.")
    if line["answer"] not in ANSWERS:
        raise Unusable(f"answer must be one of {', '.join(ANSWERS)}.")
    if line["federally_funded"] not in FLAGS:
        raise Unusable("federally_funded must be yes or no.")
    payload = {
        "answer": line["answer"],
        "federally_funded": FLAGS[line["federally_funded"]],
        "aid_code": _aid_code(line["aid_code"]),
        "effective_on": _day(line["effective_on"]),
        "share_of_cost_cents": _cents(line["share_of_cost_cents"]),
    }
    if payload["answer"] == "granted" and (payload["federally_funded"] is None or payload["effective_on"] is None):
        raise Unusable("A granted answer needs federally_funded and effective_on.")
    return payload


def _aid_code(text: str) -> str | None:
    if text and not (len(text) == 2 and text.isalnum()):
        raise Unusable("aid_code must be two letters or digits.")
    return text or None


def _day(text: str) -> str | None:
    try:
        return dt.date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise Unusable("effective_on must be a day written YYYY-MM-DD.") from None


def _cents(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) <= 9):
        raise Unusable("share_of_cost_cents must be whole cents, 0 or more.")
    return int(text) if text else None
