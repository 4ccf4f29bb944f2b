"""Pages about a record: who sees them, what they show as one types, and how others' words are walked through."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.background import Waiver
from records.enrollment import Enrollment
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.denied import OFFENSE, Denied, days_ago

As = Callable[[str], Visitor]


@pytest.fixture
def nadia(session: Session, staff: dict[str, Staff]) -> Denied:
    """Denied ten days ago."""
    state = staff["state_reviewer"]
    state.county_code = None
    session.commit()
    return Denied(session, staff)


def said(session: Session) -> tuple[str, dict[str, Any]]:
    """The one thing that was said."""
    row = session.scalars(select(Submission)).one()
    return row.kind, row.payload


def line(number: int, **fields: str) -> dict[str, str]:
    """A line of the record as typed."""
    usual = {"offense": "Arson", "tier": "2", "convicted": "2020-01-31", "source": "notice"}
    return {f"{number}.{name}": value for name, value in (usual | fields).items()}


def test_the_record_is_seen_by_who_evaluates_it_and_every_look_is_written_down(
    as_role: As, session: Session, nadia: Denied
) -> None:
    path = f"/enrollments/{nadia.id}/record"
    page = as_role("caseworker").get(path).get_data(as_text=True)
    assert OFFENSE in page
    assert "Counts until" in page
    look = session.scalars(select(AccessLog).where(AccessLog.what == "record")).one()
    assert (look.enrollment_id, look.person_id) == (nadia.id, nadia.enrollment.person_id)
    for role in ("intake_clerk", "auditor", "administrator", "policy_analyst"):
        assert as_role(role).get(path).status_code == 403
    assert as_role("yolo").get(path).status_code == 404


def test_another_county_whose_recipient_she_serves_sees_nothing_of_what_led_to_her_standing(
    as_role: As, session: Session, nadia: Denied
) -> None:
    session.get_one(Enrollment, nadia.id).county_code = "57"
    waiver = nadia.waiver()
    session.commit()
    worker = as_role("caseworker")
    assert worker.get(f"/enrollments/{nadia.id}/record").status_code == 404
    assert worker.get(f"/enrollments/{nadia.id}/waivers/{waiver.id}").status_code == 404
    assert as_role("yolo").get(f"/enrollments/{nadia.id}/record").status_code == 200


@pytest.mark.parametrize(("role", "sees"), [("caseworker", 200), ("intake_clerk", 404), ("auditor", 404)])
def test_the_decision_about_a_record_is_as_confidential_as_the_record(
    as_role: As, nadia: Denied, role: str, sees: int
) -> None:
    assert as_role(role).get(f"/decisions/{nadia.decision.id}").status_code == sees


def test_lines_of_the_record_are_said_as_typed_and_empty_ones_left_out(
    as_role: As, session: Session, nadia: Denied
) -> None:
    typed = line(0, released="2021-05-01") | line(1, offense="", tier="", convicted="")
    answer = as_role("caseworker").post(f"/enrollments/{nadia.id}/record", typed)
    assert answer.status_code == 303
    kind, payload = said(session)
    assert kind == "evaluate_record"
    assert [(each["offense"], each["convicted"]) for each in payload["convictions"]] == [("Arson", "2020-01-31")]


def test_a_line_that_is_not_whole_is_asked_for_again_and_nothing_is_said(
    as_role: As, session: Session, nadia: Denied
) -> None:
    answer = as_role("caseworker").post(f"/enrollments/{nadia.id}/record", line(0, tier="", released="2019-01-01"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Say which tier this offense is." in page
    assert "Arson" in page
    assert session.scalar(select(func.count()).select_from(Submission)) == 0


def test_an_empty_form_clears_nobody_and_no_line_is_left_out_in_silence(
    as_role: As, session: Session, nadia: Denied
) -> None:
    worker, path = as_role("caseworker"), f"/enrollments/{nadia.id}/record"
    many = {name: value for number in range(61) for name, value in line(number).items()}
    for typed, sentence in (
        ({}, "Write down each offense"),
        ({"0.source": "notice"}, "Write down"),
        (many, "60 lines"),
    ):
        answer = worker.post(path, typed)
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
    assert worker.post(path, {"².offense": "Arson"}).status_code == 422
    assert session.scalar(select(func.count()).select_from(Submission)) == 0


def test_more_lines_keep_what_was_typed(as_role: As, nadia: Denied) -> None:
    page = as_role("caseworker").post(f"/enrollments/{nadia.id}/record", line(0) | {"more": "yes"})
    assert page.status_code == 200
    assert 'name="2.offense"' in page.get_data(as_text=True)


def test_the_law_answers_as_one_types_with_the_last_day_that_each_counts(as_role: As, nadia: Denied) -> None:
    worker, path = as_role("caseworker"), f"/enrollments/{nadia.id}/record/answer"
    page = worker.post(path, line(0) | line(1, source="court_papers")).get_data(as_text=True)
    assert "January 31, 2030" in page
    assert "Line 2 does not count" in page
    assert "What the law would say today" in page
    nothing = worker.post(path, line(0, offense="")).get_data(as_text=True)
    assert "shows here as you type" in nothing


def test_the_laws_verdict_on_a_waiver_stands_beside_the_form(as_role: As, session: Session, nadia: Denied) -> None:
    typed = {
        "case_id": str(nadia.case.id),
        "received_on": days_ago(1).isoformat(),
        "signed_on": days_ago(2).isoformat(),
        "signed_by": "recipient",
        "signer_is_applicant": "yes",
    }
    worker = as_role("caseworker")
    assert "Moreno, Ida" in worker.get(f"/enrollments/{nadia.id}/waiver").get_data(as_text=True)
    verdict = worker.post(f"/enrollments/{nadia.id}/waiver/answer", typed).get_data(as_text=True)
    assert "refuse" in verdict
    assert worker.post(f"/enrollments/{nadia.id}/waiver", typed).status_code == 303
    assert said(session)[0] == "receive_waiver"
    assert said(session)[1]["signer_is_applicant"] is True


def test_an_irregular_waiver_is_ruled_on_by_the_supervisor_and_leads_to_the_next(
    as_role: As, session: Session, nadia: Denied
) -> None:
    waiver, request = nadia.waiver(), nadia.exception()
    boss, path = as_role("supervisor"), f"/enrollments/{nadia.id}/waivers/{waiver.id}"
    page = boss.get(path).get_data(as_text=True)
    for shown in ('data-key="a"', 'data-key="d"', 'data-key="n"', "A grown child"):
        assert shown in page
    assert boss.post(path, {"verdict": "accept"}).status_code == 422
    ruled = boss.post(path, {"verdict": "accept", "reason": "She holds a power of attorney."})
    assert ruled.location.endswith(f"/reviews/next?after=waiver-{waiver.id}")
    assert said(session)[1]["waiver_id"] == waiver.id
    assert boss.get(ruled.location).location.endswith(f"/enrollments/{nadia.id}/exceptions/{request.id}")
    assert as_role("caseworker").post(path, {"verdict": "accept", "reason": "Mine."}).status_code == 403


def test_ones_own_are_not_offered_and_the_page_says_why(
    as_role: As, session: Session, nadia: Denied, staff: dict[str, Staff]
) -> None:
    waiver = nadia.waiver(by="supervisor")
    boss = as_role("supervisor")
    page = boss.get(f"/enrollments/{nadia.id}/waivers/{waiver.id}").get_data(as_text=True)
    assert 'value="accept"' not in page
    assert "Nothing waits for your word" in boss.get("/reviews/next").get_data(as_text=True)
    assert session.get_one(Waiver, waiver.id).reviewed_by_id is None


def test_reviews_walk_through_all_kinds_oldest_first_and_round_again(as_role: As, nadia: Denied) -> None:
    waiver, request, lost = nadia.waiver(), nadia.exception(), nadia.reinstatement()
    boss, seen, after = as_role("supervisor"), [], ""
    for kind, row in (("waiver", waiver), ("exception", request), ("reinstatement", lost), ("waiver", waiver)):
        to = boss.get(f"/reviews/next{after}").location
        seen.append(to)
        assert to.endswith(f"/enrollments/{nadia.id}/{kind}s/{row.id}"), seen
        assert boss.get(to).status_code == 200
        after = f"?after={kind}-{row.id}"
    assert "Review what waits (3)" in boss.get("/unit").get_data(as_text=True)


def test_the_supervisor_sends_on_to_the_state_which_alone_decides(as_role: As, session: Session, nadia: Denied) -> None:
    request = nadia.exception()
    path = f"/enrollments/{nadia.id}/exceptions/{request.id}"
    page = as_role("supervisor").get(path).get_data(as_text=True)
    assert "Clear and convincing" in page
    assert "Send on to the state" in page
    assert as_role("state_reviewer").get(path).status_code == 404
    sent_on = as_role("supervisor").post(f"{path}/recommendation", {"verdict": "forward", "reason": "Good work."})
    assert sent_on.status_code == 303
    assert said(session)[1] == {"verdict": "forward", "reason": "Good work.", "exception_id": request.id}
    assert as_role("supervisor").post(f"{path}/decision", {"verdict": "grant", "reason": "x"}).status_code == 403


def test_the_states_desk_has_what_it_decides_about_and_nothing_else(
    as_role: As, session: Session, nadia: Denied, staff: dict[str, Staff]
) -> None:
    state = as_role("state_reviewer")
    assert "Nothing waits for your word" in state.get("/reviews/next").get_data(as_text=True)
    request, appeal = nadia.forwarded(), nadia.appeal()
    to = state.get("/reviews/next").location
    assert to.endswith(f"/enrollments/{nadia.id}/exceptions/{request.id}")
    page = state.get(to).get_data(as_text=True)
    assert 'value="grant"' in page
    assert OFFENSE in page
    decided = state.post(f"{to}/decision", {"verdict": "deny", "reason": "The letters are old."})
    assert decided.location.endswith(f"/reviews/next?after=exception-{request.id}")
    assert state.get(decided.location).location.endswith(f"/enrollments/{nadia.id}/appeals/{appeal.id}")
    assert "It was my sister." in state.get(f"/enrollments/{nadia.id}/appeals/{appeal.id}").get_data(as_text=True)
    provider = state.get(f"/enrollments/{nadia.id}")
    assert provider.status_code == 200
    assert "Exception, SOC 863" in provider.get_data(as_text=True)
    assert state.get(f"/decisions/{nadia.decision.id}").status_code == 200
    assert state.get("/applications").status_code == 403


def test_the_state_signs_in_to_its_inbox(visitor: Visitor, nadia: Denied) -> None:
    assert visitor.sign_in("state_reviewer").location.endswith("/tasks")


def test_a_reinstatement_is_approved_without_a_word_and_sent_back_with_one(
    as_role: As, session: Session, nadia: Denied
) -> None:
    row = nadia.reinstatement()
    path = f"/enrollments/{nadia.id}/reinstatements/{row.id}"
    boss = as_role("supervisor")
    assert "She was in hospital." in boss.get(path).get_data(as_text=True)
    assert boss.post(path, {"verdict": "send_back"}).status_code == 422
    assert boss.post(path, {"verdict": "approve"}).status_code == 303
    assert said(session)[0] == "review_reinstatement"


@pytest.mark.parametrize(
    ("role", "page", "typed", "kind"),
    [
        (
            "caseworker",
            "exception",
            {"received_on": "2026-01-05", "signed": "yes", "offense_kind": "other", "offenses": "1"},
            "request_exception",
        ),
        ("caseworker", "appeal", {"received_on": "2026-01-05", "grounds": "Not me."}, "appeal"),
        (
            "caseworker",
            "reinstatement",
            {"reason": "county_error", "explanation": "We lost it."},
            "propose_reinstatement",
        ),
        ("supervisor", "violation", {"number": "3", "notice_on": "2026-01-05"}, "report_violation"),
        ("caseworker", "withdraw", {"asked_on": "2026-01-05", "how": "phone"}, "withdraw_enrollment"),
    ],
)
def test_each_form_is_said_to_the_enrollment_and_an_empty_one_is_not(
    as_role: As, session: Session, nadia: Denied, role: str, page: str, typed: dict[str, str], kind: str
) -> None:
    who, path = as_role(role), f"/enrollments/{nadia.id}/{page}"
    assert who.get(path).status_code == 200
    assert who.post(path, {}).status_code == 422
    assert session.scalar(select(func.count()).select_from(Submission)) == 0
    assert who.post(path, typed).status_code == 303
    row = session.scalars(select(Submission)).one()
    assert (row.kind, row.enrollment_id) == (kind, nadia.id)


def test_the_providers_page_leads_to_what_may_be_done_in_this_standing(as_role: As, nadia: Denied) -> None:
    page = as_role("caseworker").get(f"/enrollments/{nadia.id}").get_data(as_text=True)
    for way in ("record", "waiver", "exception", "appeal", "withdraw"):
        assert f'href="/enrollments/{nadia.id}/{way}"' in page
    assert f'href="/enrollments/{nadia.id}/violation"' not in page
    assert f'href="/enrollments/{nadia.id}/reinstatement"' not in page


def test_a_clerk_sees_neither_the_exception_nor_the_appeal(as_role: As, nadia: Denied) -> None:
    request, appeal = nadia.exception(), nadia.appeal()
    clerk = as_role("intake_clerk")
    assert clerk.get(f"/enrollments/{nadia.id}/exceptions/{request.id}").status_code == 403
    assert clerk.get(f"/enrollments/{nadia.id}/appeals/{appeal.id}").status_code == 403
    assert "SOC 863" not in clerk.get(f"/enrollments/{nadia.id}").get_data(as_text=True)
