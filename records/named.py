"""What every table of people keeps beside a name, so that the name is found however it was spelled."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, event
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from records.name_sounds import name_folded, name_keys


class Named:
    """Columns of search, kept by SQLAlchemy at every flush. A bulk insert adds `search_columns(...)` itself."""

    name_folded: Mapped[str] = mapped_column(default="")
    name_keys: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)

    if TYPE_CHECKING:
        first_name: Mapped[str]
        last_name: Mapped[str]

    @property
    def full_name(self) -> str:
        """As pages and letters call somebody."""
        return f"{self.first_name} {self.last_name}"


def search_columns(first_name: str, middle_name: str | None, last_name: str) -> dict[str, Any]:
    """The columns of search for a name: for rows written without a mapped object."""
    return {
        "name_folded": name_folded(first_name, last_name),
        "name_keys": name_keys(first_name, middle_name, last_name),
    }


@event.listens_for(Named, "before_insert", propagate=True)
@event.listens_for(Named, "before_update", propagate=True)
def _keep_search_columns(_mapper: Any, _connection: Any, row: Any) -> None:
    for column, value in search_columns(row.first_name, getattr(row, "middle_name", None), row.last_name).items():
        if getattr(row, column) != value:
            setattr(row, column, value)
