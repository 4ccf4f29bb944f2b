"""A daily file that stands still is told of within the hour, and the IT Unit can give it up: what waits goes on."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.ccs_files import doings
from activities.snapshot.building import StillBeingTold, build
from cli.seed.ccs.file_example import day_told
from records import ccs_files, clock
from records.ccs_client import CcsClient
from records.ccs_file import CcsFile
from records.place import County
from tests.journeys import ccs_filed
from tests.journeys.ccs_filed import AT, DAY, file_of
from tests.web.conftest import Visitor
from web.staff.office.snapshots import of_ccs_files
from workflows.steps.file_in_parts import FileOrder, PartOrder

Come = Callable[[str], Visitor]
HOUR = dt.timedelta(hours=1)
MIDNIGHT = clock.county_instant(DAY + dt.timedelta(days=1), dt.time(0, 30))


@pytest.fixture(autouse=True)
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setenv("HEARTH_CCS_PART_RECORDS", "20")


@pytest.fixture
def stopped(session: Session) -> CcsFile:
    """A file of which one part was taken, when its worker was mended for a day."""
    if session.get(County, "34") is None:
        session.add(County(code="34", name="Sacramento"))
    kept = ccs_files.keep(session, "ccs.csv", file_of(day_told(30, DAY)), None, AT).file
    session.commit()
    with clock.fixed(AT):
        doings.check_file(FileOrder(kept.id, AT))
        doings.take_part(PartOrder(kept.id, 0, AT))
    session.refresh(kept)
    return kept


def give_up(office: Visitor, file: CcsFile, why: str = "The worker is mended tomorrow") -> int:
    return office.post(f"/ccs-files/{file.id}/refuse", {"why": why}).status_code


@pytest.mark.parametrize(("after", "state"), [(HOUR, "well"), (HOUR + dt.timedelta(seconds=1), "slow")])
def test_an_hour_of_silence_is_told_to_the_administrator(
    app: Flask, stopped: CcsFile, after: dt.timedelta, state: str
) -> None:
    with app.app_context():
        found = of_ccs_files(AT + after)
    assert found.state == state
    assert (f"file {stopped.id} for 1 hour" in found.sentence) == (state == "slow")


def test_whoever_brings_files_reads_it_on_the_list_and_on_the_files_page(as_role: Come, stopped: CcsFile) -> None:
    with clock.fixed(AT + 2 * HOUR):
        office = as_role("regional_office")
        for path in ("/ccs-files", f"/ccs-files/{stopped.id}"):
            assert "organizations see no newer day" in office.get(path).get_data(as_text=True), path
        assert "Refuse the rest" not in office.get(f"/ccs-files/{stopped.id}").get_data(as_text=True)
        assert give_up(office, stopped) == 403


def test_what_was_taken_stays_and_nothing_more_is_taken(as_role: Come, session: Session, stopped: CcsFile) -> None:
    with clock.fixed(AT + 2 * HOUR):
        office = as_role("information_technology")
        assert "Refuse the rest" in office.get(f"/ccs-files/{stopped.id}").get_data(as_text=True)
        assert give_up(office, stopped, " ") == 422
        assert give_up(office, stopped) == 303
        page = office.get(f"/ccs-files/{stopped.id}").get_data(as_text=True)
    assert re.search(r"The worker is mended tomorrow\. 20 of its \d+ records were taken before", page)
    assert "The rest of the file is refused" in page
    taken = set(session.scalars(select(CcsClient.number)))
    doings.take_part(PartOrder(stopped.id, 1, AT))
    doings.finish(FileOrder(stopped.id, AT))
    session.expire_all()
    assert (stopped.status, stopped.parts_done) == ("refused", 1)
    assert set(session.scalars(select(CcsClient.number))) == taken


def test_the_next_file_has_its_turn_and_the_night_goes_on(as_role: Come, session: Session, stopped: CcsFile) -> None:
    following = ccs_files.keep(session, "next.csv", file_of(day_told(5, DAY)), None, AT + HOUR).file.id
    session.commit()
    with pytest.raises(StillBeingTold, match=rf"File {stopped.id} from CCS .* or refused by hand"):
        build(DAY, MIDNIGHT)
    with clock.fixed(AT + 2 * HOUR):
        assert give_up(as_role("information_technology"), stopped) == 303
        for part in range(doings.check_file(FileOrder(following, AT + HOUR)).parts):
            doings.take_part(PartOrder(following, part, AT + HOUR))
        doings.finish(FileOrder(following, AT + HOUR))
    assert build(DAY, MIDNIGHT)


def test_the_same_file_may_come_again_and_an_older_one_not(as_role: Come, session: Session, stopped: CcsFile) -> None:
    older = file_of(day_told(3, DAY - 24 * HOUR), made_on=DAY - 24 * HOUR)
    with clock.fixed(AT + 2 * HOUR):
        assert ccs_files.keep(session, "ccs.csv", file_of(day_told(30, DAY)), None, AT).again
        assert give_up(as_role("information_technology"), stopped) == 303
        session.expire_all()
        assert ccs_filed.by_hand(older, AT + HOUR).status == "refused"
        again = ccs_filed.by_hand(file_of(day_told(30, DAY)), AT + 2 * HOUR)
    assert (again.id == stopped.id, again.status, again.unchanged) == (False, "done", 20)


def test_a_file_that_goes_on_or_waits_for_its_turn_is_not_given_up(
    as_role: Come, session: Session, stopped: CcsFile
) -> None:
    waiting = ccs_files.keep(session, "next.csv", file_of(day_told(5, DAY)), None, AT).file
    session.commit()
    for file, at in ((stopped, AT + HOUR), (waiting, AT + 2 * HOUR)):
        with clock.fixed(at):
            office = as_role("information_technology")
            assert "Refuse the rest" not in office.get(f"/ccs-files/{file.id}").get_data(as_text=True)
            answer = office.post(f"/ccs-files/{file.id}/refuse", {"why": "A slip of the hand"})
        assert (answer.status_code, "Refuse it only when it stands still" in answer.get_data(as_text=True)) == (
            409,
            True,
        )
        session.refresh(file)
        assert (file.status == "refused", file.refused_by_id) == (False, None)


def test_a_file_that_is_over_is_not_given_up(as_role: Come, session: Session, stopped: CcsFile) -> None:
    stopped.status, stopped.done_at = "done", AT
    session.commit()
    with clock.fixed(AT + 2 * HOUR):
        office = as_role("information_technology")
        assert give_up(office, stopped) == 409
        assert "Refuse the rest" not in office.get(f"/ccs-files/{stopped.id}").get_data(as_text=True)
