"""Provider enrollment as the handbook has it: statements of the law, not rows of a table."""

from datetime import date, timedelta
from itertools import product

import pytest

from rules.book import load_book
from tests.law.asking import answer_to, due

STEPS = {
    "application_received": True,
    "applicant_may_enroll": True,
    "ssn": "verified",
    "background": "clear",
    "list": "clear",
    "orientation_attended": True,
    "agreement_signed": True,
    "waiver_in_force": False,
    "appeal_won": False,
}
FACTS = load_book().programmes["enrollment"].facts


def test_nobody_is_enrolled_while_any_step_is_open() -> None:
    values = {name: FACTS[name].one_of or (False, True) for name in STEPS}
    for name, options in values.items():
        for option in options:
            answer = answer_to("enrollment.readiness", **(STEPS | {name: option}))
            done = option in (True, "verified", "clear", "excepted", "arrest") or name in (
                "waiver_in_force",
                "appeal_won",
            )
            assert (answer["next"] == "enroll") == done, (name, option, answer)


def test_whatever_is_open_a_conviction_denies_at_once_and_says_nothing_else() -> None:
    for open_steps in product((False, True), repeat=3):
        rest = dict(zip(("orientation_attended", "agreement_signed", "application_received"), open_steps, strict=True))
        tier_1 = answer_to("enrollment.readiness", **(STEPS | rest | {"background": "ineligible"}))
        assert tier_1 == {"next": "deny", "reasons": ["deny_tier_1"]}
        tier_2 = answer_to("enrollment.readiness", **(STEPS | rest | {"background": "waiver_possible"}))
        assert tier_2 == {"next": "deny_waiver_possible", "reasons": ["deny_tier_2"]}


def test_a_waiver_makes_nobody_a_provider_for_all_recipients() -> None:
    for background, waiver, appeal in product(FACTS["background"].one_of, (False, True), (False, True)):
        facts = STEPS | {"background": background, "waiver_in_force": waiver, "appeal_won": appeal}
        answer = answer_to("enrollment.readiness", **facts)
        by_waiver = background == "waiver_possible" and waiver and not appeal
        assert (answer["next"] == "enroll_by_waiver") == by_waiver


@pytest.mark.parametrize(("kind", "years"), [("sex_or_harm", 8), ("fraud_or_property", 6), ("other", 4)])
@pytest.mark.parametrize("offenses", [1, 2, 5])
def test_rehabilitation_must_be_clear_and_convincing_until_the_years_have_passed(
    kind: str, years: int, offenses: int
) -> None:
    years = years if offenses == 1 else 10
    ended = date(2015, 6, 20)
    facts = {
        "received_on": "2026-03-01",
        "denial_notice_on": "2026-02-01",
        "signed": True,
        "offenses": offenses,
        "offense_kind": kind,
        "custody_ended_on": ended.isoformat(),
    }
    turn = ended.replace(year=ended.year + years)
    before = answer_to("enrollment.exception", turn - timedelta(days=1), **facts)
    after = answer_to("enrollment.exception", turn, **facts)
    assert (before["standard"], before["clear_from"]) == ("clear_and_convincing", turn.isoformat())
    assert (after["standard"], after["clear_from"]) == ("preponderance", turn.isoformat())


@pytest.mark.parametrize(
    ("question", "clock", "start", "facts"),
    [
        (
            "exception",
            "exception_request",
            "denial_notice_on",
            {"signed": True, "offenses": 1, "offense_kind": "other"},
        ),
        ("appeal", "enrollment_appeal", "notice_on", {"appealed": "tier_2"}),
    ],
)
def test_a_request_is_in_time_until_its_clock_is_due(
    question: str, clock: str, start: str, facts: dict[str, object]
) -> None:
    facts = facts | {start: "2026-02-10"} | ({"custody_ended_on": "2020-01-01"} if question == "exception" else {})
    last = due(clock, "2026-02-10")
    late = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    in_time = answer_to(f"enrollment.{question}", **facts, received_on=last)
    assert (in_time["outcome"], in_time["due_on"]) == ("accept", last)
    assert answer_to(f"enrollment.{question}", **facts, received_on=late)["outcome"] == "late"


