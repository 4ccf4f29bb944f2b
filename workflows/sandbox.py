"""The walls around workflow code: what it may import, so that it can only wait and call steps."""

import dataclasses

from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions
from temporalio.workflow import SandboxImportNotificationPolicy

PASSED_THROUGH = (
    "workflows.account_request.messages",
    "workflows.account_request.settling",
    "workflows.account_request.state",
    "workflows.account_request.statuses",
    "workflows.account_request.tasks",
    "workflows.account_request.turns",
    "workflows.arranging",
    "workflows.assignment.messages",
    "workflows.assignment.state",
    "workflows.assignment.statuses",
    "workflows.assignment.tasks",
    "workflows.assignment.turns",
    "workflows.doing",
    "workflows.enrollment.adopting",
    "workflows.enrollment.causes",
    "workflows.enrollment.messages",
    "workflows.enrollment.moving",
    "workflows.enrollment.state",
    "workflows.enrollment.statuses",
    "workflows.enrollment.tasks",
    "workflows.enrollment.turns",
    "workflows.intake.arranging",
    "workflows.intake.assessment",
    "workflows.intake.attention",
    "workflows.intake.certification",
    "workflows.intake.clearance",
    "workflows.intake.medi_cal",
    "workflows.intake.progress",
    "workflows.intake.proposal",
    "workflows.intake.state",
    "workflows.intake.tasks",
    "workflows.intake.turns",
    "workflows.intake.visit",
    "workflows.messages",
    "workflows.organization.messages",
    "workflows.organization.state",
    "workflows.organization.statuses",
    "workflows.organization.tasks",
    "workflows.organization.turns",
    "workflows.pay_run.messages",
    "workflows.pay_run.state",
    "workflows.pay_run.statuses",
    "workflows.pay_run.tasks",
    "workflows.pay_run.turns",
    "workflows.process",
    "workflows.remembered",
    "workflows.standings",
    "workflows.steps",
    "workflows.stepwise",
    "workflows.timesheet.messages",
    "workflows.timesheet.state",
    "workflows.timesheet.statuses",
    "workflows.timesheet.tasks",
    "workflows.timesheet.turns",
    "workflows.violation.messages",
    "workflows.violation.state",
    "workflows.violation.statuses",
    "workflows.violation.tasks",
    "workflows.violation.turns",
)
"""Modules without state of their own, shared by all runs instead of loaded anew for each (a third of the CPU)."""

RESTRICTIONS = dataclasses.replace(
    SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH),
    import_notification_policy=SandboxImportNotificationPolicy.RAISE_ON_UNINTENTIONAL_PASSTHROUGH
    | SandboxImportNotificationPolicy.WARN_ON_DYNAMIC_IMPORT,
)


def runner() -> SandboxedWorkflowRunner:
    """The runner for workers and replays: importing anything not named here, SQLAlchemy say, is an error."""
    return SandboxedWorkflowRunner(restrictions=RESTRICTIONS)
