"""An approval's effects: the case opened or taken up again, the authorization with its dates, the recipient's role."""

import datetime as dt

from sqlalchemy import select

from activities import assignments_told, clocks, known_facts, timeline
from activities.doing import Doing
from records.application import Application
from records.assessment import Assessment
from records.care_case import Authorization, Case, case_number
from records.decision import Decision as DecisionRow
from records.decision import Proposal
from records.person import PersonRole
from workflows.steps.proposal import Decision

KINDS = {Decision.APPROVED: "full", Decision.TEMPORARY: "temporary", Decision.PRESUMPTIVE: "presumptive"}
CASE_STATUS = {
    Decision.APPROVED: "eligible",
    Decision.TEMPORARY: "eligible",  # exceptions A and B of handbook 2.7: Eligible before the certification is in
    Decision.PRESUMPTIVE: "presumptive_eligible",
}
APPLICATION_STATUS = {
    Decision.APPROVED: "eligible",
    Decision.TEMPORARY: "pending",
    Decision.PRESUMPTIVE: "presumptive_eligible",
}


def authorize(doing: Doing, application: Application, proposal: Proposal, outcome: Decision) -> Authorization:
    """Authorize the proposed hours on the person's one case."""
    starts_on = _first_day(doing, application, proposal)
    case = open_case(doing, application, CASE_STATUS[outcome], starts_on)
    application.status = APPLICATION_STATUS[outcome]
    authorization = _authorization(doing, application, case, proposal, KINDS[outcome], starts_on)
    _follow_on(doing, application, case, authorization)
    assignments_told.hours_authorized(doing, authorization)
    timeline.happened(
        doing,
        "authorized",
        case_id=case.id,
        decision_id=authorization.decision_id,
        kind=authorization.kind,
        program=authorization.program,
        authorized_minutes_per_month=authorization.authorized_minutes_per_month,
        starts_on=authorization.starts_on,
    )
    return authorization


def open_case(doing: Doing, application: Application, status: str, since: dt.date) -> Case:
    """The person's case: reactivated under its old number, or opened under a new one."""
    case = doing.session.scalar(
        select(Case).where(Case.person_id == application.person_id).with_for_update(key_share=True)
    )
    if case is None:
        if application.person_id is None:
            raise LookupError(f"Application {application.id} has no person, so no case can be opened for it.")
        case = Case(
            case_number=str(doing.session.execute(case_number.next_value()).scalar_one()),
            person_id=application.person_id,
            county_code=application.county_code,
            opened_at=doing.at,
            status=status,
            status_since=since,
        )
        doing.session.add(case)
        doing.session.flush()
        timeline.happened(doing, "case_opened", case_id=case.id, case_number=case.case_number)
    elif case.status not in ("eligible", "presumptive_eligible", "leave"):
        timeline.happened(doing, "case_reactivated", case_id=case.id, case_number=case.case_number)
    case.status, case.status_since = status, since
    case.county_code, case.unit_id, case.worker_id = application.county_code, application.unit_id, application.worker_id
    application.case_id = case.id
    return case


def day_before(day: str | dt.date) -> dt.date:
    """The last day of what ends when something else begins."""
    begins = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return begins - dt.timedelta(days=1)


def _first_day(doing: Doing, application: Application, proposal: Proposal) -> dt.date:
    """The proposed day; where hours are in force for a time, what replaces them begins today at the earliest."""
    if proposal.starts_on is None:
        raise LookupError(f"Proposal {proposal.id} has no first day.")
    before = known_facts.authorized_for_now(doing, application.id)
    if before is None:
        return proposal.starts_on
    starts_on = max(proposal.starts_on, doing.today, before.starts_on + dt.timedelta(days=1))
    before.ends_on = day_before(starts_on)
    return starts_on


def _authorization(
    doing: Doing, application: Application, case: Case, proposal: Proposal, kind: str, starts_on: dt.date
) -> Authorization:
    asked = [doing.session.get_one(DecisionRow, each) for each in proposal.decision_ids]
    hours = next(each for each in asked if each.question == "ihss.hours")
    answer = hours.answer or {}
    authorization = Authorization(
        case_id=case.id,
        application_id=application.id,
        assessment_id=proposal.assessment_id,
        decision_id=hours.id,
        program=proposal.program,
        kind=kind,
        starts_on=starts_on,
        authorized_minutes_per_month=answer["authorized_minutes_per_month"],
        weekly_authorized_minutes=answer["weekly_authorized_minutes"],
        weekly_maximum_minutes=answer["weekly_maximum_minutes"],
        unmet_minutes_per_month=answer["unmet_minutes_per_month"],
        protective_supervision_minutes_per_month=answer["protective_supervision_minutes_per_month"],
        severely_impaired=answer["severely_impaired"],
        made_at=doing.at,
    )
    doing.session.add(authorization)
    doing.session.flush()
    return authorization


def _follow_on(doing: Doing, application: Application, case: Case, authorization: Authorization) -> None:
    """The person is a recipient now, and the next assessment is due a year after the last."""
    held = select(PersonRole.id).where(PersonRole.person_id == case.person_id, PersonRole.role == "recipient")
    if doing.session.scalar(held) is None:
        doing.session.add(PersonRole(person_id=case.person_id, role="recipient", since=authorization.starts_on))
    running = clocks.of_question(doing, clocks.REASSESSMENT)
    if authorization.assessment_id is not None and running is None:
        assessed_on = doing.session.get_one(Assessment, authorization.assessment_id).assessed_on
        clocks.start(doing, clocks.REASSESSMENT, assessed_on, case.id)
