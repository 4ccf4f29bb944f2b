"""How a single command (`hearth migrate`, `hearth seed`, ...) finds the office that is open beside it."""

import os

from cli.office.cluster import password
from cli.office.home import home
from cli.office.lock import is_open, read_record
from cli.office.parts import with_driver
from cli.office.ports import LOOPBACK
from cli.office.postgres import OWNER
from cli.office.trouble import Trouble


def join_office() -> None:
    """Fill DATABASE_URL, TEMPORAL_ADDRESS and the key files from the open office, where they are not set."""
    here = home()
    os.environ.setdefault("HEARTH_KEY_FILE", str(here.key))
    os.environ.setdefault("HEARTH_SECRET_KEY_FILE", str(here.cookie_key))
    if url := os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = with_driver(url)
    record = read_record(here) if is_open(here) else None
    if "DATABASE_URL" not in os.environ:
        if record is None or record.postgres_port is None:
            raise Trouble("No database is running here; open the office with `make run`, or set DATABASE_URL.")
        secret = password(here.postgres, OWNER)
        os.environ["DATABASE_URL"] = f"postgresql+psycopg://{OWNER}:{secret}@{LOOPBACK}:{record.postgres_port}/{OWNER}"
    if record is not None:
        os.environ.setdefault("TEMPORAL_ADDRESS", record.temporal)
