"""Every page of provider inquiry, at a desk and on a phone: read by a screen reader, reached by keys, fit for paper."""

import re

from playwright.sync_api import expect

from tests.browser import paper
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.inquiry_world import CLIENT, SAR, World, question_of, signed_in, told

AROUND = ("Daily activity", "Skip to the main part", "Sign out", "My password")


def looked_at(head: Desk) -> None:
    """What users look at: found by number, the request, the child, the letters, what changed."""
    head.go("/inquiry").seen("inquiry, home")
    head.go("/inquiry/search").seen("inquiry, search")
    for sought, says in ((SAR, "Wheelchair part"), (CLIENT, "Testcase, Avery")):
        head.page.locator("#global-search").fill(sought)
        with head.page.expect_navigation():
            head.keys("Enter")
        head.says(says).seen(f"inquiry, found {sought}")
    for letter in ("L9001", "L9002", "L9003"):
        head.go(f"/inquiry/letters/{letter}").says(letter).seen(f"inquiry, letter {letter}")
    head.go("/inquiry/sars").says(SAR).seen("inquiry, authorizations")
    head.go("/inquiry/activity").titled("Daily activity").seen("inquiry, daily activity")
    head.go("/inquiry/sars/97000000000").seen("inquiry, missed")


def kept(head: Desk, world: World) -> None:
    """What a liaison keeps: the organization, its permissions, its log, its tokens, its users."""
    head.go("/inquiry/organization").titled("Alder Creek Center").seen("inquiry, our organization")
    head.follow("Dr. Wilhelmina Oake").titled("Dr. Wilhelmina Oake").open("Withdraw").seen("inquiry, provider")
    head.go("/inquiry/log").says("Signed in").seen("inquiry, log")
    head.go("/inquiry/tokens").fill(label="Scheduling", user_id=world.odette).press("Make the token")
    head.says("cannot be shown again").seen("inquiry, new token")
    head.go("/inquiry/password").titled("My password").seen("inquiry, my password")
    head.go("/inquiry/users").page.get_by_role("link", name=re.compile("Lost password.*Odette")).click()
    head.titled("New password for Odette").seen("inquiry, lost password")
    head.press("Make a one-time password").says("This password is shown once").seen("inquiry, slip")


def asked(head: Desk, world: World) -> int:
    """A question to the help desk, which knows from where it is asked."""
    head.go(f"/inquiry/sars/{SAR}").page.get_by_role("link", name="Help", exact=True).first.click()
    head.titled("Help").says("the page you came from (An authorization)")
    head.fill(topic="printing", text="The button does nothing.")
    head.seen("inquiry, help").press("Send the question").says("Your question H-").seen("inquiry, question")
    return question_of(world.head)


def test_pages_for_users_and_liaisons_look_right(county: County, desk: Sitting) -> None:
    world = told()
    head = signed_in(desk(), world.head)
    looked_at(head)
    kept(head, world)
    ticket = asked(head, world)
    signed_in(desk(), world.member).go("/inquiry/members").says("Testcase").seen("inquiry, members")
    romy, ivo, hetty, audrey = (desk(name) for name in ("romy", "ivo", "hetty", "audrey"))
    romy.go("/organizations?step=all").seen("organizations, list")
    romy.go(f"/organizations/{world.hospital}").says("The law: may take part").open("End it").seen("organization")
    romy.go("/probing").says("Odette").seen("probing")
    ivo.go(f"/organizations/{world.hospital}").open("Lost password").seen("organization, for the unit")
    hetty.go("/help-desk").says("Printing").seen("help desk").go(f"/help-desk/{ticket}").seen("help desk, question")
    audrey.go("/inquiries").says(SAR).seen("inquiries")
    by_keys(head)
    printed(head)


def by_keys(head: Desk) -> None:
    """Past the menu to the main part, to the search, to another page, down a list and into a request."""
    page = head.go("/inquiry/sars").page
    head.keys("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    head.keys("Enter")
    expect(page.locator("main")).to_be_focused()
    head.go("/inquiry/sars")
    page.get_by_role("checkbox", name=f"Print {SAR}").check()  # the focus is on a box: the keys still move it
    head.keys("j")
    expect(page.locator("tbody[data-lines] > tr").first).to_have_class("is-here")
    expect(page.get_by_role("link", name=SAR, exact=True)).to_be_focused()
    with page.expect_navigation():
        head.keys("Enter")
    head.says("Wheelchair part")
    page.locator("main").focus()
    head.keys("/")
    expect(page.locator("#global-search")).to_be_focused()
    head.keys("Escape")
    page.locator("main").focus()
    head.keys("g", "d").titled("Daily activity")


def printed(head: Desk) -> None:
    """Paper says as of when, by whom and that it is confidential, and has no way around the site."""
    head.go(f"/inquiry/sars/{SAR}")
    words = paper.read(head.page.pdf(print_background=False)).words
    for said in ("Wheelchair part", "as of", "Perpetua", "confidential"):
        assert said in words
    assert not [each for each in AROUND if each in words]
    page = head.go("/inquiry/sars").page
    for _ in range(2):  # a print opens beside the list, which may be printed again
        with page.context.expect_event("response", lambda answer: answer.request.method == "POST") as made:
            page.get_by_role("button", name=re.compile("Print all")).click()
        assert made.value.header_value("content-type") == "application/pdf"
