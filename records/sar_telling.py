"""Telling what CCS knows, by a file or through the API alike: each record whole, each change a version."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from records import sar_versions
from records.ccs_client import CcsClient
from records.ccs_letter import CcsLetter
from records.ccs_told import (
    ClientTold,
    CodeTold,
    DiagnosisTold,
    LetterTold,
    LineTold,
    MembershipTold,
    PartyTold,
    SarTold,
    Told,
)
from records.named import search_columns
from records.plan_membership import PlanMembership
from records.told_versions import Outcome, Source, tell_rows

__all__ = [
    "ClientTold",
    "CodeTold",
    "DiagnosisTold",
    "LetterTold",
    "LineTold",
    "MembershipTold",
    "Outcome",
    "PartyTold",
    "SarTold",
    "Source",
    "Told",
    "tell_clients",
    "tell_letters",
    "tell_memberships",
    "tell_sars",
]

MEMBERSHIP_KEY = ("client_number", "plan_code", "starts_on")
"""What tells one membership from another; a client may come back to a plan."""


def tell_clients(session: Session, told: Sequence[ClientTold], source: Source) -> list[Outcome]:
    """Clients, each by its CCS number."""
    by_name = lambda record: search_columns(record.first_name, None, record.last_name)  # noqa: E731
    return tell_rows(session, CcsClient, ("number",), told, source, more=by_name)


def tell_memberships(session: Session, told: Sequence[MembershipTold], source: Source) -> list[Outcome]:
    """Memberships; one that is taken back ends, and nothing takes its place."""
    gone = frozenset(place for place, each in enumerate(told) if each.taken_back)
    return tell_rows(session, PlanMembership, MEMBERSHIP_KEY, told, source, beside=("taken_back",), gone=gone)


def tell_sars(session: Session, told: Sequence[SarTold], source: Source) -> list[Outcome]:
    """Requests, each with all its lines, codes, diagnoses and parties."""
    return sar_versions.tell(session, told, source)


def tell_letters(session: Session, told: Sequence[LetterTold], source: Source) -> list[Outcome]:
    """Letters, each by its number."""
    return tell_rows(session, CcsLetter, ("number",), told, source)
