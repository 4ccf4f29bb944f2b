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


async def longer_in_two_weeks(it: Assignment) -> None:
    """A recipient asks for extra hours in two weeks, each of which the county decides; a third week needs nobody."""
    assert await it.refusal("ask_extra_hours", by=None) == (
        "The provider may not work for this recipient yet: extra hours can be asked for once work has begun."
    )
    await it.say("enrollment_changed", by=None, status="enrolled")
    await it.say("start_assignment")
    assert (await it.say("ask_extra_hours", by=None)).outcome == "asked"
    first = it.submissions
    assert await it.tasks() == {"decide_extra_hours"}
    assert (await it.say("ask_extra_hours")).outcome == "asked"
    second = it.submissions
    assert it.records.tasks == ["decide_extra_hours", "decide_extra_hours"]
    assert (await it.say("ask_extra_hours", by=None, answer="not_needed")).outcome == "not_needed"
    assert (await it.say("decide_extra_hours", extra_hours_id=first, outcome="refuse", answer="refused")).outcome == (
        "refused"
    )
    assert (await it.say("decide_extra_hours", extra_hours_id=second, outcome="approve")).outcome == "approved"
    await it.settled()
    assert it.records.letters[-2:] == ["extra_hours_approved_recipient", "extra_hours_approved_provider"]
    assert it.records.tasks == ["decide_extra_hours"]
    assert (await it.say("decide_extra_hours", extra_hours_id=first, outcome="refuse")).outcome == "not_approved"
    assert await it.tasks() == set()
    assert it.records.letters[-2:] == ["extra_hours_refused_recipient", "extra_hours_refused_provider"]
    assert it.records.finished == ["start_assignment", "decide_extra_hours", "decide_extra_hours"]
    await it.say("end_assignment")
    await it.ended()


async def ill_for_a_day(it: Assignment) -> None:
    """The provider claims sick leave, also while on leave; what is left open when the work ends is closed with it."""
    await it.say("enrollment_changed", by=None, status="enrolled")
    await it.say("start_assignment")
    assert (await it.say("claim_sick_leave", by=None)).outcome == "payable"
    assert (await it.say("claim_sick_leave", by=None, answer="returned")).outcome == "returned"
    await it.say("ask_extra_hours", by=None)
    await it.say("put_on_leave")
    assert (await it.say("claim_sick_leave", by=None)).outcome == "payable"
    assert await it.tasks() == {"decide_extra_hours"}
    it.records.extra_hours.clear()
    await it.say("end_assignment")
    await it.ended()
    assert it.records.tasks == []
