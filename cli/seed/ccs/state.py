"""Write so many authorizations and those who look at them, as a whole or not at all."""

import time
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known
from activities.timesheet_files.copying import copy_in
from cli.seed.ccs.clients import drawn_clients, drawn_memberships
from cli.seed.ccs.domains import drawn_domains, drawn_permissions, drawn_plans
from cli.seed.ccs.letters import drawn_letters
from cli.seed.ccs.lines import drawn_codes, drawn_lines
from cli.seed.ccs.organizations import drawn_organizations, drawn_users
from cli.seed.ccs.providers import Providers, drawn_providers
from cli.seed.ccs.sars import drawn_diagnoses, drawn_parties, drawn_sars, lines_of_sars
from cli.seed.ccs.scale import SARS_OF_A_CLIENT, CcsScale, Numbers
from cli.seed.office import county_names
from cli.seed.statewide.unchecked import unchecked
from records.place import County

TABLES = (
    *("organization", "organization_user", "organization_provider", "written_permission", "organization_plan"),
    *("ccs_client", "plan_membership", "sar", "sar_diagnosis", "sar_party", "sar_line", "sar_code", "ccs_letter"),
)
AT_ONCE = 250_000
"""Rows that are text at the same time."""


@dataclass(frozen=True)
class CcsWritten:
    """Rows by table, and how long it took."""

    rows: dict[str, int]
    seconds: float


@dataclass
class Writing:
    """Rows into tables that were empty, numbered from 1 on."""

    session: Session
    counts: Counter[str] = field(default_factory=Counter)

    def write(self, table: str, frame: pl.DataFrame) -> Numbers:
        """Add rows; their ids."""
        ids = np.arange(self.counts[table] + 1, self.counts[table] + frame.height + 1)
        numbered = frame.with_columns(id=pl.Series(ids))
        for start in range(0, frame.height, AT_ONCE):
            copy_in(self.session, table, numbered[start : start + AT_ONCE])
        self.counts[table] += frame.height
        return ids

    def finish(self) -> None:
        """Whoever writes after us goes on counting where we ended."""
        for table, count in self.counts.items():
            self.session.execute(text(f"select setval('{table}_id_seq', {max(count, 1)})"))


def write_ccs(engine: Engine, scale: CcsScale, password_hash: str | None = None) -> CcsWritten:
    """Write a state of CCS into tables that are empty; then vacuum. With a hash, active users may sign in by it."""
    began = time.perf_counter()
    with Session(engine) as session, session.begin():
        session.execute(text("set local statement_timeout = 0"))
        known = set(session.scalars(select(County.code)))
        session.add_all(County(code=code, name=name) for code, name in county_names().items() if code not in known)
        session.flush()
        writing = Writing(session)
        with unchecked(session, TABLES, lambda _what, _count: None):
            providers = drawn_providers(scale)
            _write_organizations(writing, scale, providers, password_hash)
            _write_authorizations(writing, scale, providers)
        writing.finish()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("set statement_timeout = 0"))
        connection.execute(text(f"vacuum (analyze) {', '.join(TABLES)}"))
    return CcsWritten(dict(writing.counts), time.perf_counter() - began)


def _write_organizations(writing: Writing, scale: CcsScale, providers: Providers, password_hash: str | None) -> None:
    organizations = drawn_organizations(scale)
    kinds = organizations["kind"].to_list()
    writing.write("organization", organizations)
    writing.write("organization_user", drawn_users(scale, password_hash))
    domains = drawn_domains(scale, kinds, providers)
    ids = writing.write("organization_provider", domains)
    writing.write("written_permission", drawn_permissions(scale, domains, ids))
    writing.write("organization_plan", drawn_plans(scale, kinds))


def _write_authorizations(writing: Writing, scale: CcsScale, providers: Providers) -> None:
    lines = lines_of_sars(scale)
    count = max(1, round(len(lines) / SARS_OF_A_CLIENT))
    clients = drawn_clients(scale, count)
    writing.write("ccs_client", clients)
    numbers = clients["number"][:count].to_list()
    writing.write("plan_membership", drawn_memberships(scale, numbers))
    sars = drawn_sars(scale, numbers, lines, providers)
    ids = writing.write("sar", sars.frame)
    writing.write("sar_diagnosis", drawn_diagnoses(scale, ids))
    writing.write("sar_party", drawn_parties(scale, sars, ids, providers))
    line_ids = writing.write("sar_line", drawn_lines(scale, sars, ids))
    writing.write("sar_code", drawn_codes(scale, line_ids))
    stands = sars.frame[: len(lines)]
    writing.write("ccs_letter", drawn_letters(scale, stands["number"], stands["client_number"]))
