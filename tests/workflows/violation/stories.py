"""Stories of a violation: dismissed, a warning, self-study, a dispute, the state, days without work, a clean year."""

from tests.workflows.violation.telling import Violation
from workflows.steps.violation import ClockName


async def dismissed(it: Violation) -> None:
    """Caseworker and supervisor look in time; the supervisor dismisses it."""
    assert await it.tasks() == {"review_violation"}
    said = await it.refusal("confirm_violation")
    assert said == "A caseworker is looking at this violation: a supervisor's word is not awaited."
    assert (await it.say("review_violation", answer="refused")).outcome == "refused"
    await it.say("review_violation")
    assert await it.tasks() == {"confirm_violation"}
    assert (await it.say("confirm_violation", answer="dismissed")).outcome == "dismissed"
    assert await it.ended() == "ended"
    assert it.records.closed
    assert it.records.finished == ["review_violation", "confirm_violation"]
    assert it.records.letters == []


async def reviewed_late(it: Violation) -> None:
    """Nobody looks in time: a supervisor is called, first for the worker, then for the supervisor's own word."""
    await it.over(ClockName.REVIEW)
    assert await it.tasks() == {"review_violation", "violation_overdue"}
    await it.say("review_violation")
    assert await it.tasks() == {"confirm_violation"}
    await it.over(ClockName.SUPERVISOR)
    assert await it.tasks() == {"confirm_violation", "violation_overdue"}
    await it.say("confirm_violation", answer="dismissed")
    await it.ended()
    assert it.records.tasks == []


async def first_warning_and_a_clean_year(it: Violation) -> None:
    """Nobody disputes a first one: it stands; after a year without another it is taken back."""
    await it.noticed()
    assert it.records.letters == ["violation_first", "recipient_violation"]
    assert await it.refusal("decide_dispute") == (
        "The provider has been told of this violation and may dispute it: there is no dispute to decide."
    )
    await it.over(ClockName.DISPUTE)
    assert await it.status() == "standing"
    assert await it.tasks() == set()
    await it.over(ClockName.CLEAN_YEAR)
    assert await it.ended() == "ended"
    assert it.records.letters[-1] == "violation_clean_year"


async def second_with_training(it: Violation) -> None:
    """Self-study is offered with a second one, and finished while it is disputed."""
    await it.noticed(2)
    assert it.records.letters == ["violation_second", "violation_training", "recipient_violation"]
    await it.say("dispute_violation", by=None)
    assert (await it.say("finish_training", by=None)).outcome == "trained"
    assert await it.ended() == "ended"
    assert it.records.letters[-1] == "violation_trained"
    assert it.records.tasks == []


async def second_without_training(it: Violation) -> None:
    """The fourteen days pass; it stands, and another one stops its clean year until that one is gone."""
    await it.noticed(2)
    await it.over(ClockName.TRAINING)
    assert await it.status() == "standing"
    assert (await it.say("finish_training", by=None, answer="refused")).outcome == "refused"
    await it.say("recount_violation", by=None, answer="another")
    await it.days(500)
    assert await it.status() == "standing"
    await it.say("recount_violation", by=None)
    await it.over(ClockName.CLEAN_YEAR)
    assert await it.ended() == "ended"


async def third_before_the_state(it: Violation) -> None:
    """Disputed, upheld, before the state when the day of the suspension comes: nothing begins; it is overturned."""
    await it.noticed(3)
    await it.say("dispute_violation", by=None)
    assert await it.tasks() == {"decide_dispute"}
    assert (await it.say("decide_dispute")).outcome == "upheld"
    assert await it.status() == "upheld"
    await it.say("ask_state_review", by=None)
    assert await it.tasks() == {"decide_state_review"}
    await it.over(ClockName.EFFECT)
    assert it.records.told_enrollment == 0
    assert (await it.say("decide_state_review", answer="overturned")).outcome == "overturned"
    assert await it.ended() == "ended"
    assert it.records.told_enrollment == 0


async def third_upheld_by_the_state(it: Violation) -> None:
    """What was put off begins with the state's word; then ninety days, and the count stays."""
    await it.noticed(3)
    await it.say("dispute_violation")
    await it.say("decide_dispute")
    await it.say("ask_state_review")
    await it.over(ClockName.EFFECT)
    assert (await it.say("decide_state_review")).outcome == "upheld"
    await it.settled()
    assert it.records.told_enrollment == 1
    await it.over(ClockName.SERVED)
    assert await it.status() == "standing"
    await it.say("recount_violation", by=None, answer="counted_out")
    assert await it.ended() == "ended"


async def third_nobody_asks_for(it: Violation) -> None:
    """Upheld, and the state is not asked: it stands and takes effect on its day."""
    await it.noticed(3)
    await it.say("dispute_violation")
    await it.say("decide_dispute")
    await it.over(ClockName.STATE_REVIEW)
    assert await it.status() == "standing"
    await it.over(ClockName.EFFECT)
    assert it.records.told_enrollment == 1
    await it.over(ClockName.CLEAN_YEAR)
    await it.ended()


async def fourth_served(it: Violation) -> None:
    """Not disputed: it takes effect after twenty days; a year later nothing counts any more."""
    await it.noticed(4)
    await it.over(ClockName.DISPUTE)
    assert await it.status() == "standing"
    await it.say("recount_violation", by=None, answer="another")  # no clean year runs beside a fourth
    await it.over(ClockName.EFFECT)
    assert it.records.told_enrollment == 1
    await it.over(ClockName.SERVED)
    assert await it.ended() == "ended"


async def decided_late(it: Violation) -> None:
    """The county lets its time pass; what it would overturn goes to the state, which takes it back."""
    await it.noticed(2)
    await it.say("dispute_violation")
    await it.over(ClockName.DECISION)
    assert await it.tasks() == {"decide_dispute", "violation_overdue"}
    assert (await it.say("decide_dispute", answer="state_asked")).outcome == "state_asked"
    assert await it.tasks() == {"decide_state_review"}
    assert await it.refusal("dispute_violation") == "This violation is before the state: it cannot be disputed now."
    await it.say("decide_state_review", answer="overturned")
    await it.ended()


async def sent_in_time_and_come_late(it: Violation) -> None:
    """A dispute sent on the last day comes in when it already stands; the county overturns it."""
    await it.noticed()
    await it.over(ClockName.DISPUTE)
    assert await it.status() == "standing"
    assert (await it.say("dispute_violation")).outcome == "disputed"
    await it.days(2)
    assert (await it.say("decide_dispute", answer="overturned")).outcome == "overturned"
    await it.ended()
