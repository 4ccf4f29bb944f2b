"""`python -m tests.journeys.dispatching`: a dispatcher in a process of its own, that a test may kill."""

import asyncio

from activities.dispatcher import Dispatcher
from activities.temporal import connect
from workflows.connecting import SHORT_RETRIES


async def run() -> None:
    """Deliver until killed."""
    await Dispatcher(await connect(SHORT_RETRIES)).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(run())
