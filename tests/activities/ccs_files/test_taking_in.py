"""A daily file taken in on a real database: versions where something changed, none elsewhere, totals that tie."""

import dataclasses
import datetime as dt
import threading
from pathlib import Path

import pytest
from temporalio.exceptions import ApplicationError

from activities.ccs_files import doings
from activities.snapshot.building import StillBeingTold, build
from cli.seed.ccs.file_example import day_told
from records import clock, snapshots
from records.ccs_fault_words import SENTENCES
from records.ccs_told import ClientTold, MembershipTold, SarTold, Told
from tests.journeys import ccs_filed
from tests.journeys.ccs_filed import AT, DAY, by_hand, file_of, rejects_of
from tests.journeys.filed import count
from workflows.steps.file_in_parts import FileOrder, PartOrder

NEXT = DAY + dt.timedelta(days=1)
NOT_KEPT = ('"\\u0000"', '"\\ud800"', '"\\ud800"', '"1234567\\u0000"')
"""Numbers as JSON may write them; the second one comes twice."""

CURRENT = "select count(*) from {} where superseded_at is null"


@pytest.fixture(autouse=True)
def county(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setenv("HEARTH_CCS_PART_RECORDS", "7")
    ccs_filed.county()


def changed(told: list[Told], number: str, **other: object) -> list[Told]:
    """The same day, but for one record."""
    return [
        dataclasses.replace(each, **other) if getattr(each, "number", None) == number else each  # type: ignore[arg-type]
        for each in told
    ]


@pytest.mark.parametrize("layout", ["csv", "jsonl"])
def test_all_that_a_file_tells_stands_as_told_and_the_totals_tie(layout: str) -> None:
    told = day_told(6, DAY)
    file = by_hand(file_of(told, layout))
    assert (file.status, file.made_on, file.sentence) == ("done", DAY, None)
    assert (file.records, file.taken, file.unchanged, file.rejected) == (len(told), len(told), 0, 0)
    assert file.parts == file.parts_done == -(-len(told) // 7)
    sars = [each for each in told if isinstance(each, SarTold)]
    assert count("select count(*) from sar") == len(sars)
    assert count("select count(*) from sar_line") == sum(len(each.lines) for each in sars)
    assert count("select count(*) from sar_code where code_to = 'A999'") == sum(len(each.lines) > 2 for each in sars)
    assert count("select count(*) from ccs_client where name_folded <> ''") == 6


def test_both_layouts_leave_the_same_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    told = day_told(5, DAY)
    by_hand(file_of(told, "csv"))
    first = ccs_filed.told()
    again = by_hand(file_of(told, "jsonl"))
    assert (again.status, again.taken, again.unchanged) == ("done", 0, len(told))
    assert ccs_filed.told() == first


def test_the_next_day_makes_versions_only_of_what_changed() -> None:
    told = day_told(4, DAY)
    by_hand(file_of(told))
    sar = next(each for each in told if isinstance(each, SarTold))
    line = dataclasses.replace(sar.lines[0], status="denied", reason="Not a CCS condition")
    later = changed(told, sar.number, lines=(line, *sar.lines[1:]), decided_on=NEXT)
    at = clock.county_instant(NEXT, dt.time(18))
    file = by_hand(file_of(later, made_on=NEXT), at)
    assert (file.taken, file.unchanged) == (1, len(told) - 1)
    versions = [row for row in ccs_filed.told() if row[:2] == ("sar", sar.number)]
    assert [(row[2], row[3]) for row in versions] == [(AT, at), (at, None)]
    assert "denied" in str(versions[1][4])


@pytest.mark.parametrize("layout", ["csv", "jsonl"])
def test_a_snapshot_between_two_days_shows_the_first_of_them(layout: str) -> None:
    told = day_told(4, DAY)
    sar = next(each for each in told if isinstance(each, SarTold) and each.lines[0].status == "pending")
    by_hand(file_of(told, layout))
    shown = "select count(*) from snapshot_sar r join snapshot s on s.id = r.snapshot_id and s.status = 'current'"
    build(DAY, snapshots.closes_at(DAY))
    assert count(shown) == 8
    line = dataclasses.replace(sar.lines[0], status="authorized")
    later = changed(told, sar.number, lines=(line,), decided_on=NEXT)
    by_hand(file_of(later, layout, NEXT), clock.county_instant(NEXT, dt.time(18)))
    of_it = f"{shown} where r.number = '{sar.number}' and r.status = "
    build(DAY, snapshots.closes_at(NEXT), again=True)
    assert count(f"{of_it} 'pending'") == 1
    build(NEXT, snapshots.closes_at(NEXT))
    assert count(f"{of_it} 'authorized'") == 1


def test_what_no_database_keeps_is_rejected_and_holds_up_nobody() -> None:
    lines = file_of(day_told(2, DAY), "jsonl").decode().splitlines()
    strange = [
        lines[1].replace('"record"', '"\\u0000\\ud800": 1, "record"').replace('"0000001"', number)
        for number in NOT_KEPT
    ]
    totals = lines[-1].replace('"clients": 2', f'"clients": {2 + len(strange)}')
    file = by_hand("\n".join([*lines[:-1], *strange, totals]).encode())
    assert (file.status, file.rejected, file.sentence) == ("done", len(strange), None)
    assert count("select count(*) from ccs_client") == 2


def test_no_snapshot_shows_half_a_file() -> None:
    by_hand(file_of(day_told(2, DAY)))
    build(DAY, snapshots.closes_at(DAY))
    evening = clock.county_instant(NEXT, dt.time(23, 59))
    file_id = ccs_filed.sent(file_of(day_told(3, NEXT), made_on=NEXT), evening)
    doings.check_file(FileOrder(file_id, evening))
    doings.take_part(PartOrder(file_id, 0, evening))
    with pytest.raises(StillBeingTold, match=f"File {file_id} from CCS"):
        build(NEXT, snapshots.closes_at(NEXT))
    assert count("select count(*) from snapshot where status = 'failed' and sentence like 'File%'") == 1
    assert count("select clients from snapshot where status = 'current'") == 2
    ccs_filed.take_in(file_id, evening)
    build(NEXT, snapshots.closes_at(NEXT))
    assert count("select clients from snapshot where status = 'current'") == 3


def test_the_same_file_again_is_the_first_one_also_for_racing_senders() -> None:
    content = file_of(day_told(2, DAY))
    ids: list[int] = []
    threads = [threading.Thread(target=lambda: ids.append(ccs_filed.sent(content))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ids)) == 1
    assert count("select count(*) from outbox where workflow = 'CcsFileIntake'") == 1


def test_a_part_that_is_taken_again_changes_nothing() -> None:
    file = by_hand(file_of(day_told(3, DAY)))
    before = ccs_filed.told()
    ccs_filed.take_in(file.id)
    for part in range(file.parts):
        doings.take_part(PartOrder(file.id, part, AT))
    assert ccs_filed.told() == before
    assert vars(ccs_filed.status_of(file.id))["taken"] == file.taken


def test_what_refers_to_nothing_known_is_rejected_and_the_rest_is_taken() -> None:
    told = day_told(3, DAY)
    stranger = ClientTold("7654321", None, "Oakley", "Wren", dt.date(2015, 1, 1), "34")
    sars = [each for each in told if isinstance(each, SarTold)]
    lost = dataclasses.replace(sars[0], number="97111111111", client_number=stranger.number)
    member = MembershipTold(stranger.number, "P01", None, DAY, None)
    late = file_of([*told, member, lost, stranger])
    file = by_hand(late)
    assert (file.status, file.rejected, file.taken) == ("done", 2, len(told) + 1)
    unknown = SENTENCES["unknown_client"]
    assert [row[1:] for row in rejects_of(file.id)] == [
        ("membership", "client_number", unknown),
        ("sar", "client_number", unknown),
    ]


def test_a_letter_tells_of_its_own_clients_request_and_of_lines_that_it_has() -> None:
    told = day_told(3, DAY)
    sars = [each for each in told if isinstance(each, SarTold)]
    letter = next(each for each in told if getattr(each, "sar_number", None))
    first, other = sars[0], next(each for each in sars if each.client_number != sars[0].client_number)
    wrong = [
        dataclasses.replace(letter, number="L-A", sar_number="97222222222"),  # type: ignore[type-var,call-arg]
        dataclasses.replace(letter, number="L-B", client_number=first.client_number, sar_number=other.number),  # type: ignore[type-var,call-arg]
        dataclasses.replace(  # type: ignore[type-var]
            letter,
            **{"number": "L-C", "client_number": first.client_number, "sar_number": first.number},
            line_numbers="1,9",
        ),
    ]
    file = by_hand(file_of([*told, *wrong]))
    words = ("unknown_request", "other_client", "unknown_line")
    assert [row[3] for row in rejects_of(file.id)] == [SENTENCES[word] for word in words]


def test_a_record_that_stands_twice_is_taken_once() -> None:
    told = day_told(2, DAY)
    again = [dataclasses.replace(each, last_name="Other") for each in told if isinstance(each, ClientTold)]
    file = by_hand(file_of([*told, *again]))
    assert (file.rejected, file.taken) == (2, len(told))
    assert {row[3] for row in rejects_of(file.id)} == {SENTENCES["twice_in_file"]}
    assert count("select count(*) from ccs_client where last_name = 'Other'") == 0


def test_a_membership_that_is_taken_back_ends_and_nothing_takes_its_place() -> None:
    told = day_told(2, DAY)
    by_hand(file_of(told))
    gone = [dataclasses.replace(each, taken_back=True) for each in told if isinstance(each, MembershipTold)]
    file = by_hand(file_of(gone, made_on=NEXT), clock.county_instant(NEXT))
    assert (file.taken, count(CURRENT.format("plan_membership"))) == (2, 0)
    again = by_hand(file_of(gone, "jsonl", NEXT), clock.county_instant(NEXT, dt.time(11)))
    assert (again.taken, again.unchanged) == (0, 2)


def test_a_file_waits_until_the_one_before_it_is_taken_in() -> None:
    first = ccs_filed.sent(file_of(day_told(2, DAY)))
    second = ccs_filed.sent(file_of(day_told(2, NEXT), made_on=NEXT), clock.county_instant(NEXT))
    with pytest.raises(ApplicationError, match=f"waits until file {first}"):
        doings.check_file(FileOrder(second, clock.county_instant(NEXT)))
    assert "waits" in (ccs_filed.status_of(second).sentence or "")
    ccs_filed.take_in(first)
    ccs_filed.take_in(second, clock.county_instant(NEXT))
    assert (ccs_filed.status_of(second).status, ccs_filed.status_of(second).sentence) == ("done", None)


def test_a_file_of_a_day_before_what_is_known_is_refused() -> None:
    by_hand(file_of(day_told(2, NEXT), made_on=NEXT), clock.county_instant(NEXT))
    file = by_hand(file_of(day_told(2, DAY)), clock.county_instant(NEXT, dt.time(20)))
    assert file.status == "refused"
    assert "Send the newest state" in (file.sentence or "")


def test_what_was_told_through_the_api_since_a_file_came_stands() -> None:
    told = day_told(1, DAY)
    by_hand(file_of(told), AT + dt.timedelta(hours=1))
    renamed = [dataclasses.replace(each, last_name="Older") for each in told if isinstance(each, ClientTold)]
    file = by_hand(file_of(renamed), AT)
    assert [row[3] for row in rejects_of(file.id)] == [SENTENCES["newer_known"]]
    assert count("select count(*) from ccs_client where last_name = 'Older'") == 0
