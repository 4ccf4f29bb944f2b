"""Providers on the case page, an assignment's page with its forms, and the split of a recipient's hours."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment_list import of_enrollment
from records.clock import county_today
from records.confirmation import new_confirmation
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.past import day
from tests.web.provided import Provided, provide, today, work
from web.wording import hours

Come = Callable[[str], Visitor]


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient with providers."""
    return provide(session, staff)


def said(session: Session, row_id: int) -> list[tuple[str, dict[str, Any]]]:
    """What was said to an assignment."""
    rows = select(Submission).where(Submission.assignment_id == row_id).order_by(Submission.id)
    return [(row.kind, row.payload) for row in session.scalars(rows)]


def test_the_case_page_shows_the_providers_and_the_sum_against_the_maximum(as_role: Come, ruth: Provided) -> None:
    page = as_role("caseworker").get("/cases/1000001").get_data(as_text=True)
    assert f"{hours(1500)} of {hours(ruth.maximum)} a week: Ada Okoro 20:00, Ben Okoro 5:00" in page
    assert f"<strong>{hours(ruth.maximum - 1500)}</strong> are left" in page
    assert "brother or sister, lives there too" in page
    assert "1 who worked here before" in page


@pytest.mark.parametrize(
    ("name", "offered", "missing"),
    [
        ("Dov", "Start the assignment", "Set the hours"),
        ("Ada", "Set the hours", "Start the assignment"),
        ("Cem", "The provider may not work for this recipient yet.", "Start the assignment"),
        ("Eli", "Provider left", "End the assignment"),
    ],
)
def test_the_page_offers_what_makes_sense_now(
    as_role: Come, ruth: Provided, name: str, offered: str, missing: str
) -> None:
    page = as_role("caseworker").get(ruth.path(name)).get_data(as_text=True)
    assert f"{name} Okoro for Ruth Abramson" in page
    assert offered.lower() in page.lower()
    assert missing not in page


FORMS = (
    ("Dov", "start", "start_assignment", {"starts_on": "@", "minutes_per_week": "4:30"}),
    ("Ada", "hours", "set_hours", {"starts_on": "@", "minutes_per_week": "4:30"}),
    ("Ada", "relationship", "change_relationship", {"relationship": "spouse", "lives_together": "yes", "since": "@"}),
    ("Ben", "live_in", "certify_live_in", {"received_on": "@", "processed_on": "@"}),
    ("Ada", "leave", "put_on_leave", {"from_on": "@", "reason": "illness"}),
    ("Ada", "end", "end_assignment", {"ended_on": "@", "reason": "recipient_asked"}),
)


@pytest.mark.parametrize(("name", "what", "kind", "fields"), FORMS)
def test_each_form_says_what_was_typed_to_the_process(
    as_role: Come, session: Session, ruth: Provided, name: str, what: str, kind: str, fields: dict[str, str]
) -> None:
    typed = {f"{what}.{field}": today() if value == "@" else value for field, value in fields.items()}
    answer = as_role("caseworker").post(f"{ruth.path(name)}/{what}", typed)
    assert (answer.status_code, answer.location) == (303, ruth.path(name))
    [(told, payload)] = said(session, ruth.assignments[name].id)
    assert told == kind
    expected: dict[str, Any] = {field: today() if value == "@" else value for field, value in fields.items()}
    expected |= {"minutes_per_week": 270} if "minutes_per_week" in fields else {}
    expected |= {"lives_together": True} if "lives_together" in fields else {}
    assert payload.items() >= expected.items()


@pytest.mark.parametrize(("name", "what", "kind", "fields"), FORMS)
def test_an_empty_form_says_what_is_missing_and_tells_nobody(
    as_role: Come, session: Session, ruth: Provided, name: str, what: str, kind: str, fields: dict[str, str]
) -> None:
    answer = as_role("caseworker").post(f"{ruth.path(name)}/{what}", {})
    assert answer.status_code == 422
    assert "There is a problem" in answer.get_data(as_text=True)
    assert said(session, ruth.assignments[name].id) == []


def test_an_agreement_is_said_with_its_schedule(as_role: Come, session: Session, ruth: Provided) -> None:
    ada, ben = ruth.assignments["Ada"].id, ruth.assignments["Ben"].id
    part = "recipient_agreement."
    fields = {
        f"{part}signed_on": today(),
        f"{part}of_{ada}.minutes_per_week": "20:00",
        f"{part}of_{ben}.minutes_per_week": "5:00",
    }
    assert as_role("caseworker").post(f"{ruth.path('Ada')}/recipient_agreement", fields).status_code == 303
    [(_, payload)] = said(session, ada)
    listed = {each["assignment_id"]: each["minutes_per_week"] for each in payload["schedule"]}
    assert listed == {ada: 1200, ben: 300}
    del fields[f"{part}of_{ben}.minutes_per_week"]
    assert as_role("caseworker").post(f"{ruth.path('Ada')}/recipient_agreement", fields).status_code == 422


def test_what_is_left_is_shown_while_hours_are_typed(as_role: Come, ruth: Provided) -> None:
    worker, left = as_role("caseworker"), ruth.maximum - 1500
    path = f"{ruth.path('Dov')}/left?start.starts_on={today()}&start.minutes_per_week="
    assert "a week fit" in worker.get(f"{path}{hours(left)}").get_data(as_text=True)
    over = worker.get(f"{path}{hours(left + 1)}").get_data(as_text=True)
    assert "is too much" in over
    assert f"At most <strong>{hours(left)}</strong>" in over
    early = worker.get(f"{ruth.path('Dov')}/left?start.starts_on=2019-01-01&start.minutes_per_week=1:00")
    assert "Nothing is authorized" in early.get_data(as_text=True)
    assert "Type the hours" in worker.get(f"{ruth.path('Dov')}/left?start.minutes_per_week=x").get_data(as_text=True)


