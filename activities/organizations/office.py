"""The Regional Office says a word on an organization, and nobody of it on what is their own (ccs.account_approver)."""

from activities.deciding import decide
from activities.doing import Doing, Refused
from records.staff import Staff
from workflows.steps.step import Told
from workflows.steps.task_roles import REGIONAL_OFFICE, office_of


def of_the_regional_office(doing: Doing, told: Told, email: str) -> int:
    """The member of staff who says it, if the law lets them; `email`: of the liaison whom it makes, or has made."""
    if told.by is None:
        raise Refused("This is decided by the Regional Office. Sign in and decide it there.")
    staff = doing.session.get_one(Staff, told.by)
    facts = {
        "approver_word": "approve",
        "approver_office": office_of(staff.role_names, REGIONAL_OFFICE),
        "approver_asked": staff.sign_in_name.casefold() == email.casefold(),
        "approver_approved": False,
    }
    allowed = decide(doing, "ccs.account_approver", doing.today, facts)
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    return staff.id
