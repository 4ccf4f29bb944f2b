"""Who may say the next word: a caseworker, then a supervisor of the county, another person each time; the state."""

from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.violations.standing import enrollment_of
from records.staff import Staff
from workflows.steps.step import Told

STATE, COUNTY = "appeal", "violation"
"""Matters of `enrollment.approver`: the state's review is an appeal from the county's word."""
ROLES = {STATE: "state_reviewer", COUNTY: "supervisor"}


def by_staff(told: Told) -> int:
    """The member of staff who says it; nobody else may."""
    if told.by is None:
        raise Refused("This is decided by a member of staff. Sign in and decide it there.")
    return told.by


def must_be_allowed(doing: Doing, told: Told, matter: str, *others: int | None) -> int:
    """Who decides, if the law lets them; `others` have said a word on it before."""
    approver = doing.session.get_one(Staff, by_staff(told))
    fitting = sorted(approver.role_names, key=lambda role: (role != ROLES[matter], role))
    facts = {
        "matter": matter,
        "approver_is_proposer": approver.id in others,
        "approver_role": fitting[0],
        "same_county": approver.county_code == enrollment_of(doing).county_code,
    }
    allowed = decide(doing, "enrollment.approver", doing.today, facts)
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    return approver.id
