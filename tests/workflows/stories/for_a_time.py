"""Stories of hours authorized before everything is in: the two statutory exceptions, and presumptive eligibility."""

import datetime as dt

from tests.workflows.stories.beginnings import form_given, visited
from tests.workflows.telling import SUPERVISOR, Intake


async def discharge_then_form(it: Intake) -> None:
    """Home from hospital before the form: temporary hours; the form comes, and the hours become permanent."""
    await temporary(it, "discharge")
    assert (await it.progress()).authorized == "temporary"
    assert await it.tasks() == {"follow_certification"}
    await it.say("receive_certification")
    assert await it.tasks() == {"propose_decision"}
    await it.say("propose")
    assert await it.ended() == "approved"
    assert it.steps.names().count("send_notice") == 2


async def risk_then_nothing(it: Intake) -> None:
    """Risk of placement: temporary hours, but the form never comes; the clock ran on, a person ends them."""
    await temporary(it, "placement_risk")
    assert it.records.issued_on
    await it.until_end_of(it.records.issued_on + dt.timedelta(days=45), seconds=2)
    progress = await it.progress()
    assert (progress.certification, progress.ended) == ("overdue", None)
    assert "propose_denial" in await it.tasks()
    await it.say("propose", kind="terminated")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "terminated"


async def presumptive_then_granted(it: Intake) -> None:
    """The disability determination is outstanding: presumptive hours until Medi-Cal is granted."""
    await presumptive(it)
    assert (await it.progress()).authorized == "presumptive"
    assert await it.tasks() == set()
    await it.say("answer_medi_cal", by=None, answer="granted")
    assert await it.tasks() == {"propose_decision"}
    await it.say("propose")
    assert await it.ended() == "approved"


async def presumptive_then_denied(it: Intake) -> None:
    """The determination is negative: the hours are ended, by a proposal and a supervisor."""
    await presumptive(it)
    await it.say("answer_medi_cal", by=None, answer="denied")
    assert await it.tasks() == {"propose_denial"}
    await it.say("propose", kind="terminated")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "terminated"


async def temporary_then_withdrawn(it: Intake) -> None:
    """The applicant no longer wants the hours that were authorized for a time."""
    await temporary(it, "discharge")
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def temporary(it: Intake, exception: str) -> None:
    """Visited and assessed, an exception claimed, reviewed, decided for a time."""
    await visited(it)
    assert (await it.say("claim_certification_exception", answer="none")).outcome == "refused"
    assert (await it.say("claim_certification_exception", answer=exception)).outcome == "claimed"
    assert await it.refusal("claim_certification_exception") == "An exception was already claimed."
    await it.say("complete_assessment")
    assert "propose_decision" in await it.tasks()
    await it.say("propose", kind="temporary")
    await it.say("review", by=SUPERVISOR)
    await it.settled()


async def presumptive(it: Intake) -> None:
    """All is in but the determination of disability."""
    await form_given(it)
    await it.say("answer_medi_cal", by=None, answer="pending")
    await it.say("schedule_visit")
    await it.say("complete_visit")
    await it.say("complete_assessment")
    await it.say("receive_certification")
    await it.say("propose", kind="presumptive")
    await it.say("review", by=SUPERVISOR)
    await it.settled()
