"""Letters to providers and recipients: every one prints in both languages, and tells no more than it may."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from records.enrollment import STATUSES
from rules.notices.texts import LANGUAGES, letter_words, notice_text, templates
from tests.activities import violation_scenes
from tests.activities.letter_office import OFFENSE, REASON, SSN, Pair
from tests.activities.office import Intake
from workflows.steps.letters import Letter

APPEAL_BY, EXCEPTION_BY = dt.date(2026, 5, 1), dt.date(2026, 4, 16)


@pytest.fixture
def pair(intake: Intake) -> Pair:
    """A provider and the recipient who chose them, who both read Spanish."""
    return Pair(intake)


def denied(pair: Pair, status: str = "waiver_possible", cause: str = "tier_2") -> None:
    tier = 1 if cause == "tier_1" else 2
    conviction = {"tier": tier, "convicted": "2022-03-01", "released": None, "relief": None}
    pair.decided("ihss.background_check", {"convictions": [conviction]})
    pair.stands(status, cause, background=status)
    pair.clock("deadline.enrollment_appeal", APPEAL_BY)
    pair.clock("deadline.exception_request", EXCEPTION_BY)


def lapsed(pair: Pair) -> None:
    pair.clock("deadline.enrollment", pair.today)
    pair.stands("lapsed", "time_ran_out")


def suspended(pair: Pair) -> None:
    pair.clock("deadline.suspension_end", pair.today + dt.timedelta(days=90))
    pair.stands("suspended", "third_violation")


def enrolled_by_waiver(pair: Pair) -> None:
    pair.waiver()
    pair.stands("enrolled_by_waiver", "waiver")


def ended(pair: Pair) -> None:
    pair.works(status="ended", ended_on=pair.today, end_reason="recipient_asked")


def paused(pair: Pair) -> None:
    pair.works(status="on_leave", leave_from=pair.today, leave_reason="suspended")


def late_request() -> dict[str, object]:
    told = {"received_on": "2026-03-02", "denial_notice_on": "2026-01-02", "signed": True, "offenses": 1}
    return {**told, "offense_kind": "other", "custody_ended_on": "2015-01-01"}


def goes_on(pair: Pair) -> None:
    pair.clock("deadline.enrollment", APPEAL_BY)
    pair.stands("pending", "off_list")


def exception_incomplete(pair: Pair) -> None:
    denied(pair)
    told = late_request() | {"received_on": "2026-01-10", "custody_ended_on": None}
    pair.exception("returned", [pair.decided("enrollment.exception", told)])


def exception_late(pair: Pair) -> None:
    denied(pair)
    pair.exception("late", [pair.decided("enrollment.exception", late_request())])


def appeal_late(pair: Pair) -> None:
    denied(pair)
    told = {"received_on": "2026-03-02", "notice_on": "2025-12-01", "appealed": "tier_2"}
    pair.decided("enrollment.appeal", told)
    pair.appeal("late")


def program_changed(pair: Pair) -> None:
    pair.another_program("IPO")


SCENES: dict[str, tuple[Letter, Callable[[Pair], object]]] = {
    "provider_enrolled": (Letter.PROVIDER_ENROLLED, lambda pair: pair.stands("enrolled", "all_done")),
    "provider_enrolled_by_waiver": (Letter.PROVIDER_ENROLLED, enrolled_by_waiver),
    "provider_incomplete": (Letter.PROVIDER_INCOMPLETE, lapsed),
    "provider_tier_1": (Letter.PROVIDER_TIER_1, lambda pair: denied(pair, "ineligible", "tier_1")),
    "provider_tier_2": (Letter.PROVIDER_TIER_2, denied),
    "provider_on_list": (Letter.PROVIDER_ON_LIST, lambda pair: pair.stands("ineligible", "on_list")),
    "recipient_provider_ineligible": (Letter.RECIPIENT_PROVIDER_INELIGIBLE, denied),
    "recipient_tier_2": (Letter.RECIPIENT_TIER_2, denied),
    "waiver_accepted": (Letter.WAIVER_ACCEPTED, Pair.waiver),
    "waiver_refused": (Letter.WAIVER_REFUSED, lambda pair: pair.waiver("refused", review_reason=OFFENSE)),
    "exception_granted": (Letter.EXCEPTION_GRANTED, lambda pair: pair.exception("granted")),
    "exception_denied": (Letter.EXCEPTION_DENIED, lambda pair: (denied(pair), pair.exception("denied"))),
    "appeal_granted": (Letter.APPEAL_GRANTED, lambda pair: pair.appeal("granted")),
    "appeal_denied": (Letter.APPEAL_DENIED, lambda pair: (denied(pair), pair.appeal("denied"))),
    "provider_terminated": (
        Letter.PROVIDER_TERMINATED,
        lambda pair: pair.stands("terminated", "no_payroll_for_a_year"),
    ),
    "provider_terminated_violation": (
        Letter.PROVIDER_TERMINATED,
        lambda pair: pair.stands("terminated", "fourth_violation"),
    ),
    "provider_suspended": (Letter.PROVIDER_SUSPENDED, suspended),
    "provider_reinstated": (Letter.PROVIDER_REINSTATED, lambda pair: pair.stands("pending", "reinstated")),
    "provider_goes_on": (Letter.PROVIDER_GOES_ON, goes_on),
    "exception_incomplete": (Letter.EXCEPTION_INCOMPLETE, exception_incomplete),
    "exception_late": (Letter.EXCEPTION_DENIED, exception_late),
    "appeal_late": (Letter.APPEAL_DENIED, appeal_late),
    "work_paused_recipient": (Letter.WEEKLY_HOURS_RECIPIENT, paused),
    "work_paused_provider": (Letter.WEEKLY_HOURS_PROVIDER, paused),
    "weekly_hours_recipient": (Letter.WEEKLY_HOURS_RECIPIENT, Pair.works),
    "weekly_hours_provider": (Letter.WEEKLY_HOURS_PROVIDER, Pair.works),
    "work_ended_recipient": (Letter.WEEKLY_HOURS_RECIPIENT, ended),
    "work_ended_provider": (Letter.WEEKLY_HOURS_PROVIDER, ended),
    "extra_hours_approved_recipient": (Letter.EXTRA_HOURS_APPROVED_RECIPIENT, lambda pair: pair.extra_hours("approve")),
    "extra_hours_approved_provider": (Letter.EXTRA_HOURS_APPROVED_PROVIDER, lambda pair: pair.extra_hours("approve")),
    "extra_hours_refused_recipient": (Letter.EXTRA_HOURS_REFUSED_RECIPIENT, lambda pair: pair.extra_hours("refuse")),
    "extra_hours_refused_provider": (Letter.EXTRA_HOURS_REFUSED_PROVIDER, lambda pair: pair.extra_hours("refuse")),
    "exemption_approved": (Letter.EXEMPTION_APPROVED, lambda pair: pair.exemption("approve")),
    "exemption_refused": (Letter.EXEMPTION_REFUSED, lambda pair: pair.exemption("refuse")),
    "program_changed": (Letter.PROGRAM_CHANGED, program_changed),
    "advance_presumed": (Letter.ADVANCE_PRESUMED, Pair.advance),
    "advance_arrears": (Letter.ADVANCE_ARREARS, Pair.advance),
    "advance_ended": (Letter.ADVANCE_ENDED, Pair.advance),
    "bank_account_changed": (Letter.BANK_ACCOUNT_CHANGED, Pair.account),
    **violation_scenes.SCENES,
}


def sentences(content: Any) -> Iterator[str]:
    """Every text in a letter's content."""
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from sentences(part)
    elif isinstance(content, str):
        yield content


