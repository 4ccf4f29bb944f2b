"""The pages of an application and a case: what they show, to whom, and what they write down."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.secrets import unseal
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.lived_in import Office, move_in
from tests.web.past import day

As = Callable[[str], Visitor]


@pytest.fixture
def office(session: Session, staff: dict[str, Staff]) -> Office:
    """An office with a past."""
    return move_in(session, staff)


def text_of(visitor: Visitor, path: str) -> str:
    """A page that opens."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def test_every_page_of_an_application_opens_at_every_stage(as_role: As, office: Office) -> None:
    worker = as_role("caseworker")
    for application in office.applications.values():
        for page in ("", "/medi-cal", "/certification", "/visit", "/assessment", "/proposal", "/withdraw", "/deny"):
            text_of(worker, f"/applications/{application.id}{page}")


def test_the_one_next_thing_is_the_viewers_own_task(as_role: As, office: Office) -> None:
    address = f"/applications/{office.applications['assessment'].id}"
    assert "Assess the needs</a>" in text_of(as_role("caseworker"), address)
    assert "Nothing waits for you here" in text_of(as_role("intake_clerk"), address)


def test_an_application_of_another_county_does_not_exist(as_role: As, office: Office) -> None:
    stranger = as_role("yolo")
    address = f"/applications/{office.applications['review'].id}"
    paths = ["", "/medi-cal", "/certification", "/visit", "/assessment", "/proposal", f"/review/{office.proposal.id}"]
    assert {stranger.get(address + path).status_code for path in paths} == {404}
    others = [f"/cases/{office.case.case_number}", f"/notices/{office.notice.id}", f"/notices/{office.notice.id}.pdf"]
    others += [f"/decisions/{each.id}" for each in office.decisions.values()]
    assert {stranger.get(path).status_code for path in others} == {404}
    assert "Nakamura" not in text_of(stranger, "/applications")


def test_a_role_without_clients_opens_none_of_these(as_role: As, office: Office) -> None:
    for role in ("policy_analyst", "administrator"):
        assert as_role(role).get(f"/applications/{office.applications['review'].id}").status_code == 403


def test_looking_at_a_person_is_written_down(
    as_role: As, session: Session, office: Office, staff: dict[str, Staff]
) -> None:
    application = office.applications["review"]
    text_of(as_role("caseworker"), f"/people/{application.person_id}")
    look = session.scalars(select(AccessLog).where(AccessLog.what == "person")).one()
    assert (look.staff_id, look.person_id) == (staff["caseworker"].id, application.person_id)


def test_a_social_security_number_shows_its_end_and_the_rest_only_on_request(
    as_role: As, session: Session, office: Office
) -> None:
    application = office.applications["review"]
    assert application.ssn_cipher is not None
    number = unseal(application.ssn_cipher)
    whole = f"{number[:3]}-{number[3:5]}-{number[5:]}"
    worker = as_role("caseworker")
    page = text_of(worker, f"/applications/{application.id}")
    assert f"•••-••-{number[-4:]}" in page
    assert whole not in page
    revealed = worker.post(f"/people/numbers/application/{application.id}")
    assert whole in revealed.get_data(as_text=True)
    assert session.scalar(select(func.count()).select_from(AccessLog).where(AccessLog.what == "ssn")) == 1


def test_the_list_keeps_its_filters_in_the_address(as_role: As, office: Office) -> None:
    worker = as_role("caseworker")
    assert "Okafor" not in text_of(worker, "/applications?stage=review")
    assert "Nakamura" in text_of(worker, "/applications?stage=review")
    assert "Okafor" in text_of(worker, "/applications?due=7&status=pending")
    assert "Delgado" in text_of(worker, "/applications?worker=nobody")
    assert "No application is like that" in text_of(worker, "/applications?status=denied")
    assert text_of(worker, "/applications?sort=name").index("Abramson") < text_of(
        worker, "/applications?sort=name"
    ).index("Okafor")
    assert text_of(worker, "/applications?sort=-name").index("Okafor") < text_of(
        worker, "/applications?sort=-name"
    ).index("Abramson")


