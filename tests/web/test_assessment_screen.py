"""The assessment screen: what it shows is what the law answers, and nothing typed is lost."""

import datetime as dt
import re
from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import assessment_facts
from records.access_log import AccessLog
from records.assessment import Assessment
from records.clock import county_today, now
from records.staff import Staff
from records.submission import Submission
from rules.ask import ask
from rules.needs_assessment import determine
from tests.web.conftest import Visitor
from tests.web.decided import CIRCUMSTANCES, RANKS
from tests.web.lived_in import Office, move_in
from web.staff.assessment.layout import functions, services
from web.wording import hours

As = Callable[[str], Visitor]


@pytest.fixture
def office(session: Session, staff: dict[str, Staff]) -> Office:
    """An office with a past; Maria Fuentes has a draft."""
    return move_in(session, staff)


@pytest.fixture
def screen(office: Office) -> str:
    """The address of the draft."""
    return f"/applications/{office.applications['assessment'].id}/assessment"


def made_up(random: Random) -> dict[str, str]:
    """A form filled in at random, within what the screen offers."""
    today = county_today()
    form = {"assessed_on": today.isoformat()}
    form |= {f"rank.{each.code}": str(random.choice(each.ranks)[0]) for each in functions(today)}
    form |= {f"about.{name}": random.choice(("yes", "no")) for name in CIRCUMSTANCES}
    form["ps.needed"] = random.choice(("yes", "no", "no"))
    form["home.laundry_away"] = random.choice(("yes", "no"))
    if random.random() < 0.5:
        form |= {"home.rooms": "6", "home.sole_use_rooms": "2", "home.shared_rooms": "3", "home.people": "3"}
    for each in services(today):
        if each.code == "protective_supervision" or random.random() < 0.3:
            continue
        minutes = random.randrange(0, 1500 if each.unit == "week" else 600)
        form[f"{each.code}.time"] = hours(minutes)
        if random.random() < 0.3:
            form[f"{each.code}.others"] = hours(random.randrange(0, 300))
        if each.by == "people":
            form[f"{each.code}.people"] = str(random.randrange(1, 5))
    return form


