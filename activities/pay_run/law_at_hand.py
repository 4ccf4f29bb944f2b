"""The law of pay read before a run asks for it: tables, amounts and parameters are files until then."""

import datetime as dt

from activities.pay_run import deciding, gross, ledger_lines, net, orders, shares_of_cost, wages, weeks
from rules.book import load_book
from rules.columns import limits_for
from rules.errors import LawError

QUESTIONS = (
    *(wages.QUESTION, weeks.QUESTION, gross.QUESTION, net.THRESHOLDS, net.NET, shares_of_cost.QUESTION),
    *(orders.QUESTION, orders.DUES, deciding.QUESTION, ledger_lines.QUESTION),
)


def read_law(day: dt.date) -> None:
    """Read what a run about this day asks; 0.1 s, which else the first part of a worker's first run would take."""
    law = load_book()
    for question in QUESTIONS:
        try:
            limits_for(law, law.question(question), day)
        except LawError:  # it is told to whoever asks
            continue
