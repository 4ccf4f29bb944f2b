"""Who has lost the last provider is looked after: the search for another one."""

import pytest

from activities.database import transaction
from records.care_case import Case
from records.task import Task
from tests.activities.assignment_office import START, TEN, Recipient, Work, another, provider
from tests.activities.office import Office
from workflows.steps.assignment import Needed
from workflows.steps.work import ArrangeTasks, TaskKind, TaskRef


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


@pytest.fixture
def ada(recipient: Recipient) -> Work:
    """Her provider, enrolled in February."""
    return Work(recipient, provider(recipient.office, "Ada"))


def test_the_search_for_another_provider_outlives_the_assignment_and_ends_when_one_starts(
    recipient: Recipient, ada: Work
) -> None:
    ada.start(60)
    lost = ada.standing("ineligible", "tier_1", TEN)
    assert lost.needed == [Needed.ANOTHER_PROVIDER]
    opened = [TaskRef(TaskKind.FIND_ANOTHER_PROVIDER), TaskRef(TaskKind.SET_HOURS)]
    ada.do("arrange_assignment_work", ArrangeTasks(ada.id, ada.at, None, opened=opened))
    ada.close()
    assert states() == {"find_another_provider": "open", "set_hours": "closed"}
    another(recipient).start(60)
    assert states()["find_another_provider"] == "done"


def test_a_case_that_is_over_looks_for_nobody(recipient: Recipient, ada: Work) -> None:
    ada.start(60)
    with transaction() as session:
        session.get_one(Case, recipient.case_id).status = "terminated"
    ended = ada.tell("end_assignment", ended_on=START.isoformat(), reason="recipient_asked")
    assert (ended.outcome, ended.needed) == ("ended", [])


def states() -> dict[str, str]:
    """The tasks of assignments and where each stands."""
    with transaction() as session:
        return {task.kind: task.state for task in session.query(Task).filter(Task.assignment_id.is_not(None))}
