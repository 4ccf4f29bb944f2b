"""Who provider and recipient are to each other: a spouse or a minor's parent moves the recipient's program."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities import known_facts
from activities.database import transaction
from activities.doing import Doing
from records.assessment_draft import Line
from records.care_case import Authorization
from records.decision import Decision
from records.subject import Subject
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.letters import Letter

FOR_A_CHILD = (Line("bathing", 150), Line("dressing", 100), Line("meal_preparation", 360))
AS_IN_A_NURSING_HOME = {"memory": 5, "orientation": 5, "judgment": 5}
DECLINED = {"declined_cfco": True}
JUNE = dt.date(2026, 6, 1)


@pytest.fixture
def child(office: Office) -> Recipient:
    """A girl of twelve whose care PCSP pays: her family declined CFCO."""
    return Recipient(office, DECLINED, FOR_A_CHILD, first_name="Inez", birth_date=dt.date(2014, 2, 1))


def mother(child: Recipient) -> Work:
    """Her mother, designated."""
    return Work(child, provider(child.office, "Rosa"), "parent", lives_together=True)


def programs(recipient: Recipient) -> list[tuple[str, dt.date, dt.date | None]]:
    return [(row.program, row.starts_on, row.ends_on) for row in recipient.authorized]


def test_a_parent_provider_moves_a_minor_from_pcsp_to_ipo(child: Recipient) -> None:
    assert programs(child) == [("PCSP", START, None)]
    rosa = mother(child).later(JUNE)
    answer = rosa.start(300, JUNE)
    assert answer.outcome == "started"
    assert programs(child) == [("PCSP", START, dt.date(2026, 5, 31)), ("IPO", JUNE, None)]
    assert [each.letter for each in answer.letters].count(Letter.PROGRAM_CHANGED) == 1
    assert "program_changed" in rosa.events
    assert child.authorized[0].weekly_maximum_minutes == child.authorized[1].weekly_maximum_minutes


def test_the_move_is_decided_on_record_with_the_relation_among_its_facts(child: Recipient) -> None:
    mother(child).start(300)
    asked = ["assignment.relationship", "ihss.program", "ihss.hours", "assignment.hours", "assignment.start"]
    assert set(asked) <= set(child.decisions)
    with transaction() as session:
        newest = select(Decision).where(Decision.question == "ihss.program").order_by(Decision.id.desc()).limit(1)
        program = session.scalars(newest).one()
        assert (program.facts["parent_of_minor_provider"], program.facts["declined_cfco"]) == (True, True)
        authorized = session.scalars(select(Authorization).order_by(Authorization.id.desc()).limit(1)).one()
        assert session.get_one(Decision, authorized.decision_id).facts["program"] == "IPO"


def test_a_minor_whose_family_takes_cfco_now_moves_there(office: Office) -> None:
    child = Recipient(office, DECLINED, FOR_A_CHILD, AS_IN_A_NURSING_HOME, birth_date=dt.date(2014, 2, 1))
    luis = Work(child, provider(office, "Luis"), "parent")
    rosa = mother(child)
    assert rosa.later(JUNE).start(300, JUNE, takes_cfco=True).outcome == "started"
    assert [each[0] for each in programs(child)] == ["PCSP", "CFCO"]
    assert luis.later(JUNE).start(60, JUNE).outcome == "started", "CFCO pays any parent"
    rosa.tell("end_assignment", ended_on=JUNE.isoformat(), reason="provider_left")
    luis.tell("end_assignment", ended_on=JUNE.isoformat(), reason="provider_left")
    assert child.authorized[-1].program == "CFCO", "whoever takes CFCO keeps it, whoever cares"


def test_a_minor_who_still_declines_cfco_moves_to_ipo_whatever_the_need(office: Office) -> None:
    child = Recipient(office, DECLINED, FOR_A_CHILD, AS_IN_A_NURSING_HOME, birth_date=dt.date(2014, 2, 1))
    assert mother(child).start(300).outcome == "started"
    assert child.authorized[-1].program == "IPO"


def test_the_program_moves_back_when_the_parent_leaves(child: Recipient) -> None:
    rosa = mother(child)
    rosa.start(300)
    rosa.later(JUNE).tell("end_assignment", ended_on=JUNE.isoformat(), reason="provider_left")
    assert programs(child)[-1] == ("PCSP", JUNE + dt.timedelta(days=1), None)
    assert programs(child)[-2] == ("IPO", START, JUNE)


def test_the_program_stays_while_another_provider_is_a_parent(child: Recipient) -> None:
    rosa, luis = mother(child), Work(child, provider(child.office, "Luis"), "parent")
    rosa.start(300)
    answer = luis.start(60)
    assert [each for each in answer.letters if each.letter is Letter.PROGRAM_CHANGED] == [], "it is IPO already"
    rosa.tell("end_assignment", ended_on=START.isoformat(), reason="provider_left")
    assert child.authorized[-1].program == "IPO"


def test_a_spouse_moves_an_adult_and_a_parent_of_an_adult_does_not(office: Office) -> None:
    adult = Recipient(office, DECLINED)
    assert Work(adult, provider(office, "Ana"), "parent").start(60).outcome == "started"
    assert adult.authorized[-1].program == "PCSP"
    assert Work(adult, provider(office, "Raul"), "spouse", lives_together=True).start(60).outcome == "started"
    assert adult.authorized[-1].program == "IPO"


def test_a_marriage_moves_the_program_from_its_day_on(office: Office) -> None:
    adult = Recipient(office, DECLINED)
    raul = Work(adult, provider(office, "Raul"))
    raul.start(60)
    said = {"relationship": "spouse", "lives_together": True, "since": JUNE.isoformat()}
    assert raul.later(JUNE).tell("change_relationship", **said).outcome == "changed"
    assert programs(adult)[-1] == ("IPO", JUNE, None)
    back = {"relationship": "none", "lives_together": False, "since": "2026-07-01"}
    assert raul.later(dt.date(2026, 7, 1)).tell("change_relationship", **back).outcome == "changed"
    assert programs(adult)[-1] == ("PCSP", dt.date(2026, 7, 1), None)


def test_a_refused_start_moves_no_program(child: Recipient) -> None:
    assert mother(child).start(child.maximum + 1).outcome == "refused"
    assert programs(child) == [("PCSP", START, None)]


def test_live_in_wages_are_outside_income_tax_from_the_day_the_form_is_processed(child: Recipient) -> None:
    rosa = mother(child)
    rosa.start(60)
    rosa.later(JUNE)
    days = {"received_on": "2026-05-20", "processed_on": JUNE.isoformat()}
    assert rosa.tell("certify_live_in", **days).outcome == "certified"
    assert (rosa.row.live_in_received_on, rosa.row.live_in_processed_on) == (dt.date(2026, 5, 20), JUNE)
    assert rosa.tell("certify_live_in", **days).outcome == "refused", "once is enough"
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-05-31").outcome == "refused"
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-06-01").outcome == "cancelled"
    assert rosa.row.live_in_cancelled_on == JUNE
    assert rosa.tell("cancel_live_in", received_on="2026-06-01", processed_on="2026-06-01").outcome == "refused"


def test_who_lives_elsewhere_certifies_no_live_in(child: Recipient) -> None:
    luis = Work(child, provider(child.office, "Luis"), "sibling")
    luis.start(60)
    days = {"received_on": START.isoformat(), "processed_on": START.isoformat()}
    assert luis.tell("certify_live_in", **days).outcome == "refused"
    assert "do not live together" in luis.refusal


def test_a_move_apart_waits_for_the_certification_to_be_cancelled(child: Recipient) -> None:
    rosa = mother(child)
    rosa.start(60)
    rosa.tell("certify_live_in", received_on=START.isoformat(), processed_on=START.isoformat())
    said = {"relationship": "parent", "lives_together": False, "since": START.isoformat()}
    assert rosa.tell("change_relationship", **said).outcome == "refused"
    assert "SOC 2299" in rosa.refusal


def test_the_next_assessment_knows_that_the_spouse_is_the_provider(office: Office) -> None:
    adult = Recipient(office, DECLINED)
    raul = Work(adult, provider(office, "Raul"), "spouse")
    assert expected(adult)["spouse_provider"] is False, "as the worker had it"
    raul.start(60)
    assert expected(adult)["spouse_provider"] is True
    raul.tell("end_assignment", ended_on=START.isoformat(), reason="provider_left")
    assert expected(adult)["spouse_provider"] is False


def expected(recipient: Recipient) -> dict[str, bool]:
    """The circumstances that an assessment would be worked out with now."""
    with transaction() as session:
        doing = Doing(session, "none", "none", recipient.at, Subject("application", recipient.id))
        assessment = known_facts.complete_assessment(doing, recipient.id)
        assert assessment is not None
        found: dict[str, bool] = known_facts.needs_assessment(doing, assessment)["circumstances"]
        return found


def test_a_start_that_is_still_ahead_can_be_called_off(child: Recipient) -> None:
    rosa = mother(child)
    assert rosa.start(300, JUNE).outcome == "started"
    assert [each[0] for each in programs(child)] == ["PCSP", "IPO"]
    today = rosa.at.date().isoformat()
    assert rosa.tell("end_assignment", ended_on=today, reason="recipient_asked").outcome == "ended"
    assert programs(child)[-1] == ("PCSP", JUNE, None), "IPO never begins"
    assert Work(child, provider(child.office, "Luis")).start(child.maximum, JUNE).outcome == "started"
