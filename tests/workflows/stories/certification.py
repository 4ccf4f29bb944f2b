"""Stories of the health care certification (SOC 873) and its clock."""

import datetime as dt

from tests.workflows.stories.beginnings import assessed, cleared, form_given
from tests.workflows.telling import SUPERVISOR, Intake


def day(it: Intake, days: int) -> dt.date:
    """The day so many days after the form was given."""
    assert it.records.issued_on
    return it.records.issued_on + dt.timedelta(days=days)


async def clock_runs_out(it: Intake) -> None:
    """Day 45 is the last day, to its last second; on day 46 a denial may be proposed, and a person proposes it."""
    await assessed(it)
    await it.until_end_of(day(it, 45), seconds=-5)
    assert (await it.progress()).certification == "issued"
    await it.until_end_of(day(it, 45), seconds=2)
    assert (await it.progress()).certification == "overdue"
    assert {"propose_denial"} <= await it.tasks()
    assert (await it.progress()).ended is None
    assert (await it.say("propose", kind="denied")).outcome == "review"
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def keyed_after_the_clock(it: Intake) -> None:
    """It came on day 45 and is keyed on day 47: the clock has run out, and the law says it is in time."""
    await assessed(it)
    await it.until_end_of(day(it, 46), seconds=60)
    assert "propose_denial" in await it.tasks()
    assert (await it.say("receive_certification", answer="accepted")).outcome == "accepted"
    assert "propose_denial" not in await it.tasks()
    await it.say("propose")
    assert await it.ended() == "approved"


async def extended_to_90_days(it: Intake) -> None:
    """Good cause: the clock runs to the end of day 90, once."""
    await assessed(it)
    await it.until_end_of(day(it, 40), seconds=0)
    assert (await it.say("extend_certification", answer="refused")).outcome == "refused"
    assert (await it.say("extend_certification")).outcome == "extended"
    assert await it.refusal("extend_certification") == "The time for the certification was already extended."
    await it.until_end_of(day(it, 90), seconds=-5)
    assert (await it.progress()).certification == "issued"
    await it.until_end_of(day(it, 90), seconds=2)
    assert (await it.progress()).certification == "overdue"
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def late_then_good_cause(it: Intake) -> None:
    """It came late; good cause for the delay makes it good."""
    await assessed(it)
    await it.until_end_of(day(it, 50), seconds=0)
    assert (await it.say("receive_certification", answer="late")).outcome == "late"
    assert "propose_denial" in await it.tasks()
    assert (await it.say("extend_certification")).outcome == "extended"
    assert (await it.progress()).certification == "accepted"
    await it.say("propose")
    assert await it.ended() == "approved"


async def negative_after_return(it: Intake) -> None:
    """The first answer is negative, the county disagrees, the signer stays with it. The clock went on meanwhile."""
    await form_given(it)
    assert (await it.say("receive_certification", answer="returned")).outcome == "returned"
    assert "follow_certification" in await it.tasks()
    assert (await it.say("receive_certification", answer="negative")).outcome == "negative"
    assert await it.refusal("receive_certification") == "No certification is awaited."
    assert {"propose_denial"} <= await it.tasks()
    await it.say("propose", kind="denied")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def returned_and_never_back(it: Intake) -> None:
    """Sent back to its signer and never seen again: the clock runs out all the same."""
    await form_given(it)
    await it.say("receive_certification", answer="returned")
    await it.until_end_of(day(it, 45), seconds=2)
    assert (await it.progress()).certification == "overdue"
    await it.say("deny_for_cause")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def given_long_ago(it: Intake) -> None:
    """The form was given 60 days ago and is entered today: its clock has run out already, and rings once."""
    await cleared(it)
    await it.say("issue_certification", issued_on=await it.today() - dt.timedelta(days=60))
    assert "propose_denial" in await it.tasks()
    assert it.steps.names().count("certification_overdue") == 1
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"
