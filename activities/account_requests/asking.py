"""What the law is asked about each change of a request, as things stood when it was made."""

import datetime as dt
from typing import Any

from sqlalchemy import func, select

from activities import timeline
from activities.account_requests.standing import request_of
from activities.deciding import Decided, decide
from activities.doing import Doing
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.organization_liaisons import others, with_email
from records.organization_user import OrganizationUser
from workflows.organization.statuses import TAKES_PART

QUESTION = "ccs.account_request"
IN_HAND = ("asked", "approved", "assigned", "handed_out")


def asked(doing: Doing, change: AccountChange) -> Decided:
    """The law's word on one change, kept with its reasons; what is wrong stands beside the row of the form."""
    decided = decide(doing, QUESTION, doing.today, facts(doing, change))
    sentences = " ".join(reason.says for reason in decided.answer.because)
    change.sentence = sentences if decided["outcome"] != "accept" else None
    timeline.happened(
        doing,
        "account_change_checked",
        decision_id=decided.decision_id,
        change_id=change.id,
        action=change.action,
        outcome=decided["outcome"],
    )
    return decided


def facts(doing: Doing, change: AccountChange) -> dict[str, Any]:
    """The facts of one change. Who leaves by this very request was still there when it was made."""
    request = request_of(doing)
    organization, maker = request.organization, _maker(doing, request)
    user = doing.session.get(OrganizationUser, change.user_id) if change.user_id else None
    known = _alike(doing, request, change) if change.action == "add" else _there(request, user)
    return {
        "action": change.action,
        "requested_by_liaison": maker is not None and maker.liaison,
        "liaison_active": maker is not None and maker.oath_at is not None and _was_active(maker, request.made_at),
        "attested_permissions": request.attested_permissions,
        "attested_internal_agreements": request.attested_internal_agreements,
        "attested_paperless": request.attested_paperless,
        "organization_kind": organization.kind,
        "organization_approved": organization.status in TAKES_PART,
        "user_known": known,
        "user_is_liaison": user is not None and user.liaison,
        "other_active_liaisons": others(doing.session, request.organization_id, change.user_id),
        "named_by_regional_office": request.named_by_id is not None,
        "remains_liaison": change.action != "modify" or change.liaison is not False,
    }


def _maker(doing: Doing, request: AccountRequest) -> OrganizationUser | None:
    return doing.session.get(OrganizationUser, request.made_by_id) if request.made_by_id else None


def _was_active(user: OrganizationUser, at: dt.datetime) -> bool:
    return user.disabled_at is None or user.disabled_at >= at


def _there(request: AccountRequest, user: OrganizationUser | None) -> bool:
    return user is not None and user.organization_id == request.organization_id and _was_active(user, request.made_at)


def _alike(doing: Doing, request: AccountRequest, change: AccountChange) -> bool:
    """Whether the organization has a user with this e-mail, or another row in hand asks for one."""
    email = change.email or ""
    if with_email(doing.session, request.organization_id, email) is not None:
        return True
    rows = (
        select(AccountChange.id)
        .join(AccountRequest, AccountRequest.id == AccountChange.request_id)
        .where(
            AccountRequest.organization_id == request.organization_id,
            AccountChange.action == "add",
            AccountChange.status.in_(IN_HAND),
            AccountChange.id < change.id,
            func.lower(AccountChange.email) == email.casefold(),
        )
    )
    return doing.session.scalar(rows.limit(1)) is not None
