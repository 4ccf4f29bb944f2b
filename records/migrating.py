"""Bringing a database to the present shape, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_LOCK = 0x4845415254480A  # any number; every process that migrates takes the same one
FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Apply every migration that the database has not had yet. Others that try meanwhile wait their turn."""
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": _LOCK})
        try:
            command.upgrade(_config(connection), "head")
            connection.commit()
        finally:
            connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.commit()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
