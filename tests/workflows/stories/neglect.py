"""Stories of applications that nobody touches, or that take too long; and of one that takes very many messages."""

from tests.workflows.stories.beginnings import cleared
from tests.workflows.telling import Intake


async def untouched(it: Intake) -> None:
    """Nobody does anything: a reminder, then the supervisor's task; one touch, and that task is gone."""
    await it.days(6.9)
    assert "look_after" not in it.steps.names()
    await it.days(0.2)
    assert it.steps.names().count("look_after") == 1
    assert "untouched_escalation" not in await it.tasks()
    await it.days(7)
    assert "untouched_escalation" in await it.tasks()
    await cleared(it)
    assert "untouched_escalation" not in await it.tasks()
    await it.days(7.1)
    assert "untouched_escalation" not in await it.tasks()
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"


async def over_the_yardstick(it: Intake) -> None:
    """90 days without a decision: the supervisor is to look into it; the application goes on."""
    await cleared(it)
    await it.days(89)
    assert "application_overdue" not in await it.tasks()
    await it.days(2.1)
    assert it.steps.names().count("yardstick_ran_out") == 1
    assert it.records.tasks["application_overdue"] == 1
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"
    assert it.records.tasks == {}


async def visits_moved_very_often(it: Intake) -> None:
    """So many messages that the intake goes on as a new run: tasks, clocks and answers given are still known."""
    await cleared(it)
    await it.say("issue_certification", issued_on=await it.today())
    await it.say("schedule_visit")
    while await it.run_id() == it.first_run:
        assert (await it.say("move_visit")).outcome == "moved"
    assert await it.tasks() == {"follow_certification", "hold_visit"}
    again = await it.say_again("move_visit")
    assert again.outcome == "moved"
    assert it.steps.names().count("begin_intake") == 1
    await it.days(46)
    assert (await it.progress()).certification == "overdue"
    await it.say("withdraw")
    assert await it.ended() == "withdrawn"
