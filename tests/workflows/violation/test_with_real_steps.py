"""Violations with their real steps on a real database, on a clock that jumps (ACL 16-36, 17-105; ACIN I-92-18)."""

import datetime as dt

import pytest

import tests.activities.conftest as steps_on_a_database
from activities.database import transaction
from records.enrollment import Enrollment, EnrollmentStatus
from records.violations import violations_standing
from tests.activities.office import Office
from tests.fixtures.temporal import Skipping
from tests.workflows.violation.over_the_limit import Provider, tell_of_provider

own_database = steps_on_a_database.own_database
office = steps_on_a_database.office
DAY = dt.timedelta(days=1)
pytestmark = pytest.mark.usefixtures("own_database")

STATEMENT = "Ida had fallen and nobody else could come."


def standing_now(it: Provider) -> int:
    with transaction() as session:
        return violations_standing(session, session.get_one(Enrollment, it.it.nadia.id))


def test_a_first_violation_is_a_warning_and_a_clean_year_takes_it_back(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Provider) -> None:
        row = await it.over(months_ago=1)
        assert it.tasks(row) == {"review_violation"}
        said = {"outcome": "uphold", "reason": "The week was planned so."}
        assert (await it.say(row, "review_violation", office.cody, **said))[0] == "uphold"
        outcome, sentence = await it.say(row, "confirm_violation", office.cody, **said)  # a supervisor too, the same
        assert outcome == "refused"
        assert sentence
        assert it.now(row).number is None
        assert (await it.say(row, "confirm_violation", office.sue, **said))[0] == "noticed"
        row = it.now(row)
        assert (row.number, row.consequence, row.takes_effect_on) == (1, "warning", None)
        assert it.letters(row) == ["violation_first", "recipient_violation"]
        await it.it.end_of(it.due(row, "deadline.violation_dispute"), seconds=-5)
        assert it.now(row).status == "noticed"
        await it.it.end_of(it.due(row, "deadline.violation_dispute"), seconds=2)
        assert it.now(row).status == "standing"
        clean = it.clock(row, "deadline.violation_clean_year")
        assert clean.starts_on == row.occurred_on
        await it.it.end_of(clean.due_on - DAY, seconds=-5)
        assert (it.now(row).status, standing_now(it)) == ("standing", 1)
        await it.it.end_of(clean.due_on - DAY, seconds=2)
        row = it.now(row)
        assert (row.status, row.end_reason, row.clean_year_on) == ("ended", "clean_year", clean.due_on)
        assert (it.letters(row)[-1], standing_now(it)) == ("violation_clean_year", 0)

    tell_of_provider(time_skipping, office, story)


def test_self_study_done_on_day_14_takes_the_second_back_and_the_next_is_the_second_again(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Provider) -> None:
        first = await it.standing(months_ago=4)
        second = await it.noticed(months_ago=3)
        assert (second.number, second.consequence) == (2, "warning_with_training")
        assert it.letters(second) == ["violation_second", "recipient_violation", "violation_training"]
        assert second.notice_on
        assert second.training_offered_until == second.notice_on + 14 * DAY
        assert it.clock(first, "deadline.violation_clean_year").outcome == "stopped"
        await it.it.end_of(second.training_offered_until, seconds=-60)
        assert (await it.say(second, "finish_training", None))[0] == "trained"
        second = it.now(second)
        assert (second.status, second.end_reason) == ("ended", "training")
        assert second.training_finished_on == second.training_offered_until
        assert (standing_now(it), it.letters(second)[-1]) == (1, "violation_trained")
        assert it.clock(first, "deadline.violation_clean_year").outcome is None
        again = await it.noticed(months_ago=1)
        assert (again.number, again.consequence, again.training_offered_until) == (2, "warning", None)
        assert "violation_training" not in it.letters(again)

    tell_of_provider(time_skipping, office, story)


def test_self_study_on_day_15_is_too_late(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Provider) -> None:
        await it.standing(months_ago=4)
        second = await it.noticed(months_ago=3)
        assert second.training_offered_until
        await it.it.end_of(second.training_offered_until, seconds=2)
        assert it.clock(second, "deadline.violation_training").outcome == "missed"
        outcome, sentence = await it.say(second, "finish_training", None)
        assert outcome == "refused"
        assert sentence
        assert "The last day to finish the self-study was" in sentence
        assert (it.now(second).status, standing_now(it)) == ("standing", 2)

    tell_of_provider(time_skipping, office, story)


def test_a_dispute_on_day_10_is_heard_and_on_day_11_is_answered_with_a_sentence(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Provider) -> None:
        first = await it.noticed(months_ago=3)
        assert first.notice_on
        tenth = first.notice_on + 10 * DAY
        assert it.due(first, "deadline.violation_dispute") == tenth
        await it.it.end_of(tenth, seconds=-60)
        assert (await it.say(first, "dispute_violation", None, statement=STATEMENT))[0] == "disputed"
        assert it.tasks(first) == {"decide_dispute"}
        overturned = {"outcome": "overturned", "reason": "Nobody could have known."}
        assert (await it.say(first, "decide_dispute", office.sue, **overturned))[0] == "refused"  # she confirmed it
        assert (await it.say(first, "decide_dispute", office.cody, **overturned))[0] == "overturned"
        assert (it.now(first).end_reason, standing_now(it)) == ("overturned", 0)
        assert it.letters(first)[-1] == "violation_overturned"

        next_one = await it.noticed(months_ago=1)
        assert (next_one.number, next_one.notice_on) == (1, await it.it.today())
        late = next_one.notice_on + 11 * DAY
        await it.it.end_of(late, seconds=-60)
        received = {"received_on": late.isoformat(), "statement": STATEMENT}
        outcome, sentence = await it.say(next_one, "dispute_violation", office.carla, **received)
        assert outcome == "refused"
        assert sentence
        assert "It came too late, and the violation stands." in sentence
        assert it.now(next_one).status == "standing"
        posted = received | {"postmarked_on": (late - DAY).isoformat()}
        assert (await it.say(next_one, "dispute_violation", office.carla, **posted))[0] == "disputed"

    tell_of_provider(time_skipping, office, story)


