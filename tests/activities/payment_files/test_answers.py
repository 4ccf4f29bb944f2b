"""What the bank and the Controller answer: matched, followed once in status and ledger, or told back by the line."""

import csv
import datetime as dt
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from activities.database import transaction
from activities.partners import demo_payments
from activities.partners.answers import collect_once, told_back
from activities.partners.bank import bank
from activities.partners.controller import controller
from activities.partners.files import FilePartner
from cli.pay.answers import answers
from records import clock
from records.event import Event
from records.pay_setup import DirectDeposit
from records.payment import Payment
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.payment_files import payees
from tests.activities.payment_files.bank_says import Back, back, bank_file
from web.staff import pay_words


@pytest.fixture
def issued(pay: PayOffice) -> list[Payment]:
    """Three direct deposits and two warrants that have left, in order."""
    payees.some_payees(pay)
    run = Run()
    assert payees.issue(run.id) is None
    return payees.payments(run.id)


def put(partner: FilePartner, content: bytes, name: str = "monday.ach") -> dict[str, int]:
    """The partner puts a file; what came of its lines."""
    partner.answers.mkdir(parents=True, exist_ok=True)
    (partner.answers / name).write_bytes(content)
    return dict(collect_once(partner))


def controller_says(*rows: tuple[int, str, int], on: str = "2026-03-26") -> bytes:
    lines = [",".join(controller().answered), *(f"{number},{what},{on},{cents}," for number, what, cents in rows)]
    return "\n".join(lines).encode()


def rejected(partner: FilePartner) -> list[tuple[str, str]]:
    """Lines told back, with their sentences."""
    found = []
    for path in sorted((partner.answers / "rejected").glob("*.csv")):
        found += [(row["line"], row["problem"]) for row in csv.DictReader(path.read_text().splitlines())]
    return found


def test_a_returned_deposit_is_money_owed_to_the_provider_and_its_account_is_closed(issued: list[Payment]) -> None:
    before = payees.ledger()
    assert put(bank(), bank_file(back(issued[0], "R02"))) == {"taken": 1}
    now, after = payees.payment(issued[0].id), payees.ledger()
    assert (now.status, now.status_on) == ("returned", dt.date(2026, 3, 24))
    assert after["DIRECT_DEPOSIT"] == before["DIRECT_DEPOSIT"] + now.net_cents
    assert after["RETURNED"] == -now.net_cents
    assert after["uneven"] == 0
    (answer,) = payees.answers(now.id)
    assert (answer.answer, answer.code, answer.settled_at) == ("returned", "R02", None)
    with transaction() as session:
        assert session.get_one(DirectDeposit, now.direct_deposit_id).closed_on == dt.date(2026, 3, 24)


def test_a_return_that_is_not_the_accounts_fault_leaves_the_account_open(issued: list[Payment]) -> None:
    put(bank(), bank_file(back(issued[0], "R17")))
    with transaction() as session:
        assert session.get_one(DirectDeposit, issued[0].direct_deposit_id).closed_on is None


def test_after_an_account_was_closed_the_next_payment_is_held(pay: PayOffice) -> None:
    (work,) = payees.some_payees(pay, 1, 0)
    first = Run()
    payees.issue(first.id)
    put(bank(), bank_file(back(payees.payments(first.id)[0], "R02")))
    sheet = pay.sheet(work, {16: 480}, begins=dt.date(2026, 3, 16))
    second = Run(dt.date(2026, 3, 16), pay_date=dt.date(2026, 4, 7), made=payees.county_instant(dt.date(2026, 4, 2)))
    assert second.held() == {sheet: ["bank_account_missing"]}


def test_the_same_file_twice_under_any_name_changes_nothing(issued: list[Payment]) -> None:
    content = bank_file(back(issued[0]), back(issued[1], "R01"))
    assert put(bank(), content) == {"taken": 2}
    books = payees.ledger()
    assert put(bank(), content, "again.ach") == {"repeated": 2}
    assert payees.ledger() == books
    assert len(payees.answers(issued[0].id)) == 1


