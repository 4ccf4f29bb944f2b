"""The administrator's page: each part with its sentence, what is really stuck, what was done, and no client."""

import asyncio
import datetime as dt
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from temporalio import workflow
from temporalio.client import Client, Schedule, ScheduleActionStartWorkflow, ScheduleIntervalSpec, ScheduleSpec
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from werkzeug.test import TestResponse

from activities import worker
from activities.partners.files import partners_folder as workers_folder
from cli.office.temporal import DevServer
from records.activity_log import ActivityLog
from records.application import Application
from records.clock import county_today, now
from records.held_up import failing
from records.office_repair import OfficeRepair
from records.outbox import OutboxMessage
from records.registering import Soc295, register
from records.signing_in import make_token
from records.staff import ROLES, Staff, StaffRole
from records.step_fault import StepFault
from tests.fixtures import coroutines
from tests.web.conftest import Visitor
from web.app import create_app
from web.door import Door
from web.grants import GRANTS
from web.settings import Settings
from web.staff.office.folders import partners_folder
from workflows.converter import data_converter
from workflows.messages import TASK_QUEUE

Come = Callable[[str], Visitor]
PATIENCE = 40


@pytest.fixture(autouse=True)
def partners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder shared with partners, of this test's own."""
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    return tmp_path / "partners"


@pytest.fixture
def open_app(database_url: str, dev_server: DevServer) -> Flask:
    """The site beside a real Temporal."""
    settings = Settings(
        secret_key="t" * 40, database_url=database_url, temporal_address=dev_server.address, testing=True
    )
    return create_app(settings)


@pytest.fixture
def administrator(open_app: Flask, staff: dict[str, Staff]) -> Visitor:
    """The administrator, signed in to the site beside a real Temporal."""
    visitor = Visitor(open_app.test_client())
    assert visitor.sign_in("administrator").status_code == 303
    return visitor


@pytest.fixture
def ito(session: Session, staff: dict[str, Staff]) -> Application:
    """Haru Ito's application, whose number no other test of the run has used with the same server; it is to begin."""
    number = int(time.time() * 1000)
    session.execute(text(f"alter sequence application_id_seq restart with {number}"))
    told = Soc295(county_code="34", first_name="Haru", last_name="Ito", requested_on=county_today())
    row = register(session, told, "phone", staff["intake_clerk"].id, now())
    session.commit()
    return row


@pytest.fixture
def at_work(dev_server: DevServer, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The whole worker, as it runs in an office."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", dev_server.address)
    stopping: list[Callable[[], None]] = []

    async def work() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        stopping.append(lambda: loop.call_soon_threadsafe(stop.set))
        await worker.run(stop)

    thread = threading.Thread(target=asyncio.run, args=(work(),))
    thread.start()
    yield
    stopping[0]()
    thread.join(30)


def until(true: Callable[[], Any], what: str) -> Any:
    """Wait for something that a real worker does in its own time."""
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end, f"this did not happen within {PATIENCE} s: {what}"
        time.sleep(0.2)
    return found


def call(app: Flask, session: Session, staff: Staff) -> TestResponse:
    """`/api/v1/office` asked with a token of somebody."""
    token = make_token(session, staff.id, "watch", county_today() + dt.timedelta(days=1), now(), staff.id)
    session.commit()
    return app.test_client().get("/api/v1/office", headers={"Authorization": f"Bearer {token}"})


def stuck_on(visitor: Visitor) -> str:
    """What the page says above the list of repairs."""
    return visitor.get("/office").get_data(as_text=True).split("Repairs</h2>")[0]


def stubborn_message(session: Session, workflow_id: str, **more: Any) -> OutboxMessage:
    """A message that was tried nine times in the last ten minutes."""
    row = OutboxMessage(
        kind="tell",
        workflow="schedule_visit",
        workflow_id=workflow_id,
        update_id=uuid.uuid4().hex,
        payload={},
        posted_at=now() - dt.timedelta(minutes=10),
        attempts=9,
        next_try_at=now() + dt.timedelta(seconds=900),
        last_error="There was no answer in time.",
        **more,
    )
    session.add(row)
    session.commit()
    return row


def test_a_step_that_fails_is_shown_with_its_sentence_and_goes_on_when_it_is_tried_again(
    administrator: Visitor, open_app: Flask, session: Session, staff: dict[str, Staff], ito: Application, at_work: None
) -> None:
    session.execute(text("alter table clock rename to clock_put_away"))
    session.commit()
    name = f"Application {ito.id}"
    page = until(lambda: (seen := administrator.get("/office").get_data(as_text=True)).count(name) and seen, name)
    assert "could not finish: ProgrammingError" in page
    assert "/applications/" not in page, "an administrator may not see the record, so there is no link to it"
    assert "Ito" not in page
    assert "Haru" not in page
    stuck = call(open_app, session, staff["administrator"]).get_json()["stuck"]
    mine = next(each for each in stuck if each["process"] == f"application-{ito.id}")
    assert mine["tries"] >= 3
    assert mine["since"]
    fault = session.scalars(select(StepFault).where(StepFault.workflow_id == f"application-{ito.id}")).one()
    assert (fault.step, fault.fault) == (mine["step"], "ProgrammingError")

    session.execute(text("alter table clock_put_away rename to clock"))
    session.commit()
    answer = administrator.post(f"/office/steps/application-{ito.id}/{fault.step_id.split('/')[1]}/try")
    assert answer.status_code == 303
    until(
        lambda: name not in administrator.get("/office").get_data(as_text=True).split("Repairs</h2>")[0], "it goes on"
    )
    session.expire_all()
    done = session.scalars(select(OfficeRepair)).one()
    assert (done.what, done.about, done.outcome) == ("try_step", f"application-{ito.id}", "asked")
    assert done.staff_id == staff["administrator"].id
    log = (fault.workflow_id, fault.step_id)
    until(lambda: session.rollback() or session.get(ActivityLog, log), "the step is done")
    assert not failing(session, 10), "what is done is no fault any more"


