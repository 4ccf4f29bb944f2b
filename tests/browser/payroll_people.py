"""The state's payroll, hired: officers and a supervisor who can sign in."""

from collections.abc import Mapping

from records.place import Unit
from tests.browser.county import County
from tests.records.staffed import hire


def hire_payroll(county: County, unit_name: str, people: Mapping[str, str]) -> None:
    """A unit of the state, and who works in it: names with their roles."""
    with county.records() as session:
        unit = Unit(county_code=None, name=unit_name, kind="payroll")
        session.add(unit)
        session.flush()
        for name, role in people.items():
            hire(session, name, role, unit=unit.id)
