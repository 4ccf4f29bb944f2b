"""What the build reckons in the database is what the law says: for every status, on both sides of every day."""

import datetime as dt
import itertools

import polars as pl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from records.clock import county_instant
from records.sar import Sar
from records.sar_line import LINE_STATUSES, SarLine
from records.snapshot import SnapshotLine, SnapshotSar
from rules.answer import Answer
from rules.ask import ask
from rules.columns import ask_many, decide_frame
from tests.activities.snapshot.authorizations import TODAY, YESTERDAY, Told

DAY = dt.timedelta(days=1)
NEAR = (-DAY, 0 * DAY, DAY)


def every_line() -> list[dict[str, object]]:
    """Every status with days before, on and after the day that is shown."""
    lines: list[dict[str, object]] = []
    for status, begins, ends in itertools.product(LINE_STATUSES, NEAR, NEAR):
        if begins <= ends:
            days = {"status": status, "starts_on": YESTERDAY + begins, "ends_on": YESTERDAY + ends}
            cancelled = NEAR if status == "cancelled" else (None,)
            lines += [{**days, "cancelled_on": None if each is None else YESTERDAY + each} for each in cancelled]
    return lines


@pytest.fixture
def told(own_database: str, session: Session) -> Told:
    """A request for every line alone, and one for each two statuses as they may be shown."""
    made = Told(session)
    made.county()
    made.client("0000001")
    lines = every_line()
    shown = {(line["status"], line["ends_on"] < YESTERDAY): line for line in lines}  # type: ignore[operator]
    numbers = itertools.count(97_000_000_001)
    for line in lines:
        made.sar(str(next(numbers)), "0000001", line)
    for each in itertools.combinations_with_replacement(shown.values(), 2):
        made.sar(str(next(numbers)), "0000001", *each)
    session.commit()
    build(YESTERDAY, county_instant(TODAY))
    return made


def test_lines_and_requests_stand_as_the_law_has_them(told: Told) -> None:
    session = told.session
    asked = (SarLine.id, SarLine.status, SarLine.starts_on, SarLine.ends_on, SarLine.cancelled_on)
    rows = session.execute(select(*asked, SnapshotLine.status).join(SnapshotLine, SnapshotLine.line_id == SarLine.id))
    names = ["id", "status", "starts_on", "ends_on", "cancelled_on", "shown"]
    lines = pl.DataFrame([tuple(row) for row in rows], schema=names, orient="row", infer_schema_length=None)
    facts = lines.drop("id", "shown").with_columns(as_of=pl.lit(YESTERDAY))
    said = decide_frame("ccs.line_status", TODAY, facts)
    assert said["error"].null_count() == said.height > 250
    assert said["status"].to_list() == lines["shown"].to_list()
    assert {"expired", *LINE_STATUSES} == set(lines["shown"])


def test_headlines_are_the_laws(told: Told) -> None:
    session = told.session
    requests = session.execute(select(SnapshotSar.sar_id, SnapshotSar.status).order_by(SnapshotSar.sar_id)).all()
    shown: dict[int, list[str]] = {}
    for sar_id, status in session.execute(select(SnapshotLine.sar_id, SnapshotLine.status)):
        shown.setdefault(sar_id, []).append(status)
    cases = [{"lines": [{"status": status} for status in shown[sar_id]]} for sar_id, _ in requests]
    answers = ask_many("ccs.sar_status", TODAY, cases)
    said = [answer.answer["status"] if isinstance(answer, Answer) and answer.answer else answer for answer in answers]
    assert said == [status for _, status in requests]
    assert "mixed" in said


def test_a_request_without_lines_was_received(own_database: str, session: Session) -> None:
    told = Told(session)
    told.county()
    told.client("0000001")
    sar = told.sar("97000000012", "0000001")
    session.query(SarLine).filter_by(sar_id=sar.id).delete()
    session.commit()
    build(YESTERDAY, county_instant(TODAY))
    answer = ask("ccs.sar_status", TODAY, {"lines": []})
    assert answer.answer == {
        "status": session.scalar(select(SnapshotSar.status).join(Sar, Sar.id == SnapshotSar.sar_id))
    }
