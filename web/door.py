"""The door to Temporal: one event-loop thread per process owns one client, and every call has a deadline."""

import asyncio
import concurrent.futures
import os
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from flask import Flask, current_app
from temporalio.client import Client
from temporalio.service import RPCError

from workflows.connecting import SHORT_RETRIES, connection

Answer = TypeVar("Answer")

DEADLINE_SECONDS = 1.0
"""How long a person waits for a workflow's answer before "received" is enough."""


class Away(Exception):
    """Temporal, or the worker behind it, did not answer in time."""


class Door:
    """Calls Temporal from synchronous views. Made before a fork, opened after it: nothing connects until asked."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._pid: int | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: Client | None = None

    def call(
        self, errand: Callable[[Client], Coroutine[Any, Any, Answer]], seconds: float = DEADLINE_SECONDS
    ) -> Answer:
        """Run an errand with the client and wait for it. Raises Away when it takes longer than `seconds`."""
        future = asyncio.run_coroutine_threadsafe(self._run(errand, seconds), self._open_loop())
        try:
            return future.result(seconds + 0.1)
        except (TimeoutError, concurrent.futures.CancelledError, RPCError, RuntimeError) as error:
            future.cancel()
            raise Away(f"Temporal at {self.settings.get('target_host')} did not answer: {error}") from error

    async def _run(self, errand: Callable[[Client], Coroutine[Any, Any, Answer]], seconds: float) -> Answer:
        async with asyncio.timeout(seconds):
            return await errand(await self._connected())

    async def _connected(self) -> Client:
        if self._client is None:
            self._client = await Client.connect(**self.settings, lazy=True, retry_config=SHORT_RETRIES)
        return self._client

    def _open_loop(self) -> asyncio.AbstractEventLoop:
        """This process's loop; a forked child makes its own, since a client does not survive a fork."""
        with self._lock:
            if self._loop is None or self._pid != os.getpid():
                self._pid, self._client = os.getpid(), None
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="door-to-temporal", daemon=True).start()
            return self._loop


def init_app(app: Flask, address: str | None, namespace: str | None) -> None:
    """Give the application its door; what is not told comes from the profile (workflows/connecting.py)."""
    app.extensions["hearth.door"] = Door(connection(target_host=address, namespace=namespace))


def door() -> Door:
    """The application's door to Temporal."""
    found: Door = current_app.extensions["hearth.door"]
    return found
