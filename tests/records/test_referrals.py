"""A referral file is taken once, and each of its lines is accounted for."""

import csv
import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from records import clock, referrals
from records.application import Application
from records.csv_cells import harmless
from records.outbox import OutboxMessage
from records.referral import ReferralFile, ReferralLine
from records.referral_reading import LARGEST, FileRefused, lines_of
from records.referral_report import rejects_csv
from records.staff import Staff
from tests.records.offices import NOON, TODAY, open_offices

HEADING = "reference,county_code,requested_on,first_name,last_name,birth_date,ssn,phone,note"
GOOD = "R-1,34,2026-04-10,José,Muñoz,1950-03-07,219-09-9999,(916) 555-0100,lives alone"
OTHER = "R-2,34,2026-04-11,Ana,Li,,,9165550101,"
YEAR_AND_MORE = dt.timedelta(days=370)


def file_of(*lines: str, heading: str = HEADING) -> bytes:
    return "\n".join((heading, *lines, "")).encode()


@pytest.fixture
def clerk(session: Session) -> Staff:
    return open_offices(session)["cleo"]


def take(session: Session, clerk: Staff, content: bytes, county: str = "34") -> referrals.Report:
    return referrals.take(session, county, "monday.csv", content, clerk.id, NOON)


def outcomes(report: referrals.Report) -> list[tuple[int, str]]:
    return [(each.line.number, each.outcome) for each in report.lines]


def sentences(session: Session, line: str, heading: str = HEADING) -> list[str]:
    [read] = lines_of(f"{heading}\n{line}\n", "34", TODAY)
    return [says for _column, says in read.problems]


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_each_good_line_is_an_application_with_its_protected_date(session: Session, clerk: Staff) -> None:
    report = take(session, clerk, file_of(GOOD, OTHER))
    assert outcomes(report) == [(2, "accepted"), (3, "accepted")]
    jose, ana = session.scalars(select(Application).order_by(Application.id))
    assert (jose.first_name, jose.last_name, jose.requested_on.isoformat()) == ("José", "Muñoz", "2026-04-10")
    assert (jose.channel, jose.phone, jose.ssn_cipher is None, ana.ssn_cipher is None) == (
        "referral",
        "9165550100",
        False,
        True,
    )
    assert count(session, OutboxMessage) == 2


def test_the_same_file_twice_changes_nothing(session: Session, clerk: Staff) -> None:
    first = take(session, clerk, file_of(GOOD, OTHER))
    again = take(session, clerk, file_of(GOOD, OTHER))
    assert (first.again, again.again) == (False, True)
    assert outcomes(again) == outcomes(first)
    assert (count(session, ReferralFile), count(session, ReferralLine), count(session, Application)) == (1, 2, 2)


def test_a_referral_in_another_file_is_repeated_and_leads_to_its_application(session: Session, clerk: Staff) -> None:
    [first] = take(session, clerk, file_of(GOOD)).lines
    report = take(session, clerk, file_of(GOOD, OTHER))
    assert outcomes(report) == [(2, "repeated"), (3, "accepted")]
    assert report.lines[0].application_id == first.application_id
    assert count(session, Application) == 2


def test_two_counties_may_use_the_same_reference(session: Session, clerk: Staff) -> None:
    take(session, clerk, file_of(GOOD))
    report = take(session, clerk, file_of(GOOD.replace("R-1,34", "R-1,57")), county="57")
    assert outcomes(report) == [(2, "accepted")]


def test_bad_lines_are_rejected_and_the_others_taken(session: Session, clerk: Staff) -> None:
    report = take(session, clerk, file_of("R-3,34,yesterday,Bo,Xu,,,9165550102,", GOOD))
    assert outcomes(report) == [(2, "rejected"), (3, "accepted")]
    assert (report.file.lines, report.file.accepted, report.file.rejected) == (2, 1, 1)


def test_a_rejected_referral_may_be_mended_and_sent_again(session: Session, clerk: Staff) -> None:
    take(session, clerk, file_of("R-1,34,yesterday,José,Muñoz,,,9165550100,"))
    assert outcomes(take(session, clerk, file_of(GOOD))) == [(2, "accepted")]


def test_looking_at_a_file_writes_no_application(session: Session, clerk: Staff) -> None:
    kept = referrals.keep(session, "34", "monday.csv", file_of(GOOD, OTHER), clerk.id, NOON)
    report = referrals.look_at(session, kept, NOON)
    assert (report.count("accepted"), count(session, Application)) == (2, 0)
    assert outcomes(referrals.take_kept(session, kept.id, clerk.id, NOON)) == outcomes(report)
    assert count(session, Application) == 2


def test_a_file_is_judged_by_the_day_on_which_it_is_accepted(session: Session, clerk: Staff) -> None:
    kept, a_year_on = referrals.keep(session, "34", "monday.csv", file_of(GOOD), clerk.id, NOON), NOON + YEAR_AND_MORE
    with clock.fixed(a_year_on):
        assert outcomes(referrals.look_at(session, kept, a_year_on)) == [(2, "rejected")]
        assert outcomes(referrals.take_kept(session, kept.id, clerk.id, NOON)) == [(2, "accepted")]


def test_a_file_nobody_accepted_can_be_set_aside_and_a_taken_one_cannot(session: Session, clerk: Staff) -> None:
    kept = referrals.keep(session, "34", "monday.csv", file_of(GOOD), clerk.id, NOON)
    referrals.set_aside(session, kept)
    assert count(session, ReferralFile) == 0
    referrals.set_aside(session, take(session, clerk, file_of(GOOD)).file)
    assert count(session, ReferralFile) == 1


