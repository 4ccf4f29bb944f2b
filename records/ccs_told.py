"""What CCS tells, each record whole: a client, a membership in a plan, a request with all its lines, a letter.

The names are those of the tables, so that what is told can be held against what stands.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ClientTold:
    """A child known to CCS."""

    number: str
    cin: str | None
    last_name: str
    first_name: str
    birth_date: dt.date
    county_code: str
    language: str | None = None
    guardian: str | None = None


@dataclass(frozen=True)
class MembershipTold:
    """A client in a health plan from a day on. `taken_back`: it was told by mistake, and never was."""

    client_number: str
    plan_code: str
    member_id: str | None
    starts_on: dt.date
    ends_on: dt.date | None
    taken_back: bool = False


@dataclass(frozen=True)
class CodeTold:
    """A procedure, a service code grouping, or a range of codes."""

    kind: str
    code: str
    code_to: str | None = None
    modifiers: str | None = None
    units: int | None = None


@dataclass(frozen=True)
class LineTold:
    """One service asked for, with the codes that it covers in the order told."""

    number: int
    status: str
    starts_on: dt.date
    ends_on: dt.date
    description: str
    cancelled_on: dt.date | None = None
    reason: str | None = None
    units: int | None = None
    frequency: str | None = None
    codes: tuple[CodeTold, ...] = ()


@dataclass(frozen=True)
class DiagnosisTold:
    """A diagnosis of a request."""

    system: str
    code: str
    description: str | None = None


@dataclass(frozen=True)
class PartyTold:
    """A provider of a request in one of its roles."""

    role: str
    number: str
    name: str


@dataclass(frozen=True)
class SarTold:
    """A request as it stands now; it replaces all that was told of it before. Lines by number, parties by role."""

    number: str
    client_number: str
    county_code: str
    coverage: str
    requested_on: dt.date
    decided_on: dt.date | None = None
    extension_of: str | None = None
    supplemental: bool = False
    contact_name: str | None = None
    contact_phone: str | None = None
    contact_fax: str | None = None
    instructions: str | None = None
    diagnoses: tuple[DiagnosisTold, ...] = ()
    parties: tuple[PartyTold, ...] = ()
    lines: tuple[LineTold, ...] = ()


@dataclass(frozen=True)
class LetterTold:
    """A letter about a client, about a request, or about some lines of one: `line_numbers` like 1,3."""

    number: str
    kind: str
    client_number: str
    sar_number: str | None
    line_numbers: str | None
    decided_on: dt.date
    dated_on: dt.date | None = None
    action: str | None = None
    effective_on: dt.date | None = None
    reason: str | None = None
    citation: str | None = None
    title: str | None = None
    body: str | None = None


Told = ClientTold | MembershipTold | SarTold | LetterTold
