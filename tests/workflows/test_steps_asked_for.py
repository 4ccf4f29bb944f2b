"""Whatever a process asks for is done by somebody: each contract is offered by the worker, under one name."""

from tests.workflows.assignment.scripted import CONTRACTS as OF_ASSIGNMENTS
from tests.workflows.enrollment.scripted import CONTRACTS as OF_ENROLLMENTS
from workflows.steps import EVERY_STEP


def test_every_step_of_enrollments_and_assignments_is_offered_by_the_worker() -> None:
    missing = {step.name for step in (*OF_ENROLLMENTS, *OF_ASSIGNMENTS)} - {step.name for step in EVERY_STEP}
    assert not missing, f"Nobody does {sorted(missing)}: name them in EVERY_STEP and do them in activities/."


def test_no_two_steps_have_one_name() -> None:
    assert len({step.name for step in EVERY_STEP}) == len(EVERY_STEP)
