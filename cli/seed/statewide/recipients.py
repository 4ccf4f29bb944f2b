"""Recipients: their cases, a year of authorized hours, what some pay for themselves, and who is paid in advance."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.authorized import Weeks, drawn_hours, programs, severe
from cli.seed.statewide.counties import places
from cli.seed.statewide.days import Days, Span, mornings
from cli.seed.statewide.exceptions import died
from cli.seed.statewide.people import drawn_people, roles_of
from cli.seed.statewide.scale import Block, Numbers
from cli.seed.statewide.writer import FIRST_CASE, Writer

PURPOSE = 3
RESIDUAL = 0.015
"""Recipients without federal Medi-Cal."""

SHARE_OF_COST, ADVANCE = 0.03, 0.0015
OPEN_YEARS = 9.0
"""Cases are open for up to so many years."""

CHANGED = 0.4
"""Of the yearly reassessments: those after which the hours are others."""


@dataclass(frozen=True)
class Recipients:
    """The recipients of a block, by their place in it."""

    case_id: Numbers
    opened: Days
    reassessed: Days  # the current authorization begins; the day of the opening where there was none before
    hours: Numbers
    before: Numbers  # hours of the authorization before
    weekly_maximum: Numbers
    weekly_maximum_before: Numbers
    advance: NDArray[np.bool_]


def write_recipients(
    writer: Writer, block: Block, span: Span, weeks: Weeks, age: NDArray[np.float64], near: NDArray[np.bool_]
) -> Recipients:
    """Write people and cases of a block with all that is authorized."""
    draw = block.draw(PURPOSE)
    count = block.recipients
    ids = writer.ids("person", count)
    people = drawn_people(draw, int(ids[0]), block.counties, span.years_before(age))
    opened = span.days_before(draw.integers(60, int(OPEN_YEARS * 365), count))
    opened = np.maximum(opened, people["birth_date"].to_numpy() + np.timedelta64(30, "D"))
    reassessed = np.maximum(span.days_before(draw.integers(20, 365, count)), opened)
    hours = drawn_hours(draw, count)
    moved = np.clip(hours + draw.integers(-24, 20, count), 12, 283)
    before = np.where(draw.random(count) < CHANGED, moved, hours)
    heavy = severe(draw, hours)
    advance = heavy & (draw.random(count) < ADVANCE / 0.2)
    program = programs(draw, hours, draw.random(count) < RESIDUAL, near | advance)
    writer.write("person", people.with_columns(made_at=mornings(opened)))
    writer.write("person_role", roles_of(people, "recipient", pl.Series(opened)))
    cases = writer.ids("care_case", count)
    writer.write("care_case", _cases(people, cases, block.counties, opened, advance, died(block, span)))
    found = Recipients(cases, opened, reassessed, hours, before, weeks.maximum[hours], weeks.maximum[before], advance)
    for rows in _authorizations(found, weeks, span, program, heavy):
        writer.write("authorization", rows)
    writer.write("share_of_cost", _shares(draw, found, span))
    return found


def _cases(
    people: pl.DataFrame, cases: Numbers, counties: Numbers, opened: Days, advance: NDArray[np.bool_], closed: Days
) -> pl.DataFrame:
    codes = np.array([place.code for place in places()])
    since = pl.Series(opened)
    return pl.DataFrame(
        {
            "id": cases,
            "case_number": (cases + FIRST_CASE - 1).astype(str),
            "person_id": people["id"],
            "county_code": codes[counties],
            "status": np.where(np.isnat(closed), "eligible", "terminated"),
            "status_since": np.where(np.isnat(closed), opened, closed),
            "advance_pay_since": pl.select(pl.when(pl.Series(advance)).then(since)).to_series(),
            "opened_at": mornings(opened),
        }
    )


def _authorizations(
    found: Recipients, weeks: Weeks, span: Span, program: pl.Series, heavy: NDArray[np.bool_]
) -> list[pl.DataFrame]:
    """The authorization of the year before the reassessment, where there was one, and the one in force."""
    begins = np.maximum(found.opened, found.reassessed - np.timedelta64(365, "D"))
    old = begins < found.reassessed
    until = np.where(old, found.reassessed - np.timedelta64(1, "D"), np.datetime64("NaT"))
    first = _rows(found.case_id, program, weeks, found.before, begins, heavy)
    first = first.with_columns(ends_on=pl.Series(until.astype("datetime64[D]"))).filter(pl.Series(old))
    return [first, _rows(found.case_id, program, weeks, found.hours, found.reassessed, heavy)]


def _rows(
    case_id: Numbers, program: pl.Series, weeks: Weeks, hours: Numbers, starts: Days, heavy: NDArray[np.bool_]
) -> pl.DataFrame:
    supervised = np.where(hours == 283, 60 * 60, 0)
    return pl.DataFrame(
        {
            "case_id": case_id,
            "decision_id": weeks.decision[hours],
            "program": program,
            "kind": np.full(len(hours), "full"),
            "starts_on": starts,
            "authorized_minutes_per_month": hours * 60,
            "weekly_authorized_minutes": weeks.authorized[hours],
            "weekly_maximum_minutes": weeks.maximum[hours],
            "unmet_minutes_per_month": np.zeros(len(hours), dtype=np.int64),
            "protective_supervision_minutes_per_month": supervised,
            "severely_impaired": heavy | (hours > 195),
            "made_at": mornings(starts),
        }
    )


def _shares(draw: np.random.Generator, found: Recipients, span: Span) -> pl.DataFrame:
    """Shares of cost of a month, from the year's beginning on; most are small."""
    pays = np.flatnonzero(draw.random(len(found.case_id)) < SHARE_OF_COST)
    dollars = np.clip(draw.gamma(1.6, 160, len(pays)), 10, 1_200).astype(np.int64)
    from_month = np.maximum(
        found.opened[pays].astype("datetime64[M]"), np.datetime64(span.begins, "Y").astype("datetime64[M]")
    )
    return pl.DataFrame(
        {
            "case_id": found.case_id[pays],
            "from_month": from_month.astype("datetime64[D]"),
            "cents": dollars * 100,
            "made_at": mornings(from_month.astype("datetime64[D]")),
        }
    )
