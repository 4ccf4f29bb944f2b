"""The migrations and the tables in the code say the same."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.orm import Session

from records.all_tables import Base


def test_the_migrations_make_the_tables_that_the_code_describes(session: Session) -> None:
    context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
    differences = compare_metadata(context, Base.metadata)
    assert not differences, f"Write a migration for: {differences}"
