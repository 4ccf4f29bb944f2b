"""The messages of a pay run and the step that each calls."""

from workflows.steps import pay_run as steps
from workflows.steps.pay_run import PayRunAnswer
from workflows.steps.step import Step, Told

MESSAGES: dict[str, Step[Told, PayRunAnswer]] = {
    "approve_totals": steps.APPROVE_TOTALS,
    "release_pay_run": steps.RELEASE_PAY_RUN,
    "send_back_pay_run": steps.SEND_BACK_PAY_RUN,
    "stop_pay_run": steps.STOP_PAY_RUN,
    "resume_pay_run": steps.RESUME_PAY_RUN,
    "discard_pay_run": steps.DISCARD_PAY_RUN,
}
