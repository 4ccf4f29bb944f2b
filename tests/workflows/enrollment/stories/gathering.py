"""Stories of getting enrolled, and of the time to finish."""

import datetime as dt

from tests.workflows.enrollment.stories.beginnings import enrolled, steps_done
from tests.workflows.enrollment.telling import Enrollment
from workflows.steps.enrollment.standing import ClockName


async def straight_through(it: Enrollment) -> None:
    """From the first form to the standing; the years that follow begin with an empty history."""
    assert await it.tasks() == {"receive_form"}
    await enrolled(it)
    assert await it.causes() == ["all_done"]
    assert it.records.letters == ["provider_enrolled"]
    assert await it.tasks() == set()
    assert await it.run_id() != it.first_run
    assert await it.refusal("extend_enrollment") == "This provider is enrolled: the time to finish cannot be extended."
    assert (await it.say("withdraw_enrollment")).outcome == "withdrawn"
    assert await it.ended() == "withdrawn"


async def other_order(it: Enrollment) -> None:
    """The agreement first, the form last; nothing is asked of partners before somebody has seen the person."""
    await it.say("sign_agreement")
    await it.say("attend_orientation")
    await it.say("take_fingerprints")
    await it.say("answer_background", by=None)
    assert "ask_partners" not in it.steps.names()
    await it.say("receive_application")
    await it.say("answer_list", by=None)
    assert await it.status() == "pending"
    await it.say("answer_ssn", by=None)
    assert await it.status() == "enrolled"


async def time_runs_out(it: Enrollment) -> None:
    """Day 90 is the last day, to its last second; on day 91 the enrollment has lapsed, and can be given back."""
    await it.say("attend_orientation")
    due = it.records.due[ClockName.FINISH]
    assert due == await it.today() + dt.timedelta(days=90)
    await it.until_end_of(due - dt.timedelta(days=16), seconds=0)
    assert "follow_enrollment" not in await it.tasks()
    await it.until_end_of(due - dt.timedelta(days=15), seconds=2)
    assert "follow_enrollment" in await it.tasks()
    await it.until_end_of(due, seconds=-5)
    assert await it.status() == "pending"
    await it.until_end_of(due, seconds=2)
    assert await it.status() == "lapsed"
    assert it.records.letters == ["provider_incomplete"]
    assert await it.tasks() == set()
    said = await it.refusal("sign_agreement")
    assert said == "The time to finish this enrollment has run out: the agreement (SOC 846) cannot be signed."
    await it.days(91)
    assert await it.ended() == "lapsed"


async def extended(it: Enrollment) -> None:
    """Good cause: 45 days more from the same start, once; day 135 counts and day 136 does not."""
    await it.say("designate", on=await it.today())
    first_day = await it.today()
    assert (await it.say("extend_enrollment", answer="refused")).outcome == "refused"
    await it.days(80)
    assert "follow_enrollment" in await it.tasks()
    assert (await it.say("extend_enrollment")).outcome == "extended"
    assert "follow_enrollment" not in await it.tasks()
    assert await it.refusal("extend_enrollment") == "The time to finish was already extended."
    last_day = first_day + dt.timedelta(days=135)
    await it.until_end_of(last_day, seconds=-5)
    assert await it.status() == "pending"
    await it.until_end_of(last_day, seconds=2)
    assert await it.status() == "lapsed"
    await it.days(91)
    assert await it.ended() == "lapsed"


async def earlier_day_learned(it: Enrollment) -> None:
    """The time runs from the earlier of first step and designation; a day learned later moves the clock."""
    today = await it.today()
    await it.say("attend_orientation")
    await it.say("designate", on=today + dt.timedelta(days=3))
    assert it.records.due[ClockName.FINISH] == today + dt.timedelta(days=90)
    await it.say("designate", on=today - dt.timedelta(days=20))
    last_day = today + dt.timedelta(days=70)
    await it.until_end_of(last_day, seconds=-5)
    assert await it.status() == "pending"
    await it.until_end_of(last_day, seconds=2)
    assert await it.status() == "lapsed"
    await it.days(91)
    assert it.records.ended


async def lapsed_then_given_back(it: Enrollment) -> None:
    """A supervisor agrees to give a lapsed enrollment its time anew; answers that came meanwhile count at once."""
    await steps_done(it)
    await it.until_end_of(it.records.due[ClockName.FINISH], seconds=2)
    assert await it.status() == "lapsed"
    await it.say("answer_background", by=None)
    assert await it.status() == "lapsed"
    assert (await it.say("propose_reinstatement")).outcome == "proposed"
    said = await it.refusal("propose_reinstatement")
    assert said == "A reinstatement is already before the supervisor."
    assert await it.tasks() == {"review_reinstatement"}
    await it.say("review_reinstatement", by=23, answer="sent_back")
    assert await it.tasks() == {"revise_reinstatement"}
    await it.say("propose_reinstatement")
    await it.say("review_reinstatement", by=23)
    assert await it.status() == "enrolled"
    assert await it.causes() == ["time_ran_out", "reinstated", "all_done"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def partners_silent(it: Enrollment) -> None:
    """After ten days a worker looks up what partners have not answered, after thirty asks the Department of Justice."""
    await it.say("receive_application")
    await it.say("take_fingerprints")
    await it.days(10.1)
    assert await it.tasks() == {"enter_ssn_check", "enter_list_check"}
    await it.say("answer_ssn", answer="mismatch")
    assert "enter_ssn_check" in await it.tasks()
    await it.say("receive_application")  # with the number as it should be
    assert it.steps.names().count("ask_partners") == 2
    assert await it.refusal("receive_application") == "The application (SOC 426) was already received."
    await it.say("answer_ssn", by=None)
    await it.say("answer_list", by=None)
    await it.days(21)
    assert await it.tasks() == {"chase_background"}
    await it.say("answer_background", answer="delayed")
    await it.say("attend_orientation")
    await it.say("sign_agreement")
    await it.say("answer_background", by=None)
    assert await it.status() == "enrolled"
    assert await it.tasks() == set()
    assert {"enter_ssn_check", "chase_background"} <= {*it.records.finished}  # done by hand, not only closed
    await it.say("withdraw_enrollment")
    await it.ended()


async def identity_corrected(it: Enrollment) -> None:
    """An enrolled provider's name is put right: both checks begin anew, and the standing stays whatever is found."""
    await enrolled(it)
    assert (await it.say("correct_identity")).outcome == "corrected"
    assert it.steps.names().count("ask_partners") == 2
    assert await it.tasks() == set()
    await it.say("answer_ssn", by=None, answer="mismatch")
    assert await it.tasks() == {"enter_ssn_check"}
    await it.say("correct_identity")
    assert await it.tasks() == set()
    await it.days(10.1)
    assert await it.tasks() == {"enter_ssn_check", "enter_list_check"}
    await it.say("answer_ssn")
    await it.say("answer_list")
    assert await it.tasks() == set()
    assert await it.status() == "enrolled"
    assert await it.causes() == ["all_done"]
    await it.say("withdraw_enrollment")
    await it.ended()
