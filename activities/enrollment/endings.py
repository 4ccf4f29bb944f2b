"""How an enrollment ends: taken back, left by the provider, or over when nothing more can come of it."""

from sqlalchemy import update

from activities import clocks, submissions, timeline
from activities.doing import Doing
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from activities.tasks import open_tasks
from records.background import Reinstatement, Waiver
from records.enrollment import RegistryListing
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.enrollment.status import END_ENROLLMENT, WITHDRAW_ENROLLMENT
from workflows.steps.step import About, Told


@step(WITHDRAW_ENROLLMENT, refuse=as_it_stands)
def withdraw_enrollment(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Note who asked, how and when; the standing changes by its own step."""
    said = submissions.payload(doing, told)
    timeline.happened(
        doing,
        "enrollment_withdrawn",
        told,
        how=said.get("how"),
        asked_on=submissions.day_or_none(said.get("asked_on")),
    )
    return answer(doing, "withdrawn")


@step(END_ENROLLMENT)
def end_enrollment(doing: Doing, _about: About) -> EnrollmentAnswer:
    """Close what is open and stop what runs; the person may begin a new enrollment."""
    enrollment = enrollment_of(doing)
    for task in open_tasks(doing):
        task.state, task.ended_at = "closed", doing.at
    for row in clocks.running(doing):
        clocks.end(doing, row, "stopped")
    for model, day in ((Waiver, "ended_on"), (RegistryListing, "withdrawn_on")):
        mine = (model.enrollment_id == enrollment.id, getattr(model, day).is_(None))
        doing.session.execute(update(model).where(*mine).values({day: doing.today}))
    mine = (Reinstatement.enrollment_id == enrollment.id, Reinstatement.outcome.is_(None))
    doing.session.execute(update(Reinstatement).where(*mine).values(outcome="overtaken"))
    enrollment.ended_on = doing.today
    timeline.happened(doing, "enrollment_ended", status=enrollment.status)
    return answer(doing, "ended")
