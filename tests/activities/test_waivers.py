"""A recipient's waiver: for that recipient only, signed by whom the law names, an irregular one ruled on by another."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from activities.database import transaction
from records.assignment import Assignment
from records.background import Waiver
from records.background_view import waiver_in_force
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD, Applicant
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import Letter


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """Denied for a tier 2 conviction."""
    applicant = Applicant(office)
    applicant.denied()
    return applicant


def told(nadia: Applicant) -> list[tuple[int, str, str]]:
    """What assignments were told: which, the standing, the cause."""
    with transaction() as session:
        said = select(Submission).where(Submission.kind == "enrollment_changed").order_by(Submission.id)
        return [
            (each.assignment_id or 0, each.payload["status"], each.payload["cause"]) for each in session.scalars(said)
        ]


def test_a_waiver_signed_by_the_recipient_is_in_force_for_that_recipient_only(nadia: Applicant) -> None:
    ida, ben = nadia.recipient("Ida"), nadia.recipient("Ben")
    answer = nadia.waiver(ida)
    assert (answer.outcome, answer.standing.waivers, answer.standing.next) == ("accepted", 1, "enroll_by_waiver")
    assert [due.letter for due in answer.letters] == [Letter.WAIVER_ACCEPTED]
    with transaction() as session:
        assert waiver_in_force(session, nadia.id, ida) is not None
        assert waiver_in_force(session, nadia.id, ben) is None


def test_the_applicant_may_not_sign_for_the_recipient(nadia: Applicant) -> None:
    answer = nadia.waiver(nadia.recipient(), signer_is_applicant=True)
    assert (answer.outcome, answer.standing.waivers) == ("turned_down", 0)
    assert [(due.letter, due.about) for due in answer.letters] == [(Letter.WAIVER_REFUSED, answer.about)]
    assert nadia.row(Waiver).outcome == "refused"


def test_a_parent_may_sign_for_their_own_minor_until_the_day_before_the_18th_birthday(nadia: Applicant) -> None:
    as_parent = {"signed_by": "parent", "signer_is_applicant": True}
    minor = nadia.recipient("Leo", birth=nadia.on(0).date().replace(year=2008) + dt.timedelta(days=1))
    grown = nadia.recipient("Max", birth=nadia.on(0).date().replace(year=2008))
    assert nadia.waiver(minor, **as_parent).outcome == "accepted"
    assert nadia.waiver(grown, **as_parent).outcome == "turned_down"


def test_a_recipient_who_was_refused_may_sign_again_and_one_in_force_may_not(nadia: Applicant) -> None:
    ida = nadia.recipient()
    assert nadia.waiver(ida, signer_is_applicant=True).outcome == "turned_down"
    assert nadia.waiver(ida).outcome == "accepted"
    form = {"case_id": ida, "received_on": "2026-03-02", "signed_on": "2026-03-02", "signed_by": "recipient"}
    sentence = nadia.refusal("receive_waiver", nadia.office.carla, form | {"signer_is_applicant": False})
    assert "in force already" in sentence


def test_no_waiver_lifts_tier_1(office: Office) -> None:
    nadia = Applicant(office)
    nadia.notice()
    nadia.convicted(FRAUD)
    nadia.becomes(Status.INELIGIBLE, Cause.TIER_1)
    assert nadia.waiver(nadia.recipient()).outcome == "turned_down"


def test_an_irregular_waiver_is_ruled_on_by_a_supervisor_who_did_not_enter_it(nadia: Applicant) -> None:
    office, ida = nadia.office, nadia.recipient()
    form = {"case_id": ida, "received_on": "2026-03-02", "signed_on": "2026-03-02", "signed_by": "adult_child"}
    answer = nadia.tell("receive_waiver", office.cody, form | {"signer_is_applicant": False})
    assert (answer.outcome, answer.standing.waivers, answer.letters) == ("irregular", 0, [])
    ruling = {"waiver_id": answer.about, "verdict": "accept", "reason": "She holds a power of attorney."}
    for nobody in (office.cody, office.carla, office.yolanda, nadia.rita):
        assert nadia.refusal("rule_on_waiver", nobody, ruling)
    assert "Write why" in nadia.refusal("rule_on_waiver", office.sue, ruling | {"reason": ""})
    accepted = nadia.tell("rule_on_waiver", office.sue, ruling)
    assert (accepted.outcome, accepted.standing.waivers) == ("accepted", 1)
    assert nadia.refusal("rule_on_waiver", office.sue, ruling)


def test_the_records_themselves_keep_whoever_entered_a_waiver_from_ruling_on_it(nadia: Applicant) -> None:
    nadia.waiver(nadia.recipient(), signed_by="adult_child")
    with pytest.raises(IntegrityError, match="reviewer_is_not_enterer"), transaction() as session:
        session.get_one(Waiver, nadia.row(Waiver).id).reviewed_by_id = nadia.office.carla


def test_a_ruling_against_it_writes_to_the_recipient(nadia: Applicant) -> None:
    answer = nadia.waiver(nadia.recipient(), signed_by="spouse")
    ruling = {"waiver_id": answer.about, "verdict": "refuse", "reason": "She can sign herself."}
    refused = nadia.tell("rule_on_waiver", nadia.office.sue, ruling)
    assert (refused.outcome, [due.letter for due in refused.letters]) == ("turned_down", [Letter.WAIVER_REFUSED])


def test_one_more_waiver_tells_that_assignment_and_the_end_of_it_too(nadia: Applicant) -> None:
    ida, ben = nadia.recipient("Ida"), nadia.recipient("Ben")
    nadia.waiver(ida)
    nadia.becomes(Status.ENROLLED_BY_WAIVER, Cause.WAIVER)
    of_ida, of_ben = (row.id for row in nadia.rows(Assignment))
    assert told(nadia) == [(each, "enrolled_by_waiver", "waiver") for each in (of_ida, of_ben)]
    waiver = nadia.waiver(ben).about
    assert told(nadia)[2:] == [(of_ben, "enrolled_by_waiver", "waiver")]
    end = {"waiver_id": waiver, "ended_on": "2026-03-02", "reason": "recipient_asked"}
    ended = nadia.tell("end_waiver", nadia.office.carla, end)
    assert (ended.outcome, ended.standing.waivers) == ("ended", 1)
    assert told(nadia)[3:] == [(of_ben, "enrolled_by_waiver", "waiver_ended")]
    with transaction() as session:
        messages = session.scalars(
            select(OutboxMessage.workflow_id).where(OutboxMessage.workflow == "enrollment_changed")
        )
        assert set(messages) == {f"assignment-{of_ida}", f"assignment-{of_ben}"}


def test_a_waiver_signed_after_it_came_in_or_ended_before_it_is_refused(nadia: Applicant) -> None:
    ida = nadia.recipient()
    form = {"case_id": ida, "received_on": "2026-03-01", "signed_on": "2026-03-02", "signed_by": "recipient"}
    assert "Check both days" in nadia.refusal(
        "receive_waiver", nadia.office.carla, form | {"signer_is_applicant": False}
    )
    waiver = nadia.waiver(ida).about
    end = {"waiver_id": waiver, "ended_on": "2026-03-01", "reason": "recipient_asked"}
    assert "since it came in" in nadia.refusal("end_waiver", nadia.office.carla, end)


def test_a_waiver_where_nothing_asks_for_one_is_refused(office: Office) -> None:
    clean = Applicant(office, background="clear")
    form = {"case_id": clean.recipient(), "received_on": "2026-03-02", "signed_on": "2026-03-02"}
    said = form | {"signed_by": "recipient", "signer_is_applicant": False}
    assert "asks for a waiver" in clean.refusal("receive_waiver", office.carla, said)
