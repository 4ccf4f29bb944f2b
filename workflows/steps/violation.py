"""The steps of a violation of the workweek and travel limits: reviews, notice, training, dispute, state, consequence.

W&I 12300.4; ACL 16-36 (violations), ACL 17-105 (disputes, late entries), ACIN I-92-18 (state review).
"""

from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.letters import LetterDue
from workflows.steps.step import About, AboutClock, Kind, RunningClock, Step, Told

OF = Kind.VIOLATION


class ViolationStatus(StrEnum):
    """Where a violation stands; which may follow which is declared in workflows/violation/statuses.py."""

    COUNTY_REVIEW = "county_review"  # the worker's three business days
    SUPERVISOR_REVIEW = "supervisor_review"  # the supervisor's two
    NOTICED = "noticed"  # the provider has been told and may dispute
    DISPUTED = "disputed"  # SOC 2272: the county's ten business days
    UPHELD = "upheld"  # third or fourth: the state may be asked (SOC 2273)
    STATE_REVIEW = "state_review"
    STANDING = "standing"  # counts; a clean year takes one back
    ENDED = "ended"


class Cause(StrEnum):
    """Why a violation moves on; the words of the declaration and of the timeline."""

    REVIEWED = "reviewed"
    DISMISSED = "dismissed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    NOT_DISPUTED = "not_disputed"
    UPHELD = "upheld"
    OVERTURNED = "overturned"
    ENTERED_LATE = "entered_late"  # the county would overturn it, after its time: it asks the state
    STATE_ASKED = "state_asked"
    STATE_NOT_ASKED = "state_not_asked"
    STATE_UPHELD = "state_upheld"
    STATE_OVERTURNED = "state_overturned"
    TRAINED = "trained"
    CLEAN_YEAR = "clean_year"
    COUNTED_OUT = "counted_out"


class ClockName(StrEnum):
    """The clocks a violation can run, one of each name at a time."""

    REVIEW = "review"  # deadline.violation_review
    SUPERVISOR = "supervisor"  # deadline.violation_supervisor
    DISPUTE = "dispute"  # deadline.violation_dispute
    DECISION = "decision"  # deadline.violation_dispute_decision
    LATE_ENTRY = "late_entry"  # deadline.violation_late_entry
    STATE_REVIEW = "state_review"  # deadline.violation_state_review
    TRAINING = "training"  # deadline.violation_training
    EFFECT = "effect"  # deadline.suspension_start
    SERVED = "served"  # deadline.suspension_end, deadline.suspension_end_fourth
    CLEAN_YEAR = "clean_year"  # deadline.violation_clean_year


@dataclass(frozen=True)
class Ring:
    """When a clock rings from now on; without `clock` it does not run any more."""

    name: ClockName
    clock: RunningClock | None = None


@dataclass(frozen=True)
class ViolationAnswer:
    """What came of a message or a clock: `outcome` a word of the step or `refused`, the status as it is.

    `rings` lists the clocks that this step started, changed or stopped; others go on as far as the status has them.
    """

    outcome: str
    status: ViolationStatus
    rings: list[Ring] = field(default_factory=list)
    letters: list[LetterDue] = field(default_factory=list)


BEGIN_VIOLATION = Step("begin_violation", About, ViolationAnswer, of=OF)
"""Findings were written (activities/timesheets/workweeks.py): the worker's three business days begin."""

REVIEW_VIOLATION = Step("review_violation", Told, ViolationAnswer, of=OF)
"""A caseworker's word, `{outcome: uphold|dismiss, reason}`: `uphold` or `dismiss`; a supervisor confirms either."""

CONFIRM_VIOLATION = Step("confirm_violation", Told, ViolationAnswer, of=OF)
"""A supervisor's word, another person's, `{outcome: uphold|dismiss, reason}`: `dismissed`, or `noticed` with number and
consequence (`ihss.violation` about the day it happened), the clocks of dispute, training and effect, the notices."""

DISPUTE_VIOLATION = Step("dispute_violation", Told, ViolationAnswer, of=OF)
"""SOC 2272, `{received_on, postmarked_on?, statement, account_id?}`: `disputed`, or refused as late."""

DECIDE_DISPUTE = Step("decide_dispute", Told, ViolationAnswer, of=OF)
"""A supervisor's word, not the confirmer's, `{outcome: upheld|overturned, reason}`: `upheld`, `overturned`, or
`state_asked` where the county's time is over and the state has to take it back (ACL 17-105)."""

ASK_STATE_REVIEW = Step("ask_state_review", Told, ViolationAnswer, of=OF)
"""SOC 2273 of a third or fourth, `{postmarked_on, account_id?}`: `state_asked`, or refused as late."""

DECIDE_STATE_REVIEW = Step("decide_state_review", Told, ViolationAnswer, of=OF)
"""The state's word, `{outcome: upheld|overturned, reason}`: `upheld` or `overturned`."""

FINISH_TRAINING = Step("finish_training", Told, ViolationAnswer, of=OF)
"""The self-study offered with the second was finished, `{finished_on, account_id?}`: `trained`, or refused as late."""

RECOUNT_VIOLATION = Step("recount_violation", Told, ViolationAnswer, of=OF)
"""Another violation of the provider came or went: the clean year is reckoned anew; `counted_out` after a served fourth.
Said by the other violation's process, `{violation_id}`."""

REVIEW_RAN_OUT = Step("violation_review_ran_out", AboutClock, ViolationAnswer, of=OF)
"""The worker or the supervisor has not reviewed it in time: `overdue`."""

DISPUTE_TIME_OVER = Step("violation_dispute_time_over", AboutClock, ViolationAnswer, of=OF)
"""Nobody has disputed it: `standing`."""

DECISION_RAN_OUT = Step("violation_decision_ran_out", AboutClock, ViolationAnswer, of=OF)
"""The county has not decided a dispute in time: `overdue`, and the days for a late entry are shown."""

STATE_REVIEW_TIME_OVER = Step("violation_state_review_time_over", AboutClock, ViolationAnswer, of=OF)
"""Nobody has asked the state: `standing`."""

CLOCK_RAN_OUT = Step("violation_clock_ran_out", AboutClock, ViolationAnswer, of=OF)
"""A time has passed that moves nothing: `missed` (training, late entry)."""

TAKE_EFFECT = Step("violation_takes_effect", AboutClock, ViolationAnswer, of=OF)
"""The day of the consequence has come: `told` (the enrollment, `report_violation`), or `put_off` while it is open."""

SERVED_OUT = Step("violation_served_out", AboutClock, ViolationAnswer, of=OF)
"""The suspension has run: `served`; after a fourth the count is zero: `counted_out`."""

CLEAN_YEAR_OVER = Step("violation_clean_year_over", AboutClock, ViolationAnswer, of=OF)
"""A year without another violation: `taken_back`, or `counting` on where there was another."""

CLOSE_VIOLATION = Step("close_violation", About, ViolationAnswer, of=OF)
"""After its end: tasks closed, clocks stopped."""