def keep(visitor: Visitor, screen: str, form: dict[str, str], saves: int = 0, tab: str = "one") -> str:
    """Type: the page sends the form by itself and gets the figures back."""
    answer = visitor.post(f"{screen}/draft", {**form, "saves": str(saves), "tab": tab}, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def shown(page: str, label: str) -> str | None:
    """The figure beside a label."""
    found = re.search(rf"<dt>{re.escape(label)}</dt><dd>([^<]+)</dd>", page)
    return found[1] if found else None


def test_the_figures_on_the_screen_are_those_of_the_law(
    as_role: As, session: Session, office: Office, screen: str
) -> None:
    worker = as_role("caseworker")
    seen = set()
    for seed in range(25):
        page = keep(worker, screen, made_up(Random(seed)), seed)
        session.expire_all()
        kept = session.get_one(Assessment, office.draft.id)
        given = assessment_facts.given(kept)
        given["circumstances"]["federally_funded_medi_cal"] = True  # as Medi-Cal has answered
        law = determine(ask, kept.assessed_on, given)
        assert law.hours is not None
        assert law.hours.answer is not None
        answer = law.hours.answer
        assert f'<span class="big-number">{hours(answer["authorized_minutes_per_month"])}</span>' in page
        assert shown(page, "Weekly authorized (÷ 4.33)") == hours(answer["weekly_authorized_minutes"])
        assert shown(page, "Weekly maximum (÷ 4)") == hours(answer["weekly_maximum_minutes"])
        assert shown(page, "Need a month") == hours(answer["need_minutes_per_month"])
        assert shown(page, "Unmet") == hours(answer["unmet_minutes_per_month"])
        for service, guideline in law.guidelines.items():
            word = guideline.answer["within"] if guideline.answer else ""
            assert f"guide--{word}" in re.search(rf'<span class="([^"]+)" id="guide-{service}"', page)[1]  # type: ignore[index]
        seen.add(law.program.answer["program"] if law.program.answer else None)
    assert len(seen) > 1, "the generated assessments should come to several programs"


def test_what_is_not_a_number_yet_is_kept_as_it_was_typed(
    as_role: As, session: Session, office: Office, screen: str
) -> None:
    worker = as_role("caseworker")
    page = keep(worker, screen, {"bathing.time": "3 hours or so", "notes": "Ask the daughter"})
    assert "This is no length of time" in page
    again = worker.get(screen).get_data(as_text=True)
    assert 'value="3 hours or so"' in again
    assert "Ask the daughter" in again


def test_somebody_reading_the_application_holds_no_beginning_up(
    as_role: As, session: Session, staff: dict[str, Staff], office: Office, screen: str
) -> None:
    application = office.applications["assessment"]
    session.add(AccessLog(staff_id=staff["supervisor"].id, application_id=application.id, what="x", at=now()))
    session.flush()  # their page is not drawn yet
    assert as_role("caseworker").post(f"{screen}/begin").status_code == 303


def test_two_tabs_do_not_overwrite_each_other(as_role: As, session: Session, office: Office, screen: str) -> None:
    worker = as_role("caseworker")
    keep(worker, screen, {"bathing.time": "2:00"}, 0, "one")
    late = keep(worker, screen, {"bathing.time": "9:00"}, 0, "two")
    assert "Not kept." in late
    session.expire_all()
    assert session.get_one(Assessment, office.draft.id).services[0].total_minutes == 120


def test_a_tab_whose_last_answer_got_lost_goes_on(as_role: As, session: Session, office: Office, screen: str) -> None:
    worker = as_role("caseworker")
    keep(worker, screen, {"bathing.time": "2:00"}, 0, "one")
    assert "Kept at" in keep(worker, screen, {"bathing.time": "2:30"}, 0, "one")


def test_without_a_script_the_button_keeps_the_draft_and_a_late_tab_gets_its_text_back(
    as_role: As, office: Office, screen: str
) -> None:
    worker = as_role("caseworker")
    first = worker.post(f"{screen}/draft", {"bathing.time": "2:00", "saves": "0", "tab": "one"})
    assert first.status_code == 303
    late = worker.post(f"{screen}/draft", {"bathing.time": "9:00", "saves": "0", "tab": "two"})
    assert late.status_code == 409
    assert "9:00" in late.get_data(as_text=True)


def test_an_entry_outside_the_guideline_needs_a_reason_before_it_is_complete(
    as_role: As, session: Session, office: Office, screen: str
) -> None:
    form = {f"rank.{name}": str(rank) for name, rank in RANKS.items()}
    form |= {f"about.{name}": "yes" if value else "no" for name, value in CIRCUMSTANCES.items()}
    form |= {"bathing.time": "9:00", "saves": "0", "tab": "one"}
    worker = as_role("caseworker")
    refused = worker.post(f"{screen}/complete", form)
    assert refused.status_code == 422
    assert "is outside the guideline: write why this person needs it" in refused.get_data(as_text=True)
    assert session.scalar(select(Submission)) is None
    said = worker.post(f"{screen}/complete", form | {"bathing.reason": "Two people for the tub.", "saves": "1"})
    assert said.status_code == 303
    submission = session.scalars(select(Submission)).one()
    assert submission.kind == "complete_assessment"
    assert submission.payload == {"assessment_id": office.draft.id, "saves": 2}, "it is signed as it was kept"


def test_a_service_for_adults_is_refused_to_a_minor(as_role: As, session: Session, office: Office, screen: str) -> None:
    applicant = office.applications["assessment"]
    applicant.birth_date = county_today() - dt.timedelta(days=17 * 365)
    session.commit()
    form = {f"rank.{name}": str(rank) for name, rank in RANKS.items()}
    form |= {f"about.{name}": "yes" if value else "no" for name, value in CIRCUMSTANCES.items()}
    form |= {"domestic.time": "6:00", "saves": "0", "tab": "one"}
    worker = as_role("caseworker")
    refused = worker.post(f"{screen}/complete", form)
    assert refused.status_code == 422
    assert "Domestic services: not for a minor (ACL 23-106)" in refused.get_data(as_text=True)
    assert session.scalar(select(Submission)) is None
    assert worker.post(f"{screen}/complete", form | {"domestic.time": "", "saves": "1"}).status_code == 303


def test_an_unanswered_rank_or_circumstance_is_asked_for_by_name(as_role: As, office: Office, screen: str) -> None:
    answer = as_role("caseworker").post(f"{screen}/complete", {"saves": "0", "tab": "one"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Give the rank for eating." in page
    assert 'href="#field-rank-eating"' in page
    assert "Answer: the provider is the spouse?" in page


def test_only_the_ranks_that_exist_for_a_function_are_offered(as_role: As, office: Office, screen: str) -> None:
    page = as_role("caseworker").get(screen).get_data(as_text=True)
    offered = {name: re.findall(rf'name="rank.{name}" value="(\d)"', page) for name in ("laundry", "eating", "memory")}
    assert offered == {"laundry": ["1", "4", "5"], "eating": ["1", "2", "3", "4", "5", "6"], "memory": ["1", "2", "5"]}


def test_all_25_services_stand_in_the_order_of_the_notice(as_role: As, office: Office, screen: str) -> None:
    page = as_role("caseworker").get(screen).get_data(as_text=True)
    names = re.findall(r'<div class="service" role="group" aria-label="([^"]+)"', page)
    assert len(names) == 25
    assert [names[0], names[-1]] == ["Domestic services", "Paramedical services"]


def test_the_rooms_give_the_recipients_share_of_domestic(
    as_role: As, session: Session, office: Office, screen: str
) -> None:
    rooms = {"home.rooms": "6", "home.sole_use_rooms": "2", "home.shared_rooms": "2", "home.people": "4"}
    page = keep(as_role("caseworker"), screen, {**rooms, "domestic.time": "6:00"})
    assert "<strong>2:30</strong> a month" in page
    session.expire_all()
    line = session.get_one(Assessment, office.draft.id).services[0]
    assert (line.total_minutes, line.prorated_minutes) == (360, 210)


def test_a_clerk_reads_the_sheet_and_cannot_type(as_role: As, office: Office, screen: str) -> None:
    clerk = as_role("intake_clerk")
    assert clerk.get(screen).status_code == 200
    assert clerk.post(f"{screen}/draft", {"bathing.time": "1:00"}).status_code == 403


def test_the_sheet_of_a_complete_assessment_shows_its_hours(as_role: As, session: Session, office: Office) -> None:
    address = f"/applications/{office.applications['review'].id}/assessment/sheet/1"
    page = as_role("caseworker").get(address).get_data(as_text=True)
    answer = session.scalars(select(Assessment.answer).where(Assessment.status == "complete")).first()
    assert answer is not None
    assert hours(answer["authorized_minutes_per_month"]) in page
    assert "Meals on Wheels" in page