def test_every_letter_has_a_scene_in_which_it_is_sent() -> None:
    about_providers = [each for each in templates() if notice_text(each, "en").to != "applicant"]
    assert sorted(SCENES) == about_providers
    assert {letter for letter, _ in SCENES.values()} == set(Letter)


@pytest.mark.parametrize("folder", sorted(SCENES))
def test_a_letter_is_printed_in_the_readers_language_and_in_english(pair: Pair, folder: str) -> None:
    letter, happens = SCENES[folder]
    happens(pair)
    first = pair.send(letter)
    spanish, english = pair.notices()
    assert (spanish.id, spanish.language, english.language) == (first.notice_id, "es", "en")
    text = notice_text(folder, "en")
    reader = pair.recipient_id if text.to == "recipient" else pair.provider_id
    for notice in (spanish, english):
        assert (notice.template, notice.form, notice.person_id) == (folder, text.form, reader)
        assert notice.case_id == (pair.case_id if text.to == "recipient" else None)
        assert notice.pdf.startswith(b"%PDF")
        assert b"pdfuaid" in notice.pdf
        said = " ".join(sentences({name: part for name, part in notice.content.items() if name != "words"}))
        assert not re.search(r"\{\w+\}", said)
        assert SSN.decode() not in said
        if text.to == "recipient":
            assert OFFENSE not in said
            assert "2022" not in said
        assert (notice.hearing_by is not None) == (text.remedy == "hearing")
        assert (notice.content["appeal"] is not None) == (text.remedy == "appeal")
    assert [event.params["template"] for event in pair.events()] == [folder, folder]


