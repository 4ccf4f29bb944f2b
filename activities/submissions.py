"""What a step was told: the submission it acts on, and what came of it, written where the person will see it."""

import datetime as dt
from typing import Any

from sqlalchemy import update
from temporalio.exceptions import ApplicationError

from activities import subjects
from activities.doing import Doing, Refused
from records.submission import Submission
from workflows.steps.step import Told


class Payload(dict[str, Any]):
    """What was said. What a step needs and does not find refuses it: asked again it would be missing for ever."""

    def __getitem__(self, name: str) -> Any:
        value = self.get(name)
        if value is None:
            raise Refused(f"Something is left out: {name.replace('_', ' ')}. Fill it in and send it again.")
        return value


def payload(doing: Doing, told: Told) -> Payload:
    """What was said. A submission that does not exist will not exist tomorrow, so it is not tried again."""
    said = doing.session.get(Submission, told.submission_id)
    if said is None:
        raise ApplicationError(
            f"There is no submission {told.submission_id}.", type="no_such_submission", non_retryable=True
        )
    return Payload(said.payload)


def day(value: Any) -> dt.date:
    """A day of a payload, which travels as YYYY-MM-DD. Refuses what is no day."""
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Refused("One of the days is no day of the calendar. Give it as year, month and day.") from None


def day_or_none(value: Any) -> dt.date | None:
    """A day of a payload, where it may be left open."""
    return day(value) if value else None


def applied(doing: Doing, told: Told) -> None:
    """Somebody did something for the subject, and it counts."""
    _outcome(doing, told, "applied", None)
    subjects.touched(doing)


def refused(doing: Doing, told: Told, sentence: str) -> None:
    """What was said changes nothing; the sentence says why."""
    _outcome(doing, told, "refused", sentence)


def _outcome(doing: Doing, told: Told, outcome: str, sentence: str | None) -> None:
    doing.session.execute(
        update(Submission).where(Submission.id == told.submission_id).values(outcome=outcome, sentence=sentence)
    )
