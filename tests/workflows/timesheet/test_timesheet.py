"""A timesheet goes straight through, or to whoever is to look at it, and never gets lost."""

import datetime as dt

import pytest

from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import histories_of
from tests.workflows.processes import told_in
from tests.workflows.timesheet import stories
from tests.workflows.timesheet.scripted import CONTRACTS, SCRIPTS
from tests.workflows.timesheet.telling import Story, Timesheet, check_story

MOST_EVENTS, MOST_BYTES = 32, 6_000
"""Of a timesheet with nothing wrong: begun, approved, its workweeks looked at."""

TELLINGS = 3
"""A machine at its limit gives a worker its work in more tasks, each with its own events. One telling must be short."""


@pytest.mark.parametrize("story", told_in(stories).values(), ids=told_in(stories))
def test_a_timesheet_runs_as_told(time_skipping: Skipping, story: Story) -> None:
    check_story(time_skipping, story)


def test_an_early_timesheet_waits_for_the_end_of_its_period(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        assert await it.status() == "waiting"
        said = await it.refusal("approve_timesheet", by=None)
        assert said == "The pay period of this timesheet is not over yet: it cannot be approved now."
        assert (await it.say("submit_timesheet_again", by=None)).outcome == "waiting"
        await it.environment.sleep(dt.timedelta(days=4, hours=23))
        assert await it.status() == "waiting"
        await it.environment.sleep(dt.timedelta(hours=1, seconds=5))
        assert await it.status() == "awaiting_recipient"
        await it.say("approve_timesheet", by=None)
        assert await it.ended() == "accepted"

    check_story(time_skipping, story, early=dt.timedelta(days=5))


def test_a_timesheet_that_was_withdrawn_early_never_wakes_up(time_skipping: Skipping) -> None:
    async def story(it: Timesheet) -> None:
        await it.say("withdraw_timesheet", by=None)
        assert await it.ended() == "withdrawn"
        assert it.steps.names() == ["begin_timesheet", "withdraw_timesheet"]

    check_story(time_skipping, story, early=dt.timedelta(days=5))


def test_the_history_of_a_timesheet_with_nothing_wrong_is_short(time_skipping: Skipping) -> None:
    told: list[tuple[int, int]] = []

    async def story(it: Timesheet) -> None:
        await stories.straight_through(it)
        runs = await histories_of(it.client, it.handle.id)
        assert len(runs) == 1
        told.append((len(runs[0].events), sum(event.ByteSize() for event in runs[0].events)))

    def is_short(history: tuple[int, int]) -> bool:
        return history[0] <= MOST_EVENTS and history[1] <= MOST_BYTES

    while len(told) < TELLINGS and not any(map(is_short, told)):
        check_story(time_skipping, story)
    assert any(map(is_short, told)), told


def test_every_contract_of_a_timesheet_has_its_script() -> None:
    assert {step.name for step in CONTRACTS} == set(SCRIPTS)
