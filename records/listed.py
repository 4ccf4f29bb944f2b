"""One page of a list: so many lines, and how many there are as far as they were counted."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000
"""Nobody needs to know whether it is 40,312 or 40,313: beyond this the page says "more than"."""

Line = TypeVar("Line")


@dataclass(frozen=True)
class Page(Generic[Line]):
    """One page of lines; `total` stops counting at `COUNTED_UP_TO`."""

    lines: list[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, as far as they were counted."""
        return max(1, -(-self.total // PAGE_LENGTH))

    @property
    def uncounted(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNTED_UP_TO


def counted(session: Session, ids: Select[Any]) -> int:
    """How many ids a query finds, up to one more than is counted."""
    some = ids.limit(COUNTED_UP_TO + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0
