"""A state of CCS in which everything is random, and what its rows say of each pair of organization and line, plainly.

Nothing here uses the filters under test, nor what a snapshot keeps: only what was told, row by row.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from records import snapshots
from rules.columns import decide_frame

STOOD = "recorded_at < :closes and (superseded_at is null or superseded_at >= :closes)"
ON = "starts_on <= :today and (ends_on is null or ends_on >= :today)"


@dataclass(frozen=True)
class World:
    """What was told, looked at on a day."""

    session: Session
    today: dt.date

    @property
    def url(self) -> str:
        """The database in which it is."""
        return self.session.get_bind().engine.url.render_as_string(hide_password=False)

    def rows(self, query: str) -> pl.DataFrame:
        """A query over what was told; it may name the day and the close of the day before."""
        told = {"today": self.today, "closes": snapshots.closes_at(self.today - dt.timedelta(days=1))}
        result = self.session.execute(text(query), told)
        return pl.DataFrame(
            [tuple(row) for row in result], schema=list(result.keys()), orient="row", infer_schema_length=None
        )

    @cached_property
    def sars(self) -> pl.DataFrame:
        """The requests as they stood."""
        return self.rows(f"select id as sar_id, number, client_number, recorded_at from sar where {STOOD}")

    @cached_property
    def lines(self) -> pl.DataFrame:
        """Their lines with the status as the law shows it."""
        columns = "id as line_id, sar_id, number as place, status, starts_on, ends_on, cancelled_on"
        told = self.rows(f"select {columns} from sar_line").join(self.sars, on="sar_id")
        facts = told.select("status", "starts_on", "ends_on", "cancelled_on")
        facts = facts.with_columns(as_of=pl.lit(self.today - dt.timedelta(days=1)))
        return told.with_columns(status=decide_frame("ccs.line_status", self.today, facts)["status"])

    @cached_property
    def parties(self) -> pl.DataFrame:
        """Provider numbers in the roles that open a request."""
        return self.rows("select sar_id, number from sar_party where role in ('authorized', 'group', 'facility')")

    @cached_property
    def memberships(self) -> pl.DataFrame:
        """Memberships as they are told now."""
        return self.rows(
            "select client_number, plan_code, starts_on as since, ends_on as until from plan_membership"
            " where superseded_at is null"
        )

    @cached_property
    def clients(self) -> pl.DataFrame:
        """Clients as they stood."""
        return self.rows(f"select number, cin, last_name, first_name, birth_date from ccs_client where {STOOD}")

    @cached_property
    def letters(self) -> pl.DataFrame:
        """Letters as they stood."""
        return self.rows(
            f"select number, client_number, sar_number, line_numbers, decided_on from ccs_letter where {STOOD}"
        )

    def visible_lines(self, organization: Any, active: bool) -> pl.DataFrame:
        """The lines that `ccs.sar_visibility` lets a user of an organization see."""
        domain = self.rows(
            f"select id, number from organization_provider where {ON} and organization_id = {organization.id}"
        )
        permitted = self.rows(
            f"select organization_provider_id as id from written_permission where {ON}"
            " and (withdrawn_on is null or withdrawn_on > :today)"
        )
        codes = self.rows(f"select plan_code from organization_plan where {ON} and organization_id = {organization.id}")
        in_domain = self.parties.filter(pl.col("number").is_in(domain["number"].implode()))["sar_id"]
        with_permission = domain.filter(pl.col("id").is_in(permitted["id"].implode()))["number"]
        opened = self.parties.filter(pl.col("number").is_in(with_permission.implode()))["sar_id"]
        members = self.memberships.filter(pl.col("plan_code").is_in(codes["plan_code"].implode()))
        overlaps = (pl.col("since") <= pl.col("ends_on")) & (
            pl.col("until").is_null() | (pl.col("until") >= pl.col("starts_on"))
        )
        on_dates = self.lines.join(members, on="client_number").filter(overlaps)["line_id"]
        facts = self.lines.select(
            organization_kind=pl.lit(organization.kind),
            provider_in_domain=pl.col("sar_id").is_in(in_domain.implode()),
            permission_in_force=pl.col("sar_id").is_in(opened.implode()),
            member_on_dates=pl.col("line_id").is_in(on_dates.implode()),
            user_active=pl.lit(active and organization.status in ("approved", "frozen")),
        )
        return self.lines.filter(decide_frame("ccs.sar_visibility", self.today, facts)["visible"])

    def members_today(self, organization_id: int) -> set[str]:
        """A plan's members of today."""
        return set(self._members(organization_id).filter(_on(pl.lit(self.today)))["client_number"].to_list())

    def members_when_decided(self, organization_id: int) -> set[str]:
        """The letters that were decided on a day on which the client was a member of the plan."""
        members = self._members(organization_id).join(self.letters, on="client_number")
        return set(members.filter(_on(pl.col("decided_on")))["number"].to_list())

    def _members(self, organization_id: int) -> pl.DataFrame:
        codes = f"select plan_code from organization_plan where {ON} and organization_id = {organization_id}"
        return self.memberships.filter(pl.col("plan_code").is_in(self.rows(codes)["plan_code"].implode()))


def _on(day: pl.Expr) -> pl.Expr:
    """Whether a membership is in force on a day."""
    return (pl.col("since") <= day) & (pl.col("until").is_null() | (pl.col("until") >= day))
