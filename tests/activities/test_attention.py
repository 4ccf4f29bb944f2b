"""Nobody's application lies forgotten: a reminder after five business days, the supervisor after ten."""

import datetime as dt

from records.application import Clearance
from records.clocks import Clock
from records.event import Event
from records.task import Task
from tests.activities.office import MONDAY, Intake
from workflows.steps.beginning import Care, ClockEnd
from workflows.steps.step import AboutClock
from workflows.steps.work import Arrange, Stage, TaskKind, TaskRef


def kinds(intake: Intake) -> list[str]:
    return [event.kind for event in intake.rows(Event)]


def test_an_intake_begins_with_its_long_clock_and_a_look_for_candidates(intake: Intake) -> None:
    begun = intake.about("begin_intake")
    assert begun.yardstick.due_on == dt.date(2026, 5, 31)
    assert begun.look_again_at == dt.datetime(2026, 3, 9, 15, 0, tzinfo=dt.UTC)
    assert intake.row(Clearance).candidates == []


def test_it_is_looked_after_until_five_business_days_have_gone_by(intake: Intake) -> None:
    assert intake.about("look_after", intake.on(4)).outcome is Care.IN_HAND
    opened = Arrange(intake.id, MONDAY, None, Stage.CLEARANCE, opened=[TaskRef(TaskKind.CLEAR_PERSON)])
    intake.do("arrange_work", opened)
    reminded = intake.about("look_after", intake.on(7))
    assert (reminded.outcome, reminded.look_again_at) == (Care.REMINDED, intake.on(14, 8))
    assert intake.row(Task).reminded_at == intake.on(7)
    escalated = intake.about("look_after", intake.on(14))
    assert escalated.outcome is Care.ESCALATED
    assert escalated.look_again_at > intake.on(14)
    assert kinds(intake) == ["registered", "reminded", "escalated"]


def test_a_reminder_is_written_once_for_one_time_of_neglect_and_again_for_the_next(intake: Intake) -> None:
    intake.about("look_after", intake.on(7))
    intake.about("look_after", intake.on(8))
    assert kinds(intake).count("reminded") == 1
    intake.at = intake.on(9)
    intake.clear()
    assert intake.about("look_after", intake.on(10)).outcome is Care.IN_HAND
    intake.about("look_after", intake.on(16))
    assert kinds(intake).count("reminded") == 2


def test_a_long_clock_that_rings_is_missed_unless_it_was_met(intake: Intake) -> None:
    clock_id = intake.about("begin_intake").yardstick.clock_id
    assert intake.do("yardstick_ran_out", AboutClock(intake.id, clock_id, intake.on(91))).outcome is ClockEnd.MISSED
    assert intake.row(Clock).outcome == "missed"
    again = intake.do("yardstick_ran_out", AboutClock(intake.id, clock_id, intake.on(92)))
    assert again.outcome is ClockEnd.ALREADY_ENDED
