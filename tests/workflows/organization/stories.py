"""Stories of an organization: returned and approved, left lying, frozen and thawed, certified, lapsed, ended."""

from tests.workflows.organization.telling import Participation
from workflows.steps.organization import ClockName


async def returned_and_approved(it: Participation) -> None:
    """Sent back, mended, approved; a liaison withdraws it later."""
    assert await it.tasks() == {"review_organization"}
    assert await it.refusal("answer_organization") == (
        "The Regional Office is looking at this application: there is nothing to mend now."
    )
    await it.say("review_organization", answer="return")
    assert await it.tasks() == set()
    await it.say("answer_organization", by=None)
    await it.approved()
    assert await it.tasks() == set()
    await it.say("withdraw_organization", by=None)
    assert await it.ended() == "withdrawn"
    assert it.records.closed


async def left_lying(it: Participation) -> None:
    """Nobody reviews it in time: somebody is called, and it is refused."""
    await it.over(ClockName.REVIEW)
    assert await it.tasks() == {"review_organization", "organization_overdue"}
    assert (await it.say("review_organization", answer="refused")).outcome == "refused"
    await it.say("review_organization", answer="refuse")
    assert await it.ended() == "refused"
    assert it.records.finished == ["review_organization", "organization_overdue"]


async def never_mended(it: Participation) -> None:
    """It was sent back and the applicant says nothing any more."""
    await it.say("review_organization", answer="return")
    await it.over(ClockName.ANSWER)
    assert await it.ended() == "withdrawn"


async def frozen_and_thawed(it: Participation) -> None:
    """The liaison leaves; it is chased every week and escalated; a successor is named and signs in."""
    await it.approved()
    await it.say("liaisons_changed", by=None, answer="left")
    assert await it.status() == "frozen"
    assert await it.tasks() == {"name_liaison"}
    assert await it.refusal("recertify_users") == (
        "This organization has no active liaison: its users cannot be certified now."
    )
    await it.over(ClockName.CHASE)
    await it.over(ClockName.CHASE)
    await it.settled()
    assert it.records.chased == 2
    await it.over(ClockName.LIAISON)
    assert await it.tasks() == {"name_liaison", "organization_overdue"}
    await it.say("settle_escalation")
    await it.say("name_liaison")
    assert await it.tasks() == set()
    await it.say("liaisons_changed", by=None)
    assert await it.status() == "approved"
    await it.say("end_organization")
    assert await it.ended() == "ended"


async def certified_in_time(it: Participation) -> None:
    """A round after six months, called to mind a week before its end, answered in parts; another round follows."""
    await it.approved()
    assert (await it.say("recertify_users", by=None)).outcome == "refused"
    await it.over(ClockName.RECERTIFICATION)
    await it.over(ClockName.REMINDER)
    await it.settled()
    assert it.records.reminded == 1
    assert (await it.say("recertify_users", by=None, answer="kept")).outcome == "kept"
    assert (await it.say("recertify_users", by=None)).outcome == "finished"
    await it.over(ClockName.RECERTIFICATION)
    await it.settled()
    assert it.records.in_round
    await it.say("recertify_users", by=None, answer="last_left")
    assert await it.status() == "frozen"
    await it.say("end_organization")
    await it.ended()


async def round_lapsed(it: Participation) -> None:
    """Nobody answers a round: it is frozen, for its liaisons were not said to stay."""
    await it.approved()
    await it.over(ClockName.RECERTIFICATION)
    await it.over(ClockName.ROUND)
    assert await it.status() == "frozen"
    assert await it.tasks() == {"name_liaison", "organization_overdue"}
    await it.say("end_organization")
    await it.ended()
