"""What was found about one part of the office: a state, a sentence, and since when."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

State = Literal["well", "slow", "ill"]


@dataclass(frozen=True)
class Finding:
    """One part: `well`, `slow` (it works, and wants to be looked at) or `ill`; the sentence names nobody."""

    part: str
    title: str
    state: State
    sentence: str
    since: dt.datetime | None = None


def span(length: dt.timedelta) -> str:
    """How long, as people say it: `less than a minute`, `3 minutes`, `2 hours`, `5 days`."""
    minutes = int(length.total_seconds() // 60)
    for size, word in ((1440, "day"), (60, "hour"), (1, "minute")):
        number = minutes // size
        if number:
            return f"{number} {word}{'s' if number > 1 else ''}"
    return "less than a minute"


def counted(number: int, one: str, many: str) -> str:
    """`1 message waits`, `3 messages wait`."""
    return f"{number:,} {one if number == 1 else many}"
