"""An officer sees on the page what a run would come to before it is made, reckoned by a worker at work."""

import asyncio
import re

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from activities.database import transaction
from cli.office.temporal import DevServer
from cli.seed.office import open_office
from records.clock import county_today
from records.pay_run import PayRun
from records.payment import Payment
from tests.journeys import paid
from tests.journeys.at_work import at_work, patiently
from tests.web.conftest import Visitor
from web.app import create_app
from web.settings import Settings
from web.staff.payroll.asked_for import half_months
from web.staff.payroll.pay_days import usual_pay_date

SIZE = 0.0005
"""Of a state: 412 timesheets."""

WAITS = re.compile(r'hx-get="(/payroll/begin/preview/[0-9a-f-]+)"')


def officer(url: str, server: DevServer) -> Visitor:
    """A payroll officer who is signed in."""
    told = {"secret_key": "t" * 40, "database_url": url, "temporal_address": server.address, "testing": True}
    visitor = Visitor(create_app(Settings(**told)).test_client())
    assert visitor.post("/sign-in", {"name": paid.OFFICER, "password": "hearth-demo"}).status_code == 303
    return visitor


def form() -> dict[str, str]:
    """A run of all that is owed up to the newest half-month on offer, the state's timesheets among it."""
    period, settles_on = half_months()[0], usual_pay_date(county_today())
    return {"kind": "half_month", "period": period.isoformat(), "pay_date": settles_on.isoformat()}


def previewed(visitor: Visitor) -> str:
    """Press the button, look again until it is told, and give the page's part."""
    part = visitor.post("/payroll/begin/preview", form()).get_data(as_text=True)
    waits = WAITS.search(part)
    if waits is None:
        return part
    for _ in patiently():
        answer = visitor.get(waits[1])
        if answer.status_code != 204:
            return answer.get_data(as_text=True)
    raise TimeoutError(part)


async def test_what_the_page_tells_before_is_what_the_run_comes_to(records: str, own_server: DevServer) -> None:
    timesheets = paid.write_people(records, SIZE)
    engine = create_engine(records)
    with Session(engine) as session, session.begin():
        open_office(session)
    engine.dispose()
    visitor = officer(records, own_server)
    async with at_work():
        part = await asyncio.to_thread(previewed, visitor)
        assert f"{timesheets:,}" in part
        with transaction() as session:
            assert [session.scalar(select(func.count()).select_from(each)) for each in (PayRun, Payment)] == [0, 0]
        made = visitor.post("/payroll/begin", form())
        assert made.status_code == 303
        run_id = int(made.location.rpartition("/")[2])
        await paid.comes_to(run_id, "awaiting_officer")
    run = paid.status_of(run_id)
    for cents in (run.gross_cents, run.net_cents):
        assert f"${cents // 100:,}.{cents % 100:02}" in part