def test_lines_that_fit_no_payment_are_told_back_by_their_number(issued: list[Payment]) -> None:
    good, other = back(issued[0]), back(issued[1])
    wrong = [
        Back(f"{999_999:015d}", other.trace, 5, "R03"),
        Back(other.number, good.trace, other.cents, "R03"),
        Back(other.number, other.trace, other.cents + 1, "R03"),
        Back(back(issued[0]).number, good.trace, good.cents, "C01", "777"),
    ]
    assert put(bank(), bank_file(good, *wrong)) == {"taken": 2, "rejected": 3}
    assert [line for line, _ in rejected(bank())] == ["6", "8", "10"]
    assert "amount is not that of payment" in rejected(bank())[2][1]
    assert payees.payment(issued[1].id).status == "issued"


def test_a_bank_that_leaves_the_number_out_is_understood_by_trace_and_amount(issued: list[Payment]) -> None:
    told = back(issued[1])
    assert put(bank(), bank_file(Back("", told.trace, told.cents, "R04"))) == {"taken": 1}
    assert payees.payment(issued[1].id).status == "returned"


def test_a_trace_number_alone_is_looked_for_in_each_run_within_its_own_payments(
    pay: PayOffice, issued: list[Payment]
) -> None:
    (work,) = payees.some_payees(pay, 1, 0)
    second = Run(made=payees.county_instant(dt.date(2026, 3, 25)), pay_date=dt.date(2026, 3, 27))
    assert payees.issue(second.id) is None
    (other,) = [each for each in payees.payments(second.id) if each.assignment_id == work]
    rank = other.id - issued[0].id + 1
    assert rank > len(issued), "as if it were counted on from the first run"
    beyond = back(issued[0]).trace[:-7] + f"{rank:07d}"
    assert put(bank(), bank_file(Back("", beyond, other.net_cents, "R04"))) == {"rejected": 1}
    assert "0 payments have its trace number and amount" in rejected(bank())[0][1]
    assert payees.payment(other.id).status == "issued"


def test_a_file_cut_off_on_its_way_changes_nothing(issued: list[Payment]) -> None:
    whole = bank_file(back(issued[0]), back(issued[1]))
    assert put(bank(), whole[: 95 * 4]) == {"rejected": 1}
    assert "cut off" in rejected(bank())[0][1]
    assert put(bank(), whole.replace(b"\n621", b"\n62", 1), "short.ach") == {"rejected": 1}
    assert {payees.payment(each.id).status for each in issued[:2]} == {"issued"}


def test_a_file_whose_amounts_were_changed_is_refused_whole(issued: list[Payment]) -> None:
    told = bank_file(back(issued[0]))
    cents = f"{issued[0].net_cents:010d}".encode()
    assert put(bank(), told.replace(cents, b"0000000001", 1)) == {"rejected": 1}
    assert "control record" in rejected(bank())[0][1]
    assert payees.payment(issued[0].id).status == "issued"


def test_a_notice_of_change_proposes_the_account_and_moves_no_money(issued: list[Payment]) -> None:
    books = payees.ledger()
    data = f"{payees.BANK}   {'555666777':<17}"
    assert put(bank(), bank_file(back(issued[0], "C03", data), back(issued[1], "C05", "32"))) == {"taken": 2}
    assert payees.ledger() == books
    assert payees.payment(issued[0].id).status == "issued"
    (both,), (kind,) = payees.answers(issued[0].id), payees.answers(issued[1].id)
    assert (both.routing_number, both.account_last_four, both.account_kind) == (payees.BANK, "6777", None)
    assert b"555666777" not in (both.account_sealed or b"")
    assert (kind.routing_number, kind.account_last_four, kind.account_kind) == (None, None, "savings")