@workflow.defn(name="Broken")
class Broken:
    """A process with a fault in its own code."""

    @workflow.run
    async def run(self) -> None:
        """Fail, whenever it is tried."""
        raise KeyError("no such step")


def test_a_process_that_fails_in_its_own_code_is_shown_and_has_no_button(
    administrator: Visitor, dev_server: DevServer
) -> None:
    number, tried = int(time.time() * 1000), threading.Event()

    async def work() -> None:
        client = await Client.connect(dev_server.address, data_converter=data_converter)
        queue = f"broken-{number}"
        async with Worker(client, task_queue=queue, workflows=[Broken], workflow_runner=UnsandboxedWorkflowRunner()):
            handle = await client.start_workflow("Broken", id=f"application-{number}", task_queue=queue)
            await asyncio.to_thread(tried.wait, PATIENCE)
            await handle.terminate()

    thread = threading.Thread(target=asyncio.run, args=(work(),))
    thread.start()
    page = until(lambda: f"Application {number}" in (seen := stuck_on(administrator)) and seen, "it is shown")
    tried.set()
    thread.join(20)
    assert "The process fails in its own code, which a mended worker will take up again: " in page
    assert "no such step" in page
    assert f"/office/steps/application-{number}" not in page


def test_who_is_a_caseworker_too_gets_a_link_to_what_is_stuck_in_their_county(
    as_role: Come, session: Session, staff: dict[str, Staff], ito: Application
) -> None:
    stubborn_message(session, f"application-{ito.id}")
    session.add(StaffRole(staff_id=staff["caseworker"].id, role="administrator"))
    session.add(StaffRole(staff_id=staff["yolo"].id, role="administrator"))
    session.commit()
    link = f'href="/applications/{ito.id}"'
    assert link in as_role("caseworker").get("/office").get_data(as_text=True)
    assert link not in as_role("yolo").get("/office").get_data(as_text=True)


def test_a_step_that_was_done_meanwhile_is_no_fault_and_the_press_is_on_record(
    administrator: Visitor, session: Session
) -> None:
    administrator.post("/office/steps/application-1999999999/7/try", {"step": "begin_intake"})
    row = session.scalars(select(OfficeRepair)).one()
    assert (row.outcome, row.part) == ("gone", "begin_intake 7")
    assert "Nothing was done" in administrator.get("/office").get_data(as_text=True)


def test_a_message_that_does_not_arrive_is_shown_and_goes_out_at_once_when_pressed(
    as_role: Come, session: Session, ito: Application
) -> None:
    message = stubborn_message(session, f"application-{ito.id}")
    visitor = as_role("administrator")
    page = visitor.get("/office").get_data(as_text=True)
    assert "There was no answer in time." in page
    assert "The oldest has waited for 10 minutes." in page
    assert "Ito" not in page
    visitor.post(f"/office/messages/{message.id}/try", {"refresh": "off"})
    session.expire_all()
    assert message.next_try_at is not None
    assert message.next_try_at <= now()
    assert f"message {message.id}" in visitor.get("/office").get_data(as_text=True)


def test_a_message_that_was_delivered_meanwhile_is_left_as_it_is(as_role: Come, session: Session) -> None:
    message = stubborn_message(session, "application-5", sent_at=now(), outcome="delivered")
    before = message.next_try_at
    as_role("administrator").post(f"/office/messages/{message.id}/try")
    session.expire_all()
    assert message.next_try_at == before
    assert session.scalars(select(OfficeRepair)).one().outcome == "gone"


def test_what_was_repaired_can_be_neither_changed_nor_taken_back(
    administrator: Visitor, session: Session, staff: dict[str, Staff]
) -> None:
    administrator.post("/office/steps/application-1999999999/7/try")
    with pytest.raises(DBAPIError, match="only ever added"):
        session.execute(text("delete from office_repair"))


def test_with_temporal_away_the_page_says_so_within_half_a_second(as_role: Come, session: Session) -> None:
    visitor = as_role("administrator")
    times = []
    for _ in range(3):
        begun = time.monotonic()
        page = visitor.get("/office").get_data(as_text=True)
        times.append(time.monotonic() - begun)
    assert min(times) < 0.5, "the best of three: the machine may be busy with other tests"
    assert "It does not answer. What people say is written down and waits in the outbox" in page
    assert "nobody can say which processes are stuck" in page
    visitor.post("/office/steps/application-5/7/try")
    assert session.scalars(select(OfficeRepair)).one().outcome == "away"


