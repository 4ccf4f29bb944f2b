"""How stories of enrollments begin: the parts that most of them share."""

from tests.workflows.enrollment.telling import Enrollment


async def steps_done(it: Enrollment) -> None:
    """All four steps, and the partners' checks but for the Department of Justice."""
    assert (await it.say("receive_application")).outcome == "received"
    assert (await it.say("take_fingerprints")).outcome == "taken"
    assert (await it.say("attend_orientation")).outcome == "attended"
    assert (await it.say("sign_agreement")).outcome == "signed"
    await it.say("answer_ssn", by=None)
    await it.say("answer_list", by=None)


async def enrolled(it: Enrollment) -> None:
    """Nothing is missing."""
    await steps_done(it)
    await it.say("answer_background", by=None)
    assert await it.status() == "enrolled"


async def tier_2(it: Enrollment) -> None:
    """All steps are done, and a record has a tier 2 conviction."""
    await steps_done(it)
    await it.say("answer_background", by=None, answer="record")
    assert "evaluate_record" in await it.tasks()
    assert (await it.say("evaluate_record")).outcome == "waiver_possible"
    assert await it.status() == "waiver_possible"
    assert it.records.letters == ["provider_tier_2"]


async def by_waiver(it: Enrollment) -> None:
    """One recipient has waived a tier 2 conviction."""
    await tier_2(it)
    assert (await it.say("receive_waiver")).outcome == "accepted"
    assert await it.status() == "enrolled_by_waiver"
