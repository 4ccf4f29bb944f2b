"""A supervisor without a mouse: to the main part, to the list, into a record, and ten reviews in a row."""

from playwright.sync_api import Page, expect

from records.application import Application
from records.decision import Proposal
from records.task import Task
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import PATIENCE, Desk
from tests.browser.told import Told, all_of, check_their_histories

WAITING = 10
SENT_BACK = "The letter about the address is missing."
FOCUSED = "document.activeElement"
SEEN_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
}"""


async def denial_proposed(it: Told) -> None:
    """Identified, and a caseworker has proposed a denial that a supervisor must see."""
    await it.identified()
    cause = {"cause": "not_own_home", "reason": "He lives in a licensed board and care home."}
    assert await it.told("deny_for_cause", it.office.carla, **cause) == "review"


def expect_line(page: Page, place: int) -> None:
    """The line of a list that the keys have come to."""
    expect(page.locator("tbody[data-lines] > tr").nth(place)).to_have_class("is-here")


def moved_about(sue: Desk) -> None:
    """The skip link, the search, the menu's keys, the list's keys, and the list of keys."""
    page = sue.titled("34 North").page
    sue.keys("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_in_viewport()
    sue.keys("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(6):
        sue.keys("Tab")
        assert page.evaluate(SEEN_FOCUS), f"no focus is seen on {page.evaluate(FOCUSED + '.outerHTML')}"
    sue.keys("/")
    expect(page.locator("#global-search")).to_be_focused()
    page.keyboard.type("Ravenscourt")
    sue.keys("Enter")
    sue.says("Ravenscourt").seen("search results")
    page.locator("main").focus()
    sue.keys("g", "a")
    sue.titled("Applications").seen("applications")
    sue.keys("j", "j", "j", "k")
    expect_line(page, 1)
    name = page.locator("tr.is-here th a").inner_text()
    sue.keys("Enter")
    sue.titled(" ".join(reversed(name.split(", "))))


def keys_listed(sue: Desk) -> None:
    """`?` lists the keys; Escape closes the list and gives the page back."""
    sue.keys("?")
    expect(sue.page.get_by_role("dialog", name="Keys")).to_contain_text("Search", timeout=PATIENCE)
    sue.seen("list of keys")
    sue.keys("Escape")
    expect(sue.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def reviewed_in_a_row(sue: Desk) -> None:
    """Ten proposals one after the other: nine approved, one sent back with its reason, never a hand off the keys."""
    page = sue.page
    sue.keys("g", "u")
    sue.titled("34 North")
    sue.keys("r")
    for number in range(WAITING):
        sue.titled("Review of a proposed decision").reads(page.locator(".verdict"), f"{WAITING - number} waiting")
        if number == 4:
            sue.keys("s")
            page.keyboard.type(SENT_BACK)
            sue.keys("Tab", "Enter")
        else:
            sue.keys("a")
        sue.county.settle()
    sue.says("Nothing waits for your word.")


def test_ten_proposals_are_reviewed_in_a_row_without_a_mouse(county: County, desk: Sitting) -> None:
    applications = [Told(county, "Ravenscourt", first_name=f"Number{letter}") for letter in "ABCDEFGHIJ"]
    all_of(*(denial_proposed(each) for each in applications))
    sue = desk("sue")
    moved_about(sue)
    keys_listed(sue)
    reviewed_in_a_row(sue)
    ids = [each.id for each in applications]
    proposals = county.rows(Proposal, Proposal.application_id.in_(ids))
    assert sorted(proposal.outcome for proposal in proposals) == ["approved"] * 9 + ["sent_back"]
    assert {proposal.reviewed_by_id for proposal in proposals} == {county.people.sue}
    back = next(proposal for proposal in proposals if proposal.outcome == "sent_back")
    assert back.review_reason == SENT_BACK
    assert county.count(Application, Application.id.in_(ids), Application.status == "denied") == 9
    revise = county.row(Task, Task.application_id == back.application_id, Task.kind == "revise_proposal")
    assert revise.assignee_id == county.people.carla
    check_their_histories(ids, ["Ravenscourt"])
