"""Every page of payroll for staff, as one group."""

from web.staff.payroll import (
    answer_files,
    answers,
    beginning,
    files,
    holds,
    late,
    one_off,
    payment_page,
    previewing,
    run_page,
    run_payments,
    tables,
    tax_year,
)
from web.staff.payroll.listing import blueprint

__all__ = [
    "answer_files",
    "answers",
    "beginning",
    "blueprint",
    "files",
    "holds",
    "late",
    "one_off",
    "payment_page",
    "previewing",
    "run_page",
    "run_payments",
    "tables",
    "tax_year",
]
