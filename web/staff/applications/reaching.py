"""An application for a page: within reach or a 404, and the look at it written down."""

from sqlalchemy.orm import joinedload

from records.application import Application
from web.reach import reachable
from web.viewing import viewed


def application_in_reach(application_id: int, page: str) -> Application:
    """The application, with its person and worker. `page` names what was looked at in the access log."""
    application = reachable(Application, application_id, joinedload(Application.person), joinedload(Application.worker))
    viewed(application.person_id, page, application.id)
    return application
