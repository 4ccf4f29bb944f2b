"""The steps from a proposal to a decision: proposed, reviewed, decided, told to the person; or withdrawn."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import Readiness, Step, Told


class ProposalOutcome(StrEnum):
    """What came of a proposal."""

    DECIDED_ALONE = "decided_alone"
    REVIEW = "review"
    NEEDS = "needs"
    REFUSED = "refused"


@dataclass(frozen=True)
class ProposalAnswer:
    """`proposal_id` is set when the proposal stands. `needs` names the facts that the law still misses."""

    outcome: ProposalOutcome
    proposal_id: int | None = None
    needs: list[str] = field(default_factory=list)


PROPOSE = Step("propose", Told, ProposalAnswer)
"""Put a proposal (approve, deny, temporary, presumptive) to `intake.readiness` and `intake.review`. `decided_alone`: no
second person is needed. `review`: a supervisor decides. `refused`: the law does not allow it."""

DENY_FOR_CAUSE = Step("deny_for_cause", Told, ProposalAnswer)
"""Put a denial for a cause of `intake.denial` to the law; possible at any stage. With an authorization in force it is
a termination."""


class ReviewOutcome(StrEnum):
    """What a supervisor's word came to. `overtaken`: the facts have changed since; the worker proposes anew."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    OVERTAKEN = "overtaken"
    REFUSED = "refused"


@dataclass(frozen=True)
class ReviewAnswer:
    """What came of a review."""

    outcome: ReviewOutcome


REVIEW = Step("review", Told, ReviewAnswer)
"""`refused` by `intake.approver` (the approver is never the proposer), or when the submission names another proposal
than the one in review. An approval is first put to `intake.readiness` again: `overtaken` if it no longer allows it."""


class Decision(StrEnum):
    """What was decided. `temporary` and `presumptive` do not end the application."""

    APPROVED = "approved"
    DENIED = "denied"
    TEMPORARY = "temporary"
    PRESUMPTIVE = "presumptive"
    TERMINATED = "terminated"


@dataclass(frozen=True)
class Decide:
    """Carry out a proposal that was agreed to."""

    subject_id: int
    proposal_id: int
    at: dt.datetime


@dataclass(frozen=True)
class Decided:
    """The decision that was carried out, and what may follow it."""

    outcome: Decision
    readiness: Readiness


DECIDE = Step("decide", Decide, Decided)
"""Write decision, status, case and authorization; end the yardstick clock (met) when the application is decided for
good; open `deadline.reassessment` and `deadline.hearing_request`. `terminated`: denied while authorized for a time."""


class Withdrawal(StrEnum):
    """What came of a withdrawal."""

    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


@dataclass(frozen=True)
class WithdrawalAnswer:
    """What came of a withdrawal."""

    outcome: Withdrawal


WITHDRAW = Step("withdraw", Told, WithdrawalAnswer)
"""The applicant takes the application back. A proposal under review is overtaken; an authorization in force ends."""


class NoticeAction(StrEnum):
    """What a notice of action tells the person."""

    APPROVAL = "approval"
    DENIAL = "denial"
    TERMINATION = "termination"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True)
class SendNotice:
    """Tell the person. `proposal_id` is the proposal that was carried out, none for a withdrawal."""

    subject_id: int
    proposal_id: int | None
    action: NoticeAction
    at: dt.datetime


@dataclass(frozen=True)
class NoticeSent:
    """The notice in the person's written language; none where nobody is told (a death)."""

    notice_id: int | None


SEND_NOTICE = Step("send_notice", SendNotice, NoticeSent, patience=dt.timedelta(seconds=30))
"""Compose the notice of action from the decision's trace and print it, in the person's language and in English."""
