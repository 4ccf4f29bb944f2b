"""Authorizations as CCS told them, for tests: clients, requests in versions, memberships, letters, organizations."""

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from records import clock
from records.ccs_client import CcsClient
from records.ccs_letter import CcsLetter
from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_user import OrganizationUser
from records.place import County
from records.plan_membership import PlanMembership
from records.sar import Sar, SarParty
from records.sar_line import SarLine

YESTERDAY = dt.date(2026, 3, 9)
TODAY = dt.date(2026, 3, 10)
LONG_AGO = dt.date(2025, 1, 1)
_numbers = itertools.count(1)


def during(day: dt.date) -> dt.datetime:
    """Two in the afternoon of a day in California."""
    return clock.county_instant(day, dt.time(14))


@dataclass
class Told:
    """A session in which CCS tells."""

    session: Session

    def county(self) -> None:
        """Sacramento, where everybody lives."""
        self.session.add(County(code="34", name="Sacramento"))
        self.session.flush()

    def client(self, number: str, **told: Any) -> CcsClient:
        """A client, told long ago unless told otherwise."""
        usual = {"last_name": "Alderbrook", "first_name": "Calla", "birth_date": dt.date(2016, 5, 4), "cin": None}
        row = CcsClient(number=number, county_code="34", recorded_at=during(LONG_AGO), **{**usual, **told})
        return self._added(row)

    def sar(
        self,
        number: str,
        client: str,
        *lines: dict[str, Any],
        on: dt.date = LONG_AGO,
        parties: dict[str, str] | None = None,
    ) -> Sar:
        """A telling of a request on a day; it replaces the one before."""
        at = during(on)
        before = (Sar.number == number, Sar.superseded_at.is_(None))
        self.session.execute(update(Sar).where(*before).values(superseded_at=at))
        row = self._added(
            Sar(
                **{"number": number, "version": next(_numbers), "recorded_at": at, "client_number": client},
                **{"county_code": "34", "coverage": "medi_cal", "requested_on": LONG_AGO, "supplemental": False},
            )
        )
        for place, line in enumerate(lines or ({},), start=1):
            self.line(row, place, **line)
        for role, provider in (parties or {"authorized": "1993999998"}).items():
            self._added(SarParty(sar_id=row.id, role=role, number=provider, name="Example Children's Center"))
        return row

    def line(self, sar: Sar, number: int, **told: Any) -> SarLine:
        """A line of a request."""
        days = {"starts_on": dt.date(2026, 1, 1), "ends_on": dt.date(2026, 6, 30)}
        usual = {"status": "authorized", "description": "Physician services", **days}
        return self._added(SarLine(sar_id=sar.id, number=number, **{**usual, **told}))

    def member(self, client: str, plan: str, starts: dt.date, ends: dt.date | None = None) -> PlanMembership:
        """A membership, told long ago."""
        days = {"starts_on": starts, "ends_on": ends, "recorded_at": during(LONG_AGO)}
        return self._added(PlanMembership(client_number=client, plan_code=plan, **days))

    def letter(self, number: str, client: str, sar: str | None = None, **told: Any) -> CcsLetter:
        """A letter, told long ago unless told otherwise."""
        usual = {"kind": "authorization", "decided_on": LONG_AGO, "dated_on": LONG_AGO, "line_numbers": None}
        days = {"recorded_at": during(told.pop("on", LONG_AGO))}
        return self._added(CcsLetter(number=number, client_number=client, sar_number=sar, **{**usual, **days, **told}))

    def _added(self, row: Any) -> Any:
        self.session.add(row)
        self.session.flush()
        return row


def organization(session: Session, kind: str, status: str = "approved") -> OrganizationUser:
    """An organization of a kind; gives its one user, who is active."""
    place = next(_numbers)
    types = {"provider": "ccs_hospital", "plan": "medi_cal_plan", "government": "government_agency"}
    row = Organization(
        **{"number": f"O-{place:06d}", "name": f"Example {kind} {place}", "kind": kind, "type": types[kind]},
        **{"street": "1 Linden Way", "city": "Sacramento", "zip_code": "95814", "county_code": "34"},
        **{"regional_office": "sacramento", "phone": "(916) 555-0100", "status": status, "reciprocal": "agreed"},
        **{"status_since": during(LONG_AGO), "applied_at": during(LONG_AGO), "liaison_first_name": "Opal"},
        **{"liaison_last_name": "Yarrow", "liaison_title": "Registrar", "liaison_phone": "(916) 555-0101"},
        **{"liaison_email": "opal@hospital.example", "accepts_delay": True, "internal_agreements": True},
        **{"has_permissions": None if kind == "plan" else True, "paperless_in_time": True},
    )
    session.add(row)
    session.flush()
    user = OrganizationUser(
        **{"organization_id": row.id, "sign_in_name": f"U{place:06d}", "first_name": "Opal", "last_name": "Yarrow"},
        **{"title": "Registrar", "phone": "(916) 555-0101", "email": "opal@hospital.example", "liaison": True},
        **{"status": "active", "oath_at": during(LONG_AGO)},
    )
    session.add(user)
    session.flush()
    return user


def permitted(session: Session, user: OrganizationUser, number: str, **told: Any) -> WrittenPermission:
    """A provider in the organization's domain, with a written permission."""
    usual = {"starts_on": LONG_AGO, "noted_at": during(LONG_AGO)}
    provider = OrganizationProvider(organization_id=user.organization_id, number=number, name="Example", **usual)
    session.add(provider)
    session.flush()
    row = WrittenPermission(organization_provider_id=provider.id, signed_on=LONG_AGO, **{**usual, **told})
    session.add(row)
    session.flush()
    return row


def has_plan(session: Session, user: OrganizationUser, code: str, ends: dt.date | None = None) -> OrganizationPlan:
    """A plan code of an organization."""
    row = OrganizationPlan(organization_id=user.organization_id, plan_code=code, starts_on=LONG_AGO, ends_on=ends)
    session.add(row)
    session.flush()
    return row
