"""The demo office: all counties by name, two of them staffed, one password for all."""

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.demo import DEMO_DOMAIN, DEMO_PASSWORD
from records import clock
from records.place import County, Unit
from records.staff import Staff, StaffRole
from rules.book import load_book

OFFICES = {  # invented addresses; telephone numbers of the kind set aside for fiction
    "34": ("(916) 555-0100", "IHSS Office\n100 Lantern Street\nSacramento, CA 95814"),
    "57": ("(530) 555-0100", "IHSS Office\n25 Hearthstone Avenue\nWoodland, CA 95695"),
}
UNITS = (
    ("34", "Sacramento Intake", "intake"),
    ("34", "Sacramento North", "casework"),
    ("34", "Sacramento South", "casework"),
    ("57", "Yolo Intake", "intake"),
    ("57", "Yolo Casework", "casework"),
    ("34", "Sacramento Providers", "providers"),
    ("57", "Yolo Providers", "providers"),
    ("34", "Sacramento Public Authority", "public_authority"),
    (None, "State Provider Adjudication", "adjudication"),
    (None, "State Policy and Audit", "state"),
    (None, "State Payroll", "payroll"),
    (None, "CCS Regional Office", "regional"),
    (None, "Information Technology Unit", "technology"),
    (None, "CMS Net Help Desk", "help_desk"),
)
STAFF = (  # sign-in, name, unit, roles
    ("ines", "Ines Pinecroft", "Sacramento Intake", ("intake_clerk",)),
    ("tomas", "Tomas Ribera", "Sacramento Intake", ("intake_clerk",)),
    ("wren", "Wren Hollowell", "Sacramento Intake", ("intake_clerk", "caseworker")),
    ("odette", "Odette Marshwood", "Sacramento Intake", ("supervisor",)),
    ("lena", "Lena Fallowfield", "Sacramento North", ("caseworker",)),
    ("milo", "Milo Torrealba", "Sacramento North", ("caseworker",)),
    ("priya", "Priya Larkspur", "Sacramento North", ("caseworker",)),
    ("hugo", "Hugo Quillfeather", "Sacramento North", ("caseworker",)),
    ("sam", "Sam Greywater", "Sacramento North", ("supervisor", "caseworker")),
    ("nadia", "Nadia Oakhurst", "Sacramento South", ("caseworker",)),
    ("felix", "Felix Mirasol", "Sacramento South", ("caseworker",)),
    ("june", "June Thistlewood", "Sacramento South", ("caseworker",)),
    ("ruth", "Ruth Winterbourne", "Sacramento South", ("supervisor",)),
    ("owen", "Owen Saltmarsh", "Yolo Intake", ("intake_clerk",)),
    ("clara", "Clara Summerfield", "Yolo Casework", ("caseworker",)),
    ("dario", "Dario Palomar", "Yolo Casework", ("caseworker",)),
    ("bea", "Bea Stonebridge", "Yolo Casework", ("supervisor",)),
    ("rosa", "Rosa Kestrelton", "Sacramento Providers", ("caseworker", "intake_clerk")),
    ("theo", "Theo Whitlowe", "Sacramento Providers", ("caseworker", "intake_clerk")),
    ("greta", "Greta Ravenshaw", "Sacramento Providers", ("supervisor",)),
    ("pilar", "Pilar Fontanar", "Yolo Providers", ("caseworker", "intake_clerk")),
    ("amos", "Amos Brackenridge", "Yolo Providers", ("supervisor",)),
    ("cleo", "Cleo Briarwood", "Sacramento Public Authority", ("public_authority",)),
    ("elias", "Elias Copperfell", "State Provider Adjudication", ("state_reviewer",)),
    ("maya", "Maya Tilworth", "State Provider Adjudication", ("state_reviewer",)),
    ("paul", "Paul Nettleship", "State Policy and Audit", ("policy_analyst",)),
    ("alma", "Alma Rookwood", "State Policy and Audit", ("auditor",)),
    ("oscar", "Oscar Millbrook", "State Payroll", ("payroll_officer",)),
    ("olga", "Olga Fernhollow", "State Payroll", ("payroll_officer",)),
    ("vera", "Vera Steelbridge", "State Payroll", ("supervisor",)),
    ("regina", "Regina Alderbrook", "CCS Regional Office", ("regional_office",)),
    ("rufus", "Rufus Fernhill", "CCS Regional Office", ("regional_office",)),
    ("ivan", "Ivan Cedarlund", "Information Technology Unit", ("information_technology",)),
    ("hana", "Hana Willowmere", "CMS Net Help Desk", ("help_desk",)),
    ("ada", "Ada Ironmonger", "State Policy and Audit", ("administrator",)),
)

TEAMS = {  # casework units: who carries applications, and who reviews
    "Sacramento North": (("lena", "milo", "priya", "hugo"), "sam"),
    "Sacramento South": (("nadia", "felix", "june"), "ruth"),
    "Yolo Casework": (("clara", "dario"), "bea"),
}


def sign_in_name(short: str) -> str:
    """The sign-in name of a member of the demo's staff."""
    return f"{short}{DEMO_DOMAIN}"


def open_office(session: Session) -> dict[str, int]:
    """Write counties, units and staff. Returns staff ids by short name. Does nothing twice."""
    found = {staff.sign_in_name: staff.id for staff in session.scalars(select(Staff))}
    if found:
        return {name.split("@")[0]: staff_id for name, staff_id in found.items()}
    for code, name in county_names().items():
        phone, address = OFFICES.get(code, (None, None))
        session.add(County(code=code, name=name, phone=phone, address=address))
    session.flush()
    units = {name: Unit(county_code=code, name=name, kind=kind) for code, name, kind in UNITS}
    session.add_all(units.values())
    session.flush()
    hashed = PasswordHasher().hash(DEMO_PASSWORD)
    members = {short: _member(short, name, units[unit], roles, hashed) for short, name, unit, roles in STAFF}
    session.add_all(members.values())
    session.flush()
    return {short: member.id for short, member in members.items()}


def _member(short: str, name: str, unit: Unit, roles: tuple[str, ...], hashed: str) -> Staff:
    place = sum(short.encode()) % 90 + 10
    area = "530" if unit.county_code == "57" else "916"
    return Staff(
        sign_in_name=sign_in_name(short),
        name=name,
        county_code=unit.county_code,
        unit_id=unit.id,
        password_hash=hashed,
        phone=f"({area}) 555-01{place:02d}",
        roles=[StaffRole(role=role) for role in roles],
    )


def county_names() -> dict[str, str]:
    """California's counties by their two-digit code, from the law's own list."""
    named = load_book().programmes["ihss"].parameter("places/counties").at(clock.county_today()).value
    return {str(code): str(name) for code, name in named.items()}
