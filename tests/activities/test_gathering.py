"""Getting enrolled: four steps in any order, one person enrolled once, ninety days from the earliest day."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.assignment import Assignment
from records.clocks import Clock
from records.decision import Decision
from records.enrollment import Enrollment
from records.event import Event
from records.outbox import OutboxMessage
from records.person import Person
from records.place import County, Unit
from records.task import Task
from tests.activities.applicants import Applicant, known_person, recipient_case
from tests.activities.office import MONDAY, Office
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus


def people() -> list[Person]:
    with transaction() as session:
        return list(session.scalars(select(Person).order_by(Person.id)))


def clocks_of(applicant: Applicant) -> list[tuple[str, dt.date, dt.date, str | None]]:
    rows: list[Clock] = applicant.rows(Clock)
    return [(each.question, each.starts_on, each.due_on, each.outcome) for each in rows]


def begin_again(applicant: Applicant, **told: object) -> Applicant:
    return Applicant(applicant.office, **told)  # type: ignore[arg-type]


def test_nothing_runs_before_the_first_step_or_a_designation(applicant: Applicant) -> None:
    begun = applicant.about("begin_enrollment")
    assert (begun.outcome, begun.standing.next, begun.rings) == ("begun", "wait", [])
    assert not applicant.rows(Clock)


@pytest.mark.parametrize(
    "order", [("hand_in", "attend", "sign", "fingerprint"), ("sign", "fingerprint", "attend", "hand_in")]
)
def test_the_four_steps_may_come_in_any_order(applicant: Applicant, order: tuple[str, ...]) -> None:
    for name in order:
        getattr(applicant, name)()
    applicant.check()
    last = applicant.background()
    assert last.standing.next == "enroll"
    assert all((last.standing.application, last.standing.fingerprints, last.standing.orientation))


def test_the_form_makes_the_person_and_starts_ninety_days_on_the_day_it_came(applicant: Applicant) -> None:
    received = applicant.hand_in(0, applicant.on(3))
    (person,) = people()
    assert applicant.row.person_id == person.id
    assert (person.last_name, person.ssn_index) == ("Delgado", applicant.row.ssn_index)
    (ring,) = received.rings
    assert ring.name == "finish"
    assert ring.clock.due_on == MONDAY.date() + dt.timedelta(days=90)
    assert ring.remind_at is not None
    assert ring.remind_at < ring.clock.expires_at


def test_an_earlier_day_learned_later_starts_the_time_anew(applicant: Applicant) -> None:
    applicant.tell(
        "attend_orientation",
        applicant.office.carla,
        {"attended_on": applicant.day(10), "how": "online"},
        applicant.on(12),
    )
    earlier = applicant.tell(
        "sign_agreement", applicant.office.carla, {"signed_on": applicant.day(4)}, applicant.on(13)
    )
    assert [(due.day, outcome) for _question, due, _until, outcome in clocks_of(applicant)] == [
        ((MONDAY.date() + dt.timedelta(days=10)).day, "stopped"),
        ((MONDAY.date() + dt.timedelta(days=4)).day, None),
    ]
    assert earlier.rings[0].clock.due_on == MONDAY.date() + dt.timedelta(days=94)


def test_a_later_step_leaves_the_time_as_it_is(applicant: Applicant) -> None:
    applicant.hand_in()
    assert (
        applicant.tell("sign_agreement", applicant.office.carla, {"signed_on": applicant.day(5)}, applicant.on(5)).rings
        == []
    )
    assert len(applicant.rows(Clock)) == 1


def test_a_step_that_has_not_happened_yet_is_refused(applicant: Applicant) -> None:
    assert "not come yet" in applicant.refused(
        "sign_agreement", applicant.office.carla, {"signed_on": applicant.day(1)}
    )
    assert applicant.row.agreement_signed_on is None


def test_somebody_under_age_without_a_permit_is_told_every_reason_at_once(office: Office) -> None:
    young = Applicant(office, birth_date=dt.date(2010, 5, 1))
    said = {"received_on": young.day(0), "identity_document": None, "ssn_card_seen": False, "work_authorized": True}
    sentence = young.refused("receive_application", office.carla, said)
    assert sentence.count(".") >= 3
    assert young.row.application_received_on is None
    with transaction() as session:
        asked = session.scalars(select(Decision).where(Decision.question == "enrollment.applicant")).all()
    assert {row for each in asked for row in each.answer["reasons"]} == {
        "no_work_permit",
        "identity_not_seen",
        "ssn_card_not_seen",
    }


def test_seventeen_with_a_permit_is_received(office: Office) -> None:
    young = Applicant(office, birth_date=dt.date(2009, 1, 1))
    assert young.hand_in(work_permit_until=young.day(200)).outcome == "received"


def test_a_form_without_a_number_is_not_received(office: Office) -> None:
    nameless = Applicant(office, ssn=None)
    said = {
        "received_on": nameless.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert "Social Security card" in nameless.refused("receive_application", office.carla, said)


# Who it is


def test_a_recipient_who_becomes_a_provider_stays_one_person(applicant: Applicant) -> None:
    known = known_person(street="1 Old St")
    applicant.hand_in()
    (person,) = people()
    assert (applicant.row.person_id, person.id, person.street) == (known, known, "4 Oak Ave")


def test_the_same_name_and_birth_date_are_a_question_for_the_worker(applicant: Applicant) -> None:
    known = known_person(ssn=None)
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert "known already" in applicant.refused("receive_application", applicant.office.carla, said)
    applicant.hand_in(person_id=known)
    assert applicant.row.person_id == known
    assert people()[0].ssn_index == applicant.row.ssn_index


def test_the_worker_may_say_it_is_somebody_new(applicant: Applicant) -> None:
    known = known_person(ssn=None)
    applicant.hand_in(new_person=True)
    assert applicant.row.person_id not in (None, known)


def test_nobody_is_enrolled_twice_whatever_the_county(applicant: Applicant, office: Office) -> None:
    elsewhere = Applicant(office, county_code="57")
    elsewhere.hand_in()
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    sentence = applicant.refused("receive_application", office.carla, said)
    assert elsewhere.row.enrollment_number in sentence
    assert "Yolo" in sentence
    assert applicant.row.person_id is None
    with transaction() as session:
        asked = session.scalars(select(Decision).where(Decision.question == "enrollment.duplicate")).all()
    assert [each.answer["outcome"] for each in asked] == ["already_enrolled"]


def test_a_beginning_online_whose_applicant_nobody_has_seen_stands_in_nobodys_way(
    applicant: Applicant, office: Office
) -> None:
    online = Applicant(office, channel="online", county_code="57")
    assert applicant.hand_in().outcome == "received"
    said = {
        "received_on": online.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert applicant.row.enrollment_number in online.refused("receive_application", office.yolanda, said)


def test_a_person_chosen_with_another_number_is_refused(applicant: Applicant) -> None:
    known = known_person(ssn="219091111")
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
        "person_id": known,
    }
    assert "another Social Security number" in applicant.refused("receive_application", applicant.office.carla, said)


# Designation


def test_a_designation_starts_the_time_and_makes_an_assignment(applicant: Applicant) -> None:
    case_id = recipient_case()
    said = {"case_id": case_id, "designated_on": applicant.day(0), "relationship": "child", "lives_together": True}
    named = applicant.tell("designate", applicant.office.carla, said, applicant.on(2))
    (assignment,) = applicant.rows(Assignment)
    assert (assignment.status, assignment.related_as, named.about) == ("waiting", "child", assignment.id)
    assert named.rings[0].clock.due_on == MONDAY.date() + dt.timedelta(days=90)
    with transaction() as session:
        begun = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "ProviderAssignment")).all()
    assert [each.workflow_id for each in begun] == [f"assignment-{assignment.id}"]


def test_a_provider_is_named_once_by_a_recipient_and_never_by_themselves(applicant: Applicant) -> None:
    applicant.hand_in()
    case_id = recipient_case()
    said = {"case_id": case_id, "designated_on": applicant.day(0), "relationship": "none", "lives_together": False}
    applicant.tell("designate", applicant.office.carla, said)
    assert "named this provider before" in applicant.refused("designate", applicant.office.carla, said)
    own = begin_again(applicant, first_name="Ana", last_name="Cruz", birth_date=dt.date(1944, 2, 11), ssn="219095555")
    own_case = recipient_case("Ana", "Cruz", ssn="219095555")
    own.hand_in()
    assert "their own provider" in own.refused("designate", applicant.office.carla, {**said, "case_id": own_case})


# The time to finish


def test_good_cause_gives_forty_five_days_more_from_the_same_start(applicant: Applicant) -> None:
    applicant.hand_in()
    said = {"reason": "background_delayed", "explanation": "The answer has not come."}
    longer = applicant.tell("extend_enrollment", applicant.office.carla, said, applicant.on(80))
    assert (longer.outcome, longer.standing.extended) == ("extended", True)
    assert [(due, outcome) for _question, _from, due, outcome in clocks_of(applicant)] == [
        (MONDAY.date() + dt.timedelta(days=90), "extended"),
        (MONDAY.date() + dt.timedelta(days=135), None),
    ]
    assert applicant.refused("extend_enrollment", applicant.office.carla, said)


def test_more_time_needs_a_reason_in_words(applicant: Applicant) -> None:
    applicant.hand_in()
    assert applicant.refused("extend_enrollment", applicant.office.carla, {"reason": "illness", "explanation": ""})
    assert [each[3] for each in clocks_of(applicant)] == [None]


def test_the_clock_that_runs_out_is_missed_once(applicant: Applicant) -> None:
    clock_id = applicant.hand_in().rings[0].clock.clock_id
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "missed"
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "stopped"
    assert [each[3] for each in clocks_of(applicant)] == ["missed"]


def test_a_clock_that_gave_way_to_a_longer_one_changes_nothing(applicant: Applicant) -> None:
    clock_id = applicant.hand_in().rings[0].clock.clock_id
    said = {"reason": "illness", "explanation": "In hospital."}
    applicant.tell("extend_enrollment", applicant.office.carla, said)
    assert applicant.rings("enrollment_time_ran_out", clock_id, applicant.on(91)).outcome == "stopped"


def test_whoever_finishes_in_time_has_met_the_clock(applicant: Applicant) -> None:
    applicant.gather()
    change = ChangeStatus(applicant.id, Status.ENROLLED, Cause.ALL_DONE, applicant.at)
    applicant.do("change_enrollment_status", change)
    outcomes = {question: outcome for question, _from, _due, outcome in clocks_of(applicant)}
    assert outcomes == {"deadline.enrollment": "met", "deadline.enrollment_inactivity": None}


# Counties


def test_a_move_keeps_everything_and_takes_tasks_and_clocks_along(applicant: Applicant, office: Office) -> None:
    applicant.gather()
    with transaction() as session:
        session.add(Unit(county_code="57", name="57 Providers", kind="providers"))
        session.add(
            Task(
                kind="follow_enrollment",
                enrollment_id=applicant.id,
                county_code="34",
                role="caseworker",
                assignee_id=office.carla,
                due_on=MONDAY.date(),
                opened_at=MONDAY,
            )
        )
    said = {"county_code": "57", "moved_on": applicant.day(0)}
    assert applicant.tell("move_county", office.yolanda, said).standing.next == "enroll"
    with applicant.records() as (session, row):
        assert (row.county_code, row.worker_id) == ("57", None)
        assert session.get_one(Unit, row.unit_id).name == "57 Providers"
    (task,) = applicant.rows(Task)
    assert (task.county_code, task.assignee_id) == ("57", None)
    assert {each.county_code for each in applicant.rows(Clock)} == {"57"}


def test_a_third_county_moves_nobody(applicant: Applicant, office: Office) -> None:
    elsewhere = Applicant(office, county_code="34")
    with transaction() as session:
        session.add(County(code="01", name="Alameda"))
    said = {"county_code": "01", "moved_on": elsewhere.day(0)}
    assert "Only the county" in elsewhere.refused("move_county", office.yolanda, said)


def test_the_timeline_tells_ids_days_and_words_only(applicant: Applicant) -> None:
    applicant.gather()
    for event in applicant.rows(Event):
        assert "Delgado" not in str(event.params)
        assert "219099998" not in str(event.params)


def test_no_enrollment_row_is_touched_by_a_refusal(applicant: Applicant) -> None:
    before = applicant.row
    applicant.refused("sign_agreement", applicant.office.carla, {"signed_on": applicant.day(9)})
    after: Enrollment = applicant.row
    assert (before.agreement_signed_on, before.starts_on) == (after.agreement_signed_on, after.starts_on)


def test_a_caseworker_who_takes_the_form_carries_the_enrollment_from_then_on(applicant: Applicant) -> None:
    assert applicant.row.worker_id is None
    applicant.hand_in(0, applicant.on(3))
    assert applicant.row.worker_id == applicant.office.carla
