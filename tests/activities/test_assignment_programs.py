"""What the program does while providers come, go and marry, and what the next assessment knows."""

import datetime as dt

import pytest

from activities import known_facts
from activities.database import transaction
from activities.doing import Doing
from records.assessment_draft import Line
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


def expected(recipient: Recipient) -> dict[str, bool]:
    """The circumstances that an assessment would be worked out with now."""
    with transaction() as session:
        doing = Doing(session, "none", "none", recipient.at, Subject("application", recipient.id))
        assessment = known_facts.complete_assessment(doing, recipient.id)
        assert assessment is not None
        found: dict[str, bool] = known_facts.needs_assessment(doing, assessment)["circumstances"]
        return found


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


def test_the_next_assessment_knows_that_the_spouse_is_the_provider(office: Office) -> None:
    adult = Recipient(office, DECLINED)
    raul = Work(adult, provider(office, "Raul"), "spouse")
    assert expected(adult)["spouse_provider"] is False, "as the worker had it"
    raul.start(60)
    assert expected(adult)["spouse_provider"] is True
    raul.tell("end_assignment", ended_on=START.isoformat(), reason="provider_left")
    assert expected(adult)["spouse_provider"] is False


def test_a_start_that_is_still_ahead_can_be_called_off(child: Recipient) -> None:
    rosa = mother(child)
    assert rosa.start(300, JUNE).outcome == "started"
    assert [each[0] for each in programs(child)] == ["PCSP", "IPO"]
    today = rosa.at.date().isoformat()
    assert rosa.tell("end_assignment", ended_on=today, reason="recipient_asked").outcome == "ended"
    assert programs(child)[-1] == ("PCSP", JUNE, None), "IPO never begins"
    assert Work(child, provider(child.office, "Luis")).start(child.maximum, JUNE).outcome == "started"
