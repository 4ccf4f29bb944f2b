"""What one organization sees by the filters and by searching, held against what the law allows of each line."""

from dataclasses import dataclass

import polars as pl
from sqlalchemy import select

from records import snapshots
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.sar_reach import Rights, rights_of, visible_clients, visible_letters, visible_lines, visible_sars
from records.sar_search import Wanted, found
from records.snapshot import Snapshot, SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotLetter
from tests.activities.snapshot.world import World

EVERYTHING = 10**7


@dataclass(frozen=True)
class Seen:
    """A user's rights in a world, and the lines that the law lets them see."""

    world: World
    organization: Organization
    rights: Rights
    lines: pl.DataFrame

    @property
    def snapshot(self) -> Snapshot:
        """What everybody reads."""
        current = snapshots.current(self.world.session)
        assert current is not None
        return current

    @property
    def sars(self) -> pl.DataFrame:
        """The requests that the law opens, with the headline and the span of the lines that are seen."""
        headline = pl.when(pl.col("status").n_unique() == 1).then(pl.col("status").first()).otherwise(pl.lit("mixed"))
        return self.lines.group_by("sar_id", "number", "client_number").agg(
            headline.alias("headline"), pl.col("starts_on").min(), pl.col("ends_on").max()
        )

    @property
    def clients(self) -> set[str]:
        """Clients with such a request, and a plan's members of today where the organization looks."""
        members = self.world.members_today(self.organization.id) if self.rights.plan_codes else set()
        return members | set(self.lines["client_number"].to_list())

    @property
    def letters(self) -> set[str]:
        """Letters all of whose lines are seen; of no request, those of clients who are seen, on a plan's own days."""
        seen = set(self.lines["line_id"].to_list())
        all_lines = self.world.lines.join(self.sars.select("sar_id"), on="sar_id", how="semi")
        whole = {key[0]: set(rows["line_id"].to_list()) for key, rows in all_lines.group_by("number")}
        first = {row["number"]: row["line_id"] for row in all_lines.filter(pl.col("place") == 1).iter_rows(named=True)}
        letters = self.world.letters.iter_rows(named=True)
        clients, plan = self.clients, self.organization
        own = self.world.members_when_decided(plan.id) if plan.kind == "plan" else set(self.world.letters["number"])
        return {
            each["number"]
            for each in letters
            if (each["sar_number"] is None and each["client_number"] in clients and each["number"] in own)
            or (
                each["sar_number"] in whole
                and ({first[each["sar_number"]]} if each["line_numbers"] else whole[each["sar_number"]]) <= seen
            )
        }

    def check_filters(self) -> None:
        """Every filter lets through what the law does, and nothing else."""
        session, rights, current = self.world.session, self.rights, self.snapshot.id
        filters = {
            SnapshotLine.line_id: (visible_lines(rights, current), set(self.lines["line_id"].to_list())),
            SnapshotSar.sar_id: (visible_sars(rights, current), set(self.lines["sar_id"].to_list())),
            SnapshotClient.number: (visible_clients(rights, current), self.clients),
            SnapshotLetter.number: (visible_letters(rights, current), self.letters),
        }
        for column, (which, allowed) in filters.items():
            seen = session.scalars(select(column).where(which)).all()
            assert len(seen) == len(set(seen))
            assert set(seen) == allowed, (self.organization.id, str(column))

    def check_search(self, wanted: Wanted, allowed: pl.DataFrame) -> int:
        """A search finds these requests, each as it is seen, and nothing else; how many."""
        result = found(self.world.session, self.rights, self.snapshot, wanted, length=EVERYTHING)
        shown = {
            (row.sar_id, row.number, row.client_number, row.status, row.starts_on, row.ends_on) for row in result.rows
        }
        assert len(shown) == len(result.rows)
        columns = ("sar_id", "number", "client_number", "headline", "starts_on", "ends_on")
        assert shown == set(allowed.select(columns).iter_rows()), (self.organization.id, wanted)
        return len(shown)


def seen_by(world: World, user: OrganizationUser) -> Seen:
    """What one user sees."""
    organization = world.session.get_one(Organization, user.organization_id)
    lines = world.visible_lines(organization, user.status == "active")
    return Seen(world, organization, rights_of(world.session, user, world.today), lines)


def liaisons(world: World) -> list[OrganizationUser]:
    """An active user of each organization."""
    one = select(OrganizationUser).where(OrganizationUser.liaison).order_by(OrganizationUser.organization_id)
    return list(world.session.scalars(one))
