"""Stories of a standing: violations, a year without pay, reinstatement, a move to another county."""

import datetime as dt

from tests.workflows.enrollment.stories.beginnings import by_waiver, enrolled
from tests.workflows.enrollment.telling import SUPERVISOR, Enrollment
from workflows.steps.enrollment.standing import ClockName


async def suspended_and_back(it: Enrollment) -> None:
    """The third violation suspends for 90 days; afterwards the standing is what it was before."""
    await by_waiver(it)
    await it.say("report_violation", by=SUPERVISOR, answer="third")
    assert await it.status() == "suspended"
    last_day = it.records.due[ClockName.SUSPENSION]
    assert last_day == await it.today() + dt.timedelta(days=90)
    await it.until_end_of(last_day, seconds=-5)
    assert await it.status() == "suspended"
    await it.until_end_of(last_day, seconds=2)
    assert await it.status() == "enrolled_by_waiver"
    assert (await it.causes())[-2:] == ["third_violation", "suspension_over"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def fourth_violation(it: Enrollment) -> None:
    """Suspended, then terminated; nothing gives it back in 90 days, and it is over."""
    await enrolled(it)
    await it.say("report_violation", by=SUPERVISOR, answer="third")
    await it.say("report_violation", by=SUPERVISOR, answer="fourth")
    assert await it.status() == "terminated"
    said = await it.refusal("report_violation")
    assert said == "This provider's enrollment was terminated: a violation cannot be reported."
    await it.until_end_of(it.records.due[ClockName.RESTING], seconds=-5)
    assert not it.records.ended
    await it.until_end_of(it.records.due[ClockName.RESTING], seconds=2)
    assert await it.ended() == "terminated"


async def a_year_without_pay(it: Enrollment) -> None:
    """A year from the latest pay: looked at once a year while there is pay, then terminated and given back."""
    await enrolled(it)
    await it.days(300)
    it.records.last_paid_on = await it.today()
    await it.days(66)
    assert await it.status() == "enrolled"
    await it.until_end_of(it.records.due[ClockName.INACTIVITY], seconds=-5)
    assert it.steps.names().count("look_at_payroll") == 1
    await it.until_end_of(it.records.due[ClockName.INACTIVITY], seconds=2)
    assert await it.status() == "terminated"
    await it.say("propose_reinstatement")
    await it.days(95)  # a proposal before the supervisor keeps it open
    assert await it.status() == "terminated"
    await it.say("review_reinstatement", by=SUPERVISOR)
    assert await it.status() == "enrolled"
    assert await it.causes() == ["all_done", "no_payroll_for_a_year", "reinstated"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def moved_while_suspended(it: Enrollment) -> None:
    """Another county holds it; the suspension is lifted because the violation was removed."""
    await enrolled(it)
    await it.say("move_county")
    await it.say("report_violation", by=SUPERVISOR)
    await it.say("move_county")
    assert await it.status() == "suspended"
    await it.say("propose_reinstatement")
    await it.say("review_reinstatement", by=SUPERVISOR)
    assert await it.status() == "enrolled"
    await it.days(91)
    assert "suspension_over" not in it.steps.names()
    assert await it.causes() == ["all_done", "third_violation", "reinstated"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def moved_very_often(it: Enrollment) -> None:
    """More messages than a run should hold: it goes on as a new one, with its clock."""
    await it.say("attend_orientation")
    due = it.records.due[ClockName.FINISH]
    for _ in range(130):
        await it.say("move_county")
    assert await it.run_id() != it.first_run
    assert (await it.say_again("move_county")).outcome == "moved"
    assert it.steps.names().count("move_county") == 130
    await it.until_end_of(due, seconds=2)
    assert await it.status() == "lapsed"
    await it.days(91)
    assert await it.ended() == "lapsed"


async def exempt_from_66_hours(it: Enrollment) -> None:
    """Who is not enrolled yet needs no exemption; asked for twice, it is refused once and then approved."""
    said = await it.refusal("decide_exemption")
    assert said == "This person is not enrolled yet: an exemption from the 66 hours is for who is enrolled."
    await enrolled(it)
    assert (await it.say("decide_exemption", answer="not_approved")).outcome == "not_approved"
    assert (await it.say("decide_exemption")).outcome == "approved"
    assert await it.status() == "enrolled"
    assert it.records.letters[-2:] == ["exemption_refused", "exemption_approved"]
    await it.say("withdraw_enrollment")
    await it.ended()
