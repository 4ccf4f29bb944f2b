"""An organization is frozen without an active liaison and thaws with one; meanwhile one is chased, and named."""

from typing import Any

from activities import clocks, submissions, timeline
from activities.doing import Doing, Refused
from activities.organizations import clock_rows
from activities.organizations.office import of_the_regional_office
from activities.organizations.standing import answer, as_it_stands, move, organization_of, overtaken
from activities.step import step
from records.account_requests import Wanted
from records.account_requests import name_liaison as ask
from records.clocks import Clock
from records.organization_liaisons import active, is_coming, with_email
from workflows.steps.organization import (
    CHASE_LIAISON,
    LIAISONS_CHANGED,
    NAME_LIAISON,
    Cause,
    ClockName,
    OrganizationAnswer,
    OrganizationStatus,
    Ring,
)
from workflows.steps.step import AboutClock, Told

PARTS = ("first_name", "last_name", "title", "phone", "email")


def ask_for(doing: Doing, who: dict[str, str], staff_id: int) -> None:
    """An account for a liaison whom the Regional Office names; its process begins with this step's transaction.

    Somebody who has an account already keeps it, and becomes a liaison with it.
    """
    known = with_email(doing.session, organization_of(doing).id, who["email"])
    if known is None:
        told: dict[str, Any] = {name: who[name] for name in PARTS}
        wanted = Wanted("add", doing.today, "new_liaison", liaison=True, **told)
    else:
        wanted = Wanted("modify", doing.today, "new_liaison", liaison=True, user_id=known.id)
    request = ask(doing.session, organization_of(doing), wanted, staff_id, doing.at)
    timeline.happened(doing, "liaison_asked_for", request_id=request.id)


def look_at(doing: Doing, told: Told | None, left: Cause) -> list[Ring]:
    """Frozen when nobody is left, thawed when somebody is there; as it is otherwise."""
    row = organization_of(doing)
    doing.session.flush()
    there = bool(active(doing.session, row.id))
    if not there and row.status == OrganizationStatus.APPROVED:
        return move(doing, left, OrganizationStatus.FROZEN, told)
    if there and row.status == OrganizationStatus.FROZEN:
        return move(doing, Cause.LIAISON_CAME, OrganizationStatus.APPROVED, told)
    return []


@step(LIAISONS_CHANGED, refuse=as_it_stands)
def liaisons_changed(doing: Doing, told: Told) -> OrganizationAnswer:
    """A request for accounts said so, or the State revoked one; who is there now is in the records."""
    timeline.happened(doing, "liaisons_changed", told, **submissions.payload(doing, told))
    return answer(doing, "noted", look_at(doing, told, Cause.LIAISON_LEFT))


@step(NAME_LIAISON, refuse=as_it_stands)
def name_liaison(doing: Doing, told: Told) -> OrganizationAnswer:
    """The Regional Office names one: a successor, or another beside those there are. Never a member of its own."""
    said = submissions.payload(doing, told)
    who = {name: str(said[name]) for name in PARTS}
    staff_id = of_the_regional_office(doing, told, who["email"])
    if is_coming(doing.session, organization_of(doing).id):
        raise Refused("A liaison was named already and has not signed in yet. Look at the request first.")
    ask_for(doing, who, staff_id)
    return answer(doing, "named")


@step(CHASE_LIAISON)
def chase_liaison(doing: Doing, about: AboutClock) -> OrganizationAnswer:
    """A week without a liaison is over: it is called to mind, and the next week runs."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    timeline.happened(doing, "liaison_chased", coming=is_coming(doing.session, doing.subject.id))
    return answer(doing, "chased", [clock_rows.start(doing, ClockName.CHASE)])
