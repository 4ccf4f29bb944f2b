"""What waiting costs: events and bytes of the history of an enrollment that waits 135 days, and of an enrolled year.

The real workflow on Temporal's time-skipping server, its steps from the tests' script: days pass in milliseconds.
"""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable

from temporalio.testing import WorkflowEnvironment

from bench.timing import said
from cli.office.binaries import skipping_server_program
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.enrollment.stories.beginnings import steps_done
from tests.workflows.enrollment.telling import Enrollment, worker_of
from tests.workflows.journey_histories import histories_of
from workflows.converter import data_converter

YEARS = 5


async def waits(it: Enrollment) -> None:
    """Designated, given 45 days more, and never finished: day 135 is over."""
    await it.say("designate")
    await it.days(60)
    await it.say("extend_enrollment")
    await it.days(74.9)


async def waits_for_an_answer(it: Enrollment) -> None:
    """All is handed in at once; the Department of Justice takes 135 days."""
    await steps_done(it)
    await it.say("extend_enrollment")
    await it.days(134.9)


async def lapses(it: Enrollment) -> None:
    """The same as the first, until nothing can give it back."""
    await waits(it)
    await it.days(95)


async def enrolled(it: Enrollment) -> None:
    """The shortest way to a standing."""
    await steps_done(it)
    await it.say("answer_background", by=None)
    await it.settled()


async def paid_for_years(it: Enrollment) -> None:
    """Paid every month: once a year somebody looks."""
    await enrolled(it)
    for _ in range(YEARS * 12):
        it.records.last_paid_on = await it.today()
        await it.environment.sleep(dt.timedelta(days=365 / 12))
    await it.settled()


async def size_of(way: Callable[[Enrollment], Awaitable[None]]) -> list[tuple[int, int]]:
    """Events and bytes of each run, the first first."""
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(skipping_server_program()), data_converter=data_converter
    )
    steps = ScriptedEnrollment()
    async with environment, worker_of(environment, steps):
        it = Enrollment(environment, steps)
        await it.begin()
        await way(it)
        runs = (await histories_of(it.client, it.handle.id))[::-1]
    return [(len(run.events), sum(event.ByteSize() for event in run.events)) for run in runs]


def main() -> None:
    """Print the histories' sizes."""
    ways = {
        "waits 135 days for the form": waits,
        "waits 135 days for the Department of Justice": waits_for_an_answer,
        "waits 135 days, lapses, and is over": lapses,
        "all the way to a standing": enrolled,
    }
    for title, way in ways.items():
        runs = asyncio.run(size_of(way))
        events, size = (sum(each) for each in zip(*runs, strict=True))
        said(title, f"{events} events", f"{size / 1000:.1f} kB, {len(runs)} run{'s' * (len(runs) > 1)}")
    before, resting = asyncio.run(size_of(enrolled))[-1], asyncio.run(size_of(paid_for_years))[-1]
    events, size = (resting[0] - before[0]) / YEARS, (resting[1] - before[1]) / YEARS
    said("the run that rests, when it begins", f"{before[0]} events", f"{before[1] / 1000:.1f} kB")
    said("an enrolled year with pay", f"{events:.1f} events", f"{size / 1000:.1f} kB a year")


if __name__ == "__main__":
    main()
