"""Participation ends: taken back, ended by a liaison, or by the Regional Office. Nothing opens any more."""

from activities import submissions, timeline
from activities.doing import Doing
from activities.organizations.office import of_the_regional_office
from activities.organizations.speaking import liaison_of
from activities.organizations.standing import answer, as_it_stands, move, organization_of
from activities.step import step
from records.organization_liaisons import still_open
from records.user_leaving import disable
from workflows.organization.statuses import TAKES_PART
from workflows.steps.organization import (
    END_ORGANIZATION,
    WITHDRAW_ORGANIZATION,
    Cause,
    OrganizationAnswer,
    OrganizationStatus,
)
from workflows.steps.step import Told

REASON = "organization_ended"


@step(WITHDRAW_ORGANIZATION, refuse=as_it_stands)
def withdraw_organization(doing: Doing, told: Told) -> OrganizationAnswer:
    """Before the approval the applicant, whom the page knows by number and code; after it a liaison."""
    row = organization_of(doing)
    if row.status in TAKES_PART:
        liaison_of(doing, told, row.id)
    _end(doing)
    return answer(doing, "withdrawn", move(doing, Cause.WITHDRAWN, OrganizationStatus.WITHDRAWN, told))


@step(END_ORGANIZATION, refuse=as_it_stands)
def end_organization(doing: Doing, told: Told) -> OrganizationAnswer:
    """The Regional Office's word, with its reason."""
    reason = submissions.payload(doing, told)["reason"]
    of_the_regional_office(doing, told, organization_of(doing).liaison_email)
    organization_of(doing).sentence = reason
    _end(doing)
    return answer(doing, "ended", move(doing, Cause.ENDED, OrganizationStatus.ENDED, told))


def _end(doing: Doing) -> None:
    row = organization_of(doing)
    row.ended_on = doing.today
    gone = [user for user in still_open(doing.session, row.id) if disable(doing.session, user, REASON, doing.at)]
    if gone:
        timeline.happened(doing, "users_closed", users=len(gone))
