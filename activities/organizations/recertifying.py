"""Every six months a liaison says of each user whether they still need to see; who is not said to stay is disabled."""

from collections.abc import Iterable

from sqlalchemy.dialects.postgresql import insert

from activities import clocks, submissions, timeline
from activities.doing import Doing, Refused
from activities.organizations import rounds
from activities.organizations.liaisons import look_at
from activities.organizations.speaking import liaison_of
from activities.organizations.standing import answer, as_it_stands, organization_of, overtaken
from activities.step import step
from records.clocks import Clock
from records.organization_liaisons import to_certify
from records.organization_user import OrganizationUser
from records.recertification import Recertification, RecertifiedUser
from records.recertifying import stays_of
from records.user_leaving import disable
from workflows.steps.organization import (
    BEGIN_RECERTIFICATION,
    RECERTIFICATION_LAPSED,
    RECERTIFY_USERS,
    REMIND_RECERTIFICATION,
    Cause,
    OrganizationAnswer,
)
from workflows.steps.step import About, AboutClock, Told

REASON = "recertification"


@step(BEGIN_RECERTIFICATION)
def begin_recertification(doing: Doing, about: AboutClock) -> OrganizationAnswer:
    """Six months since the approval or the last round."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "met")
    rings = rounds.begin(doing)
    timeline.happened(doing, "recertification_begun")
    return answer(doing, "round_begun", rings)


@step(REMIND_RECERTIFICATION)
def remind_recertification(doing: Doing, about: About) -> OrganizationAnswer:
    """A week is left."""
    row = rounds.open_round(doing)
    if row is None:
        return answer(doing, "stopped")
    timeline.happened(doing, "recertification_reminded", due_on=row.due_on)
    return answer(doing, "reminded")


@step(RECERTIFY_USERS, refuse=as_it_stands)
def recertify_users(doing: Doing, told: Told) -> OrganizationAnswer:
    """Part by part or all at once. Who does not stay is disabled at once; the last answer finishes the round."""
    said, liaison = submissions.payload(doing, told)["stays"], liaison_of(doing, told, organization_of(doing).id)
    row = rounds.open_round(doing)
    if row is None:
        raise Refused("No round is open. The next one begins by itself.")
    users = {user.id: user for user in to_certify(doing.session, organization_of(doing).id)}
    stays = {int(user_id): bool(word) for user_id, word in said.items()}
    if not set(stays) <= set(users):
        raise Refused("One of these users has left meanwhile. Load the page again.")
    _keep(doing, row, stays)
    for user_id, word in stays.items():
        if word:
            users[user_id].recertified_on = doing.today
    _disable(doing, [users[user_id] for user_id, word in stays.items() if not word], told)
    whole = set(users) <= set(stays_of(doing.session, row.id))
    rings = rounds.finish(doing, row, liaison.id) if whole else []
    timeline.happened(doing, "recertified" if whole else "recertified_in_part", told, users=len(stays))
    return answer(doing, "finished" if whole else "kept", [*rings, *look_at(doing, told, Cause.RECERTIFIED)])


@step(RECERTIFICATION_LAPSED)
def recertification_lapsed(doing: Doing, about: AboutClock) -> OrganizationAnswer:
    """Its last day is over: whoever was not said to stay is disabled, liaisons too; the Regional Office is called."""
    row = rounds.open_round(doing)
    if overtaken(doing, about) or row is None:
        return answer(doing, "stopped")
    named = stays_of(doing.session, row.id)
    rings = rounds.finish(doing, row, None)
    gone = [user for user in to_certify(doing.session, organization_of(doing).id) if not named.get(user.id)]
    _disable(doing, gone)
    timeline.happened(doing, "recertification_lapsed", users=len(gone))
    return answer(doing, "overdue", [*rings, *look_at(doing, None, Cause.NOT_RECERTIFIED)])


def _keep(doing: Doing, row: Recertification, stays: dict[int, bool]) -> None:
    """What was said of each user; said again in the same round, the later word counts."""
    for user_id, word in stays.items():
        write = insert(RecertifiedUser).values(recertification_id=row.id, user_id=user_id, stays=word)
        again = write.on_conflict_do_update(
            index_elements=["recertification_id", "user_id"], set_={"stays": write.excluded.stays}
        )
        doing.session.execute(again)


def _disable(doing: Doing, users: Iterable[OrganizationUser], told: Told | None = None) -> None:
    for user in users:
        if disable(doing.session, user, REASON, doing.at):
            timeline.happened(doing, "user_not_recertified", told, user_id=user.id)
