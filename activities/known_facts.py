"""What the records say, as facts for the law. Missing is not false: what nobody has said is left out."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from activities import provider_relations
from activities.doing import Doing
from records import assessment_facts
from records.application import Application
from records.assessment import Assessment
from records.care_case import Authorization, Case
from records.eligibility import Certification, HomeVisit, MediCalInquiry
from records.person_match import Match, clearance_facts

AGED = 65
"""Years (MPP 30-755.1)."""

CERTIFICATION = {"accepted": "in_positive", "negative": "in_negative", "late": "late"}
EXCEPTION = {"discharge": "exception_discharge", "placement_risk": "exception_risk"}


def needs_assessment(doing: Doing, assessment: Assessment) -> dict[str, Any]:
    """An assessment for `rules.needs_assessment`.

    What Medi-Cal has answered, and who works for the recipient already, stand above what the worker expected.
    """
    given = assessment_facts.given(assessment)
    case_id = doing.session.scalar(select(Application.case_id).where(Application.id == assessment.application_id))
    given["circumstances"] |= provider_relations.of_case(doing, case_id)
    answered = medi_cal_answer(doing, assessment.application_id)
    if answered is not None and answered.answer == "granted":
        given["circumstances"]["federally_funded_medi_cal"] = answered.federally_funded
    elif answered is not None and answered.answer == "denied":
        given["circumstances"]["federally_funded_medi_cal"] = False
    return given


def medi_cal_answer(doing: Doing, application_id: int) -> MediCalInquiry | None:
    """The newest answer about Medi-Cal, by partner or by hand."""
    query = select(MediCalInquiry).where(
        MediCalInquiry.application_id == application_id, MediCalInquiry.answer.is_not(None)
    )
    newest = query.order_by(MediCalInquiry.answered_at.desc(), MediCalInquiry.id.desc()).limit(1)
    return doing.session.scalars(newest).first()


def medi_cal_asked(doing: Doing, application_id: int) -> bool:
    """Whether anybody has asked about Medi-Cal."""
    asked = select(MediCalInquiry.id).where(MediCalInquiry.application_id == application_id).limit(1)
    return doing.session.scalar(asked) is not None


def newest_assessment(doing: Doing, application_id: int) -> Assessment | None:
    """The newest assessment, draft or complete: the latest word on the person's circumstances."""
    query = select(Assessment).where(Assessment.application_id == application_id)
    return doing.session.scalars(query.order_by(Assessment.version.desc()).limit(1)).first()


def complete_assessment(doing: Doing, application_id: int) -> Assessment | None:
    """The assessment that counts: the newest complete one."""
    query = select(Assessment).where(Assessment.application_id == application_id, Assessment.status == "complete")
    return doing.session.scalars(query.order_by(Assessment.version.desc()).limit(1)).first()


def visit_done(doing: Doing, application_id: int) -> bool:
    """Whether a home visit has taken place."""
    done = select(HomeVisit.id).where(HomeVisit.application_id == application_id, HomeVisit.status == "done")
    return doing.session.scalar(done.limit(1)) is not None


def stated(application: Application, assessment: Assessment | None) -> dict[str, Any]:
    """What the worker found of the person's circumstances, else what the applicant told on form SOC 295."""
    names = ("california_resident", "own_home", "aged_blind_or_disabled", "residual_eligible")
    found = {name: application.details.get(name) for name in names}
    if assessment is not None:
        found |= {name: value for name, value in assessment.circumstances.items() if name in names}
    return {name: value for name, value in found.items() if isinstance(value, bool)}


def home_and_age(doing: Doing, application: Application) -> dict[str, Any]:
    """What the address, the visit and the birth date tell by themselves."""
    found: dict[str, Any] = {}
    if application.street and _in_california(application.zip_code):
        found["california_resident"] = True
    visit = doing.session.scalars(
        select(HomeVisit)
        .where(HomeVisit.application_id == application.id, HomeVisit.status == "done", HomeVisit.place == "home")
        .limit(1)
    ).first()
    if visit is not None:
        found["own_home"] = True
    if application.birth_date is not None and age_on(application.birth_date, doing.today) >= AGED:
        found["aged_blind_or_disabled"] = True
    elif application.details.get("ssi_ssp") is True:
        found["aged_blind_or_disabled"] = True  # SSI/SSP is paid to the aged, blind and disabled only
    return found


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Whole years on a day; someone born on 29 February is a year older on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _in_california(zip_code: str | None) -> bool:
    return zip_code is not None and zip_code[:3].isdigit() and 900 <= int(zip_code[:3]) <= 961


def certification_word(form: Certification | None, clock_missed: bool) -> str:
    """Where the certification stands, in the law's words; an exception counts until the form is in."""
    if form is None:
        return "not_issued"
    if form.outcome in ("accepted", "negative"):
        return CERTIFICATION[form.outcome]
    if form.exception and not clock_missed and form.outcome is None:
        return EXCEPTION[form.exception]
    return "late" if form.outcome == "late" or clock_missed else "outstanding"


def receipt(doing: Doing, form: Certification) -> dict[str, Any]:
    """Facts of intake.certification_receipt."""
    return {
        "received_on": form.received_on.isoformat() if form.received_on else None,
        "issued_on": form.issued_on.isoformat(),
        "due_on": form.due_on.isoformat(),
        "extended": form.extended_on is not None,
        "unable_adl": form.unable_alone if form.received_on else None,
        "at_risk": form.at_risk if form.received_on else None,
        "temporary_authorization": authorized_for_now(doing, form.application_id) is not None,
    }


def authorized_for_now(doing: Doing, application_id: int) -> Authorization | None:
    """The temporary or presumptive authorization that is in force for an application."""
    query = select(Authorization).where(
        Authorization.application_id == application_id,
        Authorization.kind.in_(("temporary", "presumptive")),
        Authorization.ends_on.is_(None),
    )
    return doing.session.scalars(query.order_by(Authorization.id.desc()).limit(1)).first()


def has_open_case_elsewhere(doing: Doing, person_id: int, county_code: str) -> bool:
    """Whether a person has an open case in another county (MPP 30-759.9)."""
    open_case = select(Case.id).where(
        Case.person_id == person_id,
        Case.county_code != county_code,
        Case.status.in_(("pending", "presumptive_eligible", "eligible", "leave")),
    )
    return doing.session.scalar(open_case) is not None


def clearance(doing: Doing, application: Application, match: Match) -> dict[str, bool]:
    """Facts of intake.clearance: how one candidate compares with the applicant."""
    elsewhere = has_open_case_elsewhere(doing, match.person.id, application.county_code)
    return clearance_facts(match, other_county=elsewhere)
