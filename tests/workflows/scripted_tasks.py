"""What the scripts of most processes have alike: what was said, tasks that open and end, words that are refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workflows.steps.step import Told
from workflows.steps.work import Arranged, ArrangeTasks, TaskRef

Script = Callable[[Any, Any], Any]


@dataclass
class KeptTasks:
    """What was said, by its submission; the open tasks, and the kinds of those that somebody did."""

    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    open_tasks: list[TaskRef] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)

    @property
    def tasks(self) -> list[str]:
        """The kinds of tasks that are open."""
        return [task.kind.value for task in self.open_tasks]


def arrange(records: KeptTasks, order: ArrangeTasks) -> Arranged:
    """Open and end what is asked: none twice, none that is not there."""
    for task in (*order.done, *order.closed):
        records.open_tasks.remove(task)
    assert not {*records.open_tasks} & {*order.opened}
    records.open_tasks += order.opened
    records.finished += [task.kind.value for task in order.done]
    return Arranged(len(order.opened))


def refusing(script: Script) -> Script:
    """The same script, refusing what is said with `answer="refused"`."""

    def answer(records: Any, order: Any) -> Any:
        if isinstance(order, Told) and records.said[order.submission_id].get("answer") == "refused":
            return records.answer("refused")
        return script(records, order)

    return answer
