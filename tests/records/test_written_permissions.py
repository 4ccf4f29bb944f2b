"""A written permission stands on pages as it opens: a row and the database's filter say the same of every day."""

import datetime as dt
import itertools

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.sar_reach import permission_on
from tests.web.inquiry.organizations import hospital

DAY = dt.date(2026, 3, 10)
NEAR = [DAY + dt.timedelta(days=away) for away in (-1, 0, 1)]


def test_a_permission_is_in_force_on_its_page_on_the_days_on_which_it_opens(session: Session) -> None:
    place = hospital(session)
    domain = {"organization_id": place.id, "number": "1993999998", "name": "Dr. Oake", "noted_at": now()}
    provider = OrganizationProvider(**domain, starts_on=DAY - dt.timedelta(days=30))
    session.add(provider)
    session.flush()
    rows = [
        WrittenPermission(
            **{"organization_provider_id": provider.id, "signed_on": first, "starts_on": first, "ends_on": last},
            **{"withdrawn_on": withdrawn, "noted_at": now()},
        )
        for first, last, withdrawn in itertools.product(NEAR, [None, *NEAR], [None, *NEAR])
        if last is None or first <= last
    ]
    session.add_all(rows)
    session.flush()
    opening = select(WrittenPermission.id).join(OrganizationProvider).where(*permission_on(place.id, DAY))
    assert {each.id for each in rows if each.is_in_force(DAY)} == set(session.scalars(opening)) != set()
