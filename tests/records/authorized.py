"""Hours that the county has authorized for a recipient, with the decision they rest on, for tests that need no more."""

import datetime as dt

from sqlalchemy.orm import Session

from records.care_case import Authorization, Case
from records.clock import county_instant
from records.decision import Decision


def authorize(
    session: Session,
    case: Case,
    minutes: int,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    program: str = "PCSP",
) -> Authorization:
    """So many minutes a month from a day on."""
    told: dict[str, object] = {"law": "test", "facts": {}, "answer": {}, "trace": {}}
    at = county_instant(starts_on)
    decision = Decision(case_id=case.id, question="ihss.hours", asked_about=starts_on, made_at=at, **told)
    decision.workflow_id = decision.step_id = "test"
    session.add(decision)
    session.flush()
    row = Authorization(
        case_id=case.id,
        decision_id=decision.id,
        program=program,
        kind="full",
        starts_on=starts_on,
        ends_on=ends_on,
        authorized_minutes_per_month=minutes,
        weekly_authorized_minutes=minutes * 100 // 433,
        weekly_maximum_minutes=minutes // 4,
        unmet_minutes_per_month=0,
        protective_supervision_minutes_per_month=0,
        severely_impaired=False,
        made_at=at,
    )
    session.add(row)
    session.flush()
    return row
