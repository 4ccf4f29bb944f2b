"""Who provider and recipient are to each other: a spouse or a minor's parent moves the recipient's program."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.assessment_draft import Line
from records.care_case import Authorization
from records.decision import Decision
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


def test_a_refused_start_moves_no_program(child: Recipient) -> None:
    assert mother(child).start(child.maximum + 1).outcome == "refused"
    assert programs(child) == [("PCSP", START, None)]
