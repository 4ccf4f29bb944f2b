"""Every table, imported in one place, so that migrations and tests see the whole."""

from records import (
    access_log,
    activity_log,
    application,
    assessment,
    care_case,
    clocks,
    decision,
    eligibility,
    event,
    outbox,
    person,
    place,
    referral,
    sign_in,
    staff,
    submission,
    task,
)
from records.base import Base

__all__ = [
    "Base",
    "access_log",
    "activity_log",
    "application",
    "assessment",
    "care_case",
    "clocks",
    "decision",
    "eligibility",
    "event",
    "outbox",
    "person",
    "place",
    "referral",
    "sign_in",
    "staff",
    "submission",
    "task",
]
