"""Stories of an assignment: waiting for the provider, at work, on leave, lost."""

from tests.workflows.assignment.telling import Assignment
from workflows.steps.assignment import Needed


async def from_designation_to_end(it: Assignment) -> None:
    """It waits while the provider is not eligible, begins, is certified as living in, and ends."""
    assert await it.status() == "waiting"
    said = await it.refusal("start_assignment")
    assert said == "The provider may not work for this recipient yet: it cannot begin now."
    await it.days(120)
    await it.say("enrollment_changed", by=None, status="enrolled")
    assert await it.status() == "ready"
    assert await it.tasks() == {"start_assignment"}
    assert (await it.say("start_assignment", answer="refused")).outcome == "refused"
    assert (await it.say("start_assignment")).outcome == "started"
    assert await it.status() == "active"
    assert it.records.finished == ["start_assignment"]
    assert it.records.letters == ["weekly_hours_recipient", "weekly_hours_provider"]
    await it.say("certify_live_in")
    await it.say("set_hours")
    await it.say("change_relationship")
    await it.say("cancel_live_in")
    assert (await it.say("end_assignment")).outcome == "ended"
    assert await it.ended() == "ended"
    assert it.records.closed


async def lost_with_the_standing(it: Assignment) -> None:
    """A suspension is leave, and over with it; a loss ends the assignment and another provider is looked for."""
    await it.say("enrollment_changed", by=None, status="enrolled_by_waiver")
    await it.say("start_assignment")
    await it.say("enrollment_changed", by=None, status="suspended")
    assert await it.status() == "on_leave"
    assert await it.refusal("put_on_leave") == "The provider is on leave: leave cannot begin now."
    await it.say("enrollment_changed", by=None, status="enrolled_by_waiver")
    assert await it.status() == "active"
    await it.say("enrollment_changed", by=None, status="waiver_possible")
    assert await it.ended() == "ended"
    assert it.records.tasks == ["find_another_provider"]
    assert it.records.letters[-2:] == ["weekly_hours_recipient", "weekly_hours_provider"]
    assert it.steps.names()[-1] == "close_assignment"


async def papers_and_leave(it: Assignment) -> None:
    """A second recipient makes agreements and another split of hours necessary; then leave, and back."""
    await it.say("enrollment_changed", by=None, status="enrolled")
    await it.say("start_assignment", needed=[Needed.PROVIDER_AGREEMENT, Needed.HOURS])
    assert await it.tasks() == {"get_provider_agreement", "set_hours"}
    await it.say("sign_provider_agreement")
    await it.say("sign_recipient_agreement")
    await it.say("set_hours")
    assert await it.tasks() == set()
    assert it.records.finished == ["start_assignment", "get_provider_agreement", "set_hours"]
    said = await it.refusal("return_from_leave")
    assert said == "The provider already works for this recipient: there is no leave to return from."
    await it.say("put_on_leave")
    assert await it.status() == "on_leave"
    await it.days(40)
    await it.say("return_from_leave")
    assert await it.status() == "active"
    await it.say("end_assignment")
    await it.ended()


async def ended_while_waiting(it: Assignment) -> None:
    """The recipient chose somebody else before the provider was enrolled."""
    assert await it.refusal("certify_live_in") == (
        "The provider may not work for this recipient yet: "
        "living together (SOC 2298) can be certified once work has begun."
    )
    await it.say("end_assignment")
    assert await it.ended() == "ended"
