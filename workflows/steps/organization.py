"""Steps of an organization's participation: applied, reviewed, with and without a liaison, its users certified anew."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import About, AboutClock, Kind, RunningClock, Step, Told

OF = Kind.ORGANIZATION


class OrganizationStatus(StrEnum):
    """Where an organization stands; which may follow which is declared in workflows/organization/statuses.py."""

    APPLIED = "applied"  # the Regional Office's ten business days
    RETURNED = "returned"  # the applicant mends it
    APPROVED = "approved"
    FROZEN = "frozen"  # no active liaison: its users keep looking, nobody is added
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Cause(StrEnum):
    """Why an organization moves on; the words of the declaration and of the timeline."""

    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    WITHDRAWN = "withdrawn"
    LIAISON_LEFT = "liaison_left"  # the last active one
    LIAISON_CAME = "liaison_came"
    RECERTIFIED = "recertified"  # the last liaison does not stay, as the round itself says
    NOT_RECERTIFIED = "not_recertified"  # nobody said that a liaison stays
    ENDED = "ended"


class ClockName(StrEnum):
    """The clocks an organization can run, one of each name at a time."""

    REVIEW = "review"  # deadline.ccs_application_review
    ANSWER = "answer"  # deadline.ccs_returned_answer
    LIAISON = "liaison"  # deadline.ccs_liaison_named
    CHASE = "chase"  # deadline.ccs_liaison_chase
    RECERTIFICATION = "recertification"  # deadline.ccs_recertification: the next round
    ROUND = "round"  # deadline.ccs_recertification_answer: the round that is open
    REMINDER = "reminder"  # no limit of time: a week before the round's last day


@dataclass(frozen=True)
class Ring:
    """When a clock rings from now on; without `clock` it does not run any more."""

    name: ClockName
    clock: RunningClock | None = None


@dataclass(frozen=True)
class OrganizationAnswer:
    """What came of a message or a clock: `outcome` a word of the step or `refused`, the status as it is.

    `rings` lists the clocks that this step started, changed or stopped; others go on as far as the status has them.
    `liaison_coming`: one was named and has not signed in yet. `remind_at`: when an open round is to be called to mind.
    """

    outcome: str
    status: OrganizationStatus
    rings: list[Ring] = field(default_factory=list)
    liaison_coming: bool = False
    remind_at: dt.datetime | None = None


BEGIN_ORGANIZATION = Step("begin_organization", About, OrganizationAnswer, of=OF)
"""An application came in: the review's clock runs."""

REVIEW_ORGANIZATION = Step("review_organization", Told, OrganizationAnswer, of=OF)
"""The Regional Office's word, `{outcome: approve|return|refuse, reason}`. Approved: an account for the liaison."""

ANSWER_ORGANIZATION = Step("answer_organization", Told, OrganizationAnswer, of=OF)
"""The applicant has mended the application (the rows are written with what was said), `{}`."""

WITHDRAW_ORGANIZATION = Step("withdraw_organization", Told, OrganizationAnswer, of=OF)
"""The applicant takes it back, or a liaison ends participation, `{}`: nothing opens any more."""

NAME_LIAISON = Step("name_liaison", Told, OrganizationAnswer, of=OF)
"""The Regional Office names a liaison, `{first_name, last_name, title, phone, email}`: an account is asked for."""

LIAISONS_CHANGED = Step("liaisons_changed", Told, OrganizationAnswer, of=OF)
"""A liaison came, left or laid it down, `{request_id}`, or was revoked, `{user_id}`: frozen without an active one."""

RECERTIFY_USERS = Step("recertify_users", Told, OrganizationAnswer, of=OF)
"""A liaison says who still needs to see, `{stays: {user_id: bool}}`: `finished` when all were named, else `kept`."""

SETTLE_ESCALATION = Step("settle_escalation", Told, OrganizationAnswer, of=OF)
"""The Regional Office has seen to what was late, `{note}`."""

END_ORGANIZATION = Step("end_organization", Told, OrganizationAnswer, of=OF)
"""The Regional Office ends participation, `{reason}`: nothing opens any more."""

ORGANIZATION_OVERDUE = Step("organization_overdue", AboutClock, OrganizationAnswer, of=OF)
"""Nobody has reviewed the application, or no liaison was named, in time: `overdue`."""

ORGANIZATION_NOT_ANSWERED = Step("organization_not_answered", AboutClock, OrganizationAnswer, of=OF)
"""The applicant has not mended it in time."""

CHASE_LIAISON = Step("chase_liaison", AboutClock, OrganizationAnswer, of=OF)
"""A week more without a liaison: `chased`, and the next week runs."""

BEGIN_RECERTIFICATION = Step("begin_recertification", AboutClock, OrganizationAnswer, of=OF)
"""Six months are over: a round begins."""

REMIND_RECERTIFICATION = Step("remind_recertification", About, OrganizationAnswer, of=OF)
"""The round's last day is near, and users are not named yet."""

RECERTIFICATION_LAPSED = Step("recertification_lapsed", AboutClock, OrganizationAnswer, of=OF)
"""The round was not finished: who was not said to stay is disabled; `overdue`, for the Regional Office to look at."""

CLOSE_ORGANIZATION = Step("close_organization", About, OrganizationAnswer, of=OF)
"""After its end: clocks stopped."""
