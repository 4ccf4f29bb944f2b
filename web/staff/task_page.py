"""What is known of the page on which a kind of task is done."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A task's page. `path` follows the address of what the task is about; `{about}` is the row it names."""

    title: str
    path: str
    says: str
