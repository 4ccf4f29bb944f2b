"""A form sent through the web until its answer, against a bare Temporal Update in the same run.

The form moves a home visit: submission and outbox written, the Update told, its step's effects and tasks written, the
page redirected. Goal: at most twice a bare Update. Beside it, an Update that runs as many (empty) steps as ours does.
"""

import asyncio
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from temporalio.client import Client, WorkflowHandle

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known
from bench.bare_workflow import QUEUE, Bare
from bench.timing import in_turns, said
from cli.demo import DEMO_DOMAIN, DEMO_PASSWORD
from cli.office.home import Home
from cli.seed.chapters import cleared, visit_planned
from cli.seed.office import open_office
from cli.seed.people import applicant
from cli.seed.telling import story_of
from records.application import Application
from tests.fixtures.office import Office

ROUNDS = 40
"""A visit is moved a few times, not hundreds: a longer run would measure an application that nobody has."""
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """Just enough of a browser: one connection, its cookies, its form token."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def send(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Send a request; its status and its page."""
        body = urlencode({"csrf_token": self.token, **fields}) if fields is not None else None
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, kept = value.split(";")[0].partition("=")
                self.cookies[cookie] = kept
        found = TOKEN.search(page)
        self.token = found[1] if found else self.token
        return answer.status, page

    def sign_in(self, short: str) -> None:
        """Sign in as one of the demo's staff."""
        self.send("GET", "/sign-in")
        self.send(
            "POST", "/sign-in", {"name": short + DEMO_DOMAIN, "password": DEMO_PASSWORD, "form_key": uuid.uuid4().hex}
        )
        self.send("GET", "/tasks")

    def move_visit(self, application_id: int, number: int) -> None:
        """Send the form that moves the visit."""
        when = {"starts_at.day": "2027-03-0" + str(1 + number % 9), "starts_at.time": "10:30", "reason": "Bench"}
        path = f"/applications/{application_id}/visit/move"
        status, page = self.send("POST", path, when | {"form_key": uuid.uuid4().hex})
        if status != 303:
            raise RuntimeError(f"Moving the visit answered {status}: {page[:300]}")


@contextmanager
def running_office() -> Iterator[Office]:
    """An office of our own without the demo's people."""
    root = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    root.chmod(0o755)
    office = Office(Home(root))
    try:
        os.environ["HEARTH_KEY_FILE"] = str(office.home.key)  # what is sealed here is opened by the office's worker
        office.open("--no-demo")
        yield office
        office.close()
    finally:
        shutil.rmtree(root, ignore_errors=True)


def one_application(office: Office) -> int:
    """A person whose visit is planned, told through the real process."""
    engine = create_engine(office.database_url)
    with Session(engine) as session, session.begin():
        staff = open_office(session)
    story = story_of(engine, staff, 0, days_ago=0)

    async def tell() -> None:
        await story.register(applicant(story.random, story.county_code, story.begins), "phone")
        await cleared(story)
        await visit_planned(story, 0, 30)

    asyncio.run(tell())
    with Session(engine) as session:
        application_id = session.scalars(select(Application.id)).one()
    engine.dispose()
    return application_id


def main() -> None:
    """Print milliseconds of each kind of Update and their ratios."""
    with running_office() as office:
        worker = subprocess.Popen([sys.executable, "-m", "bench.bare_workflow", office.temporal_address])
        try:
            measure(office)
        finally:
            worker.kill()
            worker.wait()


def measure(office: Office) -> None:
    """Send forms and bare Updates in turns."""
    application_id = one_application(office)
    browser = Browser(office.ports["HEARTH_PORT"])
    browser.sign_in("lena")
    numbers = iter(range(10**6))
    with asyncio.Runner() as loop:
        bare = loop.run(started(office.temporal_address))
        taken = in_turns(
            ROUNDS,
            web=lambda: browser.move_visit(application_id, next(numbers)),
            bare=lambda: loop.run(bare.execute_update(Bare.tell, 0)),
            two=lambda: loop.run(bare.execute_update(Bare.tell, 2)),
        )
    said("bare Update", f"{taken['bare'] * 1000:.1f} ms")
    said("bare Update with two empty steps, as many as ours runs", f"{taken['two'] * 1000:.1f} ms")
    said("a form through the web", f"{taken['web'] * 1000:.1f} ms")
    said("web : bare with as many steps", f"{taken['web'] / taken['two']:.2f}", "goal: at most 2")
    said("web : bare without any step", f"{taken['web'] / taken['bare']:.2f}")


async def started(address: str) -> WorkflowHandle[Bare, None]:
    """A running bare workflow."""
    client = await Client.connect(address)
    return await client.start_workflow(Bare.run, id=f"bare-{uuid.uuid4().hex}", task_queue=QUEUE)


if __name__ == "__main__":
    main()
