"""A plan's members who are known to CCS: yesterday's clients, with memberships as they are told now."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Text, and_, func, literal, or_, select, true, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on
from sqlalchemy.orm import Session

from records.ccs_client import CcsClient
from records.listed import PAGE_LENGTH
from records.plan_membership import PlanMembership
from records.sar_reach import Rights
from records.snapshot import Snapshot, SnapshotClient


@dataclass(frozen=True)
class MemberRow:
    """One membership of today. `place` is where the next page begins after this row."""

    client_number: str
    cin: str | None
    name: str
    birth_date: dt.date
    plan_code: str
    member_id: str | None
    starts_on: dt.date
    ends_on: dt.date | None
    membership_id: int

    @property
    def place(self) -> tuple[str, str]:
        """Its place in the order of the listing; no two rows have the same but of one client in one plan."""
        return self.client_number, self.plan_code


def members(
    session: Session,
    rights: Rights,
    snapshot: Snapshot,
    after: tuple[str, str] | None = None,
    length: int = PAGE_LENGTH,
) -> tuple[list[MemberRow], bool]:
    """So many members of today by CCS number, after a place, and whether there are more. Providers have none."""
    row, day = PlanMembership, rights.today
    code = func.unnest(literal(list(rights.plan_codes), ARRAY(Text))).table_valued("key").render_derived(name="code")
    which = [row.plan_code == code.c.key, row.superseded_at.is_(None), row.starts_on <= day]
    which.append(or_(row.ends_on.is_(None), row.ends_on >= day))
    if after is not None:
        which += [row.client_number >= after[0], tuple_(row.client_number, row.plan_code) > tuple_(*after)]
    known = and_(SnapshotClient.snapshot_id == snapshot.id, SnapshotClient.number == row.client_number)
    shown = (row.client_number, row.plan_code, row.member_id, row.starts_on, row.ends_on, row.id.label("membership_id"))
    first = (
        select(*shown, SnapshotClient.client_id)
        .join(SnapshotClient, known)
        .where(*which)
        .ext(distinct_on(row.client_number))
        .order_by(row.client_number, row.starts_on.desc())
        .limit(length + 1)
        .lateral("first")
    )
    page = (
        select(first, CcsClient.cin, CcsClient.last_name, CcsClient.first_name, CcsClient.birth_date)
        .select_from(code.join(first, true()).join(CcsClient, CcsClient.id == first.c.client_id))
        .order_by(first.c.client_number, first.c.plan_code)
        .limit(length + 1)
    )
    rows = [
        MemberRow(
            *(each.client_number, each.cin, f"{each.last_name}, {each.first_name}", each.birth_date),
            *(each.plan_code, each.member_id, each.starts_on, each.ends_on, each.membership_id),
        )
        for each in session.execute(page)
    ]
    return rows[:length], len(rows) > length
