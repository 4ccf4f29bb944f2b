"""Daily files from CCS in tests: sent, taken in by hand or by a worker, and what they left behind."""

import asyncio
import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select, text

from activities.ccs_files import doings
from activities.database import transaction
from cli.seed.ccs.file_writing import as_file
from records import ccs_files, clock
from records.ccs_file import CcsFile, CcsFileReject
from records.ccs_told import Told
from records.place import County
from tests.journeys.at_work import patiently
from workflows.steps.file_in_parts import FileOrder, PartOrder

DAY = dt.date(2026, 3, 9)
AT = clock.county_instant(DAY, dt.time(18))
"""The evening of the day that is told of."""

TOLD = """
select 'client', number, recorded_at, superseded_at, concat_ws('|', cin, last_name, birth_date) from ccs_client
union all select 'membership', client_number, recorded_at, superseded_at, concat_ws('|', plan_code, ends_on)
    from plan_membership
union all select 'letter', number, recorded_at, superseded_at, concat_ws('|', kind, sar_number, body) from ccs_letter
union all select 'sar', s.number, s.recorded_at, s.superseded_at, concat_ws('|', version,
    (select string_agg(concat_ws('|', l.number, status, starts_on, ends_on, cancelled_on,
        (select string_agg(concat_ws('|', kind, code, code_to, modifiers, c.units), ',' order by c.id)
         from sar_code c where c.line_id = l.id)), ';' order by l.number)
     from sar_line l where l.sar_id = s.id),
    (select string_agg(concat_ws('|', role, p.number), ',' order by role) from sar_party p where p.sar_id = s.id),
    (select string_agg(concat_ws('|', place, code), ',' order by place) from sar_diagnosis d where d.sar_id = s.id))
    from sar s
order by 1, 2, 3, 5
"""


def county() -> None:
    """Sacramento, where everybody lives."""
    with transaction() as session:
        session.add(County(code="34", name="Sacramento"))


def file_of(told: Iterable[Told], layout: str = "csv", made_on: dt.date = DAY) -> bytes:
    """The file in which CCS tells this."""
    return as_file(list(told), layout, made_on)


def sent(content: bytes, at: dt.datetime = AT, name: str = "ccs.csv") -> int:
    """Send a file as a member of staff does; its id."""
    with transaction() as session:
        return ccs_files.keep(session, name, content, None, at).file.id


def by_hand(content: bytes, at: dt.datetime = AT) -> CcsFile:
    """Send a file and take it in without anything that could be killed; how it stands."""
    file_id = sent(content, at)
    take_in(file_id, at)
    return status_of(file_id)


def take_in(file_id: int, at: dt.datetime = AT) -> None:
    """All that its workflow has done, one after the other."""
    checked = doings.check_file(FileOrder(file_id, at))
    for part in range(checked.parts):
        doings.take_part(PartOrder(file_id, part, at))
    if not checked.refused:
        doings.finish(FileOrder(file_id, at))


def status_of(file_id: int) -> CcsFile:
    """How a file stands."""
    with transaction() as session:
        return session.get_one(CcsFile, file_id)


def rejects_of(file_id: int) -> list[tuple[int, str, str | None, str]]:
    """What was wrong: line, record, field, sentence."""
    columns = (CcsFileReject.line, CcsFileReject.record, CcsFileReject.field, CcsFileReject.sentence)
    with transaction() as session:
        rows = session.execute(select(*columns).where(CcsFileReject.file_id == file_id).order_by(CcsFileReject.id))
        return [(line, record, field, sentence) for line, record, field, sentence in rows]


def told() -> list[tuple[object, ...]]:
    """Every version of everything that was told, by what it says and never by its id."""
    with transaction() as session:
        return [tuple(row) for row in session.execute(text(TOLD))]


async def done(file_id: int, patience: int = 1) -> None:
    """Wait until a file is done."""
    for _ in range(patience):
        for _ in patiently():
            if await asyncio.to_thread(lambda: status_of(file_id).status) in ("done", "refused"):
                return
            await asyncio.sleep(0.1)
    raise TimeoutError(f"File {file_id} is not done: {status_of(file_id).status} {status_of(file_id).sentence}")
