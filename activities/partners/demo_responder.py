"""A stand-in for Medi-Cal in a demo office: answers each inquiry after a few seconds, the same person always alike."""

import asyncio
import csv
import logging
import time
from hashlib import sha256
from pathlib import Path

from activities.partners.answers import COLUMNS
from activities.partners.medi_cal import FilePartner, as_csv, put_whole
from records.clock import county_today

THINKING_SECONDS = 4.0
LOOK_SECONDS = 1.0

log = logging.getLogger("hearth.partners")


async def respond(partner: FilePartner, stopping: asyncio.Event) -> None:
    """Answer inquiries until told to stop."""
    while not stopping.is_set():
        try:
            await asyncio.to_thread(respond_once, partner, time.time() - THINKING_SECONDS)
        except OSError as error:
            log.warning("The demo responder could not answer (%s); trying again.", type(error).__name__)
        try:
            await asyncio.wait_for(stopping.wait(), LOOK_SECONDS)
        except TimeoutError:
            continue


def respond_once(partner: FilePartner, before: float) -> int:
    """Answer the inquiries that have lain there since before an instant (seconds of the epoch); their count.

    What was asked before today belongs to the demo's invented past, which has its own answers.
    """
    waiting = [path for path in sorted(partner.questions.glob("ask-*.csv")) if path.stat().st_mtime <= before]
    for path in waiting:
        asked = list(csv.DictReader(path.read_text().splitlines()))
        answers = [answer_to(each) for each in asked if each["asked_on"] >= county_today().isoformat()]
        if answers:
            put_whole(partner.answers / f"answer-{path.stem.removeprefix('ask-')}.csv", as_csv(COLUMNS, answers))
        _put_away(path)
    return len(waiting)


def answer_to(asked: dict[str, str]) -> dict[str, str]:
    """Of sixteen people twelve have federally funded Medi-Cal, one has state-only, two wait, one has none."""
    who = "|".join(asked[name] for name in ("last_name", "first_name", "birth_date"))
    lot = sha256(who.encode()).digest()[0] % 16
    answer = {"reference": asked["reference"], "federally_funded": "", "aid_code": "", "effective_on": ""}
    answer["share_of_cost_cents"] = ""
    if lot == 13:
        return {**answer, "answer": "denied"}
    if lot in (14, 15):
        return {**answer, "answer": "pending"}
    return {
        **answer,
        "answer": "granted",
        "federally_funded": "no" if lot == 12 else "yes",
        "aid_code": ("1H", "6H", "10", "60")[lot % 4],
        "effective_on": asked["requested_on"][:8] + "01",
        "share_of_cost_cents": "0",
    }


def _put_away(path: Path) -> None:
    """Collected inquiries are gone: they name people."""
    path.unlink()
