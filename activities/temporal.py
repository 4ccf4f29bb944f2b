"""The worker's connections to Temporal: addresses from `temporal-config/profiles.toml` or TEMPORAL_* variables."""

import asyncio
import logging
import os
from pathlib import Path

from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.service import RetryConfig, RPCError

from workflows.converter import data_converter

PROFILES = Path(__file__).resolve().parents[1] / "temporal-config" / "profiles.toml"
PAUSE_SECONDS = 0.2
"""A server that has just opened its port may say "not healthy yet" for a moment (measured: 0.1 to 0.2 s)."""

SHORT_RETRIES = RetryConfig(
    initial_interval_millis=50, max_interval_millis=200, max_elapsed_time_millis=400, max_retries=3
)
"""For the dispatcher, which tries again by itself: an outage is known in 0.13 s instead of 9 s."""

log = logging.getLogger("hearth.worker")


async def connect(retry: RetryConfig | None = None) -> Client:
    """A client, waiting for as long as the server takes to come up. Said once in the log, not at every try."""
    settings = ClientConfig.load_client_connect_config(
        config_file=None if "TEMPORAL_CONFIG_FILE" in os.environ else str(PROFILES)
    )
    waiting = False
    while True:
        try:
            client = await Client.connect(**settings, data_converter=data_converter, retry_config=retry)
            await client.service_client.check_health()
            return client
        except (RPCError, RuntimeError):
            if not waiting:
                log.warning("Temporal at %s does not answer yet; waiting for it.", settings.get("target_host"))
            waiting = True
            await asyncio.sleep(PAUSE_SECONDS)
