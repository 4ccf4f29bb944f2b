"""A timesheet from its submission to its acceptance, step by step, with real records and the real law."""

import datetime as dt

import pytest

from activities.database import transaction
from records import periods, timesheeting
from records.assignment import Assignment
from records.clock import county_instant
from records.timesheet import Timesheet
from records.timesheet_entries import CannotSubmit
from tests.activities.timesheet_office import Pair, typed
from tests.records.timekeepers import MARCH_1, march
from workflows.steps.step import About


@pytest.fixture
def pair(own_database: str) -> Pair:
    return Pair()


def test_a_timesheet_with_nothing_wrong_is_accepted_the_moment_it_is_approved(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12), (3, 9, 12))
    assert (sheet.answer.status, [ring.name for ring in sheet.answer.rings]) == ("awaiting_recipient", ["reminder"])
    answer = sheet.approve()
    assert (answer.outcome, answer.status, answer.reviewer) == ("accepted", "accepted", None)
    row = sheet.row
    assert (row.outcome, row.payable_minutes, row.travel_minutes, row.reasons) == ("pay", 360, 0, ["pay"])
    assert sheet.paid() == {2: 180, 3: 180}
    assert sheet.events == ["timesheet_submitted", "timesheet_approved"]
    assert sheet.decisions[0].asked_about == march(15)


def test_time_beyond_what_remains_is_cut_off_the_last_days_and_their_last_entries(pair: Pair) -> None:
    first = pair.sheet(*((day, 0, 11) for day in range(1, 8)))
    assert first.approve().outcome == "accepted"
    second = pair.sheet(*((day, 6, 18) for day in (20, 21, 22, 23)), (23, 19, 24), begins=march(16), at=april())
    assert second.approve().outcome == "accepted"
    row = second.row
    assert (row.outcome, row.payable_minutes, row.reasons) == ("pay_with_cutback", 7200 - 7 * 660, ["over_remaining"])
    with transaction() as session:
        paid = [(each.day.day, each.payable_minutes) for each in timesheeting.entries(session, row)]
    assert paid == [(20, 720), (21, 720), (22, 720), (23, 420), (23, 0)]
    another = Pair(case=pair.case).sheet((26, 9, 12), begins=march(16), at=april())
    assert another.approve().outcome == "returned"
    assert another.row.reasons == ["nothing_remaining"]


def test_an_early_timesheet_waits_for_the_end_of_its_period(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12), at=county_instant(march(10)))
    assert sheet.answer.status == "waiting"
    assert [(ring.name, ring.at) for ring in sheet.answer.rings] == [
        ("period_end", county_instant(march(16), dt.time()))
    ]
    sheet.later(march(16), 0)
    answer = sheet.do("timesheet_period_over", About(sheet.id, sheet.at))
    assert answer.status == "awaiting_recipient"


@pytest.mark.parametrize(
    ("begins", "over"),
    [
        (dt.date(2026, 3, 1), "2026-03-16T07:00:00+00:00"),  # clocks went forward on the 8th
        (dt.date(2026, 2, 16), "2026-03-01T08:00:00+00:00"),
        (dt.date(2024, 2, 16), "2024-03-01T08:00:00+00:00"),  # a leap day
        (dt.date(2026, 10, 16), "2026-11-01T07:00:00+00:00"),  # the night on which they go back begins in summer time
        (dt.date(2026, 11, 1), "2026-11-16T08:00:00+00:00"),
    ],
)
def test_a_period_is_over_at_midnight_in_california_summer_and_winter(begins: dt.date, over: str) -> None:
    assert periods.over_at(begins).isoformat() == over


@pytest.mark.parametrize(
    ("entry", "at", "why"),
    [
        ((14, 9, 12), dt.time(11, 59), "future"),
        ((15, 9, 12), dt.time(9), "future"),
        ((14, 12, 9), dt.time(18), "not_in_order"),
        ((14, 9, 9), dt.time(18), "not_in_order"),
    ],
)
def test_hours_that_are_yet_to_come_or_upside_down_cannot_be_submitted(
    pair: Pair, entry: tuple[int, int, int], at: dt.time, why: str
) -> None:
    with pytest.raises(CannotSubmit) as cannot:
        pair.sheet(entry, at=county_instant(march(14), at))
    assert cannot.value.why == why


def test_hours_end_when_they_are_over_also_in_the_night_on_which_clocks_go_back(pair: Pair) -> None:
    night = dt.date(2026, 11, 1)
    entry = typed(night, 1, 1, 1.5) | {"start_again": True, "end_again": True}
    with transaction() as session:
        row = timesheeting.draft(session, session.get_one(Assignment, pair.work), night, county_instant(night))
        timesheeting.write_draft(session, row, [entry])
        before = dt.datetime(2026, 11, 1, 9, 29, tzinfo=dt.UTC)  # 1:29 for the second time
        with pytest.raises(CannotSubmit):
            timesheeting.submit(session, row, pair.provider, before)
        timesheeting.submit(session, row, pair.provider, before + dt.timedelta(minutes=1))
        assert row.claimed_minutes == 30


