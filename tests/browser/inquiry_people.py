"""The people of provider inquiry at their browsers: the State's offices, a liaison, users with their slips."""

from dataclasses import dataclass

from playwright.sync_api import expect

from activities.database import transaction
from tests.browser.desk import Desk
from tests.records.staffed import hire

CLAUSES = ("disclose", "misuse", "accounts", "revoke", "procedures")
OWN = "Harbor-Lantern-{}"


@dataclass(frozen=True)
class Slip:
    """What the Information Technology Unit shows once."""

    user_id: str
    password: str


def offices() -> None:
    """Rosa of the Regional Office and ivan of the Information Technology Unit."""
    with transaction() as session:
        for name, role in (("rosalind", "regional_office"), ("ivan", "information_technology")):
            hire(session, name, role)


def applied(anybody: Desk, name: str) -> None:
    """A hospital applies for participation."""
    anybody.go("/inquiry/join").titled("Take part in provider inquiry").follow("We are a hospital")
    place = {"name": name, "type": "ccs_hospital", "street": "1 Alder Way", "city": "Sacramento", "zip_code": "95814"}
    who = {"first_name": "Ines", "last_name": "Marlow", "title": "Manager", "phone": "916 555 0101"}
    said = {
        **{f"told.{field}": value for field, value in place.items()},
        **{f"told.liaison_{field}": value for field, value in who.items()},
        **{"told.county_code": "34", "told.phone": "916 555 0100", "told.liaison_email": "ines@alder.example"},
        **{"provider.1.number": "1234567893", "provider.1.name": "Alder Creek Hospital"},
        "told.reciprocal": "agreed",
    }
    promises = ("accepts_delay", "internal_agreements", "has_permissions", "paperless_in_time")
    anybody.fill(**said, **{f"told.{promise}": "yes" for promise in promises})
    anybody.press("Send the application").titled("We have your application")


def assigned(ivan: Desk, person: str) -> Slip:
    """A user ID for somebody of the request that is open, and the slip."""
    row = ivan.page.locator(".request-row").filter(has_text=person)
    row.get_by_role("button", name="Assign, and show the password once").click()
    ivan.titled("User ID and one-time password").says(person).seen("slip")
    words = ivan.page.locator(".slip__word")
    expect(words).to_have_count(2)
    return Slip(*words.all_inner_texts())


def arrived(user: Desk, slip: Slip, person: str) -> str:
    """The first sign-in: banner, a password of one's own, the oath. The password that was chosen."""
    user.go("/inquiry/sign-in").seen("inquiry, sign in").fill(user_id=slip.user_id, password=slip.password)
    user.press("Sign in").says("It shows confidential information").seen("inquiry, banner").press("I agree, go on")
    own = OWN.format(slip.user_id[-2:])
    user.titled("Choose your password").seen("inquiry, choose a password")
    user.fill(password="password", password_again="password").press("Save the password").says("There is a problem")
    user.fill(password=own, password_again=own).press("Save the password")
    user.titled("Oath of confidentiality").seen("inquiry, oath")
    user.fill(**dict.fromkeys(CLAUSES, "XY"), signature=person).press("I promise this").says("Your account is open")
    return own


def person_on(form: Desk, number: int, first_name: str) -> None:
    """A new person on a row of the account request."""
    row = {"first_name": first_name, "last_name": "Fenwick", "title": "Clerk", "phone": "916 555 0190"}
    said = {**row, "email": f"{first_name.lower()}@alder.example"}
    form.fill(**{f"row{number}.{field}": value for field, value in said.items()})


def row_added(form: Desk, number: int) -> None:
    """One more row for a new person, in which one goes on; what was wrong before is said no more."""
    form.press("A new person")
    expect(form.page.locator(f"[name='row{number}.first_name']")).to_be_focused()
    expect(form.page.locator(".error-summary")).to_have_count(0)
