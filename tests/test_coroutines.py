"""A test that waits for ever fails at its deadline, and the run goes on."""

import asyncio
from typing import Any

import pytest

from tests.fixtures import coroutines


async def answer() -> int:
    return 42


async def waits_for_ever() -> None:
    await asyncio.Event().wait()


async def clears_up_for_ever() -> None:
    try:
        await waits_for_ever()
    finally:
        await waits_for_ever()


def test_what_a_coroutine_answers_or_raises_comes_back() -> None:
    assert coroutines.run(answer()) == 42
    with pytest.raises(TimeoutError):
        coroutines.run(waits_for_ever(), patience=0.01)


def test_a_coroutine_whose_clearing_up_never_ends_is_left_behind_and_says_where_it_waits() -> None:
    with pytest.raises(TimeoutError, match="clears_up_for_ever"):
        coroutines.run(clears_up_for_ever(), patience=0.01, clearing=0.1)


async def test_a_test_may_be_a_coroutine(request: Any) -> None:
    assert asyncio.get_running_loop().is_running()
    assert request.node.name == "test_a_test_may_be_a_coroutine"


def test_a_story_told_in_vain_is_told_once_more_and_that_is_warned_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coroutines, "SHORT_PATIENCE_SECONDS", 0.05)
    stories = iter([waits_for_ever(), answer()])
    with pytest.warns(UserWarning, match="told again"):
        assert coroutines.run_on_fresh_server(lambda: next(stories)) == 42
    with pytest.warns(UserWarning, match="told again"), pytest.raises(TimeoutError):
        coroutines.run_on_fresh_server(waits_for_ever)