def test_nothing_is_submitted_twice(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    with transaction() as session, pytest.raises(CannotSubmit, match="submitted already"):
        timesheeting.submit(session, session.get_one(Timesheet, sheet.id), pair.provider, sheet.at)
    with transaction() as session:
        again = timesheeting.draft(session, session.get_one(Assignment, pair.work), MARCH_1, sheet.at)
        assert again.id == sheet.id


def test_a_rejected_timesheet_goes_back_and_the_next_version_is_approved(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12), (3, 9, 12))
    assert sheet.reject().status == "returned"
    assert sheet.row.returned_because == "I was out on the 3rd."
    answer = sheet.later(march(17)).again((2, 9, 12))
    assert (answer.status, answer.version) == ("awaiting_recipient", 2)
    assert (sheet.row.returned_because, sheet.row.claimed_minutes, sheet.row.received_on) == (None, 180, march(17))
    assert sheet.approve(version=1).outcome == "refused"
    assert sheet.refusal == "The provider has sent another version meanwhile. Look at the new one first."
    assert sheet.approve().outcome == "accepted"
    assert sheet.paid(1) == {2: None, 3: None}, "the version before is kept as it was"
    assert sheet.paid(2) == {2: 180}


def test_nobody_approves_or_sends_for_another(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    said = {"version": 1, "account_id": pair.provider}
    assert sheet.tell("approve_timesheet", **said).outcome == "refused"
    assert sheet.refusal == "Only the recipient may do this. Sign in with your own account."
    assert sheet.tell("approve_timesheet", version=1).outcome == "refused"
    assert sheet.tell("withdraw_timesheet", account_id=pair.recipient).outcome == "refused"
    assert sheet.row.status == "awaiting_recipient"


def test_a_withdrawn_timesheet_makes_room_for_a_new_one(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    assert sheet.tell("withdraw_timesheet", account_id=pair.provider).status == "withdrawn"
    again = pair.sheet((3, 9, 12))
    assert again.id != sheet.id
    assert again.approve().outcome == "accepted"


def test_a_timesheet_that_waits_is_reminded_of_four_times_and_no_more(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    outcomes = []
    for day in (19, 22, 25, 28):
        sheet.later(march(day))
        answer = sheet.do("remind_timesheet", About(sheet.id, sheet.at))
        outcomes.append(answer.outcome)
    assert outcomes == ["reminded", "reminded", "reminded", "enough"]
    assert sheet.events.count("timesheet_reminder") == 4


def test_a_correction_takes_the_place_of_what_was_accepted_and_keeps_it(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12), (3, 9, 12))
    sheet.approve()
    at = county_instant(march(20))
    with transaction() as session:
        old = session.get_one(Timesheet, sheet.id)
        entry = [typed(MARCH_1, 2, 9, 11)]
        new = timesheeting.correct(session, old, entry, [], pair.worker, "The 3rd was another provider's.", at)
        new_id = new.id
    corrected = type(sheet).known(pair, new_id, at)
    assert corrected.answer.status == "accepted"
    assert (corrected.row.payable_minutes, corrected.row.corrects_id) == (120, sheet.id)
    assert sheet.row.superseded_at == at
    assert sheet.paid() == {2: 180, 3: 180}
    assert sheet.events[-1] == "timesheet_corrected"
    with transaction() as session, pytest.raises(CannotSubmit):
        timesheeting.correct(session, session.get_one(Timesheet, sheet.id), entry, [], pair.worker, "Again", at)


def test_a_correction_that_is_taken_back_leaves_what_was_accepted_as_it_stood(pair: Pair) -> None:
    sheet = pair.sheet((2, 9, 12))
    sheet.approve()
    at = county_instant(dt.date(2026, 5, 20))
    with transaction() as session:
        old = session.get_one(Timesheet, sheet.id)
        session.get_one(Assignment, pair.work).starts_on = march(3)
        typed_anew = [typed(MARCH_1, 2, 9, 11)]
        new_id = timesheeting.correct(session, old, typed_anew, [], pair.worker, "Two hours.", at).id
    corrected = type(sheet).known(pair, new_id, at)
    assert (corrected.answer.status, corrected.row.reasons) == ("held", ["provider_not_enrolled"]), "and it is not late"
    assert corrected.tell("withdraw_timesheet", pair.supervisor).status == "withdrawn"
    assert sheet.row.superseded_at is None
    assert [each.outcome for each in corrected.clocks] == ["stopped"]


def april() -> dt.datetime:
    return county_instant(dt.date(2026, 4, 1))
