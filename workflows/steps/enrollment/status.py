"""The steps that change a provider's standing: the change itself, violations, a year without pay, reinstatement."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.enrollment.standing import EnrollmentAnswer, Ring, Status
from workflows.steps.letters import LetterDue
from workflows.steps.step import About, AboutClock, Kind, Step, Told

OF = Kind.ENROLLMENT


class Cause(StrEnum):
    """Why a standing changes; the words of the declaration and of the timeline."""

    ALL_DONE = "all_done"
    TIER_1 = "tier_1"
    TIER_2 = "tier_2"
    ON_LIST = "on_list"
    OFF_LIST = "off_list"
    TIME_RAN_OUT = "time_ran_out"
    WAIVER = "waiver"
    WAIVER_ENDED = "waiver_ended"
    EXCEPTION_GRANTED = "exception_granted"
    APPEAL_WON = "appeal_won"
    RECORD_CLEARED = "record_cleared"
    THIRD_VIOLATION = "third_violation"
    FOURTH_VIOLATION = "fourth_violation"
    SUSPENSION_OVER = "suspension_over"
    NO_PAYROLL_FOR_A_YEAR = "no_payroll_for_a_year"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ChangeStatus:
    """The enrollment takes a new standing, for a cause that the declaration allows; `since` if not today."""

    subject_id: int
    to: Status
    cause: Cause
    at: dt.datetime
    by: int | None = None
    since: dt.date | None = None


@dataclass(frozen=True)
class StatusChanged:
    """What follows: letters to send, clocks that run now (those not named go on)."""

    letters: list[LetterDue] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)


CHANGE_STATUS = Step("change_enrollment_status", ChangeStatus, StatusChanged, of=OF)
"""Write the standing and its history row; tell every assignment of the provider (outbox: `enrollment_changed`); stop
and start the clocks that belong to the standing: enrolled → inactivity; waiver_possible → exception, appeal; ineligible
→ appeal; suspended → suspension; lapsed, terminated → resting; pending again → finish. `enrolled` sets enrolled_on and
paid_from (`enrollment.paid_from`), and the person's role."""

REPORT_VIOLATION = Step("report_violation", Told, EnrollmentAnswer, of=OF)
"""A third or fourth overtime violation became final: outcome `third` or `fourth`."""

SUSPENSION_OVER = Step("suspension_over", AboutClock, EnrollmentAnswer, of=OF)
"""The suspension has run: `over`; the clock ends as met."""

LOOK_AT_PAYROLL = Step("look_at_payroll", AboutClock, EnrollmentAnswer, of=OF)
"""A year is over (`enrollment.inactivity`): `inactive`, or `active` with the clock set anew from the latest pay."""

DECIDE_EXEMPTION = Step("decide_exemption", Told, EnrollmentAnswer, of=OF)
"""The county's word on an exemption from the 66 hours (SOC 2279, SOC 2305; `ihss.exemption` proposes): `approved` or
`not_approved`, `about` the exemption."""

PROPOSE_REINSTATEMENT = Step("propose_reinstatement", Told, EnrollmentAnswer, of=OF)
"""A worker proposes to give the standing back (`enrollment.reinstatement`): `proposed`, `about` the reinstatement."""

REVIEW_REINSTATEMENT = Step("review_reinstatement", Told, EnrollmentAnswer, of=OF)
"""A supervisor's word (`enrollment.approver`): `approved` or `sent_back`."""

WITHDRAW_ENROLLMENT = Step("withdraw_enrollment", Told, EnrollmentAnswer, of=OF)
"""The applicant takes it back, or the provider leaves."""

END_ENROLLMENT = Step("end_enrollment", About, EnrollmentAnswer, of=OF)
"""The enrollment is over: ended_on, open tasks closed, clocks stopped. A new one may begin."""
