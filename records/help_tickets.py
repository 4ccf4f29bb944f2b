"""Named queries of the help desk: asked, claimed, answered, passed on to the liaison, closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from records.help_ticket import HelpMessage, HelpTicket
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.staff import Staff


@dataclass(frozen=True)
class Page:
    """One page of tickets: each with its organization, who asks, and the name of who has it."""

    rows: Sequence[tuple[HelpTicket, Organization, OrganizationUser, str | None]]
    more: bool


def open_ticket(
    session: Session, user: OrganizationUser, topic: str, page: str, as_of: dt.date | None, at: dt.datetime
) -> HelpTicket:
    """A question of a user, with the page it was asked from."""
    ticket_id = session.scalars(select(func.nextval("help_ticket_id_seq"))).one()
    ticket = HelpTicket(id=ticket_id, number=f"H-{ticket_id:07d}", user_id=user.id, topic=topic, page=page)
    ticket.organization_id, ticket.as_of, ticket.opened_at = user.organization_id, as_of, at
    session.add(ticket)
    session.flush()
    return ticket


def say(session: Session, ticket: HelpTicket, text: str, at: dt.datetime, **who: int) -> None:
    """A sentence of the user (`user_id`, which asks anew) or of the desk (`staff_id`, which answers)."""
    session.add(HelpMessage(ticket_id=ticket.id, at=at, text=text, **who))
    ticket.answered_at = at if "staff_id" in who else None


def own(session: Session, user_id: int, number: str) -> HelpTicket | None:
    """A user's own ticket; nobody else's is there."""
    return session.scalar(select(HelpTicket).where(HelpTicket.user_id == user_id, HelpTicket.number == number))


def of_user(session: Session, user_id: int, most: int = PAGE_LENGTH) -> list[HelpTicket]:
    """A user's tickets, the newest first."""
    mine = select(HelpTicket).where(HelpTicket.user_id == user_id)
    return list(session.scalars(mine.order_by(HelpTicket.id.desc()).limit(most)))


def unread(session: Session, user_id: int, most: int = PAGE_LENGTH) -> list[HelpTicket]:
    """A user's tickets with an answer that they have not read, the newest answer first."""
    row = HelpTicket
    later = or_(row.read_at.is_(None), row.read_at < row.answered_at)
    mine = select(row).where(row.user_id == user_id, row.answered_at.is_not(None), later)
    return list(session.scalars(mine.order_by(row.answered_at.desc(), row.id.desc()).limit(most)))


def said(session: Session, ticket: HelpTicket) -> list[tuple[HelpMessage, str]]:
    """Every sentence of a ticket with the name of who said it."""
    user = OrganizationUser
    rows = session.execute(
        select(HelpMessage, user.first_name, user.last_name, Staff.name)
        .outerjoin(user, user.id == HelpMessage.user_id)
        .outerjoin(Staff, Staff.id == HelpMessage.staff_id)
        .where(HelpMessage.ticket_id == ticket.id)
        .order_by(HelpMessage.id)
    )
    return [(message, staff or f"{first} {last}") for message, first, last, staff in rows]


def queue(session: Session, which: ColumnElement[bool], number: int, newest: bool = False) -> Page:
    """One page of tickets: who has waited longest comes first."""
    order = HelpTicket.opened_at.desc() if newest else HelpTicket.opened_at
    rows = session.execute(
        select(HelpTicket, Organization, OrganizationUser, Staff.name)
        .join(Organization, Organization.id == HelpTicket.organization_id)
        .join(OrganizationUser, OrganizationUser.id == HelpTicket.user_id)
        .outerjoin(Staff, Staff.id == HelpTicket.assignee_id)
        .where(which)
        .order_by(order, HelpTicket.id)
        .offset((number - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH + 1)
    ).all()
    shown = [(ticket, organization, user, holder) for ticket, organization, user, holder in rows[:PAGE_LENGTH]]
    return Page(shown, len(rows) > PAGE_LENGTH)


def passed_on(session: Session, organization_id: int) -> list[tuple[HelpTicket, OrganizationUser]]:
    """Users of an organization whose account the desk sent to their liaison, and whose ticket is open."""
    row = HelpTicket
    mine = (row.organization_id == organization_id, row.passed_on_at.is_not(None), row.closed_at.is_(None))
    found = session.execute(
        select(row, OrganizationUser)
        .join(OrganizationUser, OrganizationUser.id == row.user_id)
        .where(*mine)
        .order_by(row.passed_on_at)
    )
    return [(ticket, user) for ticket, user in found]
