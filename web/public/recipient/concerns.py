"""What a recipient is asked to look at before they approve: the law is shown on what was sent, and decides nothing."""

from records.timesheet import Timesheet
from records.timesheet_facts import facts_of
from rules.errors import LawError
from rules.preview import preview
from web import database
from web.public.recipient.outcome_words import BEFORE

QUESTION = "ihss.timesheet"
FOLLOWS = ("over_first_half", "over_weekly_maximum", "over_remaining", "over_assigned")
"""Said by `nothing_remaining` already."""


def concerns(sheet: Timesheet) -> list[str]:
    """Sentences about the whole timesheet; none where nothing is odd, or where the law has no answer for its facts."""
    try:
        answer = preview(QUESTION, sheet.period_ends, facts_of(database.session(), sheet)).answer
    except LawError:
        return []
    rows = list(answer["reasons"]) if answer else []
    if "nothing_remaining" in rows:
        rows = [each for each in rows if each not in FOLLOWS]
    return [str(BEFORE[each]) for each in rows if each in BEFORE]
