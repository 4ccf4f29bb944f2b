"""The office into which a state is written: empty of people, with counties and somebody who works there."""

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from cli.demo import DEMO_COMPLETE
from cli.seed.office import county_names, open_office
from cli.seed.statewide.writer import TABLES
from records import clock
from records.place import County
from records.staff import Staff, StaffRole
from records.submission import Submission, say


class NotEmpty(Exception):
    """The office has data; a state goes into an empty one only."""


def open_state(session: Session) -> int:
    """See that the office is empty, keep everybody else out of its tables, and staff it. Gives a payroll officer's id.

    Raises NotEmpty. Whoever works here already stays; where nobody does, the demo's staff come.
    """
    names = ", ".join(f'"{table}"' for table in TABLES)
    session.execute(text(f"lock table {names} in share row exclusive mode"))
    full = next((table for table in TABLES if session.scalar(text(f'select exists (select from "{table}")'))), None)
    if full is not None:
        raise NotEmpty(
            f"This office has data already (table {full}); a state goes into an empty one only."
            " Open one with a HEARTH_HOME of its own, or name an empty database in DATABASE_URL."
        )
    open_office(session)
    known = set(session.scalars(select(County.code)))
    session.add_all(County(code=code, name=name) for code, name in county_names().items() if code not in known)
    session.flush()
    if not session.scalar(select(exists().where(Submission.form_key == DEMO_COMPLETE))):
        # So that `hearth up` does not tell the demo's past into it.
        at = clock.now()
        say(session, kind="seed", form_key=DEMO_COMPLETE, subject=None, staff_id=None, said_at=at, payload={})
    officer = select(StaffRole.staff_id).where(StaffRole.role == "payroll_officer").order_by(StaffRole.staff_id)
    return session.scalar(officer) or session.scalars(select(Staff.id).order_by(Staff.id)).first() or 0
