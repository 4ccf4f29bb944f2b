"""How a system looks at anything: with its user's rights of today, in the one snapshot, and written down."""

from typing import Any, NoReturn

from flask import abort, g

from records import inquiry_logging, probing, sar_reach
from records.clock import county_today, now
from records.inquiry_logging import Deed
from records.organization_tokens import Bearer
from records.organization_user import OrganizationUser
from records.sar_reach import Rights
from records.snapshot import Snapshot
from web import database
from web.inquiry import as_of, law

SLOWED = (
    "Too many things were looked for that are not there for this user. Wait, then go on; the help desk can tell more."
)


def the_bearer() -> Bearer:
    """Whose token this request carries."""
    found: Bearer = g.fhir
    return found


def rights() -> Rights:
    """What this user may come at today, asked once for each request."""
    if "fhir_rights" not in g:
        g.fhir_rights = sar_reach.rights_of(database.session(), the_bearer().user, county_today())
    found: Rights = g.fhir_rights
    return found


def noted(*done: Deed) -> None:
    """Write down what was read."""
    inquiry_logging.noted(database.session(), the_bearer().user, as_of.shown(), now(), *done)


def to_wait(user: OrganizationUser) -> int:
    """How many seconds whoever is probing is to wait; none who may go on."""
    until = probing.slowed_until(database.session(), user.id, law.probing(), now())
    return max(1, int((until - now()).total_seconds())) if until else 0


def snapshot_or_missed(what: str, **numbers: Any) -> Snapshot:
    """The snapshot that everybody reads."""
    return as_of.shown() or missed(what, **numbers)


def missed(what: str, **numbers: Any) -> NoReturn:
    """It is not there, or not for this user: nobody learns which."""
    note_miss(what, **numbers)
    database.commit()
    abort(404)


def note_miss(what: str, **told: Any) -> None:
    """Write a miss down, and tell of somebody who misses too often."""
    noted(Deed("not_found", what, **told))
    probing.raise_alert(database.session(), the_bearer().user, law.probing(), now())
