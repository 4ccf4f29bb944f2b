"""What is printed is what paper needs: the record, where it came from, and no way around the site."""

from tests.browser import paper
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.told import Told, all_of, check_their_histories

AROUND = ("My day", "Inbox", "Referral files", "Ask the law", "Skip to the main part", "Sign out", "Keep the draft")


async def assessed(it: Told) -> None:
    """Everything is known, and a draft of the assessment is there."""
    await it.known()
    it.draft()


def test_the_application_and_the_assessment_print_without_the_way_around(county: County, desk: Sitting) -> None:
    it = Told(county, "Merriweather")
    all_of(assessed(it))
    carla = desk("carla")
    for path, words in (
        (f"/applications/{it.id}", "What happened"),
        (f"/applications/{it.id}/assessment/sheet/1", "Functional ranks"),
        (f"/applications/{it.id}/assessment", "Functional ranks"),
    ):
        carla.go(path)
        printed = paper.read(carla.page.pdf(print_background=False)).words
        assert "Merriweather" in printed
        assert words in printed
        assert "by Carla · confidential" in printed
        left_over = [each for each in AROUND if each in printed]
        assert not left_over, f"{path} prints {left_over}"
    carla.go(f"/applications/{it.id}/assessment/sheet/1").seen("assessment sheet")
    check_their_histories([it.id], ["Merriweather"])