@pytest.mark.parametrize(
    "odd", ["page=0", "page=x", "worker=;--", "status=%00", "due=99999999999999", "sort=drop", "stage=x", "q=%00"]
)
def test_an_address_that_makes_no_sense_still_shows_the_list(as_role: As, office: Office, odd: str) -> None:
    assert as_role("caseworker").get(f"/applications?{odd}").status_code == 200


def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(
    as_role: As, session: Session, office: Office
) -> None:
    address = f"/applications/{office.applications['gathering'].id}/certification/receive"
    answer = as_role("caseworker").post(address, {"signer": "Dr. Somebody", "received_on": "2026-99-99"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="Dr. Somebody"' in page
    assert "This is not a day" in page
    assert session.scalar(select(Submission)) is None


def test_pressing_twice_says_it_once(as_role: As, session: Session, office: Office) -> None:
    worker = as_role("caseworker")
    address = f"/applications/{office.applications['gathering'].id}/visit/done"
    fields = {"note": "Daughter was there.", "form_key": "0123456789abcdef0123456789abcdef"}
    assert worker.post(address, fields).status_code == 303
    again = worker.post(address, fields, follow_redirects=True)
    assert "already done" in again.get_data(as_text=True)
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.payload) == ("complete_visit", {"note": "Daughter was there."})


def test_a_refusal_is_a_sentence_on_the_form(as_role: As, session: Session, office: Office) -> None:
    worker = as_role("caseworker")
    address = f"/applications/{office.applications['gathering'].id}/certification/extend"
    fields = {"reason": "hospital", "note": "In hospital until May.", "form_key": "f" * 32}
    worker.post(address, fields)
    said = session.scalars(select(Submission)).one()
    said.outcome, said.sentence = "refused", "More time was already given once."
    session.commit()
    answer = worker.post(address, fields)
    assert answer.status_code == 422
    assert "More time was already given once." in answer.get_data(as_text=True)
    assert "In hospital until May." in answer.get_data(as_text=True)


def test_days_and_instants_are_said_as_iso_text(as_role: As, session: Session, office: Office) -> None:
    address = f"/applications/{office.applications['assessment'].id}/visit/schedule"
    as_role("caseworker").post(address, {"starts_at.day": "2026-12-04", "starts_at.time": "09:30", "place": "home"})
    payload = session.scalars(select(Submission)).one().payload
    assert payload == {"starts_at": "2026-12-04T17:30:00+00:00", "place": "home"}


def test_a_clerk_may_not_deny_and_may_record_a_withdrawal(as_role: As, session: Session, office: Office) -> None:
    clerk = as_role("intake_clerk")
    address = f"/applications/{office.applications['gathering'].id}"
    assert clerk.get(f"{address}/deny").status_code == 403
    assert clerk.post(f"{address}/withdraw", {"asked_on": "2026-01-02", "how": "phone"}).status_code == 303
    assert session.scalars(select(Submission)).one().payload == {"asked_on": "2026-01-02", "how": "phone"}


@pytest.mark.parametrize("path", ["/applications/99999999999999999999", "/cases/0000000", "/cases/x", "/people/0"])
def test_what_does_not_exist_is_a_plain_404(as_role: As, office: Office, path: str) -> None:
    assert as_role("caseworker").get(path).status_code == 404


def test_the_case_page_shows_hours_clocks_and_who_did_what(as_role: As, office: Office) -> None:
    page = text_of(as_role("caseworker"), f"/cases/{office.case.case_number}")
    assert "W&amp;I 12301.1(b)(1)" in page
    assert "Supervisor approved" in page
    assert f"/notices/{office.notice.id}" in page


def test_a_notice_is_the_very_pdf_that_was_sent(as_role: As, office: Office) -> None:
    answer = as_role("caseworker").get(f"/notices/{office.notice.id}.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data == office.notice.pdf


def test_the_calendar_shows_the_week_of_a_visit(as_role: As, office: Office) -> None:
    worker = as_role("caseworker")
    page = text_of(worker, "/visits") + text_of(worker, f"/visits?week={_tomorrow()}")
    assert "Walter Okafor" in page
    assert worker.get("/visits?week=nonsense").status_code == 404


def _tomorrow() -> str:
    return day(-1).isoformat()
