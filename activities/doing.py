"""What a step is given beside its order: the transaction it works in, and which step of which workflow it is."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from records import clock
from records.subject import Subject
from rules.answer import Answer


@dataclass(frozen=True)
class Asked:
    """A question that this step put to the law, for the record."""

    subject: Subject
    case_id: int | None
    answer: Answer


@dataclass(frozen=True)
class Doing:
    """One step being done, about `subject`. `step_id` is the same on every attempt; `at` is the order's instant."""

    session: Session
    workflow_id: str
    step_id: str
    at: dt.datetime
    subject: Subject
    asked: list[Asked] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The county's day on which the step acts, also when it is tried again tomorrow."""
        return clock.county_day(self.at)

    def key(self, word: str) -> str:
        """A name for something that this step makes once, however often it is tried."""
        return f"{self.workflow_id}/{self.step_id}/{word}"


class Refused(Exception):
    """The step will not do this, however often it is asked. The sentence is for the person who asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
