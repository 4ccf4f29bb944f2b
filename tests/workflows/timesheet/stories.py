"""Stories of a timesheet: straight through, sent back, held, sent up, left too long, taken back."""

from tests.workflows.timesheet.telling import SUPERVISOR, Timesheet


async def straight_through(it: Timesheet) -> None:
    """Submitted, approved, paid: two steps, and the workweeks after it."""
    assert (await it.say("approve_timesheet", by=None)).outcome == "accepted"
    assert await it.ended() == "accepted"
    assert it.steps.names() == ["begin_timesheet", "approve_timesheet", "check_workweeks"]


async def rejected_and_sent_again(it: Timesheet) -> None:
    """The recipient sends it back, the provider corrects it, and a second version is approved."""
    assert (await it.say("reject_timesheet", by=None)).outcome == "returned"
    assert await it.refusal("approve_timesheet", by=None) == (
        "This timesheet went back to the provider: it cannot be approved now."
    )
    assert (await it.say("submit_timesheet_again", by=None)).outcome == "awaiting_recipient"
    assert (await it.say("approve_timesheet", by=None, answer="refused")).outcome == "refused"
    assert await it.status() == "awaiting_recipient"
    assert (await it.say("approve_timesheet", by=None)).outcome == "accepted"
    assert await it.ended() == "accepted"
    assert it.records.checked == 1


async def held_then_fix_accepted(it: Timesheet) -> None:
    """The law holds it; a caseworker takes the proposed fix in time."""
    assert (await it.say("approve_timesheet", by=None, to="held")).outcome == "held"
    assert await it.tasks() == ["resolve_timesheet"]
    assert await it.refusal("rule_on_timesheet", by=SUPERVISOR) == (
        "This timesheet is before a caseworker. They resolve it, or send it up."
    )
    assert await it.refusal("submit_timesheet_again", by=None) == (
        "The county is looking at this timesheet: it cannot be sent again now."
    )
    assert (await it.say("resolve_timesheet", how="let_stand", to="held")).outcome == "held"
    assert await it.tasks() == ["resolve_timesheet"]
    assert (await it.say("resolve_timesheet", how="accept_fix")).outcome == "accepted"
    assert await it.ended() == "accepted"
    assert (it.records.tasks, it.records.finished) == ([], ["resolve_timesheet"])


async def held_for_a_supervisor(it: Timesheet) -> None:
    """What the law holds for a supervisor is theirs from the beginning; sent back, sent again, paid."""
    await it.say("approve_timesheet", by=None, to="held", reviewer="supervisor")
    assert await it.tasks() == ["rule_on_timesheet"]
    assert await it.refusal("resolve_timesheet") == (
        "This timesheet is before the supervisor now. A caseworker cannot resolve it any more."
    )
    assert (await it.say("rule_on_timesheet", by=SUPERVISOR, how="return")).outcome == "returned"
    assert await it.tasks() == []
    await it.say("submit_timesheet_again", by=None)
    await it.say("approve_timesheet", by=None)
    assert await it.ended() == "accepted"
    assert it.records.finished == ["rule_on_timesheet"]


async def sent_up(it: Timesheet) -> None:
    """A caseworker is not sure and sends it up."""
    await it.say("approve_timesheet", by=None, to="held")
    assert (await it.say("resolve_timesheet", how="send_up")).outcome == "sent_up"
    assert await it.tasks() == ["rule_on_timesheet"]
    assert it.records.finished == ["resolve_timesheet"]
    await it.days(30)
    assert await it.tasks() == ["rule_on_timesheet"]
    await it.say("rule_on_timesheet", by=SUPERVISOR)
    assert await it.ended() == "accepted"


async def nobody_takes_it_up(it: Timesheet) -> None:
    """A business day passes: the task moves to the supervisor's list."""
    await it.say("approve_timesheet", by=None, to="held")
    await it.until_end_of(await it.today(), seconds=60)
    assert await it.tasks() == ["resolve_timesheet"]
    await it.days(1)
    assert await it.tasks() == ["rule_on_timesheet"]
    assert it.records.finished == []
    await it.say("rule_on_timesheet", by=SUPERVISOR)
    assert await it.ended() == "accepted"


async def taken_up_and_left(it: Timesheet) -> None:
    """Somebody takes it up in time, and does not decide in two days."""
    it.records.claimed = True
    await it.say("approve_timesheet", by=None, to="held")
    await it.days(2)
    assert await it.tasks() == ["resolve_timesheet"]
    await it.days(3)
    assert await it.tasks() == ["rule_on_timesheet"]
    assert it.steps.names().count("timesheet_resolve_time_over") == 1
    await it.say("withdraw_timesheet", by=None)
    assert await it.ended() == "withdrawn"
    assert (it.records.tasks, it.records.checked) == ([], 0)


async def reminded(it: Timesheet) -> None:
    """The recipient lets it wait: four reminders, and then it goes on waiting."""
    await it.days(40)
    assert it.steps.names().count("remind_timesheet") == 4
    await it.say("reject_timesheet", by=None)
    await it.days(4)
    assert it.steps.names().count("remind_timesheet") == 5
    await it.say("submit_timesheet_again", by=None)
    await it.say("approve_timesheet", by=None)
    assert await it.ended() == "accepted"


async def returned_by_the_law(it: Timesheet) -> None:
    """Nothing remains to pay it from: back to the provider, who takes it back."""
    assert (await it.say("approve_timesheet", by=None, to="returned")).outcome == "returned"
    await it.say("withdraw_timesheet", by=None)
    assert await it.ended() == "withdrawn"
    assert it.records.checked == 0
