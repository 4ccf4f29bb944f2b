"""The steps of an assignment of a provider to a recipient: hours, beginning, leave, agreements, live-in, end."""

from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.letters import LetterDue
from workflows.steps.step import About, Kind, Step, Told

OF = Kind.ASSIGNMENT


class AssignmentStatus(StrEnum):
    """Where an assignment stands. `waiting`: the provider may not work for this recipient (yet)."""

    WAITING = "waiting"
    READY = "ready"
    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    ENDED = "ended"


class Needed(StrEnum):
    """What an assignment still needs from somebody; each is a task."""

    START = "start"  # begin date and hours
    HOURS = "hours"  # the split does not fit the recipient's hours
    PROVIDER_AGREEMENT = "provider_agreement"  # SOC 2255
    ANOTHER_PROVIDER = "another_provider"  # the recipient's last provider was lost


@dataclass(frozen=True)
class AssignmentAnswer:
    """What came of a message: `outcome` a word of the step or `refused`, the status as it is, letters to send.

    `needed` and `extra_hours` are all that somebody has to do now (old answers know no extra hours).
    """

    outcome: str
    status: AssignmentStatus
    needed: list[Needed] = field(default_factory=list)
    letters: list[LetterDue] = field(default_factory=list)
    extra_hours: list[int] = field(default_factory=list)  # asked for, and before the county


BEGIN_ASSIGNMENT = Step("begin_assignment", About, AssignmentAnswer, of=OF)
"""A recipient designated a provider: `ready` where the enrollment allows this recipient (`assignment.start`), else
`waiting`."""

SET_HOURS = Step("set_assignment_hours", Told, AssignmentAnswer, of=OF)
"""The provider's minutes a week from a day on (`assignment.hours`); SOC 2271 to both when active."""

START_ASSIGNMENT = Step("start_assignment", Told, AssignmentAnswer, of=OF)
"""Work may be paid from a day on, with hours (`assignment.start`, `assignment.hours`, `assignment.relationship`, and
`ihss.program` where the relation bears on it: the recipient may change program, with its decision and letter)."""

CERTIFY_LIVE_IN = Step("certify_live_in", Told, AssignmentAnswer, of=OF)
"""SOC 2298: from the day it is processed wages are outside federal and state income tax."""

CANCEL_LIVE_IN = Step("cancel_live_in", Told, AssignmentAnswer, of=OF)
"""SOC 2299."""

SIGN_PROVIDER_AGREEMENT = Step("sign_provider_agreement", Told, AssignmentAnswer, of=OF)
"""SOC 2255, for all recipients of the provider."""

SIGN_RECIPIENT_AGREEMENT = Step("sign_recipient_agreement", Told, AssignmentAnswer, of=OF)
"""SOC 2256: the hours of all providers add up to the recipient's weekly maximum."""

CHANGE_RELATIONSHIP = Step("change_relationship", Told, AssignmentAnswer, of=OF)
"""The provider is another relation, or lives elsewhere; the program is looked at again."""

PUT_ON_LEAVE = Step("put_on_leave", Told, AssignmentAnswer, of=OF)
"""The provider does not work for this recipient for a while."""

RETURN_FROM_LEAVE = Step("return_from_leave", Told, AssignmentAnswer, of=OF)
"""Works again."""

ASK_EXTRA_HOURS = Step("ask_extra_hours", Told, AssignmentAnswer, of=OF)
"""The recipient asks that the provider work more in one week, before or after it (`ihss.extra_hours`): `asked`, or
`not_needed` where the recipient may move the hours without the county (ACL 16-01)."""

DECIDE_EXTRA_HOURS = Step("decide_extra_hours", Told, AssignmentAnswer, of=OF)
"""The county's word (`ihss.extra_hours` proposes): `approved` or `not_approved`; letters to recipient and provider."""

CLAIM_SICK_LEAVE = Step("claim_sick_leave", Told, AssignmentAnswer, of=OF)
"""Paid sick leave for a day (SOC 2302; `ihss.sick_leave_accrual`, `ihss.sick_leave_claim`): `payable` or `returned`."""

ENROLLMENT_CHANGED = Step("enrollment_changed", Told, AssignmentAnswer, of=OF)
"""The provider's standing changed: `ready`, on leave while suspended, or `ended` when it was lost."""

HOURS_AUTHORIZED = Step("hours_authorized", Told, AssignmentAnswer, of=OF)
"""The recipient has other hours from some day on: whether the split still fits is asked again (`assignment.hours`)."""

CASE_CLOSED = Step("case_closed", Told, AssignmentAnswer, of=OF)
"""The recipient's case closes: nobody is paid for work there after its last day."""

END_ASSIGNMENT = Step("end_assignment", Told, AssignmentAnswer, of=OF)
"""The assignment ends; the recipient's program is looked at again where the relation bore on it."""

CLOSE_ASSIGNMENT = Step("close_assignment", About, AssignmentAnswer, of=OF)
"""After its end: open tasks closed."""
