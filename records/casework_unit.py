"""Which unit carries an application once it is known who applies."""

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from records.application import Application
from records.place import Unit

PENDING = ("pending", "presumptive_eligible")


def casework_unit(session: Session, county_code: str) -> int | None:
    """The county's casework unit with the fewest pending applications; None where a county has no such unit."""
    carried = and_(Application.unit_id == Unit.id, Application.status.in_(PENDING))
    query = (
        select(Unit.id)
        .outerjoin(Application, carried)
        .where(Unit.county_code == county_code, Unit.kind == "casework")
        .group_by(Unit.id)
        .order_by(func.count(Application.id), Unit.id)
        .limit(1)
    )
    return session.scalar(query)
