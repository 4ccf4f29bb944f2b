"""Putting a question to the law, and keeping what it answered so that it can be explained and asked again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from activities.doing import Asked, Doing
from records import clock
from records.decision import Decision
from records.subject import Subject
from rules.answer import Answer
from rules.ask import ask


@dataclass(frozen=True)
class Decided:
    """The law's answer and the row that keeps it."""

    decision_id: int
    answer: Answer

    @property
    def needs(self) -> list[str]:
        """Facts that are still missing; then there is no answer."""
        return list(self.answer.needs)

    def __getitem__(self, name: str) -> Any:
        """A member of the answer."""
        if self.answer.answer is None:
            raise LookupError(f"{self.answer.question} has no answer yet: it needs {', '.join(self.answer.needs)}.")
        return self.answer.answer[name]


def decide(
    doing: Doing,
    question: str,
    on: dt.date,
    facts: Mapping[str, Any],
    case_id: int | None = None,
    of: Subject | None = None,
) -> Decided:
    """Ask the law about a day and record the decision, about the step's subject unless told.

    Raises rules.errors.LawError, whose text is a sentence.
    """
    return keep(doing, ask(question, on, facts), case_id, of)


def keep(doing: Doing, answer: Answer, case_id: int | None = None, of: Subject | None = None) -> Decided:
    """Record an answer of the law as a decision."""
    asked = Asked(of or doing.subject, case_id, answer)
    doing.asked.append(asked)
    return Decided(_record(doing, asked).id, answer)


def is_news(doing: Doing, answer: Answer) -> bool:
    """Whether the law says something else about the subject, or for another reason, or misses other facts, than last
    time this question was put on record."""
    last = doing.session.scalars(
        select(Decision)
        .where(doing.subject.of(Decision), Decision.question == answer.question)
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    said = answer.as_json()
    return last is None or any(last.trace[part] != said[part] for part in ("answer", "because", "needs"))


def record_again(doing: Doing) -> None:
    """Keep what was asked on the way to a refusal, whose other writes have been undone."""
    for asked in doing.asked:
        _record(doing, asked)


def _record(doing: Doing, asked: Asked) -> Decision:
    trace = asked.answer.as_decision()
    row = Decision(
        **asked.subject.columns,
        case_id=asked.case_id,
        question=asked.answer.question,
        asked_about=asked.answer.on,
        law=asked.answer.law,
        facts=trace["facts"],
        answer=trace["answer"],
        trace=trace,
        workflow_id=doing.workflow_id,
        step_id=doing.step_id,
        made_at=clock.now(),
    )
    doing.session.add(row)
    doing.session.flush()
    return row
