"""Who may decide: nobody approves their own, a supervisor of the county, or the state (`enrollment.approver`)."""

from activities.deciding import Decided, decide
from activities.doing import Doing, Refused
from activities.enrollment.standing import enrollment_of
from records.staff import Staff
from workflows.steps.step import Told

ROLES_OF = {"exception": ("state_reviewer",), "appeal": ("state_reviewer",)}
"""The role a matter asks for; a supervisor where it is not named. Who holds several is asked about the fitting one."""


def must_be_allowed(
    doing: Doing, told: Told, matter: str, *proposers: int | None, decided_before: bool = False
) -> tuple[int, Decided]:
    """Who decides, if the law lets them; `proposers` are those who entered or recommended it."""
    if told.by is None:
        raise Refused("This is decided by a member of staff. Sign in and decide it there.")
    approver = doing.session.get_one(Staff, told.by)
    wanted = ROLES_OF.get(matter, ("supervisor",))
    fitting = sorted(approver.role_names, key=lambda role: (role not in wanted, role))
    allowed = decide(
        doing,
        "enrollment.approver",
        doing.today,
        {
            "matter": matter,
            "approver_is_proposer": told.by in proposers,
            "approver_role": fitting[0],
            "same_county": approver.county_code == enrollment_of(doing).county_code,
            "decided_before": decided_before,
        },
    )
    if not allowed["allowed"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    return told.by, allowed


def by_staff(told: Told) -> int:
    """The member of staff who says it; nobody else may."""
    if told.by is None:
        raise Refused("This is entered by a member of staff. Bring the form to the county.")
    return told.by
