"""`python -m bench.file_worker`: a worker that takes in files and runs workflows, and delivers no message by itself."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from activities.temporal import connect
from activities.worker import THREADS, make_ready, worker_for


async def run() -> None:
    """Work until killed."""
    make_ready()
    with ThreadPoolExecutor(THREADS) as threads:
        await worker_for(await connect(), threads).run()


if __name__ == "__main__":
    asyncio.run(run())
