"""Where an organization stands, and its moves: only those that the declaration has."""

from activities import timeline
from activities.doing import Doing
from activities.organizations import clock_rows, rounds
from records.clocks import Clock
from records.organization import Organization
from records.organization_liaisons import is_coming
from workflows.organization.statuses import CLOCKS, declared
from workflows.steps.organization import Cause, OrganizationAnswer, OrganizationStatus, Ring
from workflows.steps.step import AboutClock, Told

NOT_MET = (Cause.WITHDRAWN, Cause.ENDED)


def organization_of(doing: Doing) -> Organization:
    """The organization that the step is about."""
    return doing.session.get_one(Organization, doing.subject.id)


def answer(doing: Doing, outcome: str, rings: list[Ring] | None = None) -> OrganizationAnswer:
    """What came of it, with the standing as it is now, and the clocks that run there."""
    doing.session.flush()
    row = organization_of(doing)
    status = OrganizationStatus(row.status)
    return OrganizationAnswer(
        outcome,
        status,
        [ring for ring in rings or () if ring.name in CLOCKS[status]],
        liaison_coming=is_coming(doing.session, row.id),
        remind_at=rounds.remind_at(doing),
    )


def as_it_stands(doing: Doing, told: Told) -> OrganizationAnswer:
    """The answer to what was refused."""
    return answer(doing, "refused")


def overtaken(doing: Doing, about: AboutClock) -> bool:
    """Whether what a clock waited for has come meanwhile."""
    return doing.session.get_one(Clock, about.clock_id).outcome is not None


def move(doing: Doing, cause: Cause, to: OrganizationStatus, told: Told | None = None) -> list[Ring]:
    """Go where a cause leads, and what runs there. An undeclared move is a fault."""
    row = organization_of(doing)
    before = OrganizationStatus(row.status)
    if not declared(before, cause, to):
        raise LookupError(f"No organization goes from {before} to {to} by {cause}. See organization/statuses.py.")
    row.status, row.status_since = to.value, doing.at
    row.frozen_on = doing.today if to is OrganizationStatus.FROZEN else None
    clock_rows.stop_others(doing, to, "stopped" if cause in NOT_MET else "met")
    timeline.happened(doing, "organization_moved", told, before=before, to=to, cause=cause)
    begun = clock_rows.begin(doing, to)
    return [*begun, *rounds.taken_up(doing)] if to is OrganizationStatus.APPROVED else begun
