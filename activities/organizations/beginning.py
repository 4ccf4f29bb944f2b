"""An application came in, was mended or not; what follows a participation's end."""

from typing import Any

from activities import clocks, submissions, timeline
from activities.doing import Doing
from activities.organizations import clock_rows
from activities.organizations.standing import answer, as_it_stands, move, organization_of, overtaken
from activities.step import step
from records.clocks import Clock
from records.organizations import Applied, Domain, mend
from workflows.steps.organization import (
    ANSWER_ORGANIZATION,
    BEGIN_ORGANIZATION,
    CLOSE_ORGANIZATION,
    ORGANIZATION_NOT_ANSWERED,
    Cause,
    OrganizationAnswer,
    OrganizationStatus,
)
from workflows.steps.step import About, AboutClock, Told

LAPSED = "The application was not sent again in its time. You may apply anew."


@step(BEGIN_ORGANIZATION)
def begin_organization(doing: Doing, about: About) -> OrganizationAnswer:
    """The Regional Office's time runs."""
    timeline.happened(doing, "organization_applied")
    return answer(doing, "begun", clock_rows.begin(doing, OrganizationStatus.APPLIED))


@step(ANSWER_ORGANIZATION, refuse=as_it_stands)
def answer_organization(doing: Doing, told: Told) -> OrganizationAnswer:
    """What the applicant told replaces what was told before; the Regional Office looks again."""
    mend(doing.session, organization_of(doing), *_read(submissions.payload(doing, told)), doing.at)
    organization_of(doing).sentence = None
    timeline.happened(doing, "organization_answered", told)
    return answer(doing, "answered", move(doing, Cause.ANSWERED, OrganizationStatus.APPLIED, told))


@step(ORGANIZATION_NOT_ANSWERED)
def organization_not_answered(doing: Doing, about: AboutClock) -> OrganizationAnswer:
    """The time to mend it has passed."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    organization_of(doing).sentence = LAPSED
    return answer(doing, "not_answered", move(doing, Cause.NOT_ANSWERED, OrganizationStatus.WITHDRAWN))


@step(CLOSE_ORGANIZATION)
def close_organization(doing: Doing, about: About) -> OrganizationAnswer:
    """After the end: nothing runs."""
    for row in clocks.running(doing):
        clocks.end(doing, row, "stopped")
    return answer(doing, "closed")


def _read(said: dict[str, Any]) -> tuple[Applied, Domain]:
    """An application as a payload has it."""
    told = {name: said.get(name) for name in Applied.__dataclass_fields__}
    providers = tuple((str(number), str(name)) for number, name in said.get("providers") or ())
    return Applied(**told), Domain(providers, tuple(said.get("plan_codes") or ()))  # type: ignore[arg-type]
