"""The recipient's hours have changed: does this provider's share of them still fit?"""

from activities.assignments import answering, pair
from activities.doing import Doing
from activities.step import step
from workflows.steps.assignment import HOURS_AUTHORIZED, AssignmentAnswer
from workflows.steps.step import Told


@step(HOURS_AUTHORIZED, refuse=answering.as_it_stands)
def hours_authorized(doing: Doing, _told: Told) -> AssignmentAnswer:
    """Change nothing; the answer says what is needed now, a new split among it where the old one is too much."""
    return answering.answer(doing, pair.of(doing).assignment, "looked_at")
