"""Members of staff for tests: what they are called, what they may do, and the password of them all."""

from functools import cache

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from records.staff import Staff, StaffRole

PASSWORD = "a long pass phrase"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Cheap on purpose, and a hash says itself how dear it was: what a right password costs is tested in
`tests/web/test_sign_in.py`."""


@cache
def password_hash() -> str:
    """What is kept of the password that everybody has."""
    return QUICK.hash(PASSWORD)


def staff_member(name: str, *roles: str, county: str | None = None, unit: int | None = None) -> Staff:
    """Somebody of a county, or of the State, who can sign in."""
    return Staff(
        sign_in_name=f"{name}@hearth.example",
        name=name.title(),
        county_code=county,
        unit_id=unit,
        password_hash=password_hash(),
        roles=[StaffRole(role=role) for role in roles],
    )


def hire(session: Session, name: str, *roles: str, county: str | None = None, unit: int | None = None) -> Staff:
    """The same, on record."""
    member = staff_member(name, *roles, county=county, unit=unit)
    session.add(member)
    session.flush()
    return member
