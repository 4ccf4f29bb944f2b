"""Long work, with files and pay runs, as the worker does it: it says that it is alive; its faults fit a history."""

import contextvars
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities import faults

BEAT_SECONDS = 1.0
"""Between two signs of life: several fit into the silence after which another worker takes over."""

Order = TypeVar("Order")
Answer = TypeVar("Answer")


def alive(
    name: str, takes: type[Order], gives: type[Answer], act: Callable[[Order], Answer]
) -> Callable[[Order], Answer]:
    """An activity by its name: beating while it works, its fault told by kind and place only."""

    def attempt(order: Order) -> Answer:
        info = activity.info()
        try:
            with _beating():
                return act(order)
        except ApplicationError:
            raise
        except Exception as error:
            faults.note(info.workflow_id or "", f"{info.workflow_run_id}/{info.activity_id}", name, error)
            kind = type(error).__name__
            raise ApplicationError(
                f"{name} could not finish: {kind}. The worker's log has the place.", type=kind
            ) from None

    attempt.__annotations__ = {"order": takes, "return": gives}
    done: Callable[[Order], Answer] = activity.defn(name=name)(attempt)
    return done


@contextmanager
def _beating() -> Iterator[None]:
    """Beat until the work is done; the beat carries nothing, because what is done is known by its row."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_SECONDS):
            activity.heartbeat()

    context: Any = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(beat,), daemon=True)
    activity.heartbeat()
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
