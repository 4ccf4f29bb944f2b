"""How stories begin: the parts that most of them share."""

from tests.workflows.telling import CLERK, Intake


async def cleared(it: Intake) -> None:
    """The clerk knows who it is; Medi-Cal is asked by itself."""
    assert (await it.say("clear_person", by=CLERK)).outcome == "cleared"
    await it.settled()


async def form_given(it: Intake) -> None:
    """Cleared, and the certification form given today."""
    await cleared(it)
    assert (await it.say("issue_certification", by=CLERK, issued_on=await it.today())).outcome == "issued"


async def visited(it: Intake) -> None:
    """Form given, visit made, Medi-Cal granted by the partner."""
    await form_given(it)
    await it.say("answer_medi_cal", by=None)
    await it.say("schedule_visit")
    await it.say("complete_visit")


async def assessed(it: Intake) -> None:
    """All but the certification is in."""
    await visited(it)
    assert (await it.say("complete_assessment")).outcome == "complete"


async def ready(it: Intake) -> None:
    """Nothing is missing."""
    await assessed(it)
    assert (await it.say("receive_certification", by=CLERK)).outcome == "accepted"
