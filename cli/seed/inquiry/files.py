"""The daily files in which CCS told all this: the first of everything, then one a day, this morning's among them."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.seed.ccs.file_writing import as_file
from cli.seed.inquiry.children import children
from cli.seed.inquiry.letters import case_letter, letters_of
from cli.seed.inquiry.requests import DAY, requests
from cli.seed.past import PATIENCE, StoryError
from records import ccs_files, clock
from records.ccs_file import CcsFile
from records.ccs_told import LetterTold, Told

DAYS_AGO = (60, 21, 7, 3, 2, 1, 0)
EVENING = dt.time(19)
SENDER = "ivan"
"""Of the Information Technology Unit: sent the first file by hand; the others come from CCS's own nightly job."""

LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class DailyFile:
    """What CCS tells on a day, and the instant at which the file comes."""

    made_on: dt.date
    layout: str
    content: bytes
    at: dt.datetime
    sender: str | None

    @property
    def name(self) -> str:
        """As CCS calls it."""
        return f"ccs-{self.made_on:%Y%m%d}.{self.layout}"


def daily_files(today: dt.date, now: dt.datetime) -> Iterator[DailyFile]:
    """The files, the oldest first. What this morning's tells nobody sees before tomorrow."""
    for place, days in enumerate(DAYS_AGO):
        day = today - days * DAY
        at = min(clock.county_instant(day, EVENING), now - dt.timedelta(seconds=60))
        if clock.county_day(at) != day:
            continue  # just after midnight: this morning's has not come yet
        layout = ("csv", "jsonl")[place % 2]
        told = [*told_on(day, today), *([_lost(day)] if days == 1 else ())]
        yield DailyFile(day, layout, as_file(told, layout, day), at, None if place else SENDER)


def told_on(day: dt.date, today: dt.date) -> list[Told]:
    """Everything CCS knows on a day, each record whole."""
    everybody = children(today)
    asked = [each for each in requests(everybody, today) if each.requested_on <= day]
    about_cases = (case_letter(child, today, day) for child in everybody)
    return [
        *(child.client for child in everybody),
        *(membership for child in everybody for membership in child.memberships),
        *(request.told(day) for request in asked),
        *(letter for request in asked for letter in letters_of(request, day)),
        *(letter for letter in about_cases if letter),
    ]


def _lost(day: dt.date) -> LetterTold:
    """A letter about a request of which nobody has told: it is rejected, and its sender reads why."""
    return LetterTold("L-99", "authorization", "0000001", "97999999999", None, day, day)


async def tell_files(engine: Engine, staff: dict[str, int]) -> None:
    """Send them one after the other, and wait until each is taken in."""
    for file in daily_files(clock.county_today(), clock.now()):
        file_id = await asyncio.to_thread(_send, engine, file, staff.get(file.sender or ""))
        await _taken_in(engine, file_id)


def _send(engine: Engine, file: DailyFile, staff_id: int | None) -> int:
    with Session(engine) as session, session.begin():
        return ccs_files.keep(session, file.name, file.content, staff_id, file.at).file.id


async def _taken_in(engine: Engine, file_id: int) -> None:
    for _ in range(int(PATIENCE / LOOK_SECONDS)):
        if await asyncio.to_thread(partial(_status, engine, file_id)) in ccs_files.OVER:
            return
        await asyncio.sleep(LOOK_SECONDS)
    raise StoryError(f"File {file_id} from CCS was not taken in within {PATIENCE:.0f} seconds. Is the worker up?")


def _status(engine: Engine, file_id: int) -> str:
    with Session(engine) as session:
        return session.get_one(CcsFile, file_id).status
