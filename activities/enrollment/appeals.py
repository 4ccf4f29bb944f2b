"""An appeal of a denial comes in (SOC 856): against what, and in time or not."""

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.appealed import appealed
from activities.enrollment.approving import by_staff
from activities.enrollment.standing import answer, as_it_stands
from activities.step import step
from records.background import EnrollmentAppeal
from records.background_view import newest
from workflows.steps.enrollment.record import APPEAL
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

QUESTION = "enrollment.appeal"


@step(APPEAL, refuse=as_it_stands)
def appeal(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law whether this may be appealed and is in time; the state's own time to decide begins."""
    said = submissions.payload(doing, told)
    received_on = submissions.day(said["received_on"])
    if received_on > doing.today:
        raise Refused("The appeal cannot have come in after today. Give the day it came in.")
    if newest(doing.session, EnrollmentAppeal, told.subject_id, "received") is not None:
        raise Refused("An appeal is being decided already. It is decided first.")
    against, notice_on = appealed(doing)
    facts = {"received_on": received_on.isoformat(), "notice_on": notice_on.isoformat(), "appealed": against}
    found = decide(doing, QUESTION, doing.today, facts)
    if found["outcome"] == "not_appealable":
        raise Refused(" ".join(reason.says for reason in found.answer.because))
    row = EnrollmentAppeal(
        enrollment_id=told.subject_id,
        notice_on=notice_on,
        received_on=received_on,
        against=against,
        grounds=said["grounds"],
        outcome="late" if found["outcome"] == "late" else "received",
        entered_by_id=by_staff(told),
        entered_at=told.at,
    )
    doing.session.add(row)
    doing.session.flush()
    happened(doing, told, "enrollment_appealed", row, found.decision_id)
    if row.outcome == "late":
        return answer(doing, "late", row.id, letters=[LetterDue(Letter.APPEAL_DENIED, row.id)])
    rings = status_clocks.meet(doing, ClockName.APPEAL, received_on)
    rings += status_clocks.start_anew(doing, ClockName.APPEAL_DECISION, received_on)
    return answer(doing, "accepted", row.id, rings)


def happened(doing: Doing, told: Told, kind: str, row: EnrollmentAppeal, decision_id: int) -> None:
    timeline.happened(
        doing, kind, told, decision_id=decision_id, appeal_id=row.id, outcome=row.outcome, against=row.against
    )
