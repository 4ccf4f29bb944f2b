"""A whole state asked at once: 815,000 people's program by the rule engine, by columns and by the oracle; their hours.

And their providers: criminal records and timesheets, by columns and one by one (bench/providers_asked.py).

Rows a second, apart from reading and printing. Bar: columns at least 50 times durable_rules. The engine and the oracle
decide a sample; their time a row does not depend on how many rows there are.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from bench import providers_asked
from bench.timing import in_turns, said
from rules import engine
from rules.ask import ask
from rules.book import LAW, load_book
from rules.columns import ItemColumns, decide_frame
from rules.columns_of_facts import from_cases
from rules.model.facts import Fact
from rules.model.tables import Table
from rules.one_case import coded_case, derive
from rules.schema import Case, check
from rules.settled import settle
from tests.rules.oracle import table_on

PEOPLE, SAMPLE, SERVICES, BAR = 815_000, 4_000, 12, 50
FIGURES = {
    "columns": f"ihss.program, {PEOPLE:,} people by columns",
    "oracle": f"ihss.program, {SAMPLE:,} people by the oracle",
    "engine": f"ihss.program, {SAMPLE:,} people by durable_rules",
    "whole": f"ihss.program, {SAMPLE:,} whole answers with their trace",
    "hours": f"ihss.hours, {PEOPLE:,} people with {SERVICES} services, by columns",
}
ON = date(2026, 3, 15)


def main() -> None:
    """Measure in turns, compare the answers, and print."""
    draw = np.random.default_rng(1)
    table = load_book().question("ihss.program")
    assert isinstance(table, Table)
    frame = pl.DataFrame({fact.name: column(fact, draw, PEOPLE) for fact in table.facts})
    program = decide_frame("ihss.program", ON, frame)
    people, lists = hours(draw, program)
    answered = decide_frame("ihss.hours", ON, people, lists)
    assert answered["error"].null_count() == answered["needs"].null_count() == PEOPLE
    taken = in_turns(
        3,
        columns=lambda: decide_frame("ihss.program", ON, frame),
        hours=lambda: decide_frame("ihss.hours", ON, people, lists),
        **one_by_one(table, frame.head(SAMPLE).to_dicts(), program["program"].head(SAMPLE).to_list()),
    )
    rates = {name: (PEOPLE if name in ("columns", "hours") else SAMPLE) / taken[name] for name in taken}
    for name, figure in FIGURES.items():
        said(figure, f"{rates[name]:,.0f} rows/s")
    ratio = rates["columns"] / rates["engine"]
    said("columns against durable_rules", f"{ratio:,.0f} times", f"bar: {BAR}, {'met' if ratio >= BAR else 'MISSED'}")
    providers_asked.measure()


def column(fact: Fact, draw: np.random.Generator, rows: int) -> Any:
    """Values of a fact as a caseload might have them; most people have few high ranks."""
    if fact.type == "boolean":
        return draw.random(rows) < (0.95 if fact.name == "federally_funded_medi_cal" else 0.1)
    if fact.one_of:
        weights = 0.4 ** np.arange(len(fact.one_of))
        return np.array(fact.one_of)[draw.choice(len(fact.one_of), rows, p=weights / weights.sum())]
    return draw.integers(fact.least, min(fact.most, 20_000), rows, endpoint=True)


def one_by_one(table: Table, sample: list[dict[str, Any]], expected: list[str]) -> dict[str, Callable[[], object]]:
    """The sample by the engine alone, by whole answers and by the oracle; they agree before they are timed."""
    settled = settle(load_book(), table, ON)
    cases = [case for case in (check(table.name, table.facts, facts) for facts in sample) if isinstance(case, Case)]
    each = [derive(load_book(), table, from_cases(ON, table.facts, [case.values]), settled.limits) for case in cases]
    coded = [coded_case(table, columns) for columns in each]
    gives = {row.row.name: row.row.gives["program"] for row in settled.rows}
    oracle = table_on(LAW, LAW / "ihss" / "tables" / "program.yaml", ON.isoformat())
    answers = [ask(table.name, ON, facts) for facts in sample]
    known = [dict(answer.facts) | dict(answer.derived) for answer in answers]
    assert [gives[engine.fire(settled, case)[0]] for case in coded] == expected
    assert [oracle(case)[1]["program"] for case in known] == expected
    return {
        "engine": lambda: [engine.fire(settled, case) for case in coded],
        "whole": lambda: [ask(table.name, ON, facts) for facts in sample],
        "oracle": lambda: [oracle(case) for case in known],
    }


def hours(draw: np.random.Generator, program: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, ItemColumns]]:
    """A caseload for ihss.hours: everybody with twelve weekly services, some of the time shared or met by others."""
    services = next(fact for fact in load_book().programmes["ihss"].facts["services"].of if fact.name == "service")
    weekly = [
        name
        for name in services.one_of
        if name not in load_book().programmes["ihss"].parameter("services/by_month").at(ON).value
    ]
    pays = program["program"].cast(pl.String).replace("none", "IHSS-R")
    items = PEOPLE * SERVICES
    starts = draw.integers(0, len(weekly), PEOPLE)
    places = (np.repeat(starts, SERVICES) + np.tile(np.arange(SERVICES), PEOPLE)) % len(weekly)
    frame = pl.DataFrame(
        {
            "service": pl.Series(places.astype(np.uint32)).cat.to(pl.Enum([str(name) for name in weekly])),
            "minutes_per_week": draw.integers(0, 400, items),
            "prorated_minutes": draw.integers(0, 60, items),
            "alternative_minutes": draw.integers(0, 30, items),
        }
    )
    people = pl.DataFrame({"program": pays, "protective_supervision": draw.random(PEOPLE) < 0.1})
    return people, {"services": ItemColumns(np.arange(0, items + 1, SERVICES), frame)}


if __name__ == "__main__":
    main()
