"""Stories of a criminal record: waiver, exception, appeal, and a conviction that comes later."""

import datetime as dt

from tests.workflows.enrollment.stories.beginnings import by_waiver, enrolled, steps_done, tier_2
from tests.workflows.enrollment.telling import REVIEWER, SUPERVISOR, Enrollment
from workflows.steps.enrollment.standing import ClockName


async def waiver_for_one(it: Enrollment) -> None:
    """One recipient waives, another's waiver is irregular and turned down; the last waiver ends, and the standing."""
    await by_waiver(it)
    assert (await it.say("receive_waiver", answer="irregular")).outcome == "irregular"
    assert it.records.tasks == {("review_waiver", it.records.rows): None}
    await it.say("rule_on_waiver", by=SUPERVISOR, answer="turned_down", about=it.records.rows)
    assert await it.refusal("rule_on_waiver") == "No waiver is before the supervisor."
    assert await it.tasks() == set()
    assert await it.status() == "enrolled_by_waiver"
    await it.say("end_waiver")
    assert await it.status() == "waiver_possible"
    assert await it.causes() == ["tier_2", "waiver", "waiver_ended"]
    assert await it.refusal("end_waiver") == "No waiver is in force."
    await it.say("withdraw_enrollment")
    assert await it.ended() == "withdrawn"