def test_with_temporal_frozen_the_page_says_so_within_a_second(
    administrator: Visitor, open_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A listener that takes connections and says nothing, like a server that hangs."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        hung = Door({**open_app.extensions["hearth.door"].settings, "target_host": address})
        monkeypatch.setitem(open_app.extensions, "hearth.door", hung)
        begun = time.monotonic()
        page = administrator.get("/office").get_data(as_text=True)
        assert time.monotonic() - begun < 1
    assert "nobody can say which processes are stuck" in page


def test_since_when_a_part_is_ill_does_not_move_with_every_look(
    app: Flask, open_app: Flask, as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    def temporal(site: Flask) -> dict[str, Any]:
        parts = call(site, session, staff["administrator"]).get_json()["parts"]
        return next(part for part in parts if part["part"] == "temporal")

    first, second = temporal(app), temporal(app)
    assert first["state"] == second["state"] == "ill"
    assert first["since"] == second["since"]
    assert temporal(open_app)["state"] == "well"


def test_partners_folders_are_told_by_number_and_age_and_never_by_what_stands_in_them(
    as_role: Come, partners: Path
) -> None:
    asked, rejected = partners / "outbox" / "medi_cal", partners / "inbox" / "medi_cal" / "rejected"
    for folder in (asked, rejected):
        folder.mkdir(parents=True)
    (asked / "ask-7.csv").write_text("name\r\nIto\r\n")
    (rejected / "ito.csv").write_text("line,reference,problem\r\n")
    late = (partners / "inbox" / "medi_cal" / "late.csv", time.time() - 600)
    late[0].write_text("x")
    os.utime(late[0], (late[1], late[1]))
    page = as_role("administrator").get("/office").get_data(as_text=True)
    assert "1 question waits to be collected" in page
    assert "1 file of answers waits to be taken by the worker, the oldest for 10 minutes." in page
    assert "1 file has lines that could not be taken" in page
    assert "ito" not in page.lower()


def test_the_site_and_the_worker_mean_the_same_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert partners_folder() == workers_folder()
    monkeypatch.delenv("HEARTH_PARTNERS")
    assert partners_folder() == workers_folder()


def test_a_schedule_is_paused_let_go_on_and_run_once(
    administrator: Visitor, session: Session, dev_server: DevServer
) -> None:
    name = f"nightly-{uuid.uuid4().hex[:8]}"

    async def make() -> None:
        client = await Client.connect(dev_server.address, data_converter=data_converter)
        action = ScheduleActionStartWorkflow("Nightly", id=name, task_queue=f"{TASK_QUEUE}-nobody")
        every_day = ScheduleSpec(intervals=[ScheduleIntervalSpec(every=dt.timedelta(days=1))])
        await client.create_schedule(name, Schedule(action=action, spec=every_day))

    def shown(words: str) -> bool:
        page = administrator.get("/office").get_data(as_text=True)
        row = next((part for part in page.split("<tr>") if name in part and "Nightly" in part), "")
        return words in row

    coroutines.run(make())
    until(lambda: shown("Runs"), "the schedule is listed")
    administrator.post(f"/office/schedules/{name}/pause")
    until(lambda: shown("Paused"), "the schedule is paused")
    administrator.post(f"/office/schedules/{name}/resume")
    until(lambda: shown("Runs"), "the schedule goes on")
    administrator.post(f"/office/schedules/{name}/trigger")
    administrator.post("/office/schedules/no-such-one/trigger")
    assert [row.outcome for row in session.scalars(select(OfficeRepair).order_by(OfficeRepair.id))] == [
        *("asked",) * 3,
        "gone",
    ]


def test_refreshing_can_be_paused_and_does_not_count_as_somebody_being_there(as_role: Come) -> None:
    visitor = as_role("administrator")
    page = visitor.get("/office").get_data(as_text=True)
    assert 'hx-trigger="every 10s"' in page
    assert "data-background" in page
    assert "hx-trigger" not in visitor.get("/office?refresh=off").get_data(as_text=True)
    assert visitor.get("/office/now").get_data(as_text=True).lstrip().startswith('<div id="office-now"')


@pytest.mark.parametrize("role", ROLES)
def test_only_an_administrator_sees_the_office_and_repairs_it(
    app: Flask, as_role: Come, session: Session, staff: dict[str, Staff], role: str
) -> None:
    message = stubborn_message(session, "application-5")
    may = ("office", "read") in GRANTS[role]
    assert may == (role == "administrator")
    visitor = as_role(role)
    assert visitor.get("/office").status_code == (200 if may else 403)
    assert visitor.post(f"/office/messages/{message.id}/try").status_code == (303 if may else 403)
    assert call(app, session, staff[role]).status_code == (200 if may else 403)
    assert bool(session.scalars(select(OfficeRepair)).all()) == may