def test_a_third_before_the_state_suspends_nobody_and_the_state_takes_it_back(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Provider) -> None:
        for months_ago in (6, 5):
            await it.standing(months_ago)
        third = await it.noticed(months_ago=3)
        assert third.notice_on
        assert (third.number, third.takes_effect_on) == (3, third.notice_on + 20 * DAY)
        assert (await it.say(third, "dispute_violation", None, statement=STATEMENT))[0] == "disputed"
        upheld = {"outcome": "upheld", "reason": "The week was planned so."}
        assert (await it.say(third, "decide_dispute", office.cody, **upheld))[0] == "upheld"
        assert it.letters(third)[-1] == "violation_upheld_state"
        last = it.due(third, "deadline.violation_state_review")
        await it.it.end_of(last + DAY, seconds=-60)
        late = {"postmarked_on": (last + DAY).isoformat()}
        assert (await it.say(third, "ask_state_review", office.carla, **late))[0] == "refused"
        assert (await it.say(third, "ask_state_review", office.carla, postmarked_on=last.isoformat()))[
            0
        ] == "state_asked"
        assert it.tasks(third) == {"decide_state_review"}
        await it.it.end_of(third.takes_effect_on + DAY, seconds=2)
        assert it.it.standing() == "enrolled"
        assert it.clock(third, "deadline.suspension_start").outcome == "stopped"
        taken_back = {"outcome": "overturned", "reason": "The county was told before."}
        assert (await it.say(third, "decide_state_review", office.sue, **taken_back))[0] == "refused"
        assert (await it.say(third, "decide_state_review", it.it.nadia.rita, **taken_back))[0] == "overturned"
        assert (it.now(third).end_reason, standing_now(it), it.it.standing()) == ("overturned_by_state", 2, "enrolled")
        assert it.letters(third)[-1] == "violation_state_overturned"

    tell_of_provider(time_skipping, office, story)


def test_a_third_suspends_for_90_days_and_a_fourth_ends_the_enrollment_for_a_year_and_counts_from_zero(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Provider) -> None:
        rows = [await it.standing(months_ago) for months_ago in (9, 8)]
        third = await it.standing(months_ago=7)
        assert third.takes_effect_on
        await it.it.end_of(third.takes_effect_on - DAY, seconds=-5)
        assert it.it.standing() == "enrolled"
        await it.it.end_of(third.takes_effect_on - DAY, seconds=2)
        assert it.it.standing() == "suspended"
        assert it.now(third).suspended_until == third.takes_effect_on + 90 * DAY
        assert "provider_suspended" in it.it.letters()
        await it.it.end_of(third.takes_effect_on + 91 * DAY, seconds=2)
        assert it.it.standing() == "enrolled"
        fourth = await it.standing(months_ago=8)
        assert (fourth.number, fourth.consequence) == (4, "termination")
        assert fourth.takes_effect_on
        await it.it.end_of(fourth.takes_effect_on, seconds=2)
        assert it.it.standing() == "terminated"
        lost = it.it.nadia.rows(EnrollmentStatus)[-1]
        assert (lost.cause, lost.since) == ("fourth_violation", fourth.takes_effect_on)
        assert standing_now(it) == 3
        out = it.now(fourth).suspended_until
        assert out == fourth.takes_effect_on.replace(year=fourth.takes_effect_on.year + 1)
        await it.it.end_of(out - DAY, seconds=-5)
        assert it.now(fourth).status == "standing"
        await it.it.end_of(out - DAY, seconds=2)
        assert [it.now(row).end_reason for row in (*rows, third, fourth)] == ["counted_out"] * 4
        assert standing_now(it) == 0

    tell_of_provider(time_skipping, office, story)


def test_a_county_that_decides_late_asks_the_state_within_45_days(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Provider) -> None:
        first = await it.noticed(months_ago=1)
        assert first.notice_on
        await it.say(first, "dispute_violation", None, statement=STATEMENT)
        await it.it.end_of(it.due(first, "deadline.violation_dispute_decision"), seconds=2)
        assert it.tasks(first) == {"decide_dispute", "violation_overdue"}
        assert it.due(first, "deadline.violation_late_entry") == first.notice_on + 45 * DAY
        overturned = {"outcome": "overturned", "reason": "Nobody could have known."}
        assert (await it.say(first, "decide_dispute", office.cody, **overturned))[0] == "state_asked"
        assert it.tasks(first) == {"decide_state_review"}
        assert (await it.say(first, "decide_state_review", it.it.nadia.rita, **overturned))[0] == "overturned"
        assert it.now(first).end_reason == "overturned_by_state"

    tell_of_provider(time_skipping, office, story)
