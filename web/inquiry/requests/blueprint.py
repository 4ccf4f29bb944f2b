"""The pages of account requests, for liaisons of the organization whose requests they are."""

from flask import Blueprint, abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from records.account_request import AccountRequest
from records.organization_user import OrganizationUser
from web import database
from web.inquiry import guard

blueprint = Blueprint("inquiry_requests", __name__)


def own_request(request_id: int) -> AccountRequest:
    """A request of one's own organization; another's is not there."""
    found = database.session().scalar(
        select(AccountRequest)
        .where(AccountRequest.id == request_id, AccountRequest.organization_id == guard.the_organization().id)
        .options(joinedload(AccountRequest.organization))
    )
    return found or abort(404)


def own_user(user_id: int) -> OrganizationUser:
    """A user of one's own organization who is not disabled; another's is not there."""
    found = database.session().scalar(
        select(OrganizationUser).where(
            OrganizationUser.id == user_id,
            OrganizationUser.organization_id == guard.the_organization().id,
            OrganizationUser.status != "disabled",
        )
    )
    return found or abort(404)
