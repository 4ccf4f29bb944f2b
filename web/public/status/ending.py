"""The last stop: the decision that is awaited, or how the application ended."""

import datetime as dt

from flask_babel import gettext as _

from records.application import Application
from records.care_case import Authorization
from web.public.status.stop import Stop
from web.wording import hours, long_day


def ending(application: Application, authorization: Authorization | None, decide_by: dt.date) -> Stop:
    """The decision, told with its hours or with the way to object."""
    title = _("The decision")
    if application.status == "withdrawn":
        return Stop(title, "done", _("You took back this application. You can apply again at any time."))
    if application.status == "denied":
        return Stop(
            title,
            "done",
            _("We could not approve this. The letter below tells why, and how to ask for a hearing."),
        )
    if authorization is not None:
        return _approved(title, application, authorization)
    says = _(
        "The county should decide by %(day)s. It can take longer if Medi-Cal has to decide about a disability.",
        day=long_day(decide_by),
    )
    return Stop(title, "later", says, decide_by)


def _approved(title: str, application: Application, authorization: Authorization) -> Stop:
    told = {"hours": hours(authorization.authorized_minutes_per_month), "day": long_day(authorization.starts_on)}
    if application.status == "eligible":
        return Stop(title, "done", _("Approved: %(hours)s hours a month, from %(day)s.", **told))
    says = _("Approved for now: %(hours)s hours a month, from %(day)s. What is still open stands above.", **told)
    return Stop(title, "now", says)
