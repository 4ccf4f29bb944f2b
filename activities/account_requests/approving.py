"""Who may say a word: the Regional Office approves, the Information Technology Unit assigns, nobody their own."""

from collections.abc import Iterable

from sqlalchemy import select

from activities.account_requests.standing import request_of
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.organizations import speaking
from records.account_change import AccountChange
from records.organization_user import OrganizationUser
from records.staff import Staff
from workflows.steps.step import Told
from workflows.steps.task_roles import REGIONAL_OFFICE, UNIT_OF_IT, office_of

APPROVE, ASSIGN = "approve", "assign"
OFFICE = {APPROVE: REGIONAL_OFFICE, ASSIGN: UNIT_OF_IT}


def staff_allowed(doing: Doing, told: Told, word: str, changes: Iterable[AccountChange]) -> int:
    """The member of staff who says it, if the law lets them."""
    if told.by is None:
        raise Refused("This is decided by a member of staff. Sign in and decide it there.")
    about, staff = [*changes], doing.session.get_one(Staff, told.by)
    facts = {
        "approver_word": word,
        "approver_office": office_of(staff.role_names, OFFICE[word]),
        "approver_asked": _is_asked_by(doing, staff, about),
        "approver_approved": any(each.approved_by_id == staff.id for each in about),
    }
    allowed = decide(doing, "ccs.account_approver", doing.today, facts)
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    return staff.id


def liaison_of(doing: Doing, told: Told) -> OrganizationUser:
    """The liaison who says it: an active one of the request's own organization."""
    return speaking.liaison_of(doing, told, request_of(doing).organization_id)


def _is_asked_by(doing: Doing, staff: Staff, changes: list[AccountChange]) -> bool:
    """Whether they are among those who made it or whom it is about: known by the e-mail they sign in with."""
    request, email = request_of(doing), staff.sign_in_name.casefold()
    ids = [request.made_by_id, *(each.user_id for each in changes)]
    users = select(OrganizationUser.email).where(OrganizationUser.id.in_([each for each in ids if each is not None]))
    emails = [*doing.session.scalars(users), *(each.email for each in changes if each.email)]
    return email in {each.casefold() for each in emails}
