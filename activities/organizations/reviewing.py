"""The Regional Office looks at an application: approved, sent back, or refused. Late, it is called."""

from activities import clocks, submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.organizations.liaisons import ask_for
from activities.organizations.office import of_the_regional_office
from activities.organizations.standing import answer, as_it_stands, move, organization_of, overtaken
from activities.step import step
from records.clocks import Clock
from records.organization import Organization
from records.organizations import promises_of
from workflows.steps.organization import (
    ORGANIZATION_OVERDUE,
    REVIEW_ORGANIZATION,
    SETTLE_ESCALATION,
    Cause,
    OrganizationAnswer,
    OrganizationStatus,
)
from workflows.steps.step import AboutClock, Told

WORDS = {
    "approve": (Cause.APPROVED, OrganizationStatus.APPROVED),
    "return": (Cause.RETURNED, OrganizationStatus.RETURNED),
    "refuse": (Cause.REFUSED, OrganizationStatus.REFUSED),
}


@step(REVIEW_ORGANIZATION, refuse=as_it_stands)
def review_organization(doing: Doing, told: Told) -> OrganizationAnswer:
    """One word on the whole application. Approved, an account is asked for the liaison it names."""
    said, row = submissions.payload(doing, told), organization_of(doing)
    staff_id, word = of_the_regional_office(doing, told, row.liaison_email), str(said["outcome"])
    if word not in WORDS:
        raise Refused("Say whether the application is approved, returned or refused.")
    row.sentence = None if word == "approve" else said["reason"]
    if word == "approve":
        _may_take_part(doing, row)
        row.approved_on = doing.today
        ask_for(doing, _liaison(row), staff_id)
    timeline.happened(doing, "organization_reviewed", told, outcome=word)
    return answer(doing, word, move(doing, *WORDS[word], told))


@step(SETTLE_ESCALATION, refuse=as_it_stands)
def settle_escalation(doing: Doing, told: Told) -> OrganizationAnswer:
    """What was late has been seen to; the note says how."""
    of_the_regional_office(doing, told, organization_of(doing).liaison_email)
    _note = submissions.payload(doing, told)["note"]
    timeline.happened(doing, "escalation_settled", told)
    return answer(doing, "settled")


@step(ORGANIZATION_OVERDUE)
def organization_overdue(doing: Doing, about: AboutClock) -> OrganizationAnswer:
    """The next word has not been said in time: somebody is called, and the word is still awaited."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "overdue")


def _may_take_part(doing: Doing, row: Organization) -> None:
    """Refuse to approve what has not promised what everybody promises."""
    word = decide(doing, "ccs.participation", doing.today, promises_of(row))
    if not word["may_take_part"]:
        missing = " ".join(reason.says for reason in word.answer.because)
        raise Refused(f"It cannot be approved: {missing} Return the application, and say which.")


def _liaison(row: Organization) -> dict[str, str]:
    return {
        "first_name": row.liaison_first_name,
        "last_name": row.liaison_last_name,
        "title": row.liaison_title,
        "phone": row.liaison_phone,
        "email": row.liaison_email,
    }
