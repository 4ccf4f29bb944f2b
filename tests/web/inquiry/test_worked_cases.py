"""The handbook's derived cases of access and delay (ccs-examples, section 4), through the pages."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from records import clock
from records.ccs_letter import CcsLetter
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.plan_membership import PlanMembership
from records.sar_line import SarLine
from tests.activities.snapshot.authorizations import TODAY, YESTERDAY, Told, during
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, looking, of_hospital, of_plan

DAY = dt.timedelta(days=1)
PAGE = f"/inquiry/sars/{SAR}"
Build = Callable[[], None]


@pytest.fixture
def asked(told: Told, built: Build) -> Told:
    """A request for Dr A from January to June 2026, told long ago."""
    told.client(CLIENT, first_name="Avery", last_name="Testcase", birth_date=dt.date(2005, 5, 1))
    told.sar(SAR, CLIENT)
    built()
    return told


def statuses(visitor: Visitor) -> tuple[int, int]:
    """Of the page and of the print."""
    return visitor.get(PAGE).status_code, visitor.get(f"{PAGE}.pdf").status_code


def page(visitor: Visitor, path: str = PAGE) -> str:
    return visitor.get(path).get_data(as_text=True)


def test_1_and_2_a_permission_in_force_opens_page_and_print_and_none_the_day_after_its_withdrawal(
    app: Flask, session: Session, asked: Told
) -> None:
    visitor = looking(app, of_hospital(session, DOCTOR))
    assert statuses(visitor) == (200, 200)
    session.execute(update(WrittenPermission).values(withdrawn_on=YESTERDAY))
    session.commit()
    assert statuses(visitor) == (404, 404)


def test_3_a_doctor_who_moved_is_lost_to_the_old_hospital_and_the_new_one_needs_a_permission_of_its_own(
    app: Flask, session: Session, asked: Told
) -> None:
    old, new = of_hospital(session, DOCTOR), of_hospital(session)
    session.execute(update(OrganizationProvider).values(ends_on=YESTERDAY))
    of_new = {"organization_id": new.organization_id, "number": DOCTOR, "name": "Dr A", "starts_on": TODAY}
    session.add(OrganizationProvider(**of_new, noted_at=during(TODAY)))
    session.commit()
    assert statuses(looking(app, old)) == (404, 404)
    assert statuses(looking(app, new)) == (404, 404)


@pytest.mark.parametrize(
    ("until", "opens"), [(None, True), (dt.date(2026, 1, 1), True), (dt.date(2025, 12, 31), False)]
)
def test_4_and_5_a_plan_sees_what_falls_on_its_members_days(
    app: Flask, session: Session, asked: Told, until: dt.date | None, opens: bool
) -> None:
    asked.member(CLIENT, "P01", dt.date(2025, 1, 1), until)
    visitor = looking(app, of_plan(session))
    assert statuses(visitor) == ((200, 200) if opens else (404, 404))


def test_6_over_a_change_of_plan_each_sees_the_lines_of_its_own_days(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    early = {"description": "Early service", "starts_on": dt.date(2026, 1, 1), "ends_on": dt.date(2026, 1, 31)}
    late = {"description": "Late service", "starts_on": dt.date(2026, 3, 1), "ends_on": dt.date(2026, 3, 31)}
    asked.sar(SAR, CLIENT, early, {**late, "status": "denied"})
    asked.member(CLIENT, "P01", dt.date(2025, 1, 1), dt.date(2026, 2, 10))
    asked.member(CLIENT, "P02", dt.date(2026, 2, 11))
    built()
    first, second = looking(app, of_plan(session)), looking(app, of_plan(session, "P02"))
    for visitor, sees, misses in ((first, "Early service", "Late service"), (second, "Late service", "Early service")):
        for path in (PAGE, "/inquiry/sars.csv"):
            assert sees in page(visitor, path)
            assert misses not in page(visitor, path)
        assert ">Mixed</span>" not in page(visitor)


def test_7_whoever_only_referred_or_dispensed_sees_nothing(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    asked.sar(SAR, CLIENT, parties={"authorized": "1234567893", "referring": DOCTOR})
    built()
    assert statuses(looking(app, of_hospital(session, DOCTOR))) == (404, 404)


def test_9_and_10_what_is_authorized_today_is_seen_tomorrow(app: Flask, session: Session, asked: Told) -> None:
    asked.sar(SAR, CLIENT, {"status": "pending"}, on=dt.date(2026, 2, 1))
    asked.sar(SAR, CLIENT, {"status": "authorized"}, on=TODAY)
    session.commit()
    build(YESTERDAY, during(TODAY), again=True)
    who = of_hospital(session, DOCTOR)
    assert "Pending" in page(looking(app, who))
    with clock.fixed(during(TODAY + DAY)):
        build(TODAY, during(TODAY + DAY))
        seen = page(looking(app, who))
        assert "Authorized</span>" in seen
        assert "As of March 10, 2026" in seen


def test_11_after_a_failed_load_the_day_before_is_shown_with_its_date_and_a_warning(
    app: Flask, session: Session, asked: Told
) -> None:
    who = of_hospital(session, DOCTOR)
    with clock.fixed(during(TODAY + DAY)):
        for path in ("/inquiry", "/inquiry/sars", PAGE, f"/inquiry/clients/{CLIENT}"):
            seen = page(looking(app, who), path)
            assert "As of March 9, 2026." in seen
            assert "older than yesterday" in seen


@pytest.mark.parametrize(("ends", "says"), [(YESTERDAY, "Authorized</span>"), (YESTERDAY - DAY, "Expired</span>")])
def test_12_a_line_is_authorized_through_its_last_day(
    app: Flask, session: Session, asked: Told, built: Build, ends: dt.date, says: str
) -> None:
    asked.sar(SAR, CLIENT, {"ends_on": ends})
    built()
    assert says in page(looking(app, of_hospital(session, DOCTOR)))


def test_13_and_20_a_denied_line_beside_an_authorized_one_waits_for_its_notice(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    row = asked.sar(SAR, CLIENT, {}, {"status": "denied", "description": "Wheelchair part"})
    row.decided_on = dt.date(2026, 3, 6)
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    seen = page(visitor)
    assert "Mixed</span>" in seen
    assert seen.count("Notice not yet available") == 1
    assert "due 13 Mar" in seen
    told = {"kind": "notice_of_action", "line_numbers": "2", "decided_on": dt.date(2026, 3, 6)}
    asked.letter("L-1", CLIENT, SAR, dated_on=dt.date(2026, 3, 9), action="denied", **told)
    built()
    assert "Notice not yet available" not in page(visitor)
    assert "Notice of action of March 9, 2026" in page(visitor)


def test_a_notice_of_a_line_that_is_told_no_more_is_no_notice_of_the_others(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    asked.sar(SAR, CLIENT, {"status": "denied"})
    asked.letter("L-1", CLIENT, SAR, kind="notice_of_action", line_numbers="1,2", action="denied")
    asked.letter("L-2", CLIENT, SAR, kind="notice_of_action", line_numbers="2", action="denied")
    asked.member(CLIENT, "P01", dt.date(2025, 1, 1))
    built()
    hospital, plan = looking(app, of_hospital(session, DOCTOR)), looking(app, of_plan(session))
    letters = ("/inquiry/letters/L-1", "/inquiry/letters/L-2")
    assert [hospital.get(path).status_code for path in letters] == [200, 200]
    assert [plan.get(path).status_code for path in letters] == [404, 404]
    assert "Notice of action of January 1, 2025" in page(hospital)
    session.execute(delete(CcsLetter).where(CcsLetter.number == "L-1"))
    built()
    assert "Notice not yet available" in page(hospital)


def test_16_a_line_past_the_21st_birthday_is_flagged(app: Flask, session: Session, asked: Told) -> None:
    seen = page(looking(app, of_hospital(session, DOCTOR)))
    assert "Past age limit" in seen
    assert "May 1, 2026" in seen


def test_a_cancelled_line_tells_from_when_and_a_permission_of_tomorrow_opens_nothing_today(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    asked.sar(SAR, CLIENT, {"status": "cancelled", "cancelled_on": dt.date(2026, 2, 14)})
    built()
    who = of_hospital(session, DOCTOR)
    assert "Cancelled, effective February 14, 2026" in page(looking(app, who))
    session.execute(update(WrittenPermission).values(starts_on=TODAY + DAY))
    session.commit()
    assert statuses(looking(app, who)) == (404, 404)


def test_a_membership_that_ccs_takes_back_closes_at_once(app: Flask, session: Session, asked: Told) -> None:
    asked.member(CLIENT, "P01", dt.date(2025, 1, 1))
    session.commit()
    visitor = looking(app, of_plan(session))
    assert statuses(visitor) == (200, 200)
    session.execute(update(PlanMembership).values(superseded_at=during(TODAY)))
    session.commit()
    assert statuses(visitor) == (404, 404)


def test_a_request_of_which_no_line_is_told_yet_is_received_and_authorizes_nothing(
    app: Flask, session: Session, asked: Told, built: Build
) -> None:
    row = asked.sar(SAR, CLIENT)
    session.execute(delete(SarLine).where(SarLine.sar_id == row.id))
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    for path in (PAGE, "/inquiry/sars", "/inquiry/sars.csv"):
        assert "Received" in page(visitor, path)
        assert ">Mixed</span>" not in page(visitor, path)
    assert "CCS has not told yet what is asked for." in page(visitor)
    (paper,) = PdfReader(io.BytesIO(visitor.get(f"{PAGE}.pdf").data)).pages
    assert "Service authorization request" in paper.extract_text()
    assert "Authorization of services" not in paper.extract_text()


@pytest.mark.parametrize(
    ("decided", "opens"),
    [
        (dt.date(2025, 12, 31), False),
        (dt.date(2026, 1, 1), True),
        (dt.date(2026, 2, 10), True),
        (dt.date(2026, 2, 11), False),
    ],
)
def test_a_letter_about_no_request_is_for_the_plan_whose_member_the_child_was_when_it_was_decided(
    app: Flask, session: Session, asked: Told, built: Build, decided: dt.date, opens: bool
) -> None:
    asked.member(CLIENT, "P01", dt.date(2026, 1, 1), dt.date(2026, 2, 10))
    asked.letter("L-1", CLIENT, kind="case_management", title="Annual review", decided_on=decided, dated_on=decided)
    built()
    visitor = looking(app, of_plan(session))
    assert statuses(visitor) == (200, 200)
    letter = visitor.get("/inquiry/letters/L-1")
    assert letter.status_code == (200 if opens else 404)
    assert ("Annual review" in page(visitor, f"/inquiry/clients/{CLIENT}")) == opens
