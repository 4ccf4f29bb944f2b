"""A stand-in for partners in a demo office: answers each question after a few seconds, the same person always alike."""

import asyncio
import csv
import logging
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from activities.partners.demo_payments import bank_responds, controller_responds
from activities.partners.files import FilePartner, as_csv, put_whole
from records.clock import county_today

THINKING_SECONDS = 4.0
LOOK_SECONDS = 1.0

OF_PAYMENTS = {"bank": bank_responds, "controller": controller_responds}
"""Partners who are sent payments, and have a stand-in of their own."""

log = logging.getLogger("hearth.partners")


async def respond(partner: FilePartner, stopping: asyncio.Event) -> None:
    """Answer questions until told to stop."""
    while not stopping.is_set():
        try:
            responds = OF_PAYMENTS.get(partner.name, respond_once)
            await asyncio.to_thread(responds, partner, time.time() - THINKING_SECONDS)
        except OSError as error:
            log.warning("The demo responder could not answer (%s); trying again.", type(error).__name__)
        try:
            await asyncio.wait_for(stopping.wait(), LOOK_SECONDS)
        except TimeoutError:
            continue


def respond_once(partner: FilePartner, before: float) -> int:
    """Answer the questions that have lain there since before an instant (seconds of the epoch); their count.

    What was asked before today belongs to the demo's invented past, which has its own answers.
    """
    waiting = [path for path in sorted(partner.questions.glob("ask-*.csv")) if path.stat().st_mtime <= before]
    for path in waiting:
        asked = list(csv.DictReader(path.read_text().splitlines()))
        today = county_today().isoformat()
        answers = [answer_to(partner, each) for each in asked if each["asked_on"] >= today]
        if answers:
            name = f"answer-{path.stem.removeprefix('ask-')}.csv"
            put_whole(partner.answers / name, as_csv(partner.answered, answers))
        _put_away(path)
    return len(waiting)


def answer_to(partner: FilePartner, asked: dict[str, str]) -> dict[str, str]:
    """The invented answer: one lot in sixteen for each person, by the hash of who they are."""
    who = "|".join(asked[name] for name in ("last_name", "first_name", "birth_date"))
    lot = sha256(who.encode()).digest()[0] % 16
    empty = dict.fromkeys(partner.answered, "")
    return {**empty, "reference": asked["reference"], **INVENTED[partner.name](asked, lot)}


def _medi_cal(asked: dict[str, str], lot: int) -> dict[str, str]:
    """Of sixteen people twelve have federally funded Medi-Cal, one has state-only, two wait, one has none."""
    answer = {"share_of_cost_cents": ""}
    if lot == 13:
        return {**answer, "answer": "denied"}
    if lot in (14, 15):
        return {**answer, "answer": "pending"}
    return {
        "answer": "granted",
        "federally_funded": "no" if lot == 12 else "yes",
        "aid_code": ("1H", "6H", "10", "60")[lot % 4],
        "effective_on": asked["requested_on"][:8] + "01",
        "share_of_cost_cents": "0",
    }


def _justice(asked: dict[str, str], lot: int) -> dict[str, str]:
    """Of sixteen people thirteen are clear, two have a record, one answer is delayed."""
    answer = {13: "record", 14: "record", 15: "delayed"}.get(lot, "clear")
    return {"answer": answer, "notice_on": asked["asked_on"]}


def _ssn_check(_asked: dict[str, str], lot: int) -> dict[str, str]:
    """Of sixteen numbers one does not fit the name."""
    return {"answer": "mismatch" if lot == 12 else "verified"}


def _suspended_list(_asked: dict[str, str], lot: int) -> dict[str, str]:
    """One in sixteen has the name of somebody on the list, and nothing else in common."""
    if lot != 11:
        return {"answer": "clear"}
    return {"answer": "found", "name_same": "yes", "ssn_same": "no", "birth_date_same": "no"}


INVENTED: dict[str, Callable[[dict[str, str], int], dict[str, str]]] = {
    "medi-cal": _medi_cal,
    "doj": _justice,
    "ssn-check": _ssn_check,
    "suspended-list": _suspended_list,
}
"""What each partner answers in a demo office."""


def _put_away(path: Path) -> None:
    """Collected questions are gone: they name people."""
    path.unlink()
