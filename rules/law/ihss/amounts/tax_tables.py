"""Of which year the tables are by which taxes are withheld on a pay date: of its own year, or of an earlier one.

Rates, bases and tables are published each December for the next year. Until those of a year are in the law, the last
ones known go on, and whoever runs the payroll is told so: what is withheld by them may have to be put right.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean


def on(name: str, day: date, carried_on: bool) -> Example:
    """A pay date, and whether the tables are of an earlier year."""
    row = "of_an_earlier_year" if carried_on else "of_the_year"
    return Example(name, day, {}, {"carried_on": carried_on}, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.tax_tables",
    asks="Are taxes withheld on this pay date by the tables of its own year?",
    facts=(),
    limits={"carried_on": "withholding/tables_carried_on"},
    gives={"carried_on": boolean()},
    rows={"of_the_year": "26 USC 3402(a)", "of_an_earlier_year": "26 USC 3402(a)"},
    since=date(2026, 1, 1),
    cite="26 USC 3402(a); UIC 13020",
    evidence="derived",
    examples=(
        on("the first pay date of the year of the tables", date(2026, 1, 1), False),
        on("the last pay date of that year", date(2026, 12, 31), False),
        on("the first pay date of a year without tables", date(2027, 1, 1), True),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The same for everybody."""
    carried = np.full(facts.rows, bool(limits["carried_on"]))
    return Result({"carried_on": carried}, {"of_the_year": ~carried, "of_an_earlier_year": carried})
