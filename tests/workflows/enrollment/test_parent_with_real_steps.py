"""A mother is paid for her child's care, with the real steps on a clock that jumps: the program follows her."""

import datetime as dt

import pytest

import tests.activities.conftest as steps_on_a_database
from records.assessment_draft import Line
from records.assignment import Assignment
from records.care_case import Authorization
from tests.activities.assignment_office import Recipient
from tests.activities.office import Office
from tests.activities.provider_office import FRAUD
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.really_running import Running, tell_it

DECLINED = {"declined_cfco": True}
FOR_A_CHILD = (Line("bathing", 150), Line("dressing", 100), Line("meal_preparation", 360))
own_database = steps_on_a_database.own_database
office = steps_on_a_database.office


def program(child: Recipient) -> str:
    """What pays for the child's care, as decided last."""
    newest: Authorization = child.authorized[-1]
    return newest.program


@pytest.mark.usefixtures("own_database")
def test_a_mother_who_begins_moves_her_child_from_pcsp_to_ipo_and_back_when_she_is_convicted(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        child = Recipient(office, DECLINED, FOR_A_CHILD, first_name="Inez", birth_date=dt.date(2014, 2, 1))
        await it.named_by(child.case_id, "parent", lives_together=True)
        await it.gathered()
        assert await it.justice("clear") == "clear"
        assert program(child) == "PCSP"
        assert await it.start(it.nadia.row(Assignment).id, minutes=300) == "started"
        assert (program(child), it.assignments()) == ("IPO", ["active"])
        assert child.authorized[-1].starts_on == await it.today()

        await it.until(await it.now() + dt.timedelta(days=30))
        assert await it.justice("conviction") == "conviction"
        assert await it.say("evaluate_record", convictions=[FRAUD], note=None) == "ineligible"
        assert (it.standing(), it.assignments(), program(child)) == ("ineligible", ["ended"], "PCSP")

    tell_it(time_skipping, office, story)