def test_a_letter_is_sent_once_however_often_its_step_is_tried(pair: Pair) -> None:
    pair.stands("enrolled", "all_done")
    first = pair.send(Letter.PROVIDER_ENROLLED, activity="run/7")
    assert pair.send(Letter.PROVIDER_ENROLLED, activity="run/7") == first
    assert len(pair.notices()) == 2


def test_the_last_days_in_a_letter_are_those_of_the_clocks_that_run(pair: Pair) -> None:
    denied(pair)
    pair.send(Letter.PROVIDER_TIER_2)
    content = pair.notices()[1].content
    assert content["deadlines"] == {"appeal_by": "2026-05-01", "exception_by": "2026-04-16"}
    assert "May 1, 2026" in str(content["next"])
    assert "April 16, 2026" in str(content["next"])
    assert "May 1, 2026" in str(content["appeal"])


def test_without_a_clock_the_law_says_the_last_day_to_appeal(pair: Pair) -> None:
    pair.stands("ineligible", "on_list")
    pair.send(Letter.PROVIDER_ON_LIST)
    assert pair.notices()[0].content["deadlines"] == {"appeal_by": "2026-05-01"}


def test_a_provider_reads_why_the_law_says_no_with_its_cite(pair: Pair) -> None:
    denied(pair)
    pair.send(Letter.PROVIDER_TIER_2)
    spanish, english = pair.notices()
    assert "12305.87" in english.content["reasons"][0]["cite"]
    assert spanish.content["reasons"][0]["says"] != english.content["reasons"][0]["says"]
    assert len(english.decision_ids) == 1


def test_a_recipient_reads_no_reason_of_the_law_about_the_provider(pair: Pair) -> None:
    denied(pair)
    pair.send(Letter.RECIPIENT_TIER_2)
    assert [notice.content["reasons"] for notice in pair.notices()] == [[], []]
    assert [notice.decision_ids for notice in pair.notices()] == [[], []]


def test_each_recipient_who_chose_the_provider_is_told_and_only_they(pair: Pair) -> None:
    denied(pair)
    other = Pair(Intake(pair.intake.office, first_name="Ursula", birth_date=dt.date(1940, 1, 1)), "en")
    pair.send(Letter.RECIPIENT_PROVIDER_INELIGIBLE)
    assert {notice.person_id for notice in pair.notices()} == {pair.recipient_id}
    assert other.recipient_id != pair.recipient_id


