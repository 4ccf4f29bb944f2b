"""Account requests as pages show them: an organization's own, what waits for its liaison, and the State's lists."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clocks import Clock
from records.decision import Decision
from records.event import Event
from records.listed import PAGE_LENGTH
from records.organization_user import OrganizationUser
from records.staff import Staff

OPEN = ("in_review", "returned", "at_it_unit", "with_liaison", "awaiting_day")
MOST_CLOSED = 20
"""Closed accounts on the page of an organization's users; the requests that closed older ones are below."""


@dataclass(frozen=True)
class Page:
    """One page of requests, newest change of standing last where they wait, first where they ended."""

    requests: list[AccountRequest]
    due: dict[int, dt.date]
    more: bool


def by_status(session: Session, within: ColumnElement[bool]) -> dict[str, int]:
    """How many requests stand where."""
    query = select(AccountRequest.status, func.count()).where(within).group_by(AccountRequest.status)
    return {status: count for status, count in session.execute(query)}


def page(session: Session, within: ColumnElement[bool], statuses: tuple[str, ...], number: int) -> Page:
    """One page of requests with these standings: who has waited longest comes first."""
    waiting = set(statuses) <= set(OPEN)
    order = AccountRequest.status_since if waiting else AccountRequest.status_since.desc()
    found = session.scalars(
        select(AccountRequest)
        .where(within, AccountRequest.status.in_(statuses))
        .options(joinedload(AccountRequest.organization), selectinload(AccountRequest.changes))
        .order_by(order, AccountRequest.id)
        .offset((number - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH + 1)
    ).all()
    shown = [*found[:PAGE_LENGTH]]
    return Page(shown, due_days(session, [each.id for each in shown]), len(found) > PAGE_LENGTH)


def due_days(session: Session, request_ids: list[int]) -> dict[int, dt.date]:
    """The next day by which somebody has to do something for each request."""
    query = (
        select(Clock.account_request_id, func.min(Clock.due_on))
        .where(Clock.account_request_id.in_(request_ids), Clock.outcome.is_(None))
        .group_by(Clock.account_request_id)
    )
    return {request_id: due for request_id, due in session.execute(query) if request_id is not None}


def users_of(session: Session, organization_id: int) -> list[OrganizationUser]:
    """An organization's users who are not disabled, by name."""
    of = (OrganizationUser.organization_id == organization_id, OrganizationUser.status != "disabled")
    return list(
        session.scalars(
            select(OrganizationUser).where(*of).order_by(OrganizationUser.last_name, OrganizationUser.first_name)
        )
    )


def closed_of(session: Session, organization_id: int) -> list[OrganizationUser]:
    """The accounts of an organization that were closed last, the newest first."""
    of = (OrganizationUser.organization_id == organization_id, OrganizationUser.status == "disabled")
    newest = (OrganizationUser.disabled_at.desc(), OrganizationUser.id.desc())
    return list(session.scalars(select(OrganizationUser).where(*of).order_by(*newest).limit(MOST_CLOSED)))


def to_hand_out(session: Session, organization_id: int) -> list[tuple[AccountChange, AccountRequest, OrganizationUser]]:
    """Slips that lie with the liaison: they still open an account, and nobody has confirmed them; oldest first."""
    rows = session.execute(
        select(AccountChange, AccountRequest, OrganizationUser)
        .join(AccountRequest, AccountRequest.id == AccountChange.request_id)
        .join(OrganizationUser, OrganizationUser.id == AccountChange.user_id)
        .where(
            AccountRequest.organization_id == organization_id,
            AccountChange.status == "assigned",
            OrganizationUser.status == "assigned",
            OrganizationUser.one_time_until.is_not(None),  # chosen another already: the slip is in the right hands
        )
        .order_by(AccountChange.password_made_at)
    )
    return [(change, request, user) for change, request, user in rows]


def begins_on(session: Session, user_id: int) -> dt.date | None:
    """The first day of an account that nobody has signed in to yet, as its liaison asked for it."""
    asked = (AccountChange.user_id == user_id, AccountChange.action == "add")
    return session.scalar(select(AccountChange.effective_on).where(*asked).order_by(AccountChange.id.desc()).limit(1))


def named(session: Session, request: AccountRequest) -> dict[int, OrganizationUser]:
    """The users that a request's rows are about, by id."""
    ids = [each.user_id for each in request.changes if each.user_id is not None]
    users = session.scalars(select(OrganizationUser).where(OrganizationUser.id.in_(ids)))
    return {each.id: each for each in users}


def words_of_the_law(session: Session, request: AccountRequest) -> dict[int, Decision]:
    """What the law said of each row when it was asked last, by row."""
    asked = (
        select(Event.params["change_id"].as_integer(), Decision)
        .join(Decision, Decision.id == Event.decision_id)
        .where(request.subject.of(Event), Event.kind == "account_change_checked")
        .order_by(Event.id)
    )
    return {change_id: decision for change_id, decision in session.execute(asked)}


def maker(session: Session, request: AccountRequest) -> str:
    """Who made it: a liaison, or who named a liaison at the Regional Office."""
    if request.named_by_id is not None:
        return session.get_one(Staff, request.named_by_id).name
    user = session.get_one(OrganizationUser, request.made_by_id)
    return f"{user.first_name} {user.last_name}"


def alike(session: Session, request: AccountRequest, change: AccountChange) -> list[OrganizationUser]:
    """Users of the organization, disabled ones too, who may be the person a row asks to add: by name or e-mail."""
    last, email = (change.last_name or "").casefold(), (change.email or "").casefold()
    first = (change.first_name or "")[:1].casefold()
    same_name = and_(
        func.lower(OrganizationUser.last_name) == last, func.lower(OrganizationUser.first_name).startswith(first)
    )
    return list(
        session.scalars(
            select(OrganizationUser)
            .where(
                OrganizationUser.organization_id == request.organization_id,
                OrganizationUser.id != (change.user_id or 0),
                or_(
                    func.lower(OrganizationUser.email) == email,
                    same_name,
                ),
            )
            .order_by(OrganizationUser.id)
            .limit(5)
        )
    )
