"""The check that histories hold nobody's data finds what it is there to find."""

import pytest
from temporalio.client import WorkflowHistory

from tests.workflows.cleanliness import assert_history_is_clean
from tests.workflows.processes import HISTORIES


def history_saying(answer: str) -> WorkflowHistory:
    """A stored history in which a step answers something it should not."""
    history = WorkflowHistory.from_json("application-1001", (HISTORIES / "withdrawn_at_once.json").read_text())
    done = next(
        event.activity_task_completed_event_attributes
        for event in history.events
        if event.HasField("activity_task_completed_event_attributes")
    )
    done.result.payloads[0].data = answer.encode()
    return history


@pytest.mark.parametrize(
    ("secret", "answer"),
    [
        ("Rosalía", '{"outcome": "Rosalía"}'),
        ("rosa", '{"outcome": "rosa"}'),
        ("123-45-6789", '{"outcome": "123456789"}'),
        ("123456789", '{"number": 123456789}'),
        ("1948-07-02", '{"on": "1948-07-02"}'),
        ("12 Elm Street", '{"outcome": "at 12 elm street"}'),
    ],
)
def test_a_secret_in_a_history_is_found(secret: str, answer: str) -> None:
    with pytest.raises(AssertionError, match="holds"):
        assert_history_is_clean(history_saying(answer), [secret])


@pytest.mark.parametrize("answer", ['{"outcome": "Some free text."}', '{"amount": 12.5}', '{"note": "O\'Hara"}'])
def test_free_text_in_a_history_is_found_whoever_it_is_about(answer: str) -> None:
    with pytest.raises(AssertionError, match="neither id, day nor word"):
        assert_history_is_clean(history_saying(answer), [])


def test_a_secret_in_the_message_of_a_failure_is_found() -> None:
    history = WorkflowHistory.from_json("application-1001", (HISTORIES / "withdrawn_at_once.json").read_text())
    failed = history.events[-1].workflow_execution_failed_event_attributes
    failed.failure.cause.message = "No such person: Rosa Quintero"
    with pytest.raises(AssertionError, match="holds 'Quintero'"):
        assert_history_is_clean(history, ["Quintero"])


def test_a_name_inside_a_longer_word_is_not_taken_for_the_name() -> None:
    assert_history_is_clean(history_saying('{"outcome": "analysis"}'), ["Ana"])
