"""A hospital joins, its liaison adds three users, one leaves, the liaison leaves, and a successor is named."""

import re

from records.organization import Organization
from records.organization_user import OrganizationUser
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.inquiry_people import Slip, applied, arrived, assigned, offices, person_on, row_added

HOSPITAL = "Alder Creek Children's Hospital"
PROMISED = ("attested_permissions", "attested_internal_agreements", "attested_paperless")


def or_later(words: str) -> re.Pattern[str]:
    """What the page says when all is done within a second; a busy machine says that it has received it."""
    return re.compile(f"{words}|We have received this")


def standing(county: County) -> str:
    return str(county.row(Organization, Organization.name == HOSPITAL).status)


def user(county: County, first_name: str) -> OrganizationUser:
    return county.row(OrganizationUser, OrganizationUser.first_name == first_name)  # type: ignore[no-any-return]


def request_of_three(liaison: Desk) -> None:
    """Three people on one form."""
    liaison.go("/inquiry/users").seen("inquiry, users").follow("Ask for accounts")
    liaison.press("Send the request").says("There is a problem")
    person_on(liaison, 1, "Odile")
    for number, name in ((2, "Perry"), (3, "Quill")):
        row_added(liaison, number)
        person_on(liaison, number, name)
    liaison.fill(**{f"promise.{each}": "yes" for each in PROMISED}).seen("inquiry, request of three")
    liaison.press("Send the request").says("Odile Fenwick").seen("inquiry, request made")


def given_ids(rosa: Desk, ivan: Desk) -> dict[str, Slip]:
    """The Regional Office approves; the Unit assigns."""
    rosa.arrived("/account-requests").seen("account requests, list").follow("A-").says("Your word")
    rosa.seen("account request, to review").fill(verdict="approve").press("Say it").says(or_later("It is approved"))
    ivan.arrived("/account-requests").until_it_says("A-0").follow("A-")
    slips = {}
    for name in ("Odile", "Perry", "Quill"):
        slips[name] = assigned(ivan, f"{name} Fenwick")
        ivan.county.settle()
        ivan.follow("Back to the request").titled("Account request A-").seen("account request, assigning")
    return slips


def one_leaves(liaison: Desk, perry: Desk, county: County) -> None:
    """Two presses; the browser of who leaves is closed from then on."""
    liaison.go("/inquiry/users")
    liaison.page.get_by_role("link", name=re.compile("Leaves.*Perry Fenwick")).click()
    liaison.titled("Somebody leaves").says("closes the moment you send this").seen("inquiry, somebody leaves")
    liaison.press("Close the account").says("The accounts of those who leave are closed")
    assert user(county, "Perry").status == "disabled"
    perry.go("/inquiry/password").titled("Sign in")


def liaison_leaves(liaison: Desk, county: County) -> None:
    """What follows is said before; then the organization is frozen."""
    liaison.go("/inquiry/users")
    liaison.page.get_by_role("link", name=re.compile("Leaves.*Ines Marlow")).click()
    liaison.says("This is your own account").says("no other active liaison").seen("inquiry, own departure")
    liaison.press("Close the account").titled("Sign in").says("Your account is closed")
    wait_for(lambda: standing(county) == "frozen", "the organization to be frozen")


def successor(rosa: Desk, ivan: Desk, newcomer: Desk, county: County) -> None:
    """The Regional Office names one, the Unit makes the account; with the first sign-in the organization goes on."""
    rosa.arrived("/organizations").go("/organizations?step=all").follow(HOSPITAL).says("Name a liaison")
    rosa.seen("organization, frozen")
    person = {"first_name": "Vera", "last_name": "Quillon", "title": "Manager", "phone": "916 555 0102"}
    rosa.fill(rosa.form("Name this liaison"), **person, email="vera@alder.example").press("Name this liaison")
    rosa.says(or_later("The Information Technology Unit makes the account"))
    ivan.arrived("/account-requests").until_it_says("A-0").follow("A-")
    slip = assigned(ivan, "Vera Quillon")
    county.settle()
    arrived(newcomer, slip, "Vera Quillon")
    wait_for(lambda: standing(county) == "approved", "the organization to go on")
    newcomer.go("/inquiry/users").says("Quill").seen("inquiry, users of the successor")


def test_from_joining_to_a_successor(desk: Sitting, county: County) -> None:
    offices()
    rosa, ivan = desk("rosalind"), desk("ivan")
    applied(desk(), HOSPITAL)
    rosa.arrived("/organizations").follow(HOSPITAL).fill(outcome="approve").press("Say it").says(or_later("Approved"))
    ivan.arrived("/account-requests").until_it_says("A-0").seen("account requests of the unit").follow("A-")
    slip = assigned(ivan, "Ines Marlow")
    county.settle()
    liaison, perry = desk(), desk()
    arrived(liaison, slip, "Ines Marlow")
    county.settle()
    request_of_three(liaison)
    slips = given_ids(rosa, ivan)
    liaison.arrived("/inquiry/users").says("What waits for you").seen("inquiry, slips to hand out")
    liaison.follow("Hand out the user ID of Odile").press("Confirm: handed out").says(
        or_later("It is noted as handed out")
    )
    arrived(perry, slips["Perry"], "Perry Fenwick")
    county.settle()
    one_leaves(liaison, perry, county)
    county.settle()
    liaison_leaves(liaison, county)
    successor(rosa, ivan, desk(), county)
    assert [user(county, name).status for name in ("Ines", "Odile", "Perry", "Vera")] == [
        *("disabled", "assigned", "disabled", "active")
    ]
