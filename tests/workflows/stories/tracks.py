"""Stories of clearance, Medi-Cal and the home visit going other ways than straight."""

from tests.workflows.stories.beginnings import cleared
from tests.workflows.telling import CLERK, SUPERVISOR, Intake


async def clearance_asked(it: Intake) -> None:
    """The clerk cannot tell who it is and asks; the supervisor rules, after one ruling was refused."""
    assert (await it.say("clear_person", by=CLERK, answer="asked")).outcome == "asked"
    assert await it.tasks() == {"rule_on_clearance"}
    assert await it.refusal("clear_person") == "The supervisor has been asked who this is."
    assert await it.refusal("issue_certification", issued_on=await it.today())
    assert (await it.say("rule_on_clearance", by=CLERK, answer="refused")).outcome == "refused"
    assert await it.tasks() == {"rule_on_clearance"}
    await it.say("rule_on_clearance", by=SUPERVISOR)
    assert await it.tasks() == {"issue_certification", "schedule_visit"}
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def medi_cal_silent(it: Intake) -> None:
    """The partner is silent for ten days: a worker is to find out; pending, silent again, then entered by hand."""
    await cleared(it)
    await it.days(9.9)
    assert "enter_medi_cal" not in await it.tasks()
    await it.days(0.2)
    assert "enter_medi_cal" in await it.tasks()
    assert (await it.say("answer_medi_cal", answer="pending")).outcome == "pending"
    assert "enter_medi_cal" not in await it.tasks()
    await it.days(10.1)
    assert "enter_medi_cal" in await it.tasks()
    await it.say("answer_medi_cal", answer="granted")
    assert "enter_medi_cal" not in await it.tasks()
    assert it.records.finished.count("enter_medi_cal") == 2
    assert await it.refusal("answer_medi_cal") == "Medi-Cal is already granted."
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def medi_cal_denied(it: Intake) -> None:
    """Medi-Cal is denied, then granted after all: the denial that was due to be proposed goes away."""
    await cleared(it)
    await it.say("answer_medi_cal", by=None, answer="denied")
    assert "propose_denial" in await it.tasks()
    await it.say("answer_medi_cal", by=None, answer="granted")
    assert "propose_denial" not in await it.tasks()
    await it.say("deny_for_cause")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def visits_missed(it: Intake) -> None:
    """Moved, missed three times: a denial may be proposed, the visit may still be made, and it is."""
    await cleared(it)
    await it.say("schedule_visit")
    assert it.records.tasks["hold_visit"] == 1
    assert (await it.say("move_visit")).outcome == "moved"
    assert it.records.tasks["hold_visit"] == 2
    for missed in (1, 2, 3):
        assert (await it.say("miss_visit")).outcome == "missed"
        assert await it.refusal("miss_visit") == "No visit is planned."
        assert "reschedule_visit" in await it.tasks()
        assert ("propose_denial" in await it.tasks()) is (missed == 3)
        await it.say("schedule_visit")
    assert "propose_denial" not in await it.tasks()
    await it.say("complete_visit")
    assert await it.refusal("schedule_visit") == "The visit was already made."
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def visits_missed_then_denied(it: Intake) -> None:
    """Missed three times: denied for failing to co-operate, by a worker and a supervisor."""
    await cleared(it)
    for _ in range(3):
        await it.say("schedule_visit")
        await it.say("miss_visit")
    await it.say("propose", kind="denied")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def assessment_incomplete(it: Intake) -> None:
    """The law misses a fact: the assessment stays a draft, and says which."""
    await cleared(it)
    assert await it.refusal("complete_assessment") == "The needs can be assessed once the home visit was made."
    await it.say("schedule_visit")
    await it.say("complete_visit")
    answer = await it.say("complete_assessment", needs=["rank_eating"])
    assert (answer.outcome, answer.needs) == ("needs", ["rank_eating"])
    assert "assess_needs" in await it.tasks()
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"