def test_the_controller_says_what_became_of_each_warrant(issued: list[Payment]) -> None:
    one, two = issued[3], issued[4]
    content = controller_says((one.id, "paid", one.net_cents), (two.id, "stale", two.net_cents))
    assert put(controller(), content, "w.csv") == {"taken": 2}
    assert [payees.payment(each.id).status for each in (one, two)] == ["paid", "stale"]
    assert payees.ledger()["RETURNED"] == -two.net_cents
    assert put(controller(), content, "w2.csv") == {"repeated": 2}


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2999-01-01", "answered_on 2999-01-01 is still to come"),
        ("1066-10-14", "answered_on 1066-10-14 is before 2026-"),
    ],
)
def test_nobody_answers_of_a_warrant_before_it_was_made_or_on_a_day_to_come(
    issued: list[Payment], on: str, sentence: str
) -> None:
    one = issued[3]
    assert put(controller(), controller_says((one.id, "paid", one.net_cents), on=on), "w.csv") == {"rejected": 1}
    assert sentence in rejected(controller())[0][1]
    assert payees.payment(one.id).status == "issued"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *(("stop-12", "stop-12"), ("000000000000012", "000000000000012"), ("078-05-1120", ""), ("078051120", "")),
        *(("178051120", ""), ("R-555666777", ""), ("Ortiz, Paz", ""), ("=1+1", "")),
    ],
)
def test_a_reference_is_told_back_only_where_it_can_be_nobodys_number_or_name(typed: str, told: str) -> None:
    assert told_back(typed) == told


def test_a_warrant_that_was_void_and_is_paid_after_all_is_told_back_at_once(issued: list[Payment]) -> None:
    one = issued[3]
    put(controller(), controller_says((one.id, "void", one.net_cents)), "a.csv")
    assert put(controller(), controller_says((one.id, "paid", one.net_cents)), "b.csv") == {"rejected": 1}
    assert put(controller(), controller_says((one.id, "stale", one.net_cents)), "c.csv") == {"rejected": 1}
    assert "Look into it at once" in rejected(controller())[0][1]
    assert payees.ledger()["RETURNED"] == -one.net_cents


def test_a_settled_file_is_paid_but_for_what_came_back(issued: list[Payment]) -> None:
    put(bank(), bank_file(back(issued[0])))
    (file,) = [row for row in payees.files_on_record(issued[0].run_id).values() if row.kind == "ach"]
    settled = f"file,settled_on,entries,cents\n{file.name},2026-03-25,{file.entries},{file.cents}\n"
    assert put(bank(), settled.encode(), "s.csv") == {"taken": 1}
    assert [payees.payment(each.id).status for each in issued] == ["returned", "paid", "paid", "issued", "issued"]
    assert put(bank(), settled.encode(), "s2.csv") == {"repeated": 1}
    assert put(bank(), settled.replace(str(file.cents), "1").encode(), "s3.csv") == {"rejected": 1}
    assert put(bank(), bank_file(back(issued[1])), "late.ach") == {"taken": 1}
    assert payees.payment(issued[1].id).status == "returned"


