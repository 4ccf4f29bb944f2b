"""Several providers of a recipient, and several workers, change hours at once."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.assignment import AssignmentAnswer, Needed
from workflows.steps.letters import Letter
from workflows.steps.step import Told

LATER = START + dt.timedelta(days=30)


@pytest.fixture
def recipient(office: Office) -> Recipient:
    """Marisol, with hours from today on."""
    return Recipient(office)


def works(recipient: Recipient, name: str, minutes: int) -> Work:
    """A provider who has started with so many minutes a week."""
    work = Work(recipient, provider(recipient.office, name))
    answer = work.start(minutes)
    assert answer.outcome == "started", work.refusal
    return work


def second_recipient(office: Office) -> Recipient:
    """Somebody else whose need is the same."""
    return Recipient(office, first_name="Tomasa", last_name="Arriaga", birth_date=dt.date(1944, 1, 9))


def at_once(minutes: int, *works: Work) -> list[str]:
    """Two workers give hours in the same moment; what came of it, in the order of the words."""
    said = {"starts_on": START.isoformat(), "minutes_per_week": minutes}
    orders = [(work, work.say("set_assignment_hours", said, work.office.carla)) for work in works]
    gate = threading.Barrier(len(orders))

    def press(work: Work, order: Told) -> str:
        gate.wait()
        return work.do("set_assignment_hours", order).outcome

    with ThreadPoolExecutor(len(orders)) as workers:
        return sorted(workers.map(lambda pressed: press(*pressed), orders))


def test_several_providers_are_changed_together_or_not_at_all(recipient: Recipient) -> None:
    most = recipient.maximum
    ada, ben = works(recipient, "Ada", most - 60), works(recipient, "Ben", 60)
    day = LATER.isoformat()

    def split(of_ada: int, of_ben: int) -> AssignmentAnswer:
        minutes = {ada.id: of_ada, ben.id: of_ben}
        rows = [{"assignment_id": key, "minutes_per_week": value} for key, value in minutes.items()]
        return ada.tell("set_assignment_hours", starts_on=day, split=rows)

    assert split(60, most).outcome == "refused"
    assert (len(ada.hours), len(ben.hours)) == (1, 1), "nothing of it was written"
    answer = split(60, most - 60)
    assert answer.outcome == "set"
    assert (ada.hours[-1], ben.hours[-1]) == ((LATER, 60), (LATER, most - 60))
    to_providers = {letter.about for letter in answer.letters if letter.letter is Letter.WEEKLY_HOURS_PROVIDER}
    assert to_providers == {ada.id, ben.id}
    assert "hours_set" in ben.events


def test_a_provider_of_somebody_else_has_no_place_in_the_split(recipient: Recipient) -> None:
    ada = works(recipient, "Ada", 60)
    other = Work(second_recipient(recipient.office), provider(recipient.office, "Cem"))
    rows = [{"assignment_id": each.id, "minutes_per_week": 60} for each in (ada, other)]
    assert ada.tell("set_assignment_hours", starts_on=START.isoformat(), split=rows).outcome == "refused"


def test_two_workers_at_once_cannot_both_give_the_last_hours_away(recipient: Recipient) -> None:
    most = recipient.maximum
    ada, ben = (works(recipient, name, 60) for name in ("Ada", "Ben"))
    assert at_once(most - 60, ada, ben) == ["refused", "set"]
    assert ada.hours[-1][1] + ben.hours[-1][1] == most


def test_two_workers_cannot_both_fill_a_providers_week_for_two_recipients(office: Office) -> None:
    first, second = Recipient(office), second_recipient(office)
    first.reassessed(66 * 60)
    second.reassessed(66 * 60)
    enrollment = provider(office, "Ada")
    one, two = Work(first, enrollment), Work(second, enrollment)
    one.start(60)
    two.start(60)
    assert at_once(65 * 60, one, two) == ["refused", "set"]
    assert sorted([one.hours[-1][1], two.hours[-1][1]]) == [60, 65 * 60]


def test_fewer_hours_for_the_recipient_ask_for_another_split(recipient: Recipient) -> None:
    ada = works(recipient, "Ada", recipient.maximum)
    assert ada.set_hours(recipient.maximum).needed == []
    recipient.reassessed(recipient.maximum - 60)
    assert ada.tell(
        "change_relationship", relationship="sibling", lives_together=False, since=START.isoformat()
    ).needed == [Needed.HOURS]
