"""The Regional Office's pages of organizations: the list, what is asked beside what is known, the words."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import organization_papers
from records.clock import county_today, now
from records.event import Event
from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.organizations import Domain, apply
from records.sar_reach import permission_on
from records.staff import Staff
from records.submission import Submission
from records.task import Task
from tests.activities.organizations.center import told
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import liaison
from tests.web.providers import text

Come = Callable[[str], Visitor]


@pytest.fixture
def center(session: Session, staff: dict[str, Staff]) -> Organization:
    """A center in Sacramento that has applied with two providers, one of them under no NPI."""
    domain = Domain(providers=(("1993999998", "Dr. Wilhelmina Oake"), ("ZZZ123450", "Birch Center")))
    row = apply(session, told(), domain, "hashed", now(), "form-of-the-center")
    session.commit()
    return row


def said(session: Session, kind: str) -> list[Submission]:
    """What was said of a kind."""
    return [*session.scalars(select(Submission).where(Submission.kind == kind))]


def test_what_waits_for_the_regional_office_is_listed_first(as_role: Come, center: Organization) -> None:
    page = text(as_role("regional_office").get("/organizations"))
    assert "Birch Special Care Center" in page
    assert "Birch" not in text(as_role("regional_office").get("/organizations?step=approved"))
    assert "Birch" not in text(as_role("regional_office").get("/organizations?step=all&office=los_angeles"))


def test_the_next_day_of_an_organization_is_that_of_a_task_where_no_clock_ends_sooner(
    session: Session, as_role: Come, center: Organization
) -> None:
    before = text(as_role("regional_office").get("/organizations"))
    assert "Overdue" not in before
    assert "days ago" not in before
    late = Task(kind="name_liaison", role="regional_office", opened_at=now(), due_on=county_today() - dt.timedelta(5))
    late.organization_id = center.id
    session.add(late)
    session.commit()
    assert "5 days ago" in text(as_role("regional_office").get("/organizations"))


def test_an_organization_is_found_by_its_name_number_and_county(as_role: Come, center: Organization) -> None:
    visitor = as_role("regional_office")
    for asked in ("name=special care", f"name={center.number.lower()}", "county=34", "name=birch&county=34"):
        assert "Birch Special Care Center" in text(visitor.get(f"/organizations?{asked}")), asked
    for asked in ("name=cedar", "county=57", "name=%25"):
        assert "Birch Special Care Center" not in text(visitor.get(f"/organizations?{asked}")), asked


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "payroll_officer", "administrator", "state_reviewer"])
def test_staff_of_other_programs_see_no_organization(as_role: Come, center: Organization, role: str) -> None:
    assert as_role(role).get("/organizations").status_code == 403
    assert as_role(role).get(f"/organizations/{center.id}").status_code == 403


def test_what_is_asked_stands_beside_what_is_known(session: Session, as_role: Come, center: Organization) -> None:
    apply(session, told(name="Cedar Clinic"), Domain((("1993999998", "Dr. Oake"),)), "hashed", now(), "form-of-cedar")
    session.commit()
    page = text(as_role("regional_office").get(f"/organizations/{center.id}"))
    for shown in ("Cedar Clinic", "no NPI", "Written permission of each provider in its domain", "ines@birch.example"):
        assert shown in page


def test_a_review_is_said_once_however_often_it_is_pressed(
    session: Session, as_role: Come, center: Organization
) -> None:
    visitor, word = as_role("regional_office"), {"outcome": "approve", "form_key": "k" * 32}
    for _press in (1, 2):
        assert visitor.post(f"/organizations/{center.id}/review", word).status_code == 303
    (once,) = said(session, "review_organization")
    assert (once.organization_id, once.payload["outcome"]) == (center.id, "approve")


def test_sending_back_without_a_reason_is_asked_again(session: Session, as_role: Come, center: Organization) -> None:
    answer = as_role("regional_office").post(f"/organizations/{center.id}/review", {"outcome": "return"})
    assert answer.status_code == 422
    assert "Say why" in text(answer)
    assert said(session, "review_organization") == []


def test_the_other_offices_read_and_decide_nothing(as_role: Come, center: Organization) -> None:
    for role in ("information_technology", "help_desk", "auditor"):
        visitor = as_role(role)
        assert visitor.get(f"/organizations/{center.id}").status_code == 200
        assert visitor.post(f"/organizations/{center.id}/review", {"outcome": "approve"}).status_code == 403


def test_a_plan_code_gets_its_last_day(session: Session, as_role: Come, staff: dict[str, Staff]) -> None:
    plan = apply(
        session,
        told(type="medi_cal_plan", has_permissions=None),
        Domain(plan_codes=("305",)),
        "hashed",
        now(),
        "form-of-a-plan",
    )
    plan.status = "approved"
    session.commit()
    row = session.scalars(select(OrganizationPlan)).one()
    visitor, address = as_role("regional_office"), f"/organizations/{plan.id}/plan-codes/{row.id}/end"
    assert visitor.post(address, {"ends_on": "2001-01-01"}).status_code == 422
    assert visitor.post(address, {"ends_on": county_today().isoformat()}).status_code == 303
    session.refresh(row)
    assert row.ends_on == county_today()
    assert "Plan code ended" in text(visitor.get(f"/organizations/{plan.id}"))


def test_a_task_names_the_organization_it_is_about(
    session: Session, as_role: Come, staff: dict[str, Staff], center: Organization
) -> None:
    office = staff["regional_office"]
    row = Task(
        kind="review_organization",
        **center.subject.columns,
        county_code="34",
        unit_id=office.unit_id,
        role="regional_office",
        due_on=county_today(),
        opened_at=now(),
    )
    session.add(row)
    session.commit()
    visitor = as_role("regional_office")
    page = text(visitor.get("/tasks?whose=unclaimed"))
    assert "Review the application" in page
    assert "Birch Special Care Center" in page
    assert visitor.post(f"/tasks/{row.id}/claim", {"version": "1"}).headers["Location"] == f"/organizations/{center.id}"
    assert "Birch Special Care Center" in text(visitor.get(f"/tasks/{row.id}"))
    assert as_role("caseworker").get(f"/tasks/{row.id}").status_code == 404


def test_the_paper_of_a_permission_is_read_by_the_regional_office_alone(
    session: Session, as_role: Come, center: Organization, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path))
    user = OrganizationUser(
        **{"organization_id": center.id, "first_name": "Ines", "last_name": "Marlow", "title": "Manager"},
        **{"phone": "9165550111", "email": "ines@birch.example"},
    )
    session.add(user)
    session.flush()
    paper = organization_papers.keep(session, center.id, user.id, (b"%PDF-1.7", "application/pdf", "signed"), now())
    session.commit()
    address = f"/organizations/{center.id}/papers/{paper.id}"
    assert as_role("regional_office").get(address).data == b"%PDF-1.7"
    assert as_role("regional_office").get(f"/organizations/987654/papers/{paper.id}").status_code == 404
    assert as_role("information_technology").get(address).status_code == 403
    assert as_role("caseworker").get(address).status_code == 404


def test_the_regional_office_ends_a_permission_whose_paper_does_not_hold(
    session: Session, as_role: Come, center: Organization
) -> None:
    center.status = "approved"
    provider = session.scalars(select(OrganizationProvider).where(OrganizationProvider.number == "1993999998")).one()
    day = county_today()
    permission = WrittenPermission(organization_provider_id=provider.id, signed_on=day, starts_on=day, noted_at=now())
    session.add(permission)
    session.commit()
    assert numbers_seen(session, center) == ["1993999998"]
    rosa, address = as_role("regional_office"), f"/organizations/{center.id}/permissions/{permission.id}/withdraw"
    assert address in rosa.get(f"/organizations/{center.id}").get_data(as_text=True)
    assert rosa.post(address, {"reason": ""}).status_code == 422
    assert as_role("information_technology").post(address, {"reason": "No."}).status_code == 403
    assert rosa.post(address.replace(f"/{center.id}/", "/987654/"), {"reason": "No."}).status_code == 404
    assert rosa.post(address, {"reason": "The paper is a blank page."}).status_code == 303
    session.refresh(permission)
    assert (permission.withdrawn_on, permission.withdrawn_reason) == (day, "The paper is a blank page.")
    assert numbers_seen(session, center) == []
    ended = session.scalars(select(Event).where(Event.kind == "permission_withdrawn")).one()
    assert ended.staff_id is not None
    assert address not in rosa.get(f"/organizations/{center.id}").get_data(as_text=True)


def test_each_permission_that_is_not_over_can_be_ended_and_none_hides_behind_those_that_are(
    session: Session, as_role: Come, center: Organization
) -> None:
    center.status, day, year = "approved", county_today(), dt.timedelta(days=365)
    provider = session.scalars(select(OrganizationProvider).where(OrganizationProvider.number == "1993999998")).one()
    oldest, later, *over = [
        WrittenPermission(organization_provider_id=provider.id, signed_on=first, starts_on=first, noted_at=now(), **to)
        for first, to in (
            *((day - year, {}), (day, {})),
            *((day - year, {"ends_on": day - dt.timedelta(days=ago)}) for ago in (100, 50, 30, 10)),
        )
    ]
    session.add_all([oldest, later, *over])
    session.commit()
    rosa, address = as_role("regional_office"), f"/organizations/{center.id}"
    before = rosa.get(address).get_data(as_text=True)
    assert [f"/permissions/{each.id}/withdraw" in before for each in (oldest, later, *over)] == [True] * 2 + [False] * 4
    assert before.count(">Over<") == 3
    assert before.count("nothing more is seen by this permission; another one is in force.") == 2
    rosa.post(f"{address}/permissions/{later.id}/withdraw", {"reason": "The paper is a blank page."})
    assert numbers_seen(session, center) == ["1993999998"]
    after = rosa.get(address).get_data(as_text=True)
    assert "The permission has ended; another one is in force. The liaison reads why." in after
    assert after.count("nothing more is seen by this permission.") == 1
    rosa.post(f"{address}/permissions/{oldest.id}/withdraw", {"reason": "Signed by somebody else."})
    assert numbers_seen(session, center) == []
    assert "The permission has ended. The liaison reads why." in text(rosa.get(address))


def test_whom_a_row_is_about_is_its_head_and_what_may_be_done_is_a_cell(
    session: Session, as_role: Come, center: Organization
) -> None:
    center.status = "approved"
    liaison(session, center, last_name="Marlow")
    for role, offered in (("regional_office", "Take access away"), ("information_technology", "Lost password")):
        page = as_role(role).get(f"/organizations/{center.id}").get_data(as_text=True)
        (head,) = re.findall(r'<th scope="row">Marlow.*?</th>', page, re.DOTALL)
        assert "<form" not in head
        assert offered in page


def numbers_seen(session: Session, center: Organization) -> list[str]:
    """Whose authorizations are seen today."""
    within = permission_on(center.id, county_today())
    return [*session.scalars(select(OrganizationProvider.number).where(*within))]


def test_the_law_says_whether_an_applicant_may_take_part(session: Session, as_role: Come, center: Organization) -> None:
    address = f"/organizations/{center.id}"
    assert "The law: may take part." in text(as_role("regional_office").get(address))
    center.paperless_in_time = False
    session.commit()
    page = text(as_role("regional_office").get(address))
    assert "The law: may not take part yet." in page
    assert "in time do without paper copies" in page


def test_an_organization_that_is_not_there_and_the_plan_of_another_are_missing(
    session: Session, as_role: Come, center: Organization
) -> None:
    visitor = as_role("regional_office")
    assert visitor.get("/organizations/987654").status_code == 404
    address = f"/organizations/{center.id}/plan-codes/987654/end"
    assert visitor.post(address, {"ends_on": county_today().isoformat()}).status_code == 404
    assert session.scalars(select(OrganizationProvider.ends_on)).all() == [None, None]
