"""The bank's file: as the standard lays it out, read and written by somebody else's library to the same characters."""

import datetime as dt
import itertools

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.payment_files import nacha
from activities.payment_files.origin import origin
from records.clock import county_instant
from records.routing_number import is_routing_number, with_check_digit
from tests.activities.payment_files.reader import parsed, rebuilt

PAY_DATE = dt.date(2026, 3, 25)
MADE = county_instant(dt.date(2026, 3, 20), dt.time(14, 5))
BANKS = [with_check_digit(f"{number:08}") for number in (1, 12100035, 32227162, 99999999)]
NAMES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ ,-", min_size=1, max_size=30).map(lambda name: "A" + name.strip())
ENTRY = st.fixed_dictionaries(
    {
        "cents": st.integers(1, 9_999_999),
        "routing_number": st.sampled_from(BANKS),
        "account": st.text("0123456789", min_size=4, max_size=17),
        "account_kind": st.sampled_from(["checking", "savings"]),
        "name": NAMES,
    }
)
PARTS = st.lists(st.lists(ENTRY, max_size=12), min_size=1, max_size=4)


def framed(parts: list[list[dict[str, object]]]) -> list[pl.DataFrame]:
    """Entries numbered on through the parts, as payments of a run are."""
    ranks = itertools.count(1)
    schema = {"rank": pl.Int64, "payment_id": pl.Int64, "cents": pl.Int64, "routing_number": pl.String}
    schema |= {"account": pl.String, "account_kind": pl.String, "name": pl.String}
    numbered = [
        [{"rank": (rank := next(ranks)), "payment_id": 70_000 + rank} | each for each in part] for part in parts
    ]
    return [pl.DataFrame(part, schema=schema) for part in numbered]


def whole(parts: list[pl.DataFrame]) -> bytes:
    batches = [nacha.batch(origin(), number, PAY_DATE, part) for number, part in enumerate(parts, 1)]
    header = nacha.file_header(origin(), MADE, "A", "2026-03A")
    return b"".join([header, *(lines for lines, _ in batches), nacha.file_control(sums for _, sums in batches)])


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_another_reader_finds_every_entry_and_the_same_totals(told: list[list[dict[str, object]]]) -> None:
    parts = framed(told)
    file = parsed(whole(parts))
    full = [part for part in parts if part.height]
    for part, batch in zip(full, file["batches"], strict=True):
        control = batch["batch_control"]
        assert int(control["entadd_count"]) == part.height == len(batch["entries"])
        assert int(control["credit_amount"]) == part["cents"].sum()
        assert int(control["entry_hash"]) == sum(int(bank[:8]) for bank in part["routing_number"]) % 10**10
        for row, read in zip(part.iter_rows(named=True), batch["entries"], strict=True):
            entry = read["entry_detail"]
            assert entry["recv_dfi_id"] + entry["check_digit"] == row["routing_number"]
            assert entry["dfi_acnt_num"].rstrip() == row["account"]
            assert int(entry["amount"]) == row["cents"]
            assert int(entry["ind_id"]) == row["payment_id"]
            assert entry["ind_name"].rstrip() == row["name"][:22].rstrip()
            assert int(entry["trace_num"]) == int(origin().odfi) * 10**7 + row["rank"]
    assert int(file["file_control"]["credit_amount"]) == sum(part["cents"].sum() for part in parts)
    assert int(file["file_control"]["entadd_count"]) == sum(part.height for part in parts)


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_another_writer_makes_the_same_controls_to_the_character(told: list[list[dict[str, object]]]) -> None:
    parts = [part for part in framed([*told, [plain_entry()]]) if part.height]
    ours = whole(parts).decode().splitlines()
    theirs = rebuilt(origin(), parts, PAY_DATE)
    for kind in ("8", "9"):
        assert [line for line in ours if line[0] == kind] == [line for line in theirs if line[0] == kind]
    entries = [[line[:79] for line in lines if line[0] == "6"] for lines in (ours, theirs)]
    assert entries[0] == entries[1]


@settings(max_examples=40, deadline=None)
@given(PARTS)
def test_lines_have_94_characters_in_full_blocks_and_the_same_bytes_each_time(
    told: list[list[dict[str, object]]],
) -> None:
    content = whole(framed(told))
    lines = content.split(b"\n")
    assert lines.pop() == b""
    assert {len(line) for line in lines} == {94}
    assert len(lines) % 10 == 0
    assert int(parsed(content)["file_control"]["block_count"]) * 10 == len(lines)
    assert whole(framed(told)) == content


def test_the_header_says_when_the_run_was_made_and_the_batch_when_people_are_paid() -> None:
    file = parsed(whole(framed([[plain_entry()]])))
    assert (file["file_header"]["file_crt_date"], file["file_header"]["file_crt_time"]) == ("260320", "1405")
    header = file["batches"][0]["batch_header"]
    assert (header["eff_ent_date"], header["std_ent_cls_code"], header["serv_cls_code"]) == ("260325", "PPD", "220")
    assert header["entry_desc"].rstrip() == "PAYROLL"


def plain_entry() -> dict[str, object]:
    return {
        "cents": 5,
        "routing_number": BANKS[0],
        "account": "12345",
        "account_kind": "checking",
        "name": "ORTIZ, PAZ",
    }


def test_a_bank_with_a_wrong_check_digit_stops_the_file_and_names_the_payment() -> None:
    wrong = plain_entry() | {"routing_number": BANKS[0][:8] + str((int(BANKS[0][8]) + 1) % 10)}
    with pytest.raises(ValueError, match="payment 70002"):
        whole(framed([[plain_entry(), wrong]]))


def test_more_money_than_ten_digits_of_cents_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="does not fit into 10 digits"):
        whole(framed([[plain_entry() | {"cents": 10**10}]]))


@given(st.integers(0, 99_999_999).map(lambda number: f"{number:08}"), st.integers(0, 8), st.integers(1, 9))
def test_one_misread_digit_never_makes_another_routing_number(eight: str, place: int, more: int) -> None:
    right = with_check_digit(eight)
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert is_routing_number(right) == bool(right.strip("0"))
    assert not is_routing_number(wrong)
