"""Stories of an account request for two new users, with a departure in three days."""

from tests.workflows.account_request.telling import Request
from workflows.steps.account_request import ClockName


async def two_users_and_a_departure(it: Request) -> None:
    """Reviewed, assigned, handed out, signed in; meanwhile the day of the departure comes."""
    assert await it.tasks() == {"review_account_request"}
    assert await it.refusal("assign_user_id") == (
        "The Regional Office is looking at this request: no user ID is to be assigned now."
    )
    assert (await it.say("review_account_request", answer="refused")).outcome == "refused"
    await it.at_unit()
    assert await it.tasks() == {"assign_user_id"}
    await it.say("assign_user_id")
    await it.say("confirm_handed_out")
    assert await it.status() == "at_it_unit"
    await it.over(ClockName.EFFECT)
    assert it.records.statuses == ["handed_out", "approved", "done"]
    await it.say("assign_user_id")
    assert await it.status() == "with_liaison"
    assert await it.tasks() == set()
    await it.say("first_sign_in")
    await it.say("first_sign_in")
    assert await it.ended() == "done"
    assert it.records.closed
    assert it.records.finished == ["review_account_request", "assign_user_id"]


async def late_everywhere(it: Request) -> None:
    """Nobody reviews, assigns, hands out or signs in in time: called, called, reminded, expired."""
    await it.over(ClockName.REVIEW)
    assert await it.tasks() == {"review_account_request", "account_request_overdue"}
    assert it.records.statuses[2] == "done"
    await it.at_unit()
    assert await it.tasks() == {"assign_user_id"}
    await it.over(ClockName.ASSIGNMENT)
    assert await it.tasks() == {"assign_user_id", "account_request_overdue"}
    await it.say("assign_user_id")
    await it.say("assign_user_id")
    await it.over(ClockName.HAND_OUT)
    assert all(each.reminded for each in it.records.rows("assigned"))
    await it.say("make_one_time_password")
    await it.over(ClockName.FIRST_SIGN_IN)
    assert await it.ended() == "done"
    assert it.records.statuses == ["expired", "expired", "done"]


async def returned_mended_and_withdrawn(it: Request) -> None:
    """Sent back, mended, withdrawn with the departure that had not come yet."""
    await it.say("review_account_request", answer="return")
    assert await it.status() == "returned"
    assert await it.tasks() == set()
    await it.say("answer_return")
    assert await it.tasks() == {"review_account_request"}
    await it.say("withdraw_account_request")
    assert await it.ended() == "withdrawn"
    assert it.records.tasks == []


async def refused_and_the_departure_stands(it: Request) -> None:
    """What is refused makes nobody stay: the departure is carried out on its day."""
    await it.say("review_account_request", answer="refuse")
    assert await it.status() == "awaiting_day"
    assert await it.refusal("review_account_request") == (
        "This request waits for a day to come: it is not to be reviewed now."
    )
    await it.over(ClockName.EFFECT)
    assert await it.ended() == "done"


async def never_mended(it: Request) -> None:
    """Nobody answers what was sent back; the departure was carried out long before."""
    await it.say("review_account_request", answer="return")
    await it.over(ClockName.ANSWER)
    assert await it.ended() == "done"
    assert it.records.statuses == ["expired", "expired", "done"]
