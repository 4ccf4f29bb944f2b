"""What goes wrong at a desk: typing errors, a second press, an old tab, another county's record, a long absence."""

import re

from playwright.sync_api import expect

from records.application import Application
from records.clock import county_today
from records.eligibility import Certification, HomeVisit
from records.submission import Submission
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.told import Told, all_of, check_their_histories

TYPED = {"first_name": "Wilhelmina", "last_name": "Oakenshaw", "ssn": "12-34", "zip_code": "958", "note": "Two\nlines"}


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_typed_is_lost(county: County, desk: Sitting) -> None:
    ines = desk("ines").go("/applications/new/form").fill(**TYPED, birth_date={"month": 13, "day": 45, "year": 1950})
    before = county.count(Application)
    ines.press("Register the application").says("There is a problem").seen("registration form, with problems")
    summary = ines.page.locator(".error-summary")
    expect(summary).to_be_focused()
    beside = ines.page.locator("#field-ssn-error")
    ines.reads(beside, "Type the nine digits of the Social Security number, or leave it empty.")
    assert ines.page.locator("[name=ssn]").get_attribute("aria-describedby") is not None
    assert ines.page.locator("[name=ssn]").get_attribute("aria-invalid") == "true"
    ines.reads(summary, "This is not a day. Type month, day and year")
    summary.get_by_role("link", name=re.compile("Social Security number")).click()
    expect(ines.page.locator("[name=ssn]")).to_be_focused()
    for name, text in TYPED.items():
        assert ines.page.locator(f"[name={name}]").input_value().replace("\r", "") == text
    assert ines.page.locator("[name='birth_date.month']").input_value() == "13"
    assert county.count(Application) == before


def test_a_double_press_has_one_effect_and_the_same_form_again_is_already_done(county: County, desk: Sitting) -> None:
    it = Told(county, "Dovercote")
    all_of(it.identified())
    carla = desk("carla").go(f"/applications/{it.id}/certification").fill(issued_how="in_person")
    form = carla.form("Give out the form")
    sent = form.evaluate("form => Object.fromEntries(new FormData(form))")
    address = form.evaluate("form => form.action")
    carla.page.get_by_role("button", name="Give out the form").dblclick()
    carla.titled("Orla Dovercote")
    answer = carla.page.request.post(address, form={**sent, "issued_how": "in_person"})
    assert "This was already done. Nothing was done a second time." in answer.text()
    county.settle()
    assert county.count(Submission, Submission.application_id == it.id, Submission.kind == "issue_certification") == 1
    assert county.count(Certification, Certification.application_id == it.id) == 1
    check_their_histories([it.id], ["Dovercote"])


def test_a_tab_left_open_gets_already_done(county: County, desk: Sitting) -> None:
    it = Told(county, "Silvermere")
    all_of(it.identified())
    carla, cody = desk("carla"), desk("cody")
    for each in (carla, cody):
        each.go(f"/applications/{it.id}/visit")
        planned = {"starts_at": {"day": county_today().isoformat(), "time": "10:15"}, "place": "home"}
        each.fill(each.form("Plan the visit"), **planned)
    carla.press("Plan the visit").says("The visit is planned.")
    cody.press("Plan the visit").says(re.compile("already", re.IGNORECASE)).seen("application, already done")
    county.settle()
    assert county.count(HomeVisit, HomeVisit.application_id == it.id) == 1
    check_their_histories([it.id], ["Silvermere"])


def test_another_countys_record_looks_like_one_that_does_not_exist(county: County, desk: Sitting) -> None:
    it = Told(county, "Quillmarsh")
    county.settle()
    bea = desk("yolanda")
    texts = []
    for application_id in (it.id, it.id + 10**6):
        answer = bea.page.goto(f"{county.office.url}/applications/{application_id}")
        assert answer is not None
        assert answer.status == 404
        texts.append(bea.page.locator("main").inner_text())
    assert texts[0] == texts[1]
    bea.says("There is nothing here").seen("nothing here")
    bea.page.locator("#global-search").fill("Quillmarsh")
    bea.page.locator("#global-search").press("Enter")
    bea.titled("Search").seen("search, nothing found")
    assert f"/applications/{it.id}" not in bea.page.content()


def test_after_a_long_absence_one_signs_in_and_finds_what_one_typed(county: County, desk: Sitting) -> None:
    it = Told(county, "Larkendale")
    all_of(it.identified())
    carla = desk("carla").go(f"/applications/{it.id}/withdraw").seen("withdraw")
    carla.fill(how="phone", reason="Her sister moves in with her in March.")
    county.idle_for(minutes=21)
    carla.press("Withdraw the application").says("You were signed out after 20 quiet minutes.").seen("sign-in, waiting")
    assert county.count(Submission, Submission.application_id == it.id, Submission.kind == "withdraw") == 0
    carla.sign_in("carla").titled("Welcome back").says("Her sister moves in with her in March.").seen("welcome back")
    carla.press("Send it now").titled("Orla Larkendale")
    county.settle()
    said = county.row(Submission, Submission.application_id == it.id, Submission.kind == "withdraw")
    assert (said.outcome, said.staff_id) == ("applied", county.people.carla)
    assert said.payload["reason"] == "Her sister moves in with her in March."
    assert county.application(it.id).status == "withdrawn"
    check_their_histories([it.id], ["Larkendale"])
