"""The demo's providers, told after its applicants: recipients have to be there before anybody can work for them."""

import asyncio
import datetime as dt
from collections.abc import Callable
from random import Random

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.seed.providers.accounts import open_account
from cli.seed.providers.chapters import cases_without_provider
from cli.seed.providers.past import ProviderPast, applicant_provider
from cli.seed.providers.plots import SHARES, Cases, Plot, just_begun, no_orientation, tier_2, two_recipients
from records import clock

SEED = 20260801
AT_ONCE = 12
DESKS = (("34", "rosa", "greta"), ("34", "theo", "greta"), ("34", "rosa", "greta"), ("57", "pilar", "amos"))
"""County, worker and supervisor of the units for providers."""

ACCOUNTS = {just_begun: "new", no_orientation: "missing", two_recipients: "working", tier_2: "denied"}
"""Plots of which one provider has an account, by the word before the demo's domain."""

Told = tuple[ProviderPast, Plot]


def provider_pasts(engine: Engine, staff: dict[str, int]) -> list[Told]:
    """Every provider's past, the oldest first; the same providers in the same order every time."""
    today, random = clock.county_today(), Random(SEED)
    pasts = []
    chosen = [each for each in SHARES for _ in range(each.providers)]
    for number, share in enumerate(chosen):
        county, worker, supervisor = random.choice(DESKS)
        begins = today - dt.timedelta(days=random.randrange(share.least_days, share.most_days + 1))
        past = ProviderPast(engine, number, county, begins, Random(f"{SEED}-{number}"), staff, worker, supervisor)
        pasts.append((past, share.plot))
    return sorted(pasts, key=lambda each: each[0].begins)


async def tell_providers(engine: Engine, pasts: list[Told], told: Callable[[], None]) -> None:
    """Tell the pasts, a dozen at a time. Each takes the recipients it needs from its county's list."""
    with Session(engine) as session:
        free: dict[str, Cases] = {
            county: cases_without_provider(session, county, len(pasts)) for county in {desk[0] for desk in DESKS}
        }
    at_once, accounts = asyncio.Semaphore(AT_ONCE), dict(ACCOUNTS)

    async def tell(past: ProviderPast, plot: Plot) -> None:
        async with at_once:
            online = plot is just_begun or past.random.random() < 0.3
            await past.begin(applicant_provider(past), "online" if online else "in_person")
            if plot in accounts:
                await open_account(past, accounts.pop(plot))
            await plot(past, free[past.county_code])
            told()

    async with asyncio.TaskGroup() as group:
        for past, plot in pasts:
            group.create_task(tell(past, plot))
