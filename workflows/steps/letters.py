"""The step that sends a letter to a provider or a recipient about an enrollment or an assignment."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import Kind, Step


class Letter(StrEnum):
    """The letters; each is a folder of texts under rules/notices."""

    PROVIDER_ENROLLED = "provider_enrolled"  # SOC 848
    PROVIDER_GOES_ON = "provider_goes_on"  # what is missing, and by when
    PROVIDER_INCOMPLETE = "provider_incomplete"  # SOC 857
    PROVIDER_TIER_1 = "provider_tier_1"  # SOC 852
    PROVIDER_TIER_2 = "provider_tier_2"  # SOC 852A
    PROVIDER_ON_LIST = "provider_on_list"  # SOC 853
    RECIPIENT_PROVIDER_INELIGIBLE = "recipient_provider_ineligible"  # SOC 855
    RECIPIENT_TIER_2 = "recipient_tier_2"  # SOC 855, a waiver is offered
    WAIVER_ACCEPTED = "waiver_accepted"  # to the recipient; `about` is the waiver
    WAIVER_REFUSED = "waiver_refused"
    EXCEPTION_GRANTED = "exception_granted"
    EXCEPTION_INCOMPLETE = "exception_incomplete"
    EXCEPTION_DENIED = "exception_denied"
    APPEAL_GRANTED = "appeal_granted"
    APPEAL_DENIED = "appeal_denied"
    PROVIDER_TERMINATED = "provider_terminated"
    PROVIDER_SUSPENDED = "provider_suspended"
    PROVIDER_REINSTATED = "provider_reinstated"
    WEEKLY_HOURS_RECIPIENT = "weekly_hours_recipient"  # SOC 2271A
    WEEKLY_HOURS_PROVIDER = "weekly_hours_provider"  # SOC 2271
    EXTRA_HOURS_APPROVED_RECIPIENT = "extra_hours_approved_recipient"  # `about` is the request
    EXTRA_HOURS_APPROVED_PROVIDER = "extra_hours_approved_provider"
    EXTRA_HOURS_REFUSED_RECIPIENT = "extra_hours_refused_recipient"
    EXTRA_HOURS_REFUSED_PROVIDER = "extra_hours_refused_provider"
    EXEMPTION_APPROVED = "exemption_approved"  # SOC 2308; `about` is the exemption
    EXEMPTION_REFUSED = "exemption_refused"  # SOC 2310
    PROGRAM_CHANGED = "program_changed"
    # Of a violation: the first four by its number
    VIOLATION_FIRST = "violation_first"
    VIOLATION_SECOND = "violation_second"
    VIOLATION_THIRD = "violation_third"
    VIOLATION_FOURTH = "violation_fourth"
    VIOLATION_TRAINING = "violation_training"  # self-study is offered with the second, once
    VIOLATION_UPHELD = "violation_upheld"  # the county's answer to a dispute
    VIOLATION_OVERTURNED = "violation_overturned"
    VIOLATION_STATE_UPHELD = "violation_state_upheld"
    VIOLATION_STATE_OVERTURNED = "violation_state_overturned"
    VIOLATION_TRAINED = "violation_trained"
    VIOLATION_CLEAN_YEAR = "violation_clean_year"
    RECIPIENT_VIOLATION = "recipient_violation"  # to each recipient whose hours it is about
    # Of a month that was paid to the recipient in advance; `about` is the advance
    ADVANCE_PRESUMED = "advance_presumed"  # 45 days
    ADVANCE_ARREARS = "advance_arrears"  # 90 days
    ADVANCE_ENDED = "advance_ended"  # the county moved the recipient to payment in arrears
    BANK_ACCOUNT_CHANGED = "bank_account_changed"  # to the provider; `about` is the new account


@dataclass(frozen=True)
class LetterDue:
    """A letter that is still to be sent. `about`: the row it tells of (a decision's, a waiver's, an assignment's)."""

    letter: Letter
    about: int | None = None


@dataclass(frozen=True)
class SendLetter:
    """Send one letter; it goes to the provider or to the recipient, as its template says."""

    subject_id: int
    letter: Letter
    about: int | None
    at: dt.datetime


@dataclass(frozen=True)
class BeginLetter:
    """A letter about an assignment that no process is waiting for (workflows/letter.py)."""

    assignment_id: int
    letter: Letter
    about: int
    at: dt.datetime


@dataclass(frozen=True)
class LetterSent:
    """The notice row in the addressee's language; none where there is nobody to write to."""

    notice_id: int | None


PATIENCE = dt.timedelta(seconds=60)
SEND_ENROLLMENT_LETTER = Step("send_enrollment_letter", SendLetter, LetterSent, patience=PATIENCE, of=Kind.ENROLLMENT)
"""Compose, print and keep a letter about an enrollment. To recipients: `about` is the assignment."""

SEND_ASSIGNMENT_LETTER = Step("send_assignment_letter", SendLetter, LetterSent, patience=PATIENCE, of=Kind.ASSIGNMENT)
"""The same about an assignment."""

SEND_VIOLATION_LETTER = Step("send_violation_letter", SendLetter, LetterSent, patience=PATIENCE, of=Kind.VIOLATION)
"""The same about a violation: to the provider, or to every recipient whose hours it is about."""
