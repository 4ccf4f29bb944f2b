"""The day of a departure or a change has begun."""

from activities.account_requests.effects import carry_out_due
from activities.account_requests.standing import answer, settle
from activities.doing import Doing
from activities.step import step
from workflows.steps.account_request import DAY_CAME, Cause, RequestAnswer
from workflows.steps.step import About


@step(DAY_CAME)
def day_came(doing: Doing, about: About) -> RequestAnswer:
    """Carry out what is due; the timer of the next day is set by the answer."""
    done = carry_out_due(doing)
    return answer(doing, "carried_out" if done else "nothing_due", settle(doing, Cause.DAY_CAME))
