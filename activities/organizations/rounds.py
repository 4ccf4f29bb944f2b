"""Rounds of certification: when the next begins, which is open, who has been named in it."""

import datetime as dt

from activities.doing import Doing
from activities.organizations import clock_rows
from activities.policy import policy_of
from records import clock as county
from records import recertifying
from records.organization import Organization
from records.recertification import Recertification
from workflows.steps.organization import ClockName, Ring

REMINDED_BEFORE = "recertification/reminded_before"
"""How many days before its last day a round is called to mind."""


def open_round(doing: Doing) -> Recertification | None:
    """The round that is open."""
    return recertifying.open_round(doing.session, doing.subject.id)


def taken_up(doing: Doing) -> list[Ring]:
    """What runs while somebody can answer: the round that is open, with its whole time again; else the next one's."""
    row = open_round(doing)
    if row is None:
        organization = doing.session.get_one(Organization, doing.subject.id)
        since = organization.recertified_on or organization.approved_on or doing.today
        return [clock_rows.start(doing, ClockName.RECERTIFICATION, since)]
    return [_answer_by(doing, row)]


def begin(doing: Doing) -> list[Ring]:
    """A round is opened; the liaison has its time from today."""
    row = Recertification(organization_id=doing.subject.id, begun_at=doing.at, due_on=doing.today)
    doing.session.add(row)
    return [_answer_by(doing, row)]


def finish(doing: Doing, row: Recertification, user_id: int | None) -> list[Ring]:
    """The round is over, answered by a user or, by nobody, lapsed; the next one's time runs from today."""
    row.finished_at, row.finished_by_id = doing.at, user_id
    row.lapsed_at = None if user_id else doing.at
    doing.session.get_one(Organization, doing.subject.id).recertified_on = doing.today
    doing.session.flush()
    met = clock_rows.end(doing, ClockName.ROUND, "met" if user_id else "missed")
    return [*met, clock_rows.start(doing, ClockName.RECERTIFICATION)]


def remind_at(doing: Doing) -> dt.datetime | None:
    """When an open round is to be called to mind, if that is still to come and somebody is there to answer."""
    running, row = clock_rows.running(doing, ClockName.ROUND), open_round(doing)
    if running is None or row is None:
        return None
    before = dt.timedelta(days=policy_of("ccs", REMINDED_BEFORE, doing.today))
    day = county.county_instant(row.due_on - before, dt.time(9))
    return day if day > doing.at else None


def _answer_by(doing: Doing, row: Recertification) -> Ring:
    due, ring = clock_rows.started(doing, ClockName.ROUND)
    row.due_on = due
    doing.session.flush()
    return ring