def test_a_recipient_whose_assignment_ended_with_the_standing_is_told_too(pair: Pair) -> None:
    lost = {"status": "ended", "starts_on": pair.today - dt.timedelta(days=9), "end_reason": "tier_2"}
    pair.works(**lost, ended_on=pair.today - dt.timedelta(days=1))
    denied(pair)
    pair.send(Letter.RECIPIENT_TIER_2)
    assert len(pair.notices()) == 2


def test_a_recipient_who_had_ended_the_assignment_before_is_not_told(pair: Pair) -> None:
    chosen = {"status": "ended", "starts_on": pair.today - dt.timedelta(days=9), "end_reason": "recipient_asked"}
    pair.works(**chosen, ended_on=pair.today - dt.timedelta(days=1))
    denied(pair)
    assert pair.send(Letter.RECIPIENT_TIER_2).notice_id is None


@pytest.mark.parametrize(
    ("letter", "happens"), [(Letter.EXCEPTION_DENIED, exception_late), (Letter.APPEAL_DENIED, appeal_late)]
)
def test_what_came_too_late_is_answered_with_its_last_day(
    pair: Pair, letter: Letter, happens: Callable[[Pair], None]
) -> None:
    happens(pair)
    pair.send(letter)
    content = pair.notices()[1].content
    assert "which was the last day" in content["reasons"][0]["says"]
    assert content["written"] is None


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        ({"signer_is_applicant": True, "signed_by": "recipient"}, "applicant_signed"),
        ({"tier": 1}, "other"),
        ({"case_open": False}, "case_not_open"),
    ],
)
def test_a_refused_waiver_is_explained_to_the_recipient_without_the_crime(
    pair: Pair, facts: dict[str, object], row: str
) -> None:
    good = {"tier": 2, "signed_by": "recipient", "signer_is_applicant": False, "recipient_is_minor": False}
    decision_id = pair.decided("enrollment.waiver", {**good, "case_open": True, **facts})
    pair.send(Letter.WAIVER_REFUSED, pair.waiver("refused", decision_id=decision_id))
    notice = pair.notices()[1]
    assert letter_words("en")["waiver_refused"][row] in notice.content["paragraphs"][0]
    assert notice.content["reasons"] == []
    assert not re.search(r"crime|convict|tier", " ".join(sentences(notice.content)), re.IGNORECASE)


def test_a_denial_by_the_state_prints_what_the_state_wrote_to_the_provider(pair: Pair) -> None:
    denied(pair)
    pair.send(Letter.EXCEPTION_DENIED, pair.exception("denied"))
    assert pair.notices()[0].content["written"] == REASON


def test_a_letter_names_the_steps_that_are_still_missing(pair: Pair) -> None:
    lapsed(pair)
    with_fingerprints = {"fingerprints_taken_on": pair.today, "background": "clear"}
    pair.stands("lapsed", "time_ran_out", **with_fingerprints)
    pair.send(Letter.PROVIDER_INCOMPLETE)
    told = str(pair.notices()[1].content["paragraphs"])
    missing = letter_words("en")["missing"]
    assert missing["orientation"] in told
    assert missing["agreement"] in told
    assert missing["fingerprints"] not in told
    assert missing["application"] not in told


def test_an_applicant_whom_nobody_has_seen_yet_is_written_to_as_they_named_themselves(pair: Pair) -> None:
    lapsed(pair)
    pair.stands("lapsed", "time_ran_out", person_id=None)
    pair.send(Letter.PROVIDER_INCOMPLETE)
    notice = pair.notices()[0]
    assert notice.person_id is None
    assert notice.content["addressee"] == ["Nadia Bell", "400 Alder Way", "Sacramento, CA 95814"]


