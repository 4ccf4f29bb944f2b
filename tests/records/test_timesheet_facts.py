"""What the records say of a timesheet, fact by fact."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from records import periods
from records.clock import county_instant
from records.enrollment import EnrollmentStatus
from records.pay_order import AdvancePayment
from records.timekeeping import Exemption, ExtraHours, RecipientAbsence, TimesheetHold
from records.timesheet_facts import facts_as_decided
from rules.book import load_book
from tests.records.timekeepers import LONG_AGO, Timekeepers, march


@pytest.fixture
def people(session: Session) -> Timekeepers:
    return Timekeepers(session)


def test_where_nothing_is_out_of_the_ordinary_the_whole_month_remains(people: Timekeepers) -> None:
    work = people.works(people.provider(), people.recipient())
    assert people.facts(people.sheet(work, (2, 9, 12))) == {
        "period_begins": "2026-03-01",
        "received_on": "2026-03-16",
        "authorized_minutes_per_month": 7200,
        "recipient_remaining_minutes": 7200,
        "provider_remaining_minutes": None,
        "provider_recipients": 1,
        "exempt": False,
        "advance_pay": False,
        "picked_for_signature": False,
        "county_hold": False,
        "late_approved": False,
        "first_half_approved": False,
        "fix_accepted": False,
        "month_other_minutes": 0,
        "other_entries": [],
        "provider_out": [],
        "recipient_out": [],
        "workweeks": [
            {"week": f"2026-03-{day:02}", "same_minutes": 0, "other_minutes": 0, "approved": False}
            for day in (1, 8, 15)
        ],
        "entries": [
            {"day": "2026-03-02", "start": 540, "end": 720, "place": "home"}
            | {"start_again": False, "end_again": False, "approved": False}
        ],
    }


def test_what_all_providers_were_paid_of_the_month_is_off_the_recipients_remaining_time(people: Timekeepers) -> None:
    case = people.recipient()
    paz, ben = people.works(people.provider(), case, 900), people.works(people.provider("Ben"), case, 900)
    people.accepted(ben, (3, 8, 18))
    replaced = people.accepted(paz, (4, 8, 18), superseded_at=county_instant(march(20)))
    people.accepted(paz, (5, 8, 12))
    facts = people.facts(people.sheet(paz, (20, 9, 12), begins=march(16)))
    assert facts["recipient_remaining_minutes"] == 7200 - 600 - 240, "what a correction replaced counts for nothing"
    assert facts["provider_remaining_minutes"] == 4 * 900 - 240
    assert facts["month_other_minutes"] == 240
    assert replaced.payable_minutes == 600


def test_a_provider_who_is_given_no_hours_has_nothing_assigned(people: Timekeepers) -> None:
    work = people.works(people.provider(), people.recipient(), 0)
    assert people.facts(people.sheet(work, (2, 9, 12)))["provider_remaining_minutes"] == 0


def test_hours_that_change_within_the_month_count_for_their_days(people: Timekeepers) -> None:
    case = people.recipient()
    paz = people.works(people.provider(), case, 600)
    people.hours(paz, 300, march(16))
    first, second = people.sheet(paz, (2, 9, 12)), people.sheet(paz, (20, 9, 12), begins=march(16))
    part = 4 * (600 * 15 + 300 * 16) // 31 + 1  # the minute that is begun is the provider's
    assert people.facts(first)["provider_remaining_minutes"] == part
    assert people.facts(second)["provider_remaining_minutes"] == part
    first.status, first.payable_minutes = "accepted", 600
    assert people.facts(second)["provider_remaining_minutes"] == part - 600


def test_the_part_of_a_provider_is_never_more_than_the_recipient_has_left(people: Timekeepers) -> None:
    case = people.recipient()
    people.accepted(people.works(people.provider("Ben"), case, 900), *((day, 0, 24) for day in range(1, 5)))
    work = people.works(people.provider(), case, 900)
    assert people.facts(people.sheet(work, (2, 9, 12)))["provider_remaining_minutes"] == 7200 - 4 * 1440


def test_other_recipients_entries_count_once_accepted_and_while_held_if_they_came_first(people: Timekeepers) -> None:
    paz = people.provider()
    work = people.works(paz, people.recipient())
    others = [people.works(paz, people.recipient()) for _ in range(4)]
    approved_at = county_instant(march(17))
    people.accepted(others[0], (2, 8, 10))
    people.sheet(others[1], (3, 8, 10), status="held", approved_at=county_instant(march(16)))
    people.sheet(others[2], (4, 8, 10), status="held", approved_at=county_instant(march(18)))
    people.sheet(others[3], (5, 8, 10))
    facts = people.facts(people.sheet(work, (2, 9, 12), approved_at=approved_at))
    assert [each["day"] for each in facts["other_entries"]] == ["2026-03-02", "2026-03-03"]
    assert facts["provider_recipients"] == 5
    assert facts["workweeks"][0]["other_minutes"] == 120


def test_days_before_the_first_and_after_the_last_day_of_work_are_out(people: Timekeepers) -> None:
    more = {"status": "ended", "ended_on": march(10), "starts_on": march(3)}
    work = people.works(people.provider(), people.recipient(), **more)
    assert people.facts(people.sheet(work, (2, 9, 12)))["provider_out"] == [
        {"first_day": "2026-03-01", "last_day": "2026-03-02", "why": "not_enrolled"},
        {"first_day": "2026-03-11", "last_day": "2026-03-15", "why": "not_enrolled"},
    ]


def test_days_of_leave_are_out_while_it_lasts_and_after(people: Timekeepers) -> None:
    case = people.recipient()
    resting = people.works(people.provider(), case, status="on_leave", leave_from=march(9), leave_reason="other")
    out = [{"first_day": "2026-03-09", "last_day": "2026-03-15", "why": "not_enrolled"}]
    assert people.facts(people.sheet(resting, (2, 9, 12)))["provider_out"] == out
    back = people.works(people.provider("Ben"), case)
    people.hours(back, 0, march(9))
    people.hours(back, 1800, march(17))
    facts = people.facts(people.sheet(back, (2, 9, 12)))
    assert facts["provider_out"] == out
    assert facts["provider_remaining_minutes"] is None, "the hours of before the leave are those assigned"


def test_a_suspension_is_out_from_its_day_until_it_is_over(people: Timekeepers) -> None:
    paz = people.provider()
    _standing(people, paz.id, "enrolled", "suspended", march(5))
    _standing(people, paz.id, "suspended", "enrolled", march(8))
    work = people.works(paz, people.recipient())
    out = people.facts(people.sheet(work, (2, 9, 12)))["provider_out"]
    assert out == [{"first_day": "2026-03-05", "last_day": "2026-03-07", "why": "suspended"}]


def test_service_before_clearance_counts_from_the_first_day_that_may_be_paid(people: Timekeepers) -> None:
    paz = people.provider(paid_from=march(4), enrolled_on=march(12))
    _standing(people, paz.id, "pending", "enrolled", march(12))
    work = people.works(paz, people.recipient())
    out = people.facts(people.sheet(work, (2, 9, 12)))["provider_out"]
    assert out == [{"first_day": "2026-03-01", "last_day": "2026-03-03", "why": "not_enrolled"}]


def test_who_was_never_enrolled_is_out_all_the_time(people: Timekeepers) -> None:
    work = people.works(people.provider(status="pending", paid_from=None), people.recipient())
    out = people.facts(people.sheet(work, (2, 9, 12)))["provider_out"]
    assert out == [{"first_day": "2026-03-01", "last_day": "2026-03-15", "why": "not_enrolled"}]


def test_a_lost_standing_is_out_from_its_day_whatever_first_day_was_paid(people: Timekeepers) -> None:
    paz = people.provider(status="terminated")
    _standing(people, paz.id, "pending", "enrolled", LONG_AGO)
    _standing(people, paz.id, "enrolled", "terminated", march(14))
    work = people.works(paz, people.recipient())
    out = people.facts(people.sheet(work, (2, 9, 12)))["provider_out"]
    assert out == [{"first_day": "2026-03-14", "last_day": "2026-03-15", "why": "not_enrolled"}]


def test_a_recipient_in_hospital_or_away_is_out_on_those_days_unless_noted_in_error(people: Timekeepers) -> None:
    case = people.recipient()
    for first, last, why, error in ((3, 5, "hospital", None), (12, None, "away", None), (8, 9, "away", 10)):
        people.add(
            RecipientAbsence(
                case_id=case.id,
                first_day=march(first),
                last_day=march(last) if last else None,
                why=why,
                noted_by_id=people.cleo,
                noted_at=county_instant(march(2)),
                withdrawn_at=county_instant(march(error)) if error else None,
            )
        )
    out = people.facts(people.sheet(people.works(people.provider(), case), (2, 9, 12)))["recipient_out"]
    assert out == [
        {"first_day": "2026-03-12", "last_day": "2026-03-15", "why": "away"},
        {"first_day": "2026-03-03", "last_day": "2026-03-05", "why": "hospital"},
    ]


def test_days_without_authorized_hours_and_days_after_the_case_closed_are_not_eligible(people: Timekeepers) -> None:
    case = people.recipient(starts_on=march(3))
    case.status, case.status_since = "terminated", march(12)
    work = people.works(people.provider(), case)
    facts = people.facts(people.sheet(work, (2, 9, 12)))
    assert facts["recipient_out"] == [
        {"first_day": "2026-03-01", "last_day": "2026-03-02", "why": "not_eligible"},
        {"first_day": "2026-03-13", "last_day": "2026-03-15", "why": "not_eligible"},
    ]
    assert facts["authorized_minutes_per_month"] == 7200


def test_hours_that_end_within_the_period_are_still_the_months(people: Timekeepers) -> None:
    case = people.recipient()
    old = people.authorize(case, 6000, LONG_AGO, march(10))
    people.session.delete(people.session.get_one(type(old), old.id - 1))
    facts = people.facts(people.sheet(people.works(people.provider(), case), (2, 9, 12)))
    assert facts["authorized_minutes_per_month"] == 6000
    assert facts["recipient_out"] == [{"first_day": "2026-03-11", "last_day": "2026-03-15", "why": "not_eligible"}]
    people.authorize(case, 4800, march(11))
    assert people.facts(people.sheet(people.works(people.provider(), case), (2, 9, 12)))["recipient_out"] == []


def test_weeks_reach_over_the_period_and_the_month(people: Timekeepers) -> None:
    work = people.works(people.provider(), people.recipient())
    people.accepted(work, (15, 8, 12))
    people.add(
        ExtraHours(
            assignment_id=work.id,
            week=march(22),
            minutes=2000,
            unanticipated=True,
            cannot_wait=True,
            health_or_safety=True,
            reason="A fall",
            asked_at=county_instant(march(20)),
            outcome="approve",
        )
    )
    weeks = people.facts(people.sheet(work, (20, 9, 12), begins=march(16)))["workweeks"]
    assert [each["week"] for each in weeks] == [each.isoformat() for each in periods.weeks(march(16))]
    assert [each["same_minutes"] for each in weeks] == [240, 0, 0]
    assert [each["approved"] for each in weeks] == [False, True, False]


def test_holds_and_exemptions_stand_from_their_days(people: Timekeepers) -> None:
    case, paz = people.recipient(), people.provider()
    work = people.works(paz, case)
    sheet = people.sheet(work, (2, 9, 12))
    people.add(
        TimesheetHold(
            assignment_id=work.id,
            from_day=march(15),
            reason="Look",
            placed_by_id=people.cleo,
            placed_at=county_instant(march(1)),
        )
    )
    people.add(
        Exemption(
            enrollment_id=paz.id,
            kind="exemption_2",
            asked_on=march(1),
            circumstances=[],
            outcome="approve",
            starts_on=march(15),
            reason="Rural",
            decided_by_id=people.cleo,
            decided_at=county_instant(march(1)),
        )
    )
    facts = people.facts(sheet)
    assert (facts["county_hold"], facts["exempt"]) == (True, True)
    sheet.hold_lifted = True
    assert people.facts(sheet)["county_hold"] is False


def test_a_month_counts_as_paid_ahead_while_the_recipient_has_its_money(people: Timekeepers) -> None:
    case = people.recipient()
    sheet = people.sheet(people.works(people.provider(), case), (2, 9, 12))
    case.advance_pay_since = march(1)
    assert people.facts(sheet)["advance_pay"] is False, "to be paid ahead is not to have been"
    month = AdvancePayment(
        case_id=case.id, month=march(1), cents=100, issued_on=march(1), due_on=march(31), reconciled_cents=0
    )
    people.add(month)
    case.advance_pay_since = None
    assert people.facts(sheet)["advance_pay"] is True, "what was paid ahead stays so"
    for settled_as, ahead in (("died", True), ("given_back", False), ("made_void", False)):
        month.settled_as, month.settled_reason, month.settled_at = settled_as, "Told.", county_instant(march(2))
        people.session.flush()
        assert people.facts(sheet)["advance_pay"] is ahead


def test_the_pick_for_a_signature_is_the_same_whenever_it_is_asked_and_takes_its_share(people: Timekeepers) -> None:
    work = people.works(people.provider(), people.recipient())
    sheet = people.sheet(work, (2, 9, 12))
    place = (work.id * 7919 + dt.date(2026, 3, 1).toordinal() * 104729) % 10000
    assert people.facts(sheet, place)["picked_for_signature"] is False
    assert people.facts(sheet, place + 1)["picked_for_signature"] is True
    sheet.signature_checked = True
    assert people.facts(sheet, 10000)["picked_for_signature"] is False


def _standing(people: Timekeepers, enrollment_id: int, before: str, status: str, since: dt.date) -> None:
    people.add(
        EnrollmentStatus(
            enrollment_id=enrollment_id,
            before=before,
            status=status,
            cause="all_done",
            since=since,
            at=county_instant(since),
        )
    )


def test_asked_again_a_timesheet_has_beside_it_what_was_accepted_before_it_and_nothing_later(
    people: Timekeepers,
) -> None:
    case = people.recipient()
    paz, ben = people.works(people.provider(), case), people.works(people.provider("Ben"), case)
    at = {number: county_instant(march(number)) for number in (17, 18, 19, 20)}
    people.accepted(ben, (3, 8, 18), decided_at=at[17], superseded_at=at[20])  # corrected after the one asked about
    gone = people.accepted(paz, (4, 8, 18), decided_at=at[17], superseded_at=at[18])
    row = people.accepted(paz, (5, 8, 12), decided_at=at[19])
    people.accepted(ben, (20, 8, 10), begins=march(16), decided_at=at[19])  # by the same file, on a later line
    people.accepted(ben, (6, 8, 16), decided_at=at[20], corrects_id=gone.id)
    facts = facts_as_decided(people.session, row)
    assert facts["recipient_remaining_minutes"] == 7200 - 600
    assert facts["workweeks"][0]["same_minutes"] == 0, "of the same provider nothing that stood then"
    assert people.facts(row)["recipient_remaining_minutes"] == 7200 - 120 - 480, "as things are now"


def test_four_weeks_are_a_month_here_as_in_the_law() -> None:
    law = load_book().programmes["ihss"].parameter("hours/weeks_for_maximum")
    assert {value.value for value in law.values} == {periods.WEEKS_OF_A_MONTH}
