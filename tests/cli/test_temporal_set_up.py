"""Temporal is set as `temporal-config/` says, and setting it again changes nothing."""

import dataclasses
import socket
import tomllib
from pathlib import Path

import psutil
import pytest
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client, ScheduleActionStartWorkflow
from temporalio.envconfig import ClientConfig

from cli.office import schedules
from cli.office.home import CHECKOUT
from cli.office.namespace import Wanted, bring_to
from cli.office.temporal import DevServer
from records.clock import PACIFIC
from workflows.pay_run.nightly import NightlyPay

CONFIG = CHECKOUT / "temporal-config"


async def retention_days(client: Client, name: str) -> int:
    described = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=name))
    return described.config.workflow_execution_retention_ttl.ToTimedelta().days


@pytest.fixture
def at_the_dev_server(dev_server: DevServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", dev_server.address)


@pytest.mark.usefixtures("at_the_dev_server")
async def test_a_new_namespace_is_made_with_its_retention_and_search_attributes(dev_server: DevServer) -> None:
    want = Wanted("county-test", 40, {"HearthCounty": "Keyword", "HearthDue": "Datetime"})
    await bring_to(want)
    client = await Client.connect(dev_server.address)
    assert await retention_days(client, "county-test") == 40
    found = await client.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace="county-test"))
    assert {"HearthCounty", "HearthDue"} <= set(found.custom_attributes)


@pytest.mark.usefixtures("at_the_dev_server")
async def test_a_longer_retention_is_left_and_a_shorter_one_is_raised(dev_server: DevServer) -> None:
    client = await Client.connect(dev_server.address)
    await bring_to(Wanted("kept-long", 90, {}))
    await bring_to(Wanted("kept-long", 30, {}))
    assert await retention_days(client, "kept-long") == 90
    await bring_to(Wanted("kept-long", 120, {}))
    assert await retention_days(client, "kept-long") == 120


def test_the_dev_server_listens_on_this_machine_only(dev_server: DevServer) -> None:
    assert dev_server.child.process is not None
    listening = {
        connection.laddr.ip
        for connection in psutil.Process(dev_server.child.process.pid).net_connections()
        if connection.status == psutil.CONN_LISTEN and connection.type == socket.SOCK_STREAM
    }
    assert listening == {"127.0.0.1"}


def test_the_dev_server_gets_every_setting_of_its_file(tmp_path: Path) -> None:
    settings = tomllib.loads((CONFIG / "dev-server.toml").read_text())
    child = DevServer(tmp_path, 1).child
    for name, value in {**settings["sqlite"], **settings["dynamic_config"]}.items():
        assert f"{name}={value}" in child.command
    assert child.environment == settings["environment"]
    assert settings["sqlite"]["synchronous"] == "full", "what Temporal acknowledged must outlive a power cut"


@pytest.mark.parametrize("profile", ["default", "county"])
def test_every_client_profile_can_be_read_by_the_sdk(profile: str) -> None:
    found = ClientConfig.load(config_source=CONFIG / "profiles.toml", config_file_strict=True).profiles[profile]
    assert found.address
    assert found.namespace
    assert (found.tls is not None) == (profile == "county")


@pytest.mark.usefixtures("at_the_dev_server")
async def test_the_nightly_pay_run_recurs_by_the_clock_of_california_and_stays_paused_when_somebody_paused_it(
    dev_server: DevServer,
) -> None:
    want = next(each for each in schedules.wanted() if each.workflow == NightlyPay.__name__)
    mine = dataclasses.replace(want, id="nightly-pay-of-a-test")
    client = await Client.connect(dev_server.address)
    await schedules.bring_to([mine])
    handle = client.get_schedule_handle(mine.id)
    await handle.pause(note="The bank is closed.")
    await schedules.bring_to([dataclasses.replace(mine, hour=4)])
    found = await handle.describe()
    assert isinstance(found.schedule.action, ScheduleActionStartWorkflow)
    assert found.schedule.action.workflow == NightlyPay.__name__
    assert found.schedule.state.paused
    upcoming = [at.astimezone(PACIFIC) for at in found.info.next_action_times]
    assert upcoming
    assert {(at.hour, at.minute) for at in upcoming} == {(4, 30)}
    await handle.delete()
