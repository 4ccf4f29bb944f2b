"""Written permissions of the domain's providers, with their papers: in force, withdrawn, and run out."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

import typst
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cli.seed.inquiry.past import OrganizationPast, user_of
from cli.seed.inquiry.people import Person
from records import organization_changes, organization_papers, organizations
from records.organization import Organization
from records.organization_domain import OrganizationProvider, WrittenPermission
from rules.sentences import long_day

PAPER = """
#set page(width: 8.5in, height: 11in, margin: 1in)
#set text(size: 12pt, lang: "en")
= Written permission
I am {provider}, provider number {number}. I permit {organization} to see my authorizations of
California's Children's Services through provider inquiry.

Signed on {day}.
"""
WITHDRAWN = "The physician works for another hospital now."


async def permissions_noted(past: OrganizationPast, liaison: Person, at: dt.datetime, days: int | None = None) -> None:
    """The liaison sends the papers of all providers; the last one's permission lasts so many `days`, if told."""
    await past.look(partial(_noted, past, liaison, at, days))


async def last_withdrawn(past: OrganizationPast, liaison: Person, at: dt.datetime) -> None:
    """The last provider takes the permission back."""
    await past.look(partial(_withdrawn, past, liaison, at))


def _providers(session: Session, past: OrganizationPast) -> list[OrganizationProvider]:
    found = organizations.providers_of(session, past.organization_id)
    return sorted(found, key=lambda each: each.id)


def _noted(past: OrganizationPast, liaison: Person, at: dt.datetime, days: int | None, session: Session) -> None:
    user, organization = user_of(session, liaison), session.get_one(Organization, past.organization_id)
    signed = at.date() - dt.timedelta(days=2)
    for row in _to_note(session, past):
        last = days is not None and row.id == _providers(session, past)[-1].id
        until = signed + dt.timedelta(days=days or 0) if last else None
        file = (_paper(row, organization, signed), "application/pdf", f"{row.name}.pdf")
        document = organization_papers.keep(session, organization.id, user.id, file, at)
        organization_changes.note_permission(session, row, signed, (signed, until), document.id, user.id, at)


def _to_note(session: Session, past: OrganizationPast) -> Iterator[OrganizationProvider]:
    for row in _providers(session, past):
        if not session.scalar(select(exists().where(WrittenPermission.organization_provider_id == row.id))):
            yield row


def _withdrawn(past: OrganizationPast, liaison: Person, at: dt.datetime, session: Session) -> None:
    row = _providers(session, past)[-1]
    mine = select(WrittenPermission).where(WrittenPermission.organization_provider_id == row.id)
    permission, user = session.scalars(mine).one(), user_of(session, liaison)
    organization_changes.withdraw_permission(session, row, permission, WITHDRAWN, at, user_id=user.id)


def _paper(row: OrganizationProvider, organization: Organization, day: dt.date) -> bytes:
    said = {"provider": row.name, "number": row.number, "organization": organization.name}
    return typst.compile(PAPER.format(**said, day=long_day(day, "en")).encode(), format="pdf")