def test_a_year_without_pay_ends_an_enrollment_the_day_after_its_clock_is_due() -> None:
    for paid in ("2025-01-31", "2024-02-29", "2025-12-31"):
        last = date.fromisoformat(due("enrollment_inactivity", paid))
        facts = {"last_paid_on": paid, "enrolled_on": "2019-05-01"}
        assert answer_to("enrollment.inactivity", last, **facts)["outcome"] == "look_again"
        assert answer_to("enrollment.inactivity", last + timedelta(days=1), **facts)["outcome"] == "terminate"


def test_an_arrest_alone_takes_nothing_from_anybody() -> None:
    for status in FACTS["status"].one_of:
        assert answer_to("enrollment.standing", status=status, notice="arrest")["outcome"] in ("watch", "none")
    assert answer_to("enrollment.readiness", **(STEPS | {"background": "arrest"}))["next"] == "enroll"


def test_the_applicant_signs_the_waiver_only_as_parent_guardian_conservator_or_spouse() -> None:
    accepted = set()
    for signer, minor in product(FACTS["signed_by"].one_of, (False, True)):
        facts = {"tier": 2, "signed_by": signer, "recipient_is_minor": minor, "case_open": True}
        if answer_to("enrollment.waiver", **facts, signer_is_applicant=True)["outcome"] != "refuse":
            accepted.add((signer, minor))
    assert accepted == {("parent", True), ("guardian", True), ("conservator", False), ("spouse", False)}


def test_nobody_decides_what_they_proposed_and_only_the_state_decides_exceptions_and_appeals() -> None:
    for matter, role, own, county in product(
        FACTS["matter"].one_of, FACTS["approver_role"].one_of, (False, True), (False, True)
    ):
        facts = {"matter": matter, "approver_role": role, "approver_is_proposer": own, "same_county": county}
        allowed = answer_to("enrollment.approver", **facts)["allowed"]
        state = matter in ("exception", "appeal")
        right = role == "state_reviewer" if state else role == "supervisor" and county
        assert allowed == (right and not own), facts


@pytest.mark.parametrize("birthday", [date(2004, 2, 29), date(2004, 3, 1), date(2004, 12, 31)])
def test_who_is_under_18_needs_a_permit_that_is_valid_on_the_day(birthday: date) -> None:
    of_age = date(2022, 3, 1) if birthday.month == 2 else birthday.replace(year=2022)
    facts = {"birth_date": birthday.isoformat(), "work_authorized": True, "identity_seen": True, "ssn_card_seen": True}
    for on, until, may in (
        (of_age, None, True),
        (of_age - timedelta(days=1), None, False),
        (of_age - timedelta(days=1), of_age - timedelta(days=1), True),
        (of_age - timedelta(days=1), of_age - timedelta(days=2), False),
    ):
        answer = answer_to("enrollment.applicant", on, **facts, work_permit_until=until and until.isoformat())
        assert answer["may_enroll"] is may, (on, until)


def test_service_before_clearance_is_paid_from_the_application_and_never_before() -> None:
    for served in (None, "2025-12-01", "2026-01-10", "2026-02-01"):
        facts = {"application_on": "2026-01-10", "cleared_on": "2026-03-01", "authorized_from": None}
        answer = answer_to("enrollment.paid_from", enrolled=True, served_from=served, **facts)
        assert answer["paid_from"] == max("2026-01-10", served or "2026-03-01")


def test_the_words_for_a_standing_are_the_same_for_enrollment_and_assignment() -> None:
    assert FACTS["status"].one_of == load_book().programmes["assignment"].facts["enrollment_status"].one_of
