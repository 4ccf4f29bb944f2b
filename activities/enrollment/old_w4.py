"""A W-4 from before 2020 is in force until there is a new one; it is kept as that of today that comes to the same."""

from activities import submissions
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.bank_accounts import By
from records.withholding import NotWithheld, give_certificate
from rules.errors import LawError
from rules.law.ihss.amounts.w4_bridge import STANDS_FOR
from workflows.steps.enrollment import withholding as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told

QUESTION = "ihss.w4_bridge"


@step(contract.GIVE_OLD_W4, refuse=as_it_stands)
def give_old_w4(doing: Doing, told: Told) -> EnrollmentAnswer:
    """What the paper says, what the law makes of it, and the decision stand on one record."""
    if told.by is None:
        raise Refused("A paper certificate is entered by a payroll officer.")
    said = submissions.payload(doing, told)
    row, day = enrollment_of(doing), submissions.day(said["starts_on"])
    status, allowances = str(said["status"]), int(said.get("allowances") or 0)
    if status not in STANDS_FOR or allowances < 0:
        raise Refused("Choose the marital status of the paper, and give its allowances as a number.")
    try:
        stands_for = decide(doing, QUESTION, day, {"old_marital_status": status, "old_allowances": allowances})
    except LawError:
        raise Refused("Tables of withholding begin with 2026. Give a day in 2026 or later.") from None
    says = {name: stands_for[name] for name in ("other_income_cents", "deductions_cents")}
    says |= {"filing_status": STANDS_FOR[status], "extra_cents": int(said.get("extra_cents") or 0)}
    says |= {"old_status": status, "old_allowances": allowances, "decision_id": stands_for.decision_id}
    try:
        give_certificate(doing.session, row, "w4", says, day, By(told.by, doing.at))
    except NotWithheld as wrong:
        raise Refused(str(wrong)) from None
    return answer(doing, "given")
