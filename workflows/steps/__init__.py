"""Step contracts: everything workflows may ask to be done. `EVERY_STEP` lists them for the worker and for tests."""

from typing import Any

from workflows.steps import (
    assessment,
    beginning,
    certification,
    clearance,
    medi_cal,
    proposal,
    visit,
    work,
)
from workflows.steps.step import Step

EVERY_STEP: tuple[Step[Any, Any], ...] = (
    beginning.BEGIN_INTAKE,
    beginning.YARDSTICK_RAN_OUT,
    beginning.LOOK_AFTER,
    beginning.END_APPLICATION,
    clearance.CLEAR_PERSON,
    clearance.RULE_ON_CLEARANCE,
    medi_cal.ASK_MEDI_CAL,
    medi_cal.RECORD_MEDI_CAL,
    certification.ISSUE_CERTIFICATION,
    certification.EXTEND_CERTIFICATION,
    certification.RECEIVE_CERTIFICATION,
    certification.CERTIFICATION_OVERDUE,
    certification.CLAIM_EXCEPTION,
    visit.SCHEDULE_VISIT,
    visit.MOVE_VISIT,
    visit.MISS_VISIT,
    visit.COMPLETE_VISIT,
    assessment.COMPLETE_ASSESSMENT,
    proposal.PROPOSE,
    proposal.DENY_FOR_CAUSE,
    proposal.REVIEW,
    proposal.DECIDE,
    proposal.WITHDRAW,
    proposal.SEND_NOTICE,
    work.ARRANGE_WORK,
    work.ARRANGE_ENROLLMENT_WORK,
    work.ARRANGE_ASSIGNMENT_WORK,
)
