"""A run issued on a real database: files that tie, the same bytes after any kill, and nothing sent that differs."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from activities.database import transaction
from activities.partners.bank import bank
from activities.partners.controller import controller
from activities.pay_run.failed import PayFailed
from activities.payment_files import counting, places
from records.pay_run import PayRun
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.payment_files import payees
from tests.activities.payment_files.reader import parsed


@pytest.fixture
def run(pay: PayOffice) -> Run:
    """Five people paid by direct deposit and three by warrant, in three parts."""
    payees.some_payees(pay, 5, 3)
    return Run()


def test_the_files_hold_every_payment_once_and_tie_with_ledger_and_run(run: Run) -> None:
    assert payees.issue(run.id) is None
    rows = payees.payments(run.id)
    ach = parsed(payees.file_of(run.id, "ach").read_bytes())
    entries = [entry["entry_detail"] for batch in ach["batches"] for entry in batch["entries"]]
    deposits = [row for row in rows if row.method == "direct_deposit"]
    assert [int(entry["ind_id"]) for entry in entries] == [row.id for row in deposits]
    assert [int(entry["amount"]) for entry in entries] == [row.net_cents for row in deposits]
    assert [entry["dfi_acnt_num"].strip() for entry in entries] == ["100000", "100001", "100002", "100003", "100004"]
    assert [entry["transaction_code"] for entry in entries] == ["22", "32", "22", "32", "22"]
    register = payees.file_of(run.id, "warrants").read_text().splitlines()
    drawn = [line for line in register if line[0] == "D"]
    assert [int(line[5:15]) for line in drawn] == [row.id for row in rows if row.method == "warrant"]
    books = payees.ledger()
    assert int(ach["file_control"]["credit_amount"]) == -books["DIRECT_DEPOSIT"]
    assert sum(int(line[23:34]) for line in drawn) == -books["WARRANT"] == int(register[-1][15:30])
    assert {row.status for row in rows} == {"issued"}
    with transaction() as session:
        assert session.get_one(PayRun, run.id).net_cents == -books["DIRECT_DEPOSIT"] - books["WARRANT"]


def test_files_on_record_have_the_count_the_sum_and_the_hash_of_what_lies_there(run: Run) -> None:
    payees.issue(run.id)
    on_record = payees.files_on_record(run.id)
    for kind, count in (("ach", counting.ach_sums), ("warrants", counting.warrant_sums)):
        path = payees.file_of(run.id, kind)
        sums, row = count(path.read_bytes()), on_record[kind]
        assert (row.entries, row.cents, row.size) == (sums.entries, sums.cents, path.stat().st_size)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert on_record["ach"].entry_hash == f"{sum([12_100_035] * 5):010d}"
    assert stat.S_IMODE(payees.file_of(run.id, "ach").parent.stat().st_mode) == 0o700


def test_whatever_is_killed_and_done_again_writes_the_same_bytes(run: Run) -> None:
    payees.issue(run.id)
    first = {kind: payees.file_of(run.id, kind).read_bytes() for kind in ("ach", "warrants")}
    for kind in first:
        payees.file_of(run.id, kind).unlink()
    assert payees.make_files(run.id, payees.LATER) is None  # its part files are gone too
    payees.issue_part(run.id, 1, payees.LATER)
    assert payees.make_files(run.id, payees.LATER) is None
    assert {kind: payees.file_of(run.id, kind).read_bytes() for kind in first} == first
    assert len(payees.files_on_record(run.id)) == 2


def test_the_bank_and_the_controller_each_get_their_own_file_and_parts_are_gone(run: Run) -> None:
    payees.issue(run.id)
    for kind, partner in (("ach", bank()), ("warrants", controller())):
        path = payees.file_of(run.id, kind)
        assert (partner.questions / path.name).read_bytes() == path.read_bytes()
    assert not list(payees.file_of(run.id, "ach").parent.glob("parts/*"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("update ledger_line set cents = cents - 1 where account = 40 and payment_id = {0}", "ledger's sum -1"),
        ("update payment set net_cents = net_cents + 1 where id = {0}", "net of the statements"),
        ("update pay_run set net_cents = net_cents - 5 where id = {1}", "net of the run"),
        ("update payment set part = 7 where id = {0}", "payments of no part that is issued 1"),
        ("update pay_run_part set issued_at = null where run_id = {1} and number = 2", "1 of the 3 parts"),
    ],
)
def test_any_difference_is_told_in_a_sentence_and_nothing_leaves(run: Run, change: str, says: str) -> None:
    for part in range(3):
        payees.issue_part(run.id, part)
    with transaction() as session:
        session.execute(text(change.format(payees.payments(run.id)[0].id, run.id)))
    assert says in (payees.make_files(run.id) or "")
    assert not payees.files_on_record(run.id)
    assert not payees.file_of(run.id, "ach").exists()
    assert not list(bank().questions.glob("*"))


def test_a_part_file_that_was_changed_on_the_disk_is_found_out(run: Run) -> None:
    for part in range(3):
        payees.issue_part(run.id, part)
    with transaction() as session:
        path = places.part_path(session.get_one(PayRun, run.id), 0, "ach")
    content = path.read_bytes()
    path.write_bytes(content[: 95 + 38] + b"9" + content[95 + 39 :])
    assert "do not say what their entries come to" in (payees.make_files(run.id) or "")
    path.write_bytes(content[:-10])
    assert "cut off" in (payees.make_files(run.id) or "")


def test_what_a_killed_worker_left_half_written_is_taken_away(run: Run) -> None:
    payees.issue_part(run.id, 0)
    with transaction() as session:
        left = places.part_path(session.get_one(PayRun, run.id), 1, "ach").with_name(".00001.ach.4711")
    left.write_bytes(b"6221210003580001234")
    assert payees.issue(run.id) is None
    assert list(left.parent.iterdir()) == []


def test_a_file_that_cannot_be_finished_leaves_no_half_of_it(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"000123456789"
        raise ValueError("The next part does not add up.")

    with pytest.raises(ValueError, match="does not add up"):
        places.write_unseen(tmp_path / "half" / "2026-03-A.ach", pieces())
    assert list((tmp_path / "half").iterdir()) == []


def test_a_payment_whose_account_is_not_on_record_stops_its_part(run: Run) -> None:
    number = payees.payments(run.id)[0].id
    with transaction() as session:
        session.execute(text("update payment set direct_deposit_id = null where id = :id"), {"id": number})
    with pytest.raises(PayFailed, match=f"Payment {number} is to go to a bank account that is not on record"):
        payees.issue_part(run.id, 0)
    assert {row.status for row in payees.payments(run.id)} == {"reckoned"}


def test_names_with_accents_are_written_in_plain_capitals(pay: PayOffice) -> None:
    payees.some_payees(pay, 1, 1)
    pay.change("update enrollment set first_name = 'José Ángel', last_name = 'O''Nuñez-Vang'")
    run = Run()
    payees.issue(run.id)
    assert b"ONUNEZ-VANG, JOSE ANGE" in payees.file_of(run.id, "ach").read_bytes()
    assert b"JOSE ANGEL ONUNEZ-VANG" in payees.file_of(run.id, "warrants").read_bytes()


def test_who_has_no_name_in_plain_letters_is_paid_under_the_providers_number(pay: PayOffice) -> None:
    payees.some_payees(pay, 1, 1)
    pay.change("update enrollment set first_name = '小龍', last_name = '李', enrollment_number = 'E' || id")
    run = Run()
    assert payees.issue(run.id) is None
    numbers = [f"E{row.enrollment_id}" for row in payees.payments(run.id)]
    (entry,) = [line for line in payees.file_of(run.id, "ach").read_text().splitlines() if line.startswith("6")]
    assert entry[54:76].strip() == numbers[0]
    assert payees.file_of(run.id, "warrants").read_text().splitlines()[1][50:90].strip() == numbers[1]


def test_a_run_without_direct_deposits_makes_no_empty_file(pay: PayOffice) -> None:
    payees.some_payees(pay, 0, 2)
    run = Run()
    assert payees.issue(run.id) is None
    assert list(payees.files_on_record(run.id)) == ["warrants"]
    assert not payees.file_of(run.id, "ach").exists()
