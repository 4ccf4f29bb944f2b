"""Whether hours fit: within the recipient's weekly maximum, and within the provider's own week (W&I 12300.4).

The law is asked for every day on which a figure changes; the day with the least room decides, and is kept on record.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from activities import deciding
from activities.assignments import pair
from activities.deciding import Decided
from activities.doing import Doing, Refused
from records.assignment import Assignment
from records.hours_asked import HoursAsked, asked
from records.provider_hours import as_hours, authorizations, in_force, shares_of_case
from rules.answer import Answer
from rules.ask import ask

QUESTION = "assignment.hours"

Looked = tuple[HoursAsked, Answer]


def fit(doing: Doing, case_id: int, minutes: Mapping[Assignment, int], starts_on: dt.date) -> dict[int, Decided]:
    """Put new hours to the law; each provider's decision on the tightest day. Refuses what does not fit."""
    pair.lock_providers(doing, [row.enrollment_id for row in minutes])
    questions = asked(doing.session, case_id, minutes, starts_on)
    if in_force(authorizations(doing.session, case_id), starts_on) is None:
        raise Refused(f"Nothing is authorized for this recipient on {_day(starts_on)}. Give a day with hours in force.")
    found = {row.id: _tightest([each for each in questions if each.assignment_id == row.id]) for row in minutes}
    kept = {key: deciding.keep(doing, answer, case_id) for key, (_, answer) in found.items()}
    for key, (question, _) in found.items():
        if kept[key]["outcome"] != "accept":
            raise Refused(_sentence(question, kept[key]))
    return kept


def still_fits(doing: Doing, row: Assignment) -> bool:
    """Whether a provider's present hours fit from today on, as the recipient's hours are now."""
    now = max(doing.today, row.starts_on or doing.today)
    given = {row: minutes_of(doing, row, now)}
    answers = [_put(each) for each in asked(doing.session, row.case_id, given, now)]
    return all((answer.answer or {})["outcome"] == "accept" for answer in answers)


def minutes_of(doing: Doing, row: Assignment, day: dt.date) -> int:
    """The minutes a week that a provider has on a day, or had on the last day of work before it."""
    for share in shares_of_case(doing.session, row.case_id):
        if share.assignment_id == row.id:
            known = [minutes for since, minutes in share.rows if since <= day]
            return known[-1] if known else 0
    return 0


def _put(question: HoursAsked) -> Answer:
    return ask(QUESTION, question.on, question.facts)


def _tightest(questions: Sequence[HoursAsked]) -> Looked:
    """The day on which least is left. Raises LookupError where the provider works on no day that has hours."""
    looked = [(each, _put(each)) for each in questions]
    return min(looked, key=lambda each: _room(*each))


def _room(question: HoursAsked, answer: Answer) -> int:
    given = answer.answer or {}
    return int(given["left_minutes"]) - int(question.facts["asked_minutes"])


def _sentence(question: HoursAsked, decided: Decided) -> str:
    """Why hours do not fit, and how many are left."""
    facts, left = question.facts, as_hours(decided["left_minutes"])
    wanted = as_hours(facts["asked_minutes"])
    if decided["outcome"] == "over_recipient_maximum":
        return (
            f"{wanted} a week is too much from {_day(question.on)}: the recipient's weekly maximum is "
            f"{as_hours(facts['weekly_maximum_minutes'])} and other providers have "
            f"{as_hours(facts['others_minutes'])}. {left} a week is left for this provider."
        )
    return (
        f"{wanted} a week is too much from {_day(question.on)}: the provider works "
        f"{as_hours(facts['provider_other_minutes'])} a week for other recipients, and has a limit over all of them. "
        f"{left} a week is left here."
    )


def _day(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
