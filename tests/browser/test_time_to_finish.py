"""The time to finish: 90 days and not 91, 45 more for good cause, and a lapse with its letter."""

import datetime as dt

from records.clock import county_today
from records.clocks import Clock
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.browser.gathered import Gathered

FINISH = Clock.question == "deadline.enrollment"


def attended(carla: Desk, nadia: Gathered, days_ago: int) -> Desk:
    """The orientation is her first step; it was so many days ago."""
    carla.arrived(f"{nadia.path}/orientation").titled("Orientation")
    carla.fill(attended_on=county_today() - dt.timedelta(days=days_ago), how="online")
    return carla.press("Record the orientation")


def test_day_90_is_in_time_and_good_cause_makes_it_135_days(county: County, desk: Sitting) -> None:
    nadia, carla = Gathered(county, "Underhill", begun_only=True), desk("carla")
    attended(carla, nadia, 90).titled("Nadia Underhill")
    county.settle()
    assert (nadia.now().status, nadia.letters()) == ("pending", [])
    assert county.row(Clock, Clock.enrollment_id == nadia.id, FINISH).due_on == county_today()
    carla.arrived(nadia.path).says("day 90 of 90")

    carla.go(f"{nadia.path}/extension").titled("45 more days for good cause").press("Give more time")
    carla.says("Choose the good cause.").seen("more time, with a problem")
    carla.fill(reason="illness", explanation="She was in hospital for a month.").press("Give more time")
    carla.says("There is more time to finish.")
    carla.arrived(nadia.path).says("Finishing enrollment, 135 days").says("day 90 of 135").seen("provider, extended")
    assert county.row(Clock, Clock.enrollment_id == nadia.id, FINISH).outcome == "extended"
    longer = county.row(Clock, Clock.enrollment_id == nadia.id, Clock.outcome.is_(None))
    assert longer.due_on == county_today() + dt.timedelta(days=45)
    carla.go(f"{nadia.path}/extension").fill(reason="illness", explanation="Again.").press("Give more time")
    carla.says("The time to finish was already extended.")


def test_on_day_91_the_enrollment_is_lost_after_a_question_with_its_letter(county: County, desk: Sitting) -> None:
    nadia, carla = Gathered(county, "Overbury", begun_only=True), desk("carla")
    attended(carla, nadia, 91).says("press the button once more").seen("orientation, long ago")
    assert nadia.now().status == "pending"
    carla.press("Record the orientation").titled("Nadia Overbury")
    wait_for(lambda: nadia.now().status == "lapsed", "the enrollment to lapse")
    wait_for(lambda: nadia.letters() == ["provider_incomplete"], "the letter", 60)
    assert county.row(Clock, Clock.enrollment_id == nadia.id, FINISH).outcome == "missed"
    carla.arrived(nadia.path).says("SOC 857").seen("provider, lapsed")
