"""Whether taxes go by tables of an earlier year, in the law's sentence: on a run, and before a year's first one."""

import datetime as dt

from records.clock import county_today
from records.pay_running import LATEST_PAY_DATE
from rules.preview import preview
from web.staff.payroll.listing import blueprint

QUESTION = "ihss.tax_tables"


@blueprint.app_template_global()
def earlier_tables(pay_date: dt.date) -> str | None:
    """The sentence for a pay date whose year has no tables in the law; none where it has."""
    said = preview(QUESTION, pay_date, {})
    return " ".join(each.says for each in said.because) if (said.answer or {}).get("carried_on") else None


@blueprint.app_template_global()
def tables_to_come() -> tuple[dt.date, str] | None:
    """From which pay date on, of those that a run may have now, the tables of the year are missing."""
    today = county_today()
    new_year = dt.date(today.year + 1, 1, 1)
    for day in (today, new_year):
        if day <= today + LATEST_PAY_DATE and (sentence := earlier_tables(day)):
            return day, sentence
    return None
