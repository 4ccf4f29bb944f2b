"""The worker's connections to Temporal, which wait until the server has come up."""

import asyncio
import logging

from temporalio.client import Client
from temporalio.service import RetryConfig, RPCError

from workflows.connecting import connection

PAUSE_SECONDS = 0.2
"""A server that has just opened its port may say "not healthy yet" for a moment (measured: 0.1 to 0.2 s)."""

log = logging.getLogger("hearth.worker")


async def connect(retry: RetryConfig | None = None) -> Client:
    """A client, waiting for as long as the server takes to come up. Said once in the log, not at every try."""
    settings = connection()
    waiting = False
    while True:
        try:
            client = await Client.connect(**settings, retry_config=retry)
            await client.service_client.check_health()
            return client
        except (RPCError, RuntimeError):
            if not waiting:
                log.warning("Temporal at %s does not answer yet; waiting for it.", settings.get("target_host"))
            waiting = True
            await asyncio.sleep(PAUSE_SECONDS)
