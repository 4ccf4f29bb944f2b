"""Which timesheets are owed money, as conditions of SQL on a timesheet: accepted, in force, and not paid yet.

The one definition for whoever asks: the run that pays, the page that previews it, the list of what is late. What stands
for `{made}` is an instant, as a literal or as a parameter of the query.
"""

PAID = "exists (select from payment p where p.timesheet_id = {0}.id and p.replaces_id is null)"
PAIR_PAID = """exists (select from payment p where p.assignment_id = {0}.assignment_id
      and p.period_begins = {0}.period_begins and p.timesheet_id is not null and p.replaces_id is null)"""
"""Another version of the pair's half-month was paid; asked of corrections only."""

FRESH = "{0}.status = 'accepted' and {0}.superseded_at is null and {0}.decided_at <= {made} and not " + PAID
"""Accepted by an instant, and not paid as this version."""


def owed_whole(name: str, made: str, until: str) -> str:
    """Timesheets `name` of half-months over by a day that are owed all their time: no version of them was paid."""
    fresh = f"{FRESH.format(name, made=made)} and {name}.period_ends <= {until}"
    return f"{fresh} and ({name}.corrects_id is null or not {PAIR_PAID.format(name)})"


def owed_whole_or_in_part(name: str, made: str, until: str) -> str:
    """These, and corrections of what was paid, which owe the difference."""
    return f"{FRESH.format(name, made=made)} and {name}.period_ends <= {until}"
