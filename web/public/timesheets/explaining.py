"""Why a timesheet was decided as it was, in the sentences of the law, with the figures it was decided by."""

from sqlalchemy import select

from records.decision import Decision
from records.timesheet import Timesheet
from rules.errors import LawError
from rules.show import decision_sentences, reason_sentences
from web import database
from web.language import chosen

QUESTION = "ihss.timesheet"
PLAIN = ("pay",)
"""Rows that say no more than that it is paid."""


def reasons(row: Timesheet) -> list[str]:
    """The sentences of the rows that decided, in the reader's language; none before it was decided."""
    told = [each for each in row.reasons if each not in PLAIN]
    if row.outcome is None or not told:
        return []
    query = select(Decision).where(row.subject.of(Decision), Decision.question == QUESTION)
    decision = database.session().scalar(query.order_by(Decision.id.desc()).limit(1))
    if decision is not None:
        trace = decision.trace | {"because": [each for each in decision.trace["because"] if each["row"] in told]}
        return decision_sentences(trace, chosen())
    return [sentence for each in told for sentence in _without_figures(each)]


def _without_figures(name: str) -> list[str]:
    try:
        return reason_sentences(QUESTION, [name], {}, chosen())
    except (LawError, KeyError):
        return []