def test_the_demo_bank_and_controller_pay_most_and_send_some_back(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    payees.some_payees(pay, 12, 12)
    run = Run()
    payees.issue(run.id)
    rows = payees.payments(run.id)
    sent_back, told, stale = rows[3], rows[4], rows[15]
    fates = {str(sent_back.id): 0, str(told.id): 1, str(stale.id): 1, str(rows[16].id): 0, str(rows[17].id): 5}
    monkeypatch.setattr(demo_payments, "lot", lambda number: fates.get(number, 40))
    later = time.time() + 60
    assert demo_payments.bank_responds(bank(), later) == 1
    assert demo_payments.controller_responds(controller(), later) == 1
    assert dict(collect_once(bank())) == {"taken": 3}
    assert dict(collect_once(controller())) == {"taken": 11}
    now = {row.id: payees.payment(row.id).status for row in rows}
    assert now.pop(sent_back.id) == "returned"
    assert [now.pop(each) for each in (stale.id, rows[16].id, rows[17].id)] == ["stale", "void", "issued"]
    assert set(now.values()) == {"paid"}
    (change,) = payees.answers(told.id)
    assert change.account_kind == "savings"
    assert payees.ledger()["uneven"] == 0
    assert not rejected(bank())


def test_the_demo_bank_and_controller_say_nothing_before_the_pay_date(pay: PayOffice) -> None:
    payees.some_payees(pay, 2, 2)
    payees.issue(Run().id)
    later = time.time() + 60
    for day, files in ((19, 0), (20, 1)):
        with clock.fixed(clock.county_instant(dt.date(2026, 3, day))):
            assert demo_payments.bank_responds(bank(), later) == files
            assert demo_payments.controller_responds(controller(), later) == files


def test_a_warrant_that_is_stopped_before_its_pay_date_is_not_cashed_on_it(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    payees.some_payees(pay, 0, 2)
    run = Run()
    payees.issue(run.id)
    lost, other = payees.payments(run.id)
    monkeypatch.setattr(demo_payments, "lot", lambda _number: 40)
    later = time.time() + 60
    with clock.fixed(clock.county_instant(dt.date(2026, 3, 19))):
        controller().put_question("stop-1", {"warrant": str(lost.id), "cents": str(lost.net_cents)})
        assert demo_payments.controller_responds(controller(), later) == 1
    with clock.fixed(clock.county_instant(dt.date(2026, 3, 20))):
        assert demo_payments.controller_responds(controller(), later) == 1
        assert dict(collect_once(controller())) == {"taken": 2}
    assert [payees.payment(each.id).status for each in (lost, other)] == ["void", "paid"]


def test_answers_are_taken_by_hand_and_lines_that_fit_nothing_end_with_a_fault(
    issued: list[Payment], tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.ach", tmp_path / "bad.csv"
    good.write_bytes(bank_file(back(issued[0])))
    bad.write_bytes(controller_says((issued[3].id, "paid", 1)))
    for expected in ("1 taken, 0 known before, 0 not taken.", "0 taken, 1 known before, 0 not taken."):
        result = CliRunner().invoke(answers, [str(good)])
        assert (result.exit_code, result.output.strip()) == (0, expected)
    result = CliRunner().invoke(answers, [str(bad)])
    assert result.exit_code == 1
    assert "line 2: The amount is not that of warrant" in result.output
    strange = tmp_path / "strange.txt"
    strange.write_text("hello\n")
    assert "neither a bank's file" in CliRunner().invoke(answers, [str(strange)]).output


def test_what_came_back_stands_on_the_providers_timeline_in_plain_words(issued: list[Payment]) -> None:
    put(bank(), bank_file(back(issued[0], "R02"), back(issued[1], "C05", "32")))
    put(controller(), controller_says((issued[3].id, "stale", issued[3].net_cents)), "w.csv")
    with transaction() as session:
        events = session.scalars(select(Event).where(Event.params.has_key("bank_says")).order_by(Event.id)).all()
        said = [
            (pay_words.TITLES[each.kind], pay_words.WORDS["bank_says"][1](each.params["bank_says"])) for each in events
        ]
    assert [title for title, _ in said] == ["Payment came back", "Bank told another account", "Payment came back"]
    assert "R02: the account is closed" in said[0][1]
    assert "it is the other kind of account" in said[1][1]
    assert "warrant stale" in said[2][1]
    assert {event.enrollment_id for event in events} == {row.enrollment_id for row in (*issued[:2], issued[3])}


@pytest.mark.parametrize("number", ["=1+1|cmd", "\x01\x02", "12/34", "-1234"])
def test_an_account_number_that_no_bank_has_is_not_taken_from_a_notice_of_change(
    issued: list[Payment], number: str
) -> None:
    assert put(bank(), bank_file(back(issued[0], "C01", number))) == {"rejected": 1}
    assert rejected(bank())[0][1] == "The corrected account number has signs that are in no account's number."
    assert payees.answers(issued[0].id) == []
