"""Steps of an account request: asked, reviewed, given user IDs, handed out, signed in with; departures in between."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import About, AboutClock, Kind, RunningClock, Step, Told

OF = Kind.ACCOUNT_REQUEST


class RequestStatus(StrEnum):
    """Where a request stands; which may follow which is declared in workflows/account_request/statuses.py."""

    IN_REVIEW = "in_review"  # the Regional Office's five business days
    RETURNED = "returned"  # the liaison mends it
    AT_IT_UNIT = "at_it_unit"  # user IDs and one-time passwords
    WITH_LIAISON = "with_liaison"  # handing out; then each user's first sign-in
    AWAITING_DAY = "awaiting_day"  # only departures and changes of a later day are left
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Cause(StrEnum):
    """Why a request moves on; the words of the declaration and of the timeline."""

    CHECKED = "checked"  # the law was asked about each change
    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    ASSIGNED = "assigned"
    SIGNED_IN = "signed_in"
    NOT_USED = "not_used"  # a one-time password ran out
    DAY_CAME = "day_came"
    WITHDRAWN = "withdrawn"


class ClockName(StrEnum):
    """The clocks a request can run, one of each name at a time."""

    REVIEW = "review"  # deadline.ccs_request_review
    ANSWER = "answer"  # deadline.ccs_returned_answer
    ASSIGNMENT = "assignment"  # deadline.ccs_id_assignment
    HAND_OUT = "hand_out"  # deadline.ccs_hand_out, of what was assigned first and is not handed out
    FIRST_SIGN_IN = "first_sign_in"  # deadline.ccs_first_sign_in, of the password that runs out next
    EFFECT = "effect"  # no limit of time: the beginning of the next day on which somebody leaves or changes


@dataclass(frozen=True)
class Ring:
    """When a clock rings from now on; without `clock` it does not run any more."""

    name: ClockName
    clock: RunningClock | None = None


@dataclass(frozen=True)
class RequestAnswer:
    """What came of a message or a clock: `outcome` a word of the step or `refused`, the status as it is.

    `rings` lists the clocks that this step started, changed or stopped; others go on as far as the status has them.
    `effect_at`: the beginning of the next day on which something takes effect by itself; none: nothing waits for one.
    """

    outcome: str
    status: RequestStatus
    rings: list[Ring] = field(default_factory=list)
    effect_at: dt.datetime | None = None


BEGIN_ACCOUNT_REQUEST = Step("begin_account_request", About, RequestAnswer, of=OF)
"""It was made: the law is asked about each change (`ccs.account_request`); departures of today are done at once."""

REVIEW_ACCOUNT_REQUEST = Step("review_account_request", Told, RequestAnswer, of=OF)
"""The Regional Office's word, `{outcome: approve|return|refuse, reason}`."""

ANSWER_RETURN = Step("answer_return", Told, RequestAnswer, of=OF)
"""The liaison has mended it, `{changes: [{place, ...}], attested_*}`: `answered`, or refused: what is still wrong."""

ASSIGN_USER_ID = Step("assign_user_id", Told, RequestAnswer, of=OF)
"""The Information Technology Unit's word, `{change_id, sign_in_name}`; the one-time password is only in its hash, and
on the page that shows it once. Another person's than the approver's."""

MAKE_ONE_TIME_PASSWORD = Step("make_one_time_password", Told, RequestAnswer, of=OF)
"""The first was lost, or ran out soon, `{change_id}`: another opens for the whole time again."""

CONFIRM_HANDED_OUT = Step("confirm_handed_out", Told, RequestAnswer, of=OF)
"""The liaison has handed the slip out, `{change_id, on}`."""

FIRST_SIGN_IN = Step("first_sign_in", Told, RequestAnswer, of=OF)
"""A user has chosen a password and taken the oath, `{user_id}`; the account is open since then."""

WITHDRAW_ACCOUNT_REQUEST = Step("withdraw_account_request", Told, RequestAnswer, of=OF)
"""The liaison takes back whatever has not been carried out, `{}`."""

REQUEST_OVERDUE = Step("account_request_overdue", AboutClock, RequestAnswer, of=OF)
"""Nobody has reviewed it, or assigned its user IDs, in time: `overdue`."""

RETURN_NOT_ANSWERED = Step("account_request_not_answered", AboutClock, RequestAnswer, of=OF)
"""The liaison has not mended it in time: what it asked has expired."""

HAND_OUT_REMINDER = Step("remind_hand_out", AboutClock, RequestAnswer, of=OF)
"""A slip was not handed out in time: `reminded`, and the clock of the next one runs."""

PASSWORD_NOT_USED = Step("one_time_password_not_used", AboutClock, RequestAnswer, of=OF)
"""A one-time password has run out: its user is disabled, the change has expired."""

DAY_CAME = Step("account_day_came", About, RequestAnswer, of=OF)
"""The day of a departure or a change has begun: who leaves is disabled, who changes is changed."""

CLOSE_ACCOUNT_REQUEST = Step("close_account_request", About, RequestAnswer, of=OF)
"""After its end: clocks stopped, the day noted."""
