"""A file taken in on a real database: each line one outcome, the same file once, and as if told one after another."""

import datetime as dt
import threading
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import select, text

from activities.database import transaction
from activities.timesheet_files import deciding, doings
from cli.seed.bulk.timesheet_file import as_file
from records import clock, timesheet_files, timesheeting
from records.account import Account
from records.assignment import Assignment
from records.care_case import Case
from records.decision import Decision
from records.enrollment import Enrollment
from records.timesheet import Timesheet, TimesheetEntry
from records.timesheet_file import TimesheetFile, TimesheetFilePart
from records.timesheet_rejects import sentence
from tests.activities.office import Office
from tests.journeys import filed
from workflows.steps.timesheet_file import FileOrder, PartOrder

AT = clock.county_instant(dt.date(2026, 3, 20))


@pytest.fixture
def pairs(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Ten pairs of Sacramento; pairs 0 and 9 share the recipient, 0 and 8 the provider."""
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    Office()
    return filed.pairs_of(10)


def line(
    pair: pl.DataFrame, *entries: str, approved: str = "2026-03-16", received: str = "2026-03-17"
) -> dict[str, str]:
    minutes = sum(_minutes(entry[6:10]) - _minutes(entry[2:6]) for entry in entries)
    return {
        "provider": pair["provider"].item(),
        "case_number": pair["case_number"].item(),
        "period": "2026-03-01",
        "received": received,
        "approved": approved,
        "minutes": str(minutes),
        "entries": " ".join(entries),
    }


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[2:])


def file_of(*lines: dict[str, str], layout: str = "csv") -> bytes:
    whole = pl.DataFrame(list(lines)).with_columns(pl.col("minutes").cast(pl.Int64))
    return as_file(whole, layout, dt.date(2026, 3, 18))


def outcomes(content: bytes) -> list[tuple[str, str | None]]:
    return [(outcome, reason) for _, outcome, reason, *_ in filed.lines_of(filed.by_hand(content, AT))]


def test_each_line_comes_to_its_outcome_and_the_totals_tie(pairs: pl.DataFrame) -> None:
    one = pairs[1]
    content = file_of(
        line(one, "0308001200H0"),
        line(pairs[2], "0308001200H0", approved=""),
        line(pairs[3], "0308001200H0", "0309001000H0"),
        line(pairs[4], "0308001200H0") | {"provider": "34-ZZZZ-ZZZZ"},
        line(pairs[5], "0308001200H0") | {"case_number": "9999999"},
        line(pairs[6], "0308001200H0") | {"case_number": one["case_number"].item()},
    )
    assert outcomes(content) == [
        ("accepted", None),
        ("awaiting", None),
        ("returned", "same_time_twice"),
        ("rejected", "unknown_provider"),
        ("rejected", "unknown_case"),
        ("rejected", "unknown_pair"),
    ]
    with transaction() as session:
        file = session.scalars(select(TimesheetFile)).one()
        assert (file.status, file.timesheets, file.minutes) == ("done", 6, 6 * 240 + 60)
        assert set(session.scalars(select(Timesheet.status))) == {"accepted", "awaiting_recipient", "returned"}
        days = session.scalars(select(Timesheet.day_minutes).where(Timesheet.status == "accepted")).all()
        assert days == [[0, 0, 240] + [0] * 12], "minutes of each day of the first half of March"
        begun = "select count(*) from outbox where workflow = 'TimesheetApproval'"
        assert session.scalar(text(begun)) == 2


def test_a_timesheet_that_is_there_already_is_rejected(pairs: pl.DataFrame) -> None:
    assert outcomes(file_of(line(pairs[1], "0308001200H0"))) == [("accepted", None)]
    assert outcomes(file_of(line(pairs[1], "0408001200H0"))) == [("rejected", "there_already")]


def test_an_online_draft_with_hours_stays_and_the_line_says_so(pairs: pl.DataFrame) -> None:
    typed(pairs[1], {"day": "2026-03-04", "starts": 480, "ends": 600, "place": "home"})
    assert outcomes(file_of(line(pairs[1], "0308001200H0"))) == [("rejected", "typed_online")]
    assert filed.count("select count(*) from timesheet_entry where version = 0") == 1
    assert "has not sent them" in sentence("typed_online")


def test_an_online_draft_in_which_nothing_was_typed_gives_way(pairs: pl.DataFrame) -> None:
    typed(pairs[1])
    assert outcomes(file_of(line(pairs[1], "0308001200H0"))) == [("accepted", None)]
    assert filed.count("select count(*) from timesheet") == 1


def typed(pair: pl.DataFrame, *entries: dict[str, object]) -> None:
    """The provider opens the half-month online, and types."""
    with transaction() as session:
        assignment = session.get_one(Assignment, pair["assignment_id"].item())
        draft = timesheeting.draft(session, assignment, dt.date(2026, 3, 1), AT)
        timesheeting.write_draft(session, draft, entries)


def test_nobody_signs_for_their_own_work(pairs: pl.DataFrame) -> None:
    alone, two_persons, others = pairs[1], pairs[2], pairs[3]
    with transaction() as session:
        recipient = session.get_one(Case, alone["case_id"].item()).person_id
        session.get_one(Enrollment, alone["enrollment_id"].item()).person_id = recipient
        person, enrollment = (
            session.get_one(Case, two_persons["case_id"].item()).person_id,
            two_persons["enrollment_id"],
        )
        named = {"sign_in_name": "one@example.org", "password_hash": "-"}
        session.add(
            Account(**named, person_id=person, enrollment_id=enrollment.item(), made_at=AT, password_changed_at=AT)
        )
    content = file_of(*(line(each, "0308001200H0") for each in (alone, two_persons, others)))
    assert outcomes(content) == [("rejected", "one_person"), ("rejected", "one_person"), ("accepted", None)]


def test_the_same_file_twice_changes_nothing_and_says_so(pairs: pl.DataFrame) -> None:
    content = file_of(line(pairs[1], "0308001200H0"))
    first = filed.by_hand(content, AT)
    with transaction() as session:
        again = timesheet_files.keep(session, "other-name.csv", content, None, AT)
        assert (again.again, again.file.id) == (True, first)
    assert filed.count("select count(*) from timesheet") == 1
    assert filed.count("select count(*) from outbox where workflow = 'TimesheetFileIntake'") == 1


def test_the_same_file_sent_twice_at_the_same_moment_is_kept_once(pairs: pl.DataFrame, tmp_path: Path) -> None:
    content, both, found = file_of(line(pairs[1], "0308001200H0")), threading.Barrier(4), []

    def send() -> None:
        both.wait()
        with transaction() as session:
            found.append(timesheet_files.keep(session, "a.csv", content, None, AT).again)

    senders = [threading.Thread(target=send) for _ in range(4)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    assert sorted(found) == [False, True, True, True]
    assert filed.count("select count(*) from timesheet_file") == 1
    assert filed.count("select count(*) from outbox") == 1
    assert len([path for path in (tmp_path / "papers").rglob("*") if path.is_file()]) == 1


def test_what_an_earlier_line_is_paid_a_later_one_has_not_left(pairs: pl.DataFrame) -> None:
    first, second = pairs[0], pairs[9]
    assert first["case_id"].item() == second["case_id"].item()
    month = first["authorized_minutes_per_month"].item()
    with transaction() as session:
        session.execute(text('update "authorization" set authorized_minutes_per_month = 600'))
    content = file_of(line(first, "0908001500H0"), line(second, "1008001500H0"), line(pairs[1], "0908001200H0"))
    assert month > 600
    found = filed.lines_of(filed.by_hand(content, AT))
    assert [(outcome, paid) for _, outcome, _, _, paid in found] == [
        ("accepted", 420),
        ("accepted", 180),
        ("accepted", 240),
    ]
    with transaction() as session:
        cut = session.scalars(select(Timesheet).where(Timesheet.outcome == "pay_with_cutback")).one()
        paid = select(TimesheetEntry.payable_minutes).where(TimesheetEntry.timesheet_id == cut.id)
        assert (cut.reasons[0], session.scalars(paid).all()) == ("over_remaining", [180])
        told = session.scalars(select(Decision).where(Decision.timesheet_id == cut.id)).one()
        assert told.facts["recipient_remaining_minutes"] == 180


def test_the_same_hours_for_another_recipient_on_a_later_line_are_held(pairs: pl.DataFrame) -> None:
    first, second = pairs[0], pairs[8]
    assert first["enrollment_id"].item() == second["enrollment_id"].item()
    content = file_of(line(first, "0308001200H0"), line(second, "0311001300H0"))
    assert outcomes(content) == [("accepted", None), ("held", "overlap")]


def test_both_layouts_come_to_the_same(pairs: pl.DataFrame) -> None:
    found = {}
    for layout, places in (("fixed", (1, 2, 3)), ("csv", (4, 5, 6))):
        lines = [line(pairs[place], "0308001200H0", "0413001500C0") for place in places]
        found[layout] = filed.lines_of(filed.by_hand(file_of(*lines, layout=layout), AT))
    assert found["fixed"] == found["csv"] == [(number, "accepted", None, 360, 360) for number in (2, 3, 4)]


def test_a_part_decided_twice_is_decided_once(pairs: pl.DataFrame) -> None:
    file_id = filed.sent(file_of(line(pairs[1], "0308001200H0")), at=AT)
    for _ in range(2):
        doings.check(FileOrder(file_id, AT))
    for _ in range(2):
        assert doings.decide_part(PartOrder(file_id, 0, AT)).lines == 1
    assert filed.count("select count(*) from timesheet") == 1


def test_a_file_whose_totals_do_not_agree_is_refused_whole(pairs: pl.DataFrame) -> None:
    content = file_of(line(pairs[1], "0308001200H0")).replace(b"TOTAL,1,", b"TOTAL,2,")
    file = filed.status_of(filed.by_hand(content, AT))
    assert file.status == "refused"
    assert "says 2 timesheets and the file holds 1" in (file.sentence or "")
    assert filed.count("select count(*) from timesheet_line") == 0


def test_where_columns_and_rule_engine_differ_the_part_stands_still_and_says_so(
    pairs: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "SAMPLE", 1)  # every one is decided twice
    by_columns = deciding._by_columns
    generous = lambda *told: by_columns(*told).with_columns(pl.col("payable_minutes") + 1)  # noqa: E731
    monkeypatch.setattr(deciding, "_by_columns", generous)
    file_id = filed.sent(file_of(line(pairs[1], "0308001200H0")), at=AT)
    doings.check(FileOrder(file_id, AT))
    with pytest.raises(Exception, match="the rule engine says pay"):
        doings.decide_part(PartOrder(file_id, 0, AT))
    assert filed.count("select count(*) from timesheet") == 0
    file = filed.status_of(file_id)
    assert file.status == "deciding"
    assert "Part 1 stands still: Line 2" in (file.sentence or "")
    monkeypatch.setattr(deciding, "_by_columns", by_columns)
    assert doings.decide_part(PartOrder(file_id, 0, AT)).lines == 1
    assert filed.status_of(file_id).sentence is None
    with transaction() as session:
        assert session.scalars(select(TimesheetFilePart.done_at)).one() is not None


def test_a_half_month_that_is_not_over_waits(pairs: pl.DataFrame) -> None:
    early = clock.county_instant(dt.date(2026, 3, 15))
    content = file_of(line(pairs[1], "0308001200H0", received="2026-03-14", approved="2026-03-14"))
    found = filed.lines_of(filed.by_hand(content, early))
    assert [(outcome, reason) for _, outcome, reason, *_ in found] == [("awaiting", None)]
    with transaction() as session:
        assert session.scalars(select(Timesheet.status)).one() == "waiting"
