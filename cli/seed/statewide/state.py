"""Write a state into an empty office, as a whole or not at all."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known
from cli.seed.statewide.agreements import write_agreements
from cli.seed.statewide.assignments import drawn_starts, write_assignments
from cli.seed.statewide.authorized import Weeks, decided_weeks
from cli.seed.statewide.bank import write_accounts
from cli.seed.statewide.certificates import write_certificates
from cli.seed.statewide.days import Span
from cli.seed.statewide.exceptions import write_stops
from cli.seed.statewide.half_month import planned
from cli.seed.statewide.in_advance import write_advances
from cli.seed.statewide.office import open_state
from cli.seed.statewide.orders import write_orders
from cli.seed.statewide.pairing import paired
from cli.seed.statewide.providers import write_providers
from cli.seed.statewide.recipients import write_recipients
from cli.seed.statewide.relations import related
from cli.seed.statewide.scale import TIMESHEETS, Block, Scale
from cli.seed.statewide.timesheets import write_timesheets
from cli.seed.statewide.unchecked import unchecked
from cli.seed.statewide.writer import TABLES, Writer

VACUUMED = "vacuumed"
MARCH = dt.date(2026, 3, 1)
Told = Callable[[str, int], None]


@dataclass(frozen=True)
class Written:
    """Rows by table, and how long it took."""

    rows: dict[str, int]
    seconds: float


def write_state(
    engine: Engine, scale: Scale, period_begins: dt.date = MARCH, told: Told = lambda _table, _rows: None
) -> Written:
    """Write people, cases, pairs, how they are paid, and a half-month of accepted timesheets; then vacuum.

    `told` hears of rows as they are written. Raises NotEmpty where the office knows people already.
    """
    began = time.perf_counter()
    with Session(engine) as session, session.begin():
        session.execute(text("set local statement_timeout = 0"))
        staff = open_state(session)
        writer = Writer(session, told)
        with unchecked(session, TABLES, told):
            _write_all(writer, scale, Span(period_begins), staff)
        writer.finish()
    _vacuum(engine, told)
    return Written(dict(writer.counts), time.perf_counter() - began)


def _write_all(writer: Writer, scale: Scale, span: Span, staff: int) -> None:
    weeks = decided_weeks(writer.session, span)
    plan = pl.concat([_write_block(writer, block, span, weeks, staff) for block in scale.blocks()])
    write_timesheets(writer, plan, span, weeks.law, scale.of(TIMESHEETS))


def _write_block(writer: Writer, block: Block, span: Span, weeks: Weeks, staff: int) -> pl.DataFrame:
    """Everybody of a block; gives what their half-month is written from."""
    pairs = paired(block)
    relations = related(block, pairs)
    recipients = write_recipients(writer, block, span, weeks, relations.recipient_age, relations.near)
    starts = drawn_starts(block, span, pairs, recipients.opened)
    county = block.draw(6).choice(block.counties, block.providers)
    county[pairs.provider[pairs.turn == 0]] = block.counties[pairs.recipient[pairs.turn == 0]]
    providers = write_providers(writer, block, span, relations.provider_age, county, starts.of_provider)
    frame = write_assignments(writer, block, pairs, relations, recipients, providers.enrollment_id, starts)
    plan = planned(block, frame)
    write_accounts(writer, block, span, frame)
    write_certificates(writer, block, span, providers)
    write_orders(writer, block, span, frame)
    write_advances(writer, span, recipients)
    write_agreements(writer, frame, plan, staff)
    write_stops(writer, block, span, frame, staff)
    return plan


def _vacuum(engine: Engine, told: Told) -> None:
    """What is known of the tables is as a nightly vacuum leaves it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("set statement_timeout = 0"))
        for table in TABLES:
            connection.execute(text(f'vacuum (analyze) "{table}"'))
            told(VACUUMED, 1)
