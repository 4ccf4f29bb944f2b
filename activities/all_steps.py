"""Every step in one place, as the worker registers them; a contract that nobody keeps stops the worker at its start."""

from collections.abc import Callable
from typing import Any

from activities import (
    approvals,
    assessments,
    assignments,
    attention,
    certification,
    clearance,
    decisions,
    endings,
    letters,
    medi_cal,
    notices_sent,
    proposals,
    reviews,
    tasks,
    visits,
)
from activities.account_requests import (
    assigning,
    beginning,
    days,
    handing_out,
    mending,
    reviewing,
    signing_in,
    withdrawing,
)
from activities.enrollment import (
    appeal_decisions,
    asking,
    checks,
    county,
    designation,
    exception_words,
    exceptions,
    exemptions,
    finishing,
    gathering,
    identity,
    losses,
    old_w4,
    record,
    reinstatement_reviews,
    reinstatements,
    status_changes,
    times_over,
    waiver_words,
    waivers,
)
from activities.enrollment import appeals as enrollment_appeals
from activities.enrollment import endings as enrollment_endings
from activities.organizations import beginning as organization_beginning
from activities.organizations import ending as organization_ending
from activities.organizations import liaisons as organization_liaisons
from activities.organizations import recertifying as organization_recertifying
from activities.organizations import reviewing as organization_reviewing
from activities.pay_run import approving as pay_run_approving
from activities.pay_run import steering as pay_run_steering
from activities.step import DOERS, as_activity
from activities.timesheets import workweeks
from activities.violations import consequence, counting, dispute_decisions, disputes, state_reviews, training
from activities.violations import endings as violation_endings
from activities.violations import reviews as violation_reviews
from workflows.steps import EVERY_STEP

MODULES = (
    assigning,
    beginning,
    days,
    handing_out,
    mending,
    reviewing,
    signing_in,
    withdrawing,
    asking,
    checks,
    county,
    designation,
    exemptions,
    finishing,
    gathering,
    identity,
    approvals,
    assessments,
    assignments,
    attention,
    certification,
    clearance,
    decisions,
    endings,
    letters,
    medi_cal,
    notices_sent,
    proposals,
    reviews,
    tasks,
    visits,
    enrollment_appeals,
    enrollment_endings,
    appeal_decisions,
    exception_words,
    exceptions,
    losses,
    old_w4,
    record,
    reinstatement_reviews,
    reinstatements,
    status_changes,
    times_over,
    waiver_words,
    waivers,
    workweeks,
    consequence,
    counting,
    dispute_decisions,
    disputes,
    state_reviews,
    training,
    violation_endings,
    violation_reviews,
    pay_run_approving,
    pay_run_steering,
    organization_beginning,
    organization_ending,
    organization_liaisons,
    organization_recertifying,
    organization_reviewing,
)


def every_activity() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers."""
    missing = [contract.name for contract in EVERY_STEP if contract.name not in DOERS]
    if missing:
        raise LookupError(f"Nobody does the step {', '.join(missing)}. Write it in activities/.")
    return [as_activity(DOERS[contract.name]) for contract in EVERY_STEP]
