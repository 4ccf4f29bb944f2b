"""The picture of a provider's standings, drawn from their declaration: where this one is, where it may go from here."""

from web.staff import status_picture
from web.staff.enrollments.status_words import STATUSES, caused
from web.staff.status_picture import Picture
from workflows.enrollment.statuses import PLACES, picture
from workflows.steps.enrollment.standing import Status


def draw(status: str, been: set[str]) -> Picture:
    """The picture for an enrollment that stands at `status` and stood at `been` before."""
    return status_picture.draw(Status(status), been, PLACES, picture(), STATUSES, caused)
