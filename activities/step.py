"""How a step is done: one transaction, once, whatever crashes; a refusal is an answer; faults keep people's data in.

A step is a function of a `Doing` and the order of its contract. It reads and writes records in `doing.session` and
leaves the commit to this module. What was told is done once per submission, also when a workflow goes on in a new
run; everything else once per run id and activity id (workflows/steps/step.py has the promises).
"""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities import deciding, done_once, faults, subjects, submissions
from activities.database import transaction
from activities.doing import Doing, Refused
from records.subject import Subject
from rules.errors import LawError
from workflows.steps.step import Step, Told

Order = TypeVar("Order")
Answer = TypeVar("Answer")

log = logging.getLogger("hearth.step")


@dataclass(frozen=True)
class Doer(Generic[Order, Answer]):
    """A step contract and the functions that keep it: `act` does it, `refuse` says how things stand after a refusal."""

    contract: Step[Order, Answer]
    act: Callable[[Doing, Order], Answer]
    refuse: Callable[[Doing, Order], Answer] | None


DOERS: dict[str, Doer[Any, Any]] = {}
"""Every step by its name. `activities/all_steps.py` imports the modules that fill it."""


def step(
    contract: Step[Order, Answer], refuse: Callable[[Doing, Order], Answer] | None = None
) -> Callable[[Callable[[Doing, Order], Answer]], Callable[[Doing, Order], Answer]]:
    """Make a function the doing of a step contract; it stays callable by itself."""

    def register(act: Callable[[Doing, Order], Answer]) -> Callable[[Doing, Order], Answer]:
        if contract.name in DOERS:
            raise ValueError(f"The step {contract.name} is done in two places. Keep one.")
        DOERS[contract.name] = Doer(contract, act, refuse)
        return act

    return register


def as_activity(doer: Doer[Any, Any]) -> Callable[[Any], Any]:
    """A step as the worker runs it for Temporal. What it raises is fit to stand in a history."""
    name = doer.contract.name

    def attempt(order: Any) -> Any:
        info = activity.info()
        workflow_id, activity_id = info.workflow_id or "", f"{info.workflow_run_id}/{info.activity_id}"
        try:
            return do(doer, order, workflow_id, activity_id)
        except ApplicationError:
            raise
        except Exception as error:
            faults.note(workflow_id, step_id(doer, order, activity_id), name, error)
            raise _fault(name, error) from None

    attempt.__annotations__ = {"order": doer.contract.takes, "return": doer.contract.gives}
    return activity.defn(name=name)(attempt)


def do(doer: Doer[Order, Answer], order: Order, workflow_id: str, activity_id: str) -> Answer:
    """Do a step in one transaction; or, when it was done before, answer as it did then."""
    with transaction() as session:
        about = Subject(doer.contract.of.value, order.subject_id)  # type: ignore[attr-defined]  # every order has it
        key = step_id(doer, order, activity_id)
        doing = Doing(session, workflow_id, key, order.at, about)  # type: ignore[attr-defined]  # and this
        if not done_once.claim(doing, doer.contract.name):
            before: Answer = done_once.kept(doing, doer.contract.gives)
            return before
        subjects.take_turn(doing)
        answer = _act_or_refuse(doer, doing, order)
        session.flush()
        done_once.keep(doing, answer)
        return answer


def step_id(doer: Doer[Any, Any], order: Any, activity_id: str) -> str:
    """By what a step is known as done: the submission it was told, else its run and activity id."""
    return f"{doer.contract.name}/submission-{order.submission_id}" if isinstance(order, Told) else activity_id


def _act_or_refuse(doer: Doer[Order, Answer], doing: Doing, order: Order) -> Answer:
    """The step's answer. A refusal undoes the step's writes, but keeps on record what the law was asked."""
    told = order if isinstance(order, Told) else None
    try:
        with doing.session.begin_nested():
            answer = doer.act(doing, order)
        if told:
            submissions.applied(doing, told)
        return answer
    except (Refused, LawError) as refusal:
        if told is None or doer.refuse is None:
            raise
        deciding.record_again(doing)
        submissions.refused(doing, told, str(refusal))
        return doer.refuse(doing, order)


def _fault(name: str, error: Exception) -> ApplicationError:
    """A fault that is worth another try. Its message may hold somebody's name, so only its kind and place go out."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
    kind = type(error).__name__
    log.warning("Step %s failed with %s at %s; it will be tried again.", name, kind, places)
    return ApplicationError(f"Step {name} could not finish: {kind}. The worker's log has the place.", type=kind)
