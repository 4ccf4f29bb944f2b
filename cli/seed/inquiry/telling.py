"""The demo's provider inquiry: what CCS tells, who takes part, and the snapshot at which they look."""

import asyncio
import datetime as dt
from collections.abc import Callable
from random import Random

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from cli.seed.inquiry.children import SEED
from cli.seed.inquiry.desk import ask_the_desk
from cli.seed.inquiry.files import tell_files
from cli.seed.inquiry.looks import look_around
from cli.seed.inquiry.past import OrganizationPast
from cli.seed.inquiry.plots import SHARES, Share
from records import clock, snapshots

CHAPTERS = len(SHARES) + 3


async def tell_inquiry(engine: Engine, staff: dict[str, int], told: Callable[[], None]) -> None:
    """The organizations while CCS's files come in, all at once; then the snapshot, and who looked at it."""
    pasts = [_past(engine, staff, number, share) for number, share in enumerate(SHARES, 1)]
    for past, share in zip(pasts, SHARES, strict=True):
        await past.applies(*share.applies)

    async def tell(past: OrganizationPast, share: Share) -> None:
        await share.plot(past)
        told()

    async def file_by_file() -> None:
        await tell_files(engine, staff)
        told()

    async with asyncio.TaskGroup() as group:
        group.create_task(file_by_file())
        for past, share in zip(pasts, SHARES, strict=True):
            group.create_task(tell(past, share))
    await asyncio.to_thread(build, snapshots.due_on(clock.county_today()), clock.now())
    told()
    with Session(engine) as session, session.begin():
        ask_the_desk(session, staff)
        look_around(session)
    told()


def _past(engine: Engine, staff: dict[str, int], number: int, share: Share) -> OrganizationPast:
    begins = clock.county_today() - dt.timedelta(days=share.days_ago)
    return OrganizationPast(engine, number, share.applies[0].county_code, begins, Random(f"{SEED}-{number}"), staff)
