"""A decision asked again: the same question, day and facts put to the law as it stands now."""

from dataclasses import dataclass, field

from records.decision import Decision
from rules.book import load_book
from rules.errors import LawError
from rules.preview import preview
from web.staff import law_words


@dataclass(frozen=True)
class Change:
    """A member of the answer that came out differently."""

    label: str
    then: str
    now: str


@dataclass(frozen=True)
class Replayed:
    """What came of asking again. `sentence` is set where the law can no longer answer."""

    same: bool
    law_then: str
    law_now: str
    changes: list[Change] = field(default_factory=list)
    rows_then: list[str] = field(default_factory=list)
    rows_now: list[str] = field(default_factory=list)
    sentence: str = ""

    @property
    def law_changed(self) -> bool:
        """Whether any rule file has changed since."""
        return self.law_then != self.law_now


def replay(decision: Decision) -> Replayed:
    """Ask again by the columnar evaluator; the recorded decision was made by the rule engine."""
    now_version = load_book().version
    try:
        now = preview(decision.question, decision.asked_about, decision.facts)
    except LawError as error:
        return Replayed(False, decision.law, now_version, sentence=str(error))
    rows_then = [each["row"] for each in decision.trace.get("because") or []]
    rows_now = [each.row for each in now.because]
    then_answer, now_answer = decision.answer or {}, dict(now.answer or {})
    changes = [
        Change(
            law_words.label(decision.question, name),
            law_words.value(decision.question, name, then_answer.get(name)),
            law_words.value(decision.question, name, now_answer.get(name)),
        )
        for name in dict.fromkeys((*then_answer, *now_answer))
        if then_answer.get(name) != now_answer.get(name)
    ]
    same = not changes and rows_then == rows_now and list(now.needs) == list(decision.trace.get("needs") or [])
    return Replayed(same, decision.law, now_version, changes, rows_then, rows_now)
