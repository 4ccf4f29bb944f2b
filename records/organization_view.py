"""Organizations as pages show them: the Regional Office's list, and one beside what is known of its domain."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, union_all
from sqlalchemy.orm import Session

from records import clock_view, timeline
from records.account_request import AccountRequest
from records.clock_view import Running
from records.clocks import Clock
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.task import Task, unfinished
from records.timeline import Happened

MOST_OVER = 3
"""Permissions of one provider that are over, on the page of its organization."""


@dataclass(frozen=True)
class Page:
    """One page of organizations, whoever has waited longest first; the next day by which something is due."""

    rows: list[Organization]
    due: dict[int, dt.date]
    more: bool


@dataclass(frozen=True)
class Seen:
    """What stands around an organization on its page."""

    clocks: list[Running]
    tasks: list[Task]
    timeline: list[Happened]
    users: list[OrganizationUser]
    requests: list[AccountRequest]


def sought(text: str) -> ColumnElement[bool]:
    """Organizations by a part of their name, or by their number."""
    return or_(Organization.number == text.upper(), Organization.name.icontains(text, autoescape=True))


def by_status(session: Session, within: ColumnElement[bool]) -> dict[str, int]:
    """How many stand where."""
    query = select(Organization.status, func.count()).where(within).group_by(Organization.status)
    return {status: count for status, count in session.execute(query)}


def page(session: Session, within: ColumnElement[bool], statuses: tuple[str, ...], number: int) -> Page:
    """One page of organizations with these standings."""
    found = session.scalars(
        select(Organization)
        .where(within, Organization.status.in_(statuses))
        .order_by(Organization.status_since, Organization.id)
        .offset((number - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH + 1)
    ).all()
    shown = [*found[:PAGE_LENGTH]]
    return Page(shown, _due_days(session, [each.id for each in shown]), len(found) > PAGE_LENGTH)


def see(session: Session, row: Organization, today: dt.date) -> Seen:
    """Everything around one."""
    clocks = session.scalars(
        select(Clock).where(row.subject.of(Clock)).order_by(Clock.outcome.is_not(None), Clock.due_on)
    )
    tasks = session.scalars(select(Task).where(row.subject.of(Task), unfinished()).order_by(Task.id))
    users = session.scalars(
        select(OrganizationUser)
        .where(OrganizationUser.organization_id == row.id)
        .order_by(OrganizationUser.status == "disabled", OrganizationUser.last_name, OrganizationUser.first_name)
    )
    requests = select(AccountRequest).where(AccountRequest.organization_id == row.id)
    return Seen(
        [clock_view.Running(each, today) for each in clocks],
        [*tasks],
        timeline.of_organization(session, row.id),
        [*users],
        [*session.scalars(requests.order_by(AccountRequest.id.desc()).limit(20))],
    )


def others_with(session: Session, row: Organization) -> dict[str, list[Organization]]:
    """Other organizations that have, or ask for, the same provider numbers or plan codes; by the number or code."""
    found: dict[str, list[Organization]] = {}
    for table, column in (
        (OrganizationProvider, OrganizationProvider.number),
        (OrganizationPlan, OrganizationPlan.plan_code),
    ):
        mine = select(column).where(table.organization_id == row.id)
        query = (
            select(column, Organization)
            .join(Organization, Organization.id == table.organization_id)
            .where(column.in_(mine), Organization.id != row.id)
            .order_by(Organization.name)
        )
        for number, other in session.execute(query):
            found.setdefault(number, []).append(other)
    return found


def alike(session: Session, row: Organization) -> list[Organization]:
    """Other organizations with a name like this one's."""
    query = select(Organization).where(Organization.id != row.id, func.lower(Organization.name) == func.lower(row.name))
    return [*session.scalars(query.order_by(Organization.id).limit(10))]


def permissions_of(session: Session, organization_id: int) -> dict[int, list[WrittenPermission]]:
    """The written permissions of an organization by the provider who gave them, newest first."""
    query = (
        select(WrittenPermission)
        .join(OrganizationProvider, OrganizationProvider.id == WrittenPermission.organization_provider_id)
        .where(OrganizationProvider.organization_id == organization_id)
        .order_by(WrittenPermission.id.desc())
    )
    found: dict[int, list[WrittenPermission]] = {}
    for row in session.scalars(query):
        found.setdefault(row.organization_provider_id, []).append(row)
    return found


def worth_showing(permissions: list[WrittenPermission], today: dt.date) -> list[WrittenPermission]:
    """Every one that opens something or will, however many there are, then the newest of those that are over."""
    over = [each for each in permissions if each.is_over(today)]
    return [each for each in permissions if not each.is_over(today)] + over[:MOST_OVER]


def beside_another(permissions: list[WrittenPermission], today: dt.date) -> set[int]:
    """Ids of those permissions of one provider whose end closes nothing: another one is in force."""
    in_force = [each.id for each in permissions if each.is_in_force(today)]
    return {each.id for each in permissions if set(in_force) - {each.id}}


def _due_days(session: Session, ids: list[int]) -> dict[int, dt.date]:
    """By when something is due next: a clock that runs, or a task that nobody has finished."""
    clocks = select(Clock.organization_id, Clock.due_on).where(Clock.outcome.is_(None))
    tasks = select(Task.organization_id, Task.due_on).where(unfinished())
    due = union_all(clocks.where(Clock.organization_id.in_(ids)), tasks.where(Task.organization_id.in_(ids))).subquery()
    query = select(due.c.organization_id, func.min(due.c.due_on)).group_by(due.c.organization_id)
    return {row_id: day for row_id, day in session.execute(query) if row_id is not None}