def test_the_program_that_follows_a_relation_is_shown_while_it_is_chosen(as_role: Come, ruth: Provided) -> None:
    worker, path = as_role("caseworker"), f"{ruth.path('Ada')}/program?relationship.since={today()}"
    married = worker.get(f"{path}&relationship.relationship=spouse").get_data(as_text=True)
    assert "moves from PCSP to IPO" in married
    assert "stays PCSP" in worker.get(f"{path}&relationship.relationship=sibling").get_data(as_text=True)
    asks = worker.get(f"{path}&relationship.relationship=spouse&relationship.takes_cfco=yes").get_data(as_text=True)
    assert "moves from PCSP to CFCO" in asks


def test_several_hours_are_previewed_and_said_in_one_form(as_role: Come, session: Session, ruth: Provided) -> None:
    ada, ben = ruth.assignments["Ada"], ruth.assignments["Ben"]
    path = "/cases/1000001/hours"

    def typed(of_ada: int, of_ben: int) -> dict[str, str]:
        minutes = {f"hours.{ada.id}.minutes_per_week": of_ada, f"hours.{ben.id}.minutes_per_week": of_ben}
        return {"split.starts_on": today()} | {name: hours(value) for name, value in minutes.items()}

    worker = as_role("caseworker")
    page = worker.get(path).get_data(as_text=True)
    assert "Hours of the recipient&#39;s providers" in page or "Hours of the recipient's providers" in page
    over = worker.post(f"{path}/preview", typed(1200, ruth.maximum)).get_data(as_text=True)
    assert "20:00 too much" in over
    fits = worker.post(f"{path}/preview", typed(1140, 360)).get_data(as_text=True)
    assert fits.count("It fits.") == 2
    assert worker.post(path, typed(1200, 300)).status_code == 422, "nothing was changed"
    assert worker.post(path, typed(1140, 360)).status_code == 303
    [(kind, payload)] = said(session, ada.id)
    assert kind == "set_hours"
    assert {each["assignment_id"]: each["minutes_per_week"] for each in payload["split"]} == {ada.id: 1140, ben.id: 360}
    unreadable = typed(1140, 360) | {f"hours.{ada.id}.minutes_per_week": "many"}
    assert worker.post(path, unreadable).status_code == 422


def test_another_county_does_not_see_it_and_the_providers_county_only_reads(
    as_role: Come, session: Session, staff: dict[str, Staff], ruth: Provided
) -> None:
    yolo = as_role("yolo")
    assert yolo.get(ruth.path("Ada")).status_code == 404
    assert yolo.get("/cases/1000001/hours").status_code == 404
    row = work(session, staff, ruth.case, "Fay", "active", 60, county="57")
    session.commit()
    page = yolo.get(f"/assignments/{row.id}")
    assert page.status_code == 200
    assert "Set the hours" not in page.get_data(as_text=True)
    fields = {"hours.starts_on": today(), "hours.minutes_per_week": "1:00"}
    assert yolo.post(f"/assignments/{row.id}/hours", fields).status_code == 403
    assert said(session, row.id) == []


def test_a_clerk_reads_and_changes_nothing(as_role: Come, ruth: Provided) -> None:
    clerk = as_role("intake_clerk")
    assert "Set the hours" not in clerk.get(ruth.path("Ada")).get_data(as_text=True)
    assert clerk.post(f"{ruth.path('Ada')}/end", {}).status_code == 403


def test_a_providers_recipients_are_listed_with_hours_that_are_to_come(
    session: Session, staff: dict[str, Staff], ruth: Provided
) -> None:
    ada = ruth.assignments["Ada"]
    [line] = of_enrollment(session, ada.enrollment_id, county_today())
    assert (line.recipient, line.minutes_per_week, line.next_on) == ("Ruth Abramson", 1200, None)
    eli = ruth.assignments["Eli"]
    [ended] = of_enrollment(session, eli.enrollment_id, day(2))
    assert (ended.minutes_per_week, ended.next_on, ended.next_minutes) == (600, day(1), 0)


def test_a_recipient_names_a_provider_from_the_page_of_the_case(
    session: Session, as_role: Come, ruth: Provided
) -> None:
    worker = as_role("caseworker")
    assert "/cases/1000001/provider" in worker.get("/cases/1000001").get_data(as_text=True)
    assert worker.get("/cases/1000001/provider").status_code == 200
    provider = ruth.assignments["Eli"].enrollment
    provider.enrollment_number = new_confirmation("34")
    session.commit()
    typed = provider.enrollment_number.replace("-", " ").lower()
    answer = worker.post("/cases/1000001/provider", {"enrollment_number": typed})
    assert answer.location == f"/enrollments/{provider.id}/designation?case=1000001"
    assert 'value="1000001"' in worker.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize("typed", ["", "34-AAAA-AAAA", "Okoro"])
def test_a_number_of_no_provider_stays_on_the_page_with_its_sentence(as_role: Come, ruth: Provided, typed: str) -> None:
    answer = as_role("caseworker").post("/cases/1000001/provider", {"enrollment_number": typed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert f'value="{typed}"' in page
