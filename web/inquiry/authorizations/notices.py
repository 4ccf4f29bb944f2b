"""What the law says of a line and of a notice: whether one is due, past which age, by when and where to appeal."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from records.clock import county_today
from records.place import County
from records.sar_view import LineSeen, SarSeen
from rules.book import load_book
from rules.preview import preview
from web import database

OFFICES = {"sacramento": "Sacramento", "san_francisco": "San Francisco", "los_angeles": "Los Angeles"}


@dataclass(frozen=True)
class Appeal:
    """How a notice of action is appealed: where, and by which postmark (22 CCR 42160)."""

    to: str
    postmarked_by: dt.date


def notice_is_due(line: LineSeen) -> bool:
    """Whether the decision on a line calls for a notice of action that has not been issued."""
    return line.notice is None and _asked("ccs.notice_of_action", county_today(), status=line.told.status)["needed"]


def notice_due_on(decided_on: dt.date | None) -> dt.date | None:
    """By when the notice of a decision goes out (22 CCR 42132)."""
    return _deadline("ccs_notice", decided_on) if decided_on else None


def first_day_too_old(seen: SarSeen, line: LineSeen) -> dt.date | None:
    """The birthday past which a line runs; none where it ends before (H&SC 123800; staff may have allowed it)."""
    if seen.client is None:
        return None
    born, ends = seen.client.birth_date.isoformat(), line.told.ends_on.isoformat()
    answer = _asked("ccs.age_limit", county_today(), birth_date=born, ends_on=ends)
    return dt.date.fromisoformat(str(answer["first_day_too_old"])) if answer["past"] else None


def appeal_of(dated_on: dt.date, county_code: str) -> Appeal:
    """Where and by when the notice of a day is appealed, in the county of the child."""
    answer = _asked("ccs.regional_office", county_today(), county=county_code)
    if answer["appeals_to"] == "county":
        county = database.session().get_one(County, county_code)
        to = f"the director of the CCS program of {county.name} County"
    else:
        to = f"the CCS Regional Office in {OFFICES[answer['office']]}"
    return Appeal(to, postmarked_by(dated_on))


def postmarked_by(dated_on: dt.date) -> dt.date:
    """The last postmark with which the notice of a day is appealed (22 CCR 42160)."""
    return _deadline("ccs_appeal", dated_on)


def _deadline(name: str, day: dt.date) -> dt.date:
    """A limit by the law of the day it runs from; what is older than the first known law goes by that."""
    question = f"deadline.{name}"
    on = max(day, load_book().question(question).question.since)
    return dt.date.fromisoformat(str(_asked(question, on, **{"from": day.isoformat()})["due"]))


@lru_cache(maxsize=4096)
def _asked(question: str, on: dt.date, **facts: Any) -> dict[str, Any]:
    answer = preview(question, on, facts).answer
    if answer is None:
        raise LookupError(f"{question} was asked without everything that it needs.")
    return dict(answer)