@pytest.mark.parametrize("letter", [Letter.WEEKLY_HOURS_RECIPIENT, Letter.WEEKLY_HOURS_PROVIDER])
def test_the_weekly_hours_stand_in_a_table(pair: Pair, letter: Letter) -> None:
    pair.works(630)
    pair.send(letter)
    notice = pair.notices()[1]
    (table,) = notice.content["tables"]
    assert table["lines"][0][1:] == ["10:30", "March 2, 2026"]
    other = "Nadia Bell" if letter is Letter.WEEKLY_HOURS_RECIPIENT else "Marisol Quintero"
    assert table["lines"][0][0] == other


def test_the_recipient_sees_every_provider_and_the_hours_that_are_left(pair: Pair) -> None:
    pair.works(300)
    pair.colleague(240)
    pair.send(Letter.WEEKLY_HOURS_RECIPIENT)
    (table,) = pair.notices()[1].content["tables"]
    assert [line[:2] for line in table["lines"]] == [["Nadia Bell", "5:00"], ["Olga Bell", "4:00"]]
    most, _, left = table["totals"]
    assert (most["value"], left["value"]) == ("13:10", "4:10")


def test_who_has_ended_is_no_longer_among_the_recipients_providers(pair: Pair) -> None:
    ended(pair)
    pair.colleague(240)
    pair.send(Letter.WEEKLY_HOURS_RECIPIENT)
    (table,) = pair.notices()[1].content["tables"]
    assert [line[0] for line in table["lines"]] == ["Olga Bell"]


def test_a_provider_sees_the_limits_of_the_week_and_nobody_elses_hours(pair: Pair) -> None:
    pair.works(300)
    pair.colleague(240)
    pair.send(Letter.WEEKLY_HOURS_PROVIDER)
    (table,) = pair.notices()[1].content["tables"]
    assert [line[0] for line in table["lines"]] == ["Marisol Quintero"]
    assert [limit.split(":")[0] for limit in table["limits"]] == ["40 hours", "66 hours", "7 hours"]
    assert "Olga" not in " ".join(sentences(pair.notices()[1].content))


def test_a_letter_about_a_colleagues_new_hours_is_kept_under_their_assignment(pair: Pair) -> None:
    pair.works(300)
    colleague = pair.colleague(240)
    pair.send(Letter.WEEKLY_HOURS_PROVIDER, colleague)
    (notice,) = pair.notices()
    assert notice.assignment_id == colleague
    assert notice.content["addressee"][0] == "Olga Bell"


def test_the_providers_letter_tells_hours_and_no_service(pair: Pair) -> None:
    pair.works()
    pair.send(Letter.WEEKLY_HOURS_PROVIDER)
    assert pair.notices()[0].content["hours"] is None


def test_a_change_of_program_names_both_programs_and_the_right_to_a_hearing(pair: Pair) -> None:
    program_changed(pair)
    pair.send(Letter.PROGRAM_CHANGED)
    notice = pair.notices()[1]
    assert notice.hearing_by == dt.date(2026, 5, 31)
    assert "IHSS Plus Option" in str(notice.content["paragraphs"])
    assert "stay the same" in notice.content["lead"]
    assert len(notice.content["reasons"]) == 1
    assert notice.content["hearing"]["heading"] == "Your right to a hearing"


def test_a_change_of_program_that_takes_hours_says_how_many(pair: Pair) -> None:
    pair.another_program("IHSS-R", minutes_less=60)
    pair.send(Letter.PROGRAM_CHANGED)
    lead = pair.notices()[1].content["lead"]
    assert "51 hours and 41 minutes" in lead
    assert "Before, it was 52 hours and 41 minutes." in lead


def test_every_language_there_is_has_its_letter_words() -> None:
    assert [letter_words(language)["and"] for language in LANGUAGES] == ["and", "y"]


def test_a_standing_says_what_it_means_in_words_for_every_status() -> None:
    assert tuple(letter_words("en")["standing"]) == STATUSES
