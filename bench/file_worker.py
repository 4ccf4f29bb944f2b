"""`python -m bench.file_worker`: a worker that takes in files and runs workflows, and delivers no message by itself."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from activities.temporal import connect
from activities.worker import THREADS, worker_for
from rules.book import load_book


async def run() -> None:
    """Work until killed."""
    load_book()
    with ThreadPoolExecutor(THREADS) as threads:
        await worker_for(await connect(), threads).run()


if __name__ == "__main__":
    asyncio.run(run())
