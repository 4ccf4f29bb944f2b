"""Who is signed in, as views and templates see them."""

from dataclasses import dataclass

from records.staff import Staff


@dataclass(frozen=True)
class Signed:
    """A member of staff at the moment of a request; not a database row, so it outlives a rollback."""

    staff_id: int
    name: str
    sign_in_name: str
    roles: frozenset[str]
    county_code: str | None
    unit_id: int | None
    session_id: int | None = None
    must_choose: bool = False  # came in with a one-time password

    @classmethod
    def of(cls, staff: Staff, session_id: int | None = None) -> "Signed":
        """The part of a staff row that a request needs."""
        return cls(
            staff_id=staff.id,
            name=staff.name,
            sign_in_name=staff.sign_in_name,
            roles=staff.role_names,
            county_code=staff.county_code,
            unit_id=staff.unit_id,
            session_id=session_id,
            must_choose=session_id is not None and staff.one_time_until is not None,
        )
