"""Account requests are made: by a liaison, for one or many users, or by the Regional Office, which names a liaison."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clock import county_day
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.outbox import post_begin_from
from records.submission import Submission
from records.user_leaving import disable, note_departure

WORKFLOW = "AccountRequest"


@dataclass(frozen=True)
class Wanted:
    """One row of the form. For `modify`, what is left out stays as it is."""

    action: str
    effective_on: dt.date
    reason: str
    user_id: int | None = None
    first_name: str | None = None
    last_name: str | None = None
    title: str | None = None
    department: str | None = None
    phone: str | None = None
    email: str | None = None
    liaison: bool | None = None
    note: str | None = None


@dataclass(frozen=True)
class Promises:
    """What the liaison attests with the form; permissions are not asked of health plans."""

    permissions: bool | None
    internal_agreements: bool
    paperless: bool


def ask(
    session: Session,
    organization: Organization,
    maker: OrganizationUser,
    promises: Promises,
    wanted: Iterable[Wanted],
    at: dt.datetime,
) -> AccountRequest:
    """A liaison's request, and its process, once this transaction commits.

    Whoever leaves today or left before is disabled here and now, and of whoever leaves later the day is noted, on which
    nothing opens any more: a departure waits for nobody, nor for the process.
    """
    request = _made(session, organization, promises, wanted, at, made_by_id=maker.id)
    for change in request.changes:
        if change.action == "delete":
            _leaves(session, organization, change, at)
    return request


def _leaves(session: Session, organization: Organization, change: AccountChange, at: dt.datetime) -> None:
    if change.effective_on <= county_day(at):
        disable(session, _user(session, organization, change), change.reason, at)
    note_departure(session, session.get_one(OrganizationUser, change.user_id))


def name_liaison(
    session: Session, organization: Organization, wanted: Wanted, staff_id: int, at: dt.datetime
) -> AccountRequest:
    """The Regional Office names a liaison: the first one of an organization it approves, or a successor.

    The organization's own promises stand for it; nobody reviews again what the Regional Office itself has named.
    """
    promises = Promises(organization.has_permissions, organization.internal_agreements, organization.paperless_in_time)
    return _made(session, organization, promises, [wanted], at, named_by_id=staff_id)


def _made(
    session: Session,
    organization: Organization,
    promises: Promises,
    wanted: Iterable[Wanted],
    at: dt.datetime,
    **maker: int,
) -> AccountRequest:
    request_id = session.scalars(select(func.nextval("account_request_id_seq"))).one()
    request = AccountRequest(
        id=request_id,
        number=f"A-{request_id:07d}",
        organization=organization,
        organization_id=organization.id,
        status_since=at,
        made_at=at,
        attested_permissions=promises.permissions,
        attested_internal_agreements=promises.internal_agreements,
        attested_paperless=promises.paperless,
        changes=[AccountChange(place=place, **asdict(row)) for place, row in enumerate(wanted, 1)],
        **maker,
    )
    session.add(request)
    session.flush()
    began = {"request_id": request_id, "at": at.isoformat()}
    post_begin_from(session, f"organization-{organization.id}", WORKFLOW, f"account_request-{request_id}", began)
    return request


def _user(session: Session, organization: Organization, change: AccountChange) -> OrganizationUser:
    """Whom a change is about; somebody of another organization is nobody here."""
    user = session.get_one(OrganizationUser, change.user_id)
    if user.organization_id != organization.id:
        raise LookupError(f"User {user.id} is not of organization {organization.id}. Offer its own users only.")
    return user


def may_still_ask(session: Session, maker: OrganizationUser, wanted: Iterable[Wanted]) -> bool:
    """Whether a liaison still is one, asked while nobody else can change who asks and who leaves.

    Of two liaisons who report each other at once, the second to come here is gone already and reports nobody.
    """
    ids = {maker.id, *(each.user_id for each in wanted if each.action == "delete" and each.user_id)}
    rows = select(OrganizationUser).where(OrganizationUser.id.in_(ids)).order_by(OrganizationUser.id)
    held = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    return any(each.id == maker.id and each.liaison and each.status == "active" for each in session.scalars(held))


def is_being_assigned(session: Session, change: AccountChange, user: OrganizationUser, form_key: str) -> bool:
    """Whether somebody else has just given a row its user ID, and its step is still to come; others wait here.

    A second slip would be shown while the first one's password is kept, or the other way round.
    """
    session.refresh(user, with_for_update={"key_share": True})
    session.refresh(change)
    on_its_way = select(Submission.id).where(
        Submission.account_request_id == change.request_id,
        Submission.kind == "assign_user_id",
        Submission.payload["change_id"].as_integer() == change.id,
        Submission.outcome.is_(None),
        Submission.form_key != form_key,
    )
    return session.scalar(on_its_way.limit(1)) is not None


def approved_by(session: Session, staff_id: int, user_ids: Iterable[int]) -> frozenset[int]:
    """Of whom among these users a member of staff approved the account, or a change of it."""
    own = (AccountChange.user_id.in_([*user_ids]), AccountChange.approved_by_id == staff_id)
    return frozenset(each for each in session.scalars(select(AccountChange.user_id).where(*own)) if each is not None)
