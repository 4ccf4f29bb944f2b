"""An application's way as its applicant reads it: what happened, what happens now, by when."""

import datetime as dt
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from records.application import Application
from records.application_view import Tracks, tracks
from records.care_case import Authorization
from records.clock import county_day
from records.decision import Notice
from web.language import chosen
from web.public.status.ending import ending
from web.public.status.stop import Stop
from web.what_next import decision_due
from web.wording import long_day, moment


@dataclass(frozen=True)
class Story:
    """The stops in order, and the one a reader should read first."""

    stops: list[Stop]
    first: Stop
    notices: list[Notice]
    running: bool


def tell(session: Session, application: Application) -> Story:
    """The story of an application, from what is on record."""
    found = tracks(session, application.id)
    running = application.ended_on is None and application.status in ("pending", "presumptive_eligible")
    stops = [
        Stop(
            _("We have your application"), "done", _("It counts from %(day)s.", day=long_day(application.requested_on))
        ),
        *(
            [looked_up(application), medi_cal(application, found), certification(found), visit(found)]
            if running
            else []
        ),
        ending(application, _authorization(session, application), decision_due(application.requested_on)),
    ]
    return Story(stops, _first(stops), notices(session, application), running)


def notices(session: Session, application: Application) -> list[Notice]:
    """Every notice sent about this application or the case it opened, newest first, in the reader's language first."""
    about = [Notice.application_id == application.id]
    if application.case_id is not None:
        about.append(Notice.case_id == application.case_id)
    newest_first = session.scalars(select(Notice).where(or_(*about)).order_by(Notice.id.desc()))
    return sorted(newest_first, key=lambda notice: (-notice.mailed_on.toordinal(), notice.language != chosen()))


def _authorization(session: Session, application: Application) -> Authorization | None:
    query = select(Authorization).where(Authorization.application_id == application.id)
    return session.scalar(query.order_by(Authorization.id.desc()).limit(1))


def _first(stops: list[Stop]) -> Stop:
    """What the reader has to do, or what everybody waits for; the nearest date first."""
    now = [stop for stop in stops if stop.state == "now"]
    dated = sorted((stop for stop in now if stop.by), key=lambda stop: stop.by or dt.date.max)
    return [*dated, *now, stops[-1]][0]


def looked_up(application: Application) -> Stop:
    """Person clearance, in plain words."""
    title = _("The county looks for you in its records")
    if application.person_id is not None:
        return Stop(title, "done", _("Done."))
    return Stop(title, "now", _("We are doing this now. You do not have to do anything."))


def medi_cal(application: Application, found: Tracks) -> Stop:
    """What Medi-Cal says."""
    title = _("Medi-Cal")
    inquiry = found.inquiry
    if inquiry is None:
        state = "later" if application.person_id is None else "now"
        return Stop(title, state, _("We ask Medi-Cal about you. You do not have to do anything."))
    if inquiry.answer == "granted":
        return Stop(title, "done", _("Medi-Cal told us that you have it."))
    if inquiry.answer == "denied":
        return Stop(title, "now", _("Medi-Cal told us that you do not have it. Call us to learn what you can do."))
    return Stop(title, "now", _("We asked Medi-Cal and wait for the answer. If Medi-Cal writes to you, answer soon."))


def certification(found: Tracks) -> Stop:
    """The form for the doctor (SOC 873)."""
    title = _("The form for your doctor (SOC 873)")
    form = found.certification
    if form is None:
        return Stop(title, "later", _("We will give you the form. Your doctor or nurse fills it in."))
    if form.received_on is None:
        return Stop(
            title,
            "now",
            _(
                "You have the form since %(given)s. It must be back by %(due)s. Need more time? Call before then.",
                given=long_day(form.issued_on),
                due=long_day(form.due_on),
            ),
            form.due_on,
        )
    if form.outcome == "accepted":
        return Stop(title, "done", _("We have the form. Thank you."))
    return Stop(title, "now", _("We have the form, and there is a question about it. Call us."))


def visit(found: Tracks) -> Stop:
    """The home visit."""
    title = _("A social worker visits you")
    planned = found.visit
    if planned is None:
        return Stop(title, "later", _("We will call you to set a day."))
    if planned.status == "done":
        return Stop(title, "done", _("The visit took place. Now we work out your hours."))
    if planned.status == "missed":
        return Stop(title, "now", _("The visit did not take place. Call us to set a new day."))
    says = _("The visit is planned for %(when)s. If you cannot be there, call us.", when=moment(planned.starts_at))
    return Stop(title, "now", says, county_day(planned.starts_at))
