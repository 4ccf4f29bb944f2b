"""The demo office, told: staff first, then three hundred people's pasts, a dozen at a time, with progress."""

import asyncio
import datetime as dt
from collections.abc import Callable
from random import Random

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import Engine
from sqlalchemy.orm import Session

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known
from cli.demo import DEMO_COMPLETE
from cli.seed.inquiry.telling import CHAPTERS as OF_INQUIRY
from cli.seed.inquiry.telling import tell_inquiry
from cli.seed.office import open_office
from cli.seed.pay.telling import CHAPTERS, tell_pay
from cli.seed.people import applicant, channel
from cli.seed.plots import SHARES, Plot
from cli.seed.providers.telling import provider_pasts, tell_providers
from cli.seed.story import Story
from cli.seed.timesheets.telling import tell_timesheets, timesheet_errands
from records import clock
from records.submission import say

SEED = 20260101
AT_ONCE = 12
Place = tuple[str, str, str, str, int]
PLACES: tuple[Place, ...] = (  # county, clerk, worker, supervisor, how often in twelve
    ("34", "ines", "lena", "sam", 2),
    ("34", "tomas", "milo", "sam", 2),
    ("34", "ines", "priya", "sam", 1),
    ("34", "tomas", "hugo", "sam", 1),
    ("34", "ines", "nadia", "ruth", 1),
    ("34", "tomas", "felix", "ruth", 1),
    ("34", "ines", "june", "ruth", 1),
    ("57", "owen", "clara", "bea", 2),
    ("57", "owen", "dario", "bea", 1),
)


def seed_demo(engine: Engine) -> None:
    """Fill an empty database through the running worker. Broken off and begun again, it goes on where it was."""
    with Session(engine) as session, session.begin():
        staff = open_office(session)
    stories = list(_stories(engine, staff))
    with Progress(
        TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    ) as progress:
        people = progress.add_task("Telling the demo office its past", total=len(stories))
        asyncio.run(_tell_all(stories, lambda: progress.advance(people)))
        pasts = provider_pasts(engine, staff)
        providers = progress.add_task("Telling its providers theirs", total=len(pasts))
        asyncio.run(tell_providers(engine, pasts, lambda: progress.advance(providers)))
        errands = timesheet_errands(engine, staff)
        sheets = progress.add_task("Telling their timesheets", total=len(errands))
        asyncio.run(tell_timesheets(errands, lambda: progress.advance(sheets)))
        payroll = progress.add_task("Telling its payroll", total=CHAPTERS)
        asyncio.run(tell_pay(engine, staff, lambda: progress.advance(payroll)))
        inquiry = progress.add_task("Telling its provider inquiry", total=OF_INQUIRY)
        asyncio.run(tell_inquiry(engine, staff, lambda: progress.advance(inquiry)))
    with Session(engine) as session, session.begin():
        _note_complete(session)


def _note_complete(session: Session) -> None:
    at = clock.now()
    say(session, kind="seed", form_key=DEMO_COMPLETE, subject=None, staff_id=None, said_at=at, payload={})


def _stories(engine: Engine, staff: dict[str, int]) -> list[tuple[Story, Plot]]:
    """Everybody's story, the oldest first; the same people in the same order every time."""
    today, random = clock.county_today(), Random(SEED)
    chosen = [share for share in SHARES for _ in range(share.people)]
    places = [place for place in PLACES for _ in range(place[4])]
    stories = []
    for number, share in enumerate(chosen):
        story = story_of(engine, staff, number, places=random.choice(places))
        story.begins = today - dt.timedelta(days=story.random.randrange(share.least_days, share.most_days + 1))
        stories.append((story, share.plot))
    return sorted(stories, key=lambda each: each[0].begins)


def story_of(engine: Engine, staff: dict[str, int], number: int, places: Place = PLACES[0], days_ago: int = 0) -> Story:
    """One person's story, nothing of it told yet."""
    county, clerk, worker, supervisor, _ = places
    begins = clock.county_today() - dt.timedelta(days=days_ago)
    return Story(engine, number, county, begins, Random(f"{SEED}-{number}"), staff, worker, supervisor, clerk)


async def _tell_all(stories: list[tuple[Story, Plot]], told: Callable[[], None]) -> None:
    at_once = asyncio.Semaphore(AT_ONCE)

    async def tell(story: Story, plot: Plot) -> None:
        async with at_once:
            form = applicant(story.random, story.county_code, story.begins)
            await story.register(form, channel(story.random))
            await plot(story)
            told()

    async with asyncio.TaskGroup() as group:
        for story, plot in stories:
            group.create_task(tell(story, plot))
