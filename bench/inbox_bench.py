"""The inbox page with 1,000 and with 1,000,000 tasks in the office: 40 of them open and mine, 10,000 of mine finished.

Goal: at most 1.5 times as long.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from bench.timing import in_turns, said
from cli.office.ports import free_port
from cli.office.postgres import OWNER, EmbeddedPostgres
from records.migrating import migrate
from records.place import County, Unit
from records.staff import Staff, StaffRole
from web.app import create_app
from web.settings import Settings

ROUNDS = 60
COLLEAGUES = 6_800
MINE_OPEN = 40

# Who works where: person 1 is the one whose inbox is opened. Of everybody else's tasks one in fifty is still open.
FILL = """
insert into task
  (kind, county_code, unit_id, role, assignee_id, state, priority, due_on, opened_at, ended_at, params, version)
select (array['schedule_visit', 'assess_needs', 'propose_decision', 'issue_certification'])[1 + n % 4], '34',
       case when n <= :mine then :unit else :others end, 'caseworker',
       case when n <= :mine then :me else :first + (n * 7919) % :colleagues end,
       case when n <= :open or (n > :mine and n % 50 = 0) then 'open' else 'done' end,
       2, current_date - 20 + (n % 40)::int, now() - interval '30 days',
       case when n <= :open or (n > :mine and n % 50 = 0) then null else now() - (n % 700) * interval '1 hour' end,
       '{}', 1
from generate_series(1, cast(:total as bigint)) n
"""


@contextmanager
def server() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL of our own, with the office's settings."""
    home = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    home.chmod(0o755)
    postgres = EmbeddedPostgres(home, free_port())
    try:
        postgres.start()
        yield postgres
        postgres.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def filled(postgres: EmbeddedPostgres, name: str, total: int, finished: int) -> str:
    """A migrated database with `total` tasks; its address."""
    with postgres.admin() as admin:
        admin.execute(f"create database {name} owner {OWNER}")
    engine = create_engine(postgres.url_of(name))
    migrate(engine)
    with Session(engine) as session, session.begin():
        _fill(session, total, finished)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze task"))
    _close(engine)
    return postgres.url_of(name)


def _fill(session: Session, total: int, finished: int) -> None:
    session.add(County(code="34", name="Sacramento"))
    session.flush()
    units = [Unit(county_code="34", name=name, kind="casework") for name in ("Mine", "Others")]
    session.add_all(units)
    session.flush()
    password = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("bench")
    for number in range(COLLEAGUES + 1):
        member = Staff(
            sign_in_name=f"w{number}@hearth.example", name=f"W {number}", county_code="34", password_hash=password
        )
        member.unit_id = units[0].id if number == 0 else units[1].id
        member.roles = [StaffRole(role="caseworker")] if number == 0 else []
        session.add(member)
    session.flush()
    first = session.execute(text("select min(id) from staff")).scalar_one()
    told = {"mine": MINE_OPEN + finished, "open": MINE_OPEN, "unit": units[0].id, "others": units[1].id}
    session.execute(text(FILL), told | {"me": first, "first": first + 1, "colleagues": COLLEAGUES, "total": total})


def _close(engine: Engine) -> None:
    engine.dispose()


def browser(url: str) -> FlaskClient:
    """A browser in which the worker is signed in."""
    app = create_app(Settings(secret_key="b" * 40, database_url=url, temporal_address="127.0.0.1:1", testing=True))
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data={"name": "w0@hearth.example", "password": "bench"})
    return client


def opened(client: FlaskClient, page: str) -> None:
    """Open a page and see that it is there."""
    answer = client.get(page)
    if answer.status_code != 200:
        raise RuntimeError(f"{page} answered {answer.status_code}, so there is nothing to measure.")


def main() -> None:
    """Print each page's milliseconds with few and many tasks, and their ratio."""
    with server() as postgres:
        few = browser(filled(postgres, "few", 1_000, 900))
        many = browser(filled(postgres, "many", 1_000_000, 10_000))
        for page, title in (("/tasks", "inbox"), ("/", "my day"), ("/tasks/finished", "finished")):
            taken = in_turns(ROUNDS, few=partial(opened, few, page), many=partial(opened, many, page))
            said(f"{title}: 1,000 tasks", f"{taken['few'] * 1000:.1f} ms")
            said(f"{title}: 1,000,000 tasks", f"{taken['many'] * 1000:.1f} ms")
            said(f"{title}: ratio", f"{taken['many'] / taken['few']:.2f}", "goal: at most 1.5")


if __name__ == "__main__":
    main()