def test_the_content_is_kept_sealed(session: Session, clerk: Staff) -> None:
    kept = referrals.keep(session, "34", "monday.csv", file_of(GOOD), clerk.id, NOON)
    assert b"Mu" not in kept.content_cipher
    assert b"9999" not in kept.content_cipher


def test_a_byte_order_mark_and_windows_line_ends_are_no_harm(session: Session, clerk: Staff) -> None:
    content = b"\xef\xbb\xbf" + file_of(GOOD).replace(b"\n", b"\r\n")
    assert outcomes(take(session, clerk, content)) == [(2, "accepted")]


def test_lines_are_counted_as_a_spreadsheet_counts_them(session: Session, clerk: Staff) -> None:
    quoted = GOOD.replace("lives alone", '"lives\nalone"')
    assert outcomes(take(session, clerk, file_of("", quoted, OTHER)))[-1] == (5, "accepted")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (GOOD.replace("R-1,", ","), "reference is empty. Every referral needs it."),
        (GOOD.replace(",34,", ",57,"), "county_code is 57, and this file was given for county 34."),
        (GOOD.replace("2026-04-10", "04/10/2026"), "requested_on is not a day. Write year-month-day, like 2026-04-17."),
        (GOOD.replace("2026-04-10", "2026-02-30"), "requested_on is not a day. Write year-month-day, like 2026-04-17."),
        (
            GOOD.replace("2026-04-10", "2026-04-16"),
            "requested_on is yet to come. Send the day services were asked for.",
        ),
        (
            GOOD.replace("2026-04-10", "2016-04-10"),
            "requested_on is more than a year ago. Check the year, or register this one by hand.",
        ),
        (GOOD.replace("1950-03-07", "2026-04-12"), "birth_date is after requested_on. Check both."),
        (GOOD.replace("219-09-9999", "000-12-3456"), "ssn is not a Social Security number. Leave it empty."),
        (
            GOOD.replace("(916) 555-0100", ""),
            "There is no way to reach the person. Send a street, a phone or an e-mail.",
        ),
        (GOOD + ",more", "The line has 10 values and the heading 9. Put values with commas in quotes."),
        (
            GOOD.replace("lives alone", "\x07"),
            "note holds a character that cannot be printed. Send letters, digits and signs only.",
        ),
    ],
)
def test_a_line_is_rejected_with_a_sentence(session: Session, line: str, says: str) -> None:
    assert sentences(session, line) == [says]


def test_an_ssn_is_never_repeated_in_a_sentence(session: Session) -> None:
    assert "6661" not in " ".join(sentences(session, GOOD.replace("219-09-9999", "666123456")))


def test_the_second_line_with_one_reference_is_rejected(session: Session, clerk: Staff) -> None:
    report = take(session, clerk, file_of(GOOD, OTHER.replace("R-2", "R-1")))
    assert outcomes(report) == [(2, "accepted"), (3, "rejected")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty."),
        (b"\n\n \n", "The file is empty."),
        (b"name,phone\nA,B\n", "lacks reference, county_code, requested_on, first_name, last_name"),
        (file_of(GOOD, heading=HEADING + ",shoe_size"), "names “shoe_size”, which is no column"),
        (file_of(GOOD, heading=HEADING + ",note"), "names note twice"),
        (file_of(GOOD).decode().encode("utf-16"), "is not UTF-8"),
        (file_of(GOOD).decode().encode("latin-1"), "Line 2 is not UTF-8"),
        (file_of(GOOD.replace("lives alone", '"lives')), "Line 2 cannot be read as CSV"),
        (file_of(GOOD, "TOTAL,2"), "says 2 referrals and the file holds 1"),
        (file_of(GOOD, "TOTAL,many"), "after TOTAL comes the number"),
        (file_of("TOTAL,0", GOOD), "The total must be last"),
        (b"x" * (LARGEST + 1), "Send at most"),
        (b",,,\n", "lacks reference"),
        (HEADING.encode() + b",a" * 500_000, "which is no column of this file"),  # read once, not once for each column
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(session: Session, clerk: Staff, content: bytes, says: str) -> None:
    with pytest.raises(FileRefused, match=says):
        take(session, clerk, content)
    assert count(session, ReferralFile) == 0


def test_a_total_that_agrees_is_no_line(session: Session, clerk: Staff) -> None:
    assert outcomes(take(session, clerk, file_of(GOOD, OTHER, "TOTAL,2"))) == [(2, "accepted"), (3, "accepted")]


def test_the_rejects_file_shows_formulas_and_never_runs_them(session: Session, clerk: Staff) -> None:
    report = take(session, clerk, file_of("=1+1,34,yesterday,@SUM(A1),-2,,,+1 916,note", GOOD))
    text = rejects_csv(report).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["reference"], row["first_name"], row["last_name"], row["phone"]) == (
        "'=1+1",
        "'@SUM(A1)",
        "'-2",
        "'+1 916",
    )
    assert row["line"] == "2"
    assert "requested_on is not a day" in row["what_to_mend"]
    assert harmless("Ana") == "Ana"


def test_two_files_with_one_referral_taken_at_once_register_it_once(
    engine: Engine, session: Session, clerk: Staff
) -> None:
    session.commit()

    def send(content: bytes) -> None:
        with Session(engine) as own:
            referrals.take(own, "34", "x.csv", content, clerk.id, NOON)
            own.commit()

    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(send, file_of(GOOD, OTHER.replace("R-2", f"R-{number}"))) for number in range(10, 14)]
    assert [each.exception() for each in sent] == [None] * 4
    assert count(session, Application) == 5
