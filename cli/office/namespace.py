"""Bring a Temporal server's namespace to what `temporal-config/namespace.toml` says; again changes nothing."""

import asyncio
import os
import time
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import (
    DescribeNamespaceRequest,
    RegisterNamespaceRequest,
    UpdateNamespaceRequest,
)
from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.service import RPCError, RPCStatusCode

from cli.office.home import CHECKOUT
from cli.office.trouble import Trouble

SETTINGS = CHECKOUT / "temporal-config" / "namespace.toml"

TYPES = {
    "Keyword": IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
    "Int": IndexedValueType.INDEXED_VALUE_TYPE_INT,
    "Datetime": IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
}

PATIENCE = 30
"""Seconds a server may take from its open port to its first answer."""


@dataclass(frozen=True)
class Wanted:
    """What the namespace file says: name, days that finished histories stay, search attributes by type name."""

    name: str
    retention_days: int
    search_attributes: dict[str, str]

    @property
    def config(self) -> NamespaceConfig:
        """The retention, as Temporal's API takes it."""
        kept = Duration()
        kept.FromTimedelta(timedelta(days=self.retention_days))
        return NamespaceConfig(workflow_execution_retention_ttl=kept)


def wanted() -> Wanted:
    """The namespace file, under the name that TEMPORAL_NAMESPACE gives if it is set."""
    said = tomllib.loads(SETTINGS.read_text())
    name = os.environ.get("TEMPORAL_NAMESPACE") or said["name"]
    return Wanted(name, said["retention_days"], said["search_attributes"])


def set_up() -> None:
    """Apply the file to the server that the TEMPORAL_* variables name."""
    asyncio.run(bring_to(wanted()))


async def bring_to(want: Wanted) -> None:
    """Make the namespace, or raise its retention, and add the search attributes that are missing."""
    client = await connect()
    try:
        found = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=want.name))
        kept = found.config.workflow_execution_retention_ttl.ToTimedelta()
        if kept.days < want.retention_days:
            update = UpdateNamespaceRequest(namespace=want.name, config=want.config)
            await client.workflow_service.update_namespace(update)
    except RPCError as refusal:
        if refusal.status is not RPCStatusCode.NOT_FOUND:
            raise
        await client.workflow_service.register_namespace(
            RegisterNamespaceRequest(
                namespace=want.name,
                workflow_execution_retention_period=want.config.workflow_execution_retention_ttl,
            )
        )
    await _once_known(_add_search_attributes, client, want)


async def _once_known(step: Callable[[Client, Wanted], Awaitable[None]], client: Client, want: Wanted) -> None:
    """Try again while the server has not yet noticed a namespace that it just registered."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return await step(client, want)
        except RPCError as refusal:
            if refusal.status is not RPCStatusCode.NOT_FOUND or time.monotonic() > until:
                raise
            await asyncio.sleep(0.5)


async def _add_search_attributes(client: Client, want: Wanted) -> None:
    found = await client.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace=want.name))
    missing = {
        name: TYPES[kind] for name, kind in want.search_attributes.items() if name not in found.custom_attributes
    }
    if missing:
        add = AddSearchAttributesRequest(namespace=want.name, search_attributes=missing)
        await client.operator_service.add_search_attributes(add)


async def connect() -> Client:
    """A client of the server that the TEMPORAL_* variables name, once that server says it is healthy."""
    config = ClientConfig.load_client_connect_config()
    until = time.monotonic() + PATIENCE
    while True:
        try:
            client = await Client.connect(**config)
            await client.service_client.check_health()
            return client
        except (RPCError, RuntimeError) as refusal:
            if time.monotonic() > until:
                where = config.get("target_host", "its address")
                raise Trouble(f"Temporal at {where} does not answer; start it or set TEMPORAL_ADDRESS.") from refusal
            await asyncio.sleep(0.1)
