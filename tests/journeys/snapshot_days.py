"""Days on each of which CCS tells every request anew, so that a page of two snapshots would show at once."""

import datetime as dt
import threading
from dataclasses import dataclass, field
from types import TracebackType

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from records import clock, sar_reach, snapshots
from records.organization_user import OrganizationUser
from records.sar_search import Wanted, found
from records.snapshot import SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotParty
from tests.activities.snapshot.authorizations import Told, organization, permitted

REQUESTS, MORE_EACH_DAY, LINES = 8_000, 50, 2
STATUSES = ("pending", "authorized", "denied")
PROVIDER = "1993999998"

TELL = (
    "update sar set superseded_at = :at where superseded_at is null",
    """insert into sar (number, version, recorded_at, client_number, county_code, coverage, requested_on, supplemental)
    select (97000000000 + n)::text, cast(:version as bigint), :at, '0000001', '34', 'medi_cal', :day, false
    from generate_series(1, cast(:count as bigint)) n""",
    """insert into sar_party (sar_id, role, number, name)
    select id, 'authorized', cast(:provider as text), 'Example' from sar where version = :version""",
    """insert into sar_line (sar_id, number, status, starts_on, ends_on, description)
    select id, place, cast(:status as text), :day, cast(:day as date) + 365, 'Physician services'
    from sar cross join generate_series(1, cast(:lines as int)) place where version = :version""",
)


@dataclass
class DaysTold:
    """What each day's close shows: how many requests, and the one status of them all."""

    first: dt.date
    days: int
    user_id: int = 0

    def tell(self, url: str) -> None:
        """CCS tells on every day, a few more requests each time."""
        engine = create_engine(url)
        with Session(engine) as session, session.begin():
            told = Told(session)
            told.county()
            told.client("0000001")
            user = organization(session, "provider")
            permitted(session, user, PROVIDER)
            self.user_id = user.id
            for place in range(self.days):
                day = self.first + place * snapshots.DAY
                count, status = self.shown(day)
                given = {"at": clock.county_instant(day), "day": day, "count": count, "version": place + 1}
                given |= {"status": status, "provider": PROVIDER, "lines": LINES}
                for statement in TELL:
                    session.execute(
                        text(statement), {name: each for name, each in given.items() if f":{name}" in statement}
                    )
        engine.dispose()

    def shown(self, as_of: dt.date) -> tuple[int, str]:
        """What the close of a day shows."""
        place = (as_of - self.first).days
        return REQUESTS + MORE_EACH_DAY * place, STATUSES[place % len(STATUSES)]


@dataclass
class Reader:
    """Somebody who opens page after page, and writes down whatever is not wholly of the day that the page says."""

    url: str
    days: DaysTold
    pages: int = 0
    away: int = 0
    """Pages in a row that a database which is away did not give."""
    seen: set[dt.date] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def __enter__(self) -> "Reader":
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join(30)

    def _read(self) -> None:
        engine = create_engine(self.url, pool_pre_ping=True)
        while not self._over.is_set():
            try:
                with Session(engine) as session:
                    self._page(session)
                self.away = 0
            except DBAPIError as trouble:  # the database was killed; whatever else is wrong would stay so
                self.away += 1
                if self.away > 500:
                    self.faults.append(f"{type(trouble.orig).__name__}: {trouble.orig}")
                    return
                self._over.wait(0.05)
        engine.dispose()

    def _page(self, session: Session) -> None:
        """Many queries, as a page has them, each at a moment of its own."""
        current = snapshots.current(session)
        if current is None:
            self.faults.append("Nothing was shown.")
            return
        count, status = self.days.shown(current.as_of)
        tables = {SnapshotSar: count, SnapshotLine: count * LINES, SnapshotParty: count, SnapshotClient: 1}
        counted = {
            model.__tablename__: session.scalar(select(func.count()).where(model.snapshot_id == current.id))
            for model in tables
        }
        statuses = set(
            session.scalars(select(SnapshotLine.status).where(SnapshotLine.snapshot_id == current.id).distinct())
        )
        user = session.get_one(OrganizationUser, self.days.user_id)
        rights = sar_reach.rights_of(session, user, clock.county_today())
        page = found(session, rights, current, Wanted())
        told = (
            counted,
            statuses | {row.status for row in page.rows},
            len(page.rows),
            {row.changed_on for row in page.rows},
        )
        should = ({model.__tablename__: each for model, each in tables.items()}, {status}, 50, {current.as_of})
        if told != should:
            self.faults.append(f"As of {current.as_of}: {told} and not {should}.")
        self.pages += 1
        self.seen.add(current.as_of)