async def waiver_before_the_steps(it: Enrollment) -> None:
    """A waiver is in before the agreement is signed: the standing comes with the last step."""
    await it.say("take_fingerprints")
    await it.say("answer_background", by=None, answer="record")
    await it.say("evaluate_record")
    assert await it.status() == "waiver_possible"
    await it.say("receive_waiver")
    assert await it.status() == "waiver_possible"
    await it.say("receive_application")
    await it.say("answer_ssn", by=None)
    await it.say("answer_list", by=None)
    await it.say("attend_orientation")
    await it.say("sign_agreement")
    assert await it.status() == "enrolled_by_waiver"
    assert await it.causes() == ["tier_2", "all_done"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def exception_granted(it: Enrollment) -> None:
    """Asked for in time, sent back once, sent on, granted: enrolled for any recipient; the letter follows the move."""
    await tier_2(it)
    assert (await it.say("request_exception")).outcome == "accepted"
    assert await it.refusal("request_exception") == "An exception was already asked for."
    assert await it.refusal("decide_exception", by=REVIEWER) == "No exception is before the state."
    assert await it.tasks() == {"recommend_exception"}
    await it.say("recommend_exception", by=SUPERVISOR, answer="returned")
    assert await it.tasks() == {"complete_exception"}
    await it.say("request_exception")
    await it.say("recommend_exception", by=SUPERVISOR)
    assert await it.tasks() == {"decide_exception"}
    await it.days(50)  # the 45 days to ask have been met
    assert "exception_time_over" not in it.steps.names()
    await it.say("decide_exception", by=REVIEWER)
    assert await it.status() == "enrolled"
    assert it.records.letters[-2:] == ["provider_enrolled", "exception_granted"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def exception_denied_appeal_won(it: Enrollment) -> None:
    """The state denies the exception and is late with the appeal; it is won, and the time to finish runs anew."""
    await it.say("take_fingerprints")
    await it.say("answer_background", by=None, answer="record")
    await it.say("evaluate_record")
    await it.say("request_exception")
    await it.say("recommend_exception", by=SUPERVISOR)
    await it.say("decide_exception", by=REVIEWER, answer="denied")
    assert await it.status() == "waiver_possible"
    assert it.records.letters[-1] == "exception_denied"
    await it.days(20)
    assert (await it.say("appeal")).outcome == "accepted"
    assert await it.refusal("appeal") == "An appeal is already before the state."
    assert await it.tasks() == {"decide_appeal"}
    await it.days(181)
    assert await it.tasks() == {"decide_appeal", "appeal_overdue"}
    await it.say("decide_appeal", by=REVIEWER)
    assert await it.status() == "pending"
    assert it.records.due[ClockName.FINISH] == await it.today() + dt.timedelta(days=90)
    assert await it.tasks() == {"receive_form"}
    await it.days(91)
    assert await it.status() == "lapsed"
    await it.say("appeal")
    await it.days(100)  # the appeal is undecided: the enrollment stays
    assert await it.tasks() == {"decide_appeal"}
    await it.say("decide_appeal", by=REVIEWER, answer="denied")
    assert await it.ended() == "lapsed"


async def nobody_asks(it: Enrollment) -> None:
    """The times for exception and appeal run out; a recipient may still waive, years later."""
    await tier_2(it)
    await it.days(61)
    assert {"exception_time_over", "appeal_time_over"} <= {*it.steps.names()}
    assert await it.status() == "waiver_possible"
    assert (await it.say("request_exception", answer="late")).outcome == "late"
    assert await it.tasks() == set()
    await it.days(700)
    await it.say("receive_waiver")
    assert await it.status() == "enrolled_by_waiver"
    await it.say("withdraw_enrollment")
    await it.ended()


async def tier_1(it: Enrollment) -> None:
    """Ineligible; when nobody appeals in 60 days, the enrollment is over."""
    await steps_done(it)
    await it.say("answer_background", by=None, answer="record")
    await it.say("evaluate_record", answer="ineligible")
    assert await it.status() == "ineligible"
    said = await it.refusal("receive_waiver")
    assert said == "This person may not be a provider: a waiver (SOC 862) cannot be received."
    await it.until_end_of(it.records.due[ClockName.APPEAL], seconds=-5)
    assert not it.records.ended
    await it.until_end_of(it.records.due[ClockName.APPEAL], seconds=2)
    assert await it.ended() == "ineligible"


async def appeal_lost(it: Enrollment) -> None:
    """A match on the list is appealed and lost: over at once."""
    await it.say("receive_application")
    await it.say("answer_list", by=None, answer="match")
    assert await it.status() == "ineligible"
    assert await it.causes() == ["on_list"]
    await it.say("appeal")
    await it.days(90)  # no clock ends it while the appeal is undecided
    assert await it.status() == "ineligible"
    await it.say("decide_appeal", by=REVIEWER, answer="denied")
    assert await it.ended() == "ineligible"
    assert it.records.letters[-1] == "appeal_denied"


async def off_the_list(it: Enrollment) -> None:
    """Taken off the list, an enrolled provider who had lost the standing has it again."""
    await enrolled(it)
    await it.say("answer_list", by=None, answer="match")
    assert await it.status() == "ineligible"
    await it.say("answer_list", by=None)
    assert await it.status() == "enrolled"
    assert await it.causes() == ["all_done", "on_list", "off_list"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def later_conviction(it: Enrollment) -> None:
    """An arrest changes nothing; a conviction is evaluated and takes the standing; a cleared record gives it back."""
    await enrolled(it)
    assert await it.refusal("evaluate_record") == "There is no record to evaluate."
    await it.days(200)
    await it.say("answer_background", by=None, answer="arrest")
    assert await it.status() == "enrolled"
    assert await it.tasks() == set()
    await it.say("answer_background", by=None, answer="conviction")
    assert await it.status() == "enrolled"
    assert await it.tasks() == {"evaluate_record"}
    await it.say("evaluate_record")
    assert await it.status() == "waiver_possible"
    await it.say("receive_waiver")
    assert await it.status() == "enrolled_by_waiver"
    await it.say("answer_background", by=None, answer="conviction")
    await it.say("evaluate_record")  # a new one: the waivers were signed for another
    assert await it.status() == "waiver_possible"
    await it.say("answer_background", by=None, answer="record_cleared")
    assert await it.status() == "enrolled"
    assert await it.causes() == ["all_done", "tier_2", "waiver", "tier_2", "record_cleared"]
    await it.say("withdraw_enrollment")
    await it.ended()


async def court_papers(it: Enrollment) -> None:
    """What was tier 1 is evaluated again by court papers, twice: less of it bars, then nothing."""
    await steps_done(it)
    await it.say("answer_background", by=None, answer="record")
    await it.say("evaluate_record", answer="ineligible")
    assert await it.status() == "ineligible"
    await it.say("evaluate_record", answer="waiver_possible")
    assert await it.status() == "waiver_possible"
    await it.say("evaluate_record", answer="clear")
    assert await it.status() == "enrolled"
    assert await it.causes() == ["tier_1", "record_cleared", "record_cleared"]
    await it.say("withdraw_enrollment")
    await it.ended()
