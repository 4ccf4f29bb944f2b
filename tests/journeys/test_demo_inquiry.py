"""The demo's provider inquiry is told to the real processes: organizations at each step, and what their users see."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import Session

from cli.office.staff import demo_users
from cli.office.temporal import DevServer
from cli.seed.inquiry.past import user_of
from cli.seed.inquiry.people import ANSELMO, DELFINA, IDA, Person
from cli.seed.inquiry.requests import TESTCASE
from cli.seed.inquiry.telling import tell_inquiry
from cli.seed.office import open_office
from records import clock, sar_reach, snapshots
from records.account_request import AccountRequest
from records.help_ticket import HelpTicket
from records.inquiry_log import ProbingAlert
from records.organization import Organization
from records.sar_search import Wanted, found
from tests.journeys.killing import Program


def seen_by(session: Session, person: Person, **wanted: str) -> set[str]:
    """What one user finds on the first page of the list."""
    shown, user = snapshots.current(session), user_of(session, person)
    assert shown is not None
    assert shown.as_of == snapshots.due_on(clock.county_today())
    rights = sar_reach.rights_of(session, user, clock.county_today())
    return {row.number for row in found(session, rights, shown, Wanted(**wanted)).rows}  # type: ignore[arg-type]


def stands(engine: Engine) -> list[tuple[str, str]]:
    with Session(engine) as session:
        rows = session.execute(select(Organization.name, Organization.status).order_by(Organization.id))
        return [(name.split()[0], status) for name, status in rows]


async def test_five_organizations_stand_at_their_steps_however_often_it_is_told(
    records: str, own_server: DevServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    engine = create_engine(records)
    with Session(engine) as session, session.begin():
        staff = open_office(session)
    with Program("activities.worker"):
        for _ in range(2):
            await tell_inquiry(engine, staff, lambda: None)
    assert stands(engine) == [
        *(("Copper", "approved"), ("Clementine", "frozen"), ("Poppy", "approved")),
        *(("Juniper", "returned"), ("Marigold", "applied")),
    ]
    with Session(engine) as session:
        steps = session.scalars(select(AccountRequest.status).order_by(AccountRequest.id))
        assert {"in_review", "at_it_unit", "with_liaison", "done"} <= set(steps)
        assert TESTCASE in seen_by(session, DELFINA, number=TESTCASE)
        assert TESTCASE in seen_by(session, ANSELMO, number=TESTCASE)
        assert not seen_by(session, IDA, number=TESTCASE)
        assert seen_by(session, IDA)
        assert session.scalar(select(func.count()).select_from(HelpTicket)) == 3
        assert session.scalar(select(func.count()).select_from(ProbingAlert)) == 1
    assert [user_id for _role, _name, user_id, _place in demo_users(records)] == [
        *(f"COPPER0{number}" for number in range(1, 6)),
        *("CLEMENT02", "POPPY01", "POPPY02", "POPPY03"),
    ]
    engine.dispose()
