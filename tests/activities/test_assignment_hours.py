"""A recipient's hours split among providers: on every day within the weekly maximum, and within the provider's week."""

import datetime as dt

import pytest

from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office

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


def test_a_provider_may_have_exactly_what_the_others_leave_and_not_a_minute_more(recipient: Recipient) -> None:
    most = recipient.maximum
    works(recipient, "Ada", most - 300)
    ben = Work(recipient, provider(recipient.office, "Ben"))
    over = ben.start(301)
    assert (over.outcome, ben.hours, ben.row.starts_on) == ("refused", [], None)
    assert "5:00 a week is left for this provider" in ben.refusal
    assert ben.start(300).outcome == "started"
    assert ben.hours == [(START, 300)]


def test_one_provider_alone_may_have_the_whole_maximum(recipient: Recipient) -> None:
    ada = Work(recipient, provider(recipient.office, "Ada"))
    assert ada.start(recipient.maximum + 1).outcome == "refused"
    assert ada.start(recipient.maximum).outcome == "started"


def test_hours_that_collide_with_a_later_row_of_another_provider_do_not_fit(recipient: Recipient) -> None:
    most = recipient.maximum
    ada, ben = works(recipient, "Ada", most - 120), works(recipient, "Ben", 60)
    assert ada.set_hours(most - 60, LATER).outcome == "set"
    assert ben.set_hours(120).outcome == "refused", "from the later day on an hour too much"
    assert f"{LATER:%B} {LATER.day}" in ben.refusal
    assert "1:00 a week is left" in ben.refusal
    assert ben.set_hours(60).outcome == "set"


def test_a_row_counts_until_the_next_row_of_the_same_provider(recipient: Recipient) -> None:
    most = recipient.maximum
    ada, ben = works(recipient, "Ada", most), Work(recipient, provider(recipient.office, "Ben"))
    assert ada.set_hours(most - 90, LATER).outcome == "set"
    assert ben.start(90).outcome == "refused"
    assert ben.start(90, LATER).outcome == "started", "from that day on there is room"


def test_what_an_ended_provider_had_is_free_from_the_day_after(recipient: Recipient) -> None:
    ada = works(recipient, "Ada", recipient.maximum)
    ada.later(START + dt.timedelta(days=10)).tell("end_assignment", ended_on="2026-03-12", reason="recipient_asked")
    ben = Work(recipient, provider(recipient.office, "Ben")).later(START + dt.timedelta(days=11))
    assert ben.start(60, dt.date(2026, 3, 12)).outcome == "refused"
    assert ben.start(60, dt.date(2026, 3, 13)).outcome == "started"


def second_recipient(office: Office) -> Recipient:
    """Somebody else whose need is the same."""
    return Recipient(office, first_name="Tomasa", last_name="Arriaga", birth_date=dt.date(1944, 1, 9))


def test_a_provider_of_two_recipients_may_work_66_hours_and_not_a_minute_more(office: Office) -> None:
    first, second = Recipient(office), second_recipient(office)
    enrollment = provider(office, "Ada")
    one, two = Work(first, enrollment), Work(second, enrollment)
    first.reassessed(66 * 60)
    second.reassessed(66 * 60)
    assert one.start(40 * 60).outcome == "started"
    assert two.start(26 * 60 + 1).outcome == "refused"
    assert "26:00 a week is left here" in two.refusal
    assert two.start(26 * 60).outcome == "started"
    assert one.set_hours(40 * 60 + 1).outcome == "refused"


def test_a_provider_of_one_recipient_has_no_limit_but_the_recipients(office: Office) -> None:
    first = Recipient(office)
    first.reassessed(70 * 60 + 45)
    assert Work(first, provider(office, "Ada")).start(70 * 60 + 45).outcome == "started"
