"""An answer of the law, with everything needed to explain it and to give it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules.model.limits import LimitUsed
from rules.model.table_file import as_json


@dataclass(frozen=True)
class Reason:
    """A row that decided: its code, its sentence, its cite."""

    row: str
    says: str
    cite: str


@dataclass(frozen=True)
class RowTrace:
    """One row of the table: whether it fired; if not, which facts failed it, or that an earlier row came first."""

    row: str
    fired: bool
    failed_on: tuple[str, ...]
    cite: str
    outranked: bool = False


@dataclass(frozen=True)
class Answer:
    """The answer to a question on a day. `answer` is None where `needs` names facts that are still missing.

    `items` has, for a list whose items were asked one by one, the answer to each.
    """

    question: str
    on: date
    answer: Mapping[str, Any] | None
    because: tuple[Reason, ...]
    needs: tuple[str, ...]
    law: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    derived: Mapping[str, Any] = field(default_factory=dict)
    limits: tuple[LimitUsed, ...] = ()
    rows: tuple[RowTrace, ...] = ()
    evidence: str = "seen"
    items: Mapping[str, tuple["Answer", ...]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The answer as the public interface gives it (questions.md)."""
        return {
            "question": self.question,
            "on": self.on.isoformat(),
            "answer": None if self.answer is None else dict(self.answer),
            "because": [dict(vars(reason)) for reason in self.because],
            "needs": list(self.needs),
            "law": self.law,
        }

    def as_decision(self) -> dict[str, Any]:
        """Everything, as JSON, for the record of a decision: enough to explain it and to replay it."""
        return (
            self.as_json()
            | {
                "facts": as_json(dict(self.facts)),
                "derived": as_json(dict(self.derived)),
                "limits": [as_json(vars(limit)) for limit in self.limits],
                "rows": [as_json(vars(row)) for row in self.rows],
                "evidence": self.evidence,
            }
            | self._as_items()
        )

    def _as_items(self) -> dict[str, Any]:
        """What each item of a list was answered, for a question that asks them one by one."""
        items = {name: [item.as_decision() for item in answers] for name, answers in self.items.items()}
        return {"items": items} if items else {}
