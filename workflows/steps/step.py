"""What a step is, seen from a workflow: a name, what it is given, what it answers. The doing is in `activities`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Order = TypeVar("Order")
Answer = TypeVar("Answer")


class Kind(StrEnum):
    """What a process is about: the kind of row that a step's `subject_id` names."""

    APPLICATION = "application"
    ENROLLMENT = "enrollment"
    ASSIGNMENT = "assignment"
    TIMESHEET = "timesheet"
    VIOLATION = "violation"
    PAY_RUN = "pay_run"
    ORGANIZATION = "organization"
    ACCOUNT_REQUEST = "account_request"


@dataclass(frozen=True)
class Step(Generic[Order, Answer]):
    """One step's contract. Orders and answers hold ids, days, instants and enum words only: they stay in histories.

    Whoever implements a step keeps four promises:
    - one transaction; done again with the same activity id it answers as before and changes nothing (`activity_log`);
    - `at` of the order is its only clock, so that a step retried tomorrow still acts as of today;
    - a refusal for business reasons is an *answer* (`refused`), its sentence is kept with the submission;
    - an exception is a fault and is tried again for ever, except a non-retryable ApplicationError from a step that
      was *told* something (its submission does not exist). Steps that clocks call never raise one.
    """

    name: str
    takes: type[Order]
    gives: type[Answer]
    patience: dt.timedelta = dt.timedelta(seconds=10)  # a try that takes longer is given up and tried again
    of: Kind = Kind.APPLICATION


@dataclass(frozen=True)
class Told:
    """Someone said something about a subject: the step reads the submission and acts on it.

    `by` is the member of staff, none for the applicant or a partner. A submission that was already applied answers as
    it did then (the same words may be told twice when a workflow has been continued as a new run).
    """

    subject_id: int
    submission_id: int
    by: int | None
    at: dt.datetime


@dataclass(frozen=True)
class About:
    """Nobody said anything; the process itself has come to this step."""

    subject_id: int
    at: dt.datetime


@dataclass(frozen=True)
class AboutClock:
    """A clock has run out."""

    subject_id: int
    clock_id: int
    at: dt.datetime


@dataclass(frozen=True)
class RunningClock:
    """A clock that a step started: its row, its due day, and the instant at which it rings.

    `expires_at` is the *end* of the due day in California: what arrives on day 45 is in time, on day 46 late. Two ring
    at another hour (activities/enrollment/status_clocks.py): a suspension as the due day begins, on which work is
    allowed again, and an appeal only when one that was sent on its last day has had time to come in.
    """

    clock_id: int
    due_on: dt.date
    expires_at: dt.datetime


class Readiness(StrEnum):
    """What `intake.readiness` says may happen next, asked at the end of every step that changes a fact.

    While an authorization for a time is in force (temporary, presumptive): `wait` until what it waits for has come.
    """

    WAIT = "wait"
    APPROVE = "approve"
    APPROVE_WITH_SUPERVISOR = "approve_with_supervisor"
    DENY = "deny"
