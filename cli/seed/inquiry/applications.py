"""The applications of the demo's organizations, as their form would have them."""

from cli.seed.inquiry.children import PLAN
from cli.seed.inquiry.people import CONSUELO, EUNICE, GIDEON, IMOGEN, WINIFRED, Person
from cli.seed.inquiry.providers import CLINIC, ELSEWHERE, HOSPITAL, Provider
from records.organizations import Applied, Domain

NOT_FEASIBLE = "Our records are on paper until next year."


def _applied(name: str, kind: str, street: str, liaison: Person, county_code: str = "34") -> Applied:
    city, zip_code = {"34": ("Sacramento", "95816"), "57": ("Woodland", "95695")}[county_code]
    return Applied(
        *(name, kind, street, city, zip_code, county_code, "sacramento", f"(916) 555-01{sum(name.encode()) % 90 + 10}"),
        liaison_first_name=liaison.first_name,
        liaison_last_name=liaison.last_name,
        liaison_title=liaison.title,
        liaison_phone=liaison.phone,
        liaison_email=liaison.email,
        accepts_delay=True,
        internal_agreements=True,
        has_permissions=None if kind == "medi_cal_plan" else True,
        paperless_in_time=True,
        reciprocal="agreed" if kind == "ccs_hospital" else "not_feasible",
        reciprocal_reason=None if kind == "ccs_hospital" else NOT_FEASIBLE,
    )


def _domain(*providers: Provider) -> Domain:
    return Domain(tuple((each.number, each.name) for each in providers))


HOSPITAL_APPLIES = (
    _applied("Copper Creek Children's Hospital", "ccs_hospital", "400 Copper Creek Drive", IMOGEN),
    _domain(HOSPITAL.facility, HOSPITAL.group, *HOSPITAL.physicians),
)
PLAN_APPLIES = (
    _applied("Poppy Field Health Plan", "medi_cal_plan", "12 Poppy Field Way", WINIFRED),
    Domain(plan_codes=(PLAN,)),
)
CLINIC_APPLIES = (
    _applied("Clementine Street Children's Clinic", "physician_group", "88 Clementine Street", EUNICE, "57"),
    _domain(CLINIC.facility, *CLINIC.physicians),
)
CENTER_APPLIES = (
    _applied("Marigold Special Care Center", "special_care_center", "7 Marigold Court", GIDEON),
    _domain(*ELSEWHERE.physicians[:2], HOSPITAL.physicians[3]),
)
GROUP_APPLIES = (
    _applied("Juniper Lane Physicians", "physician_group", "31 Juniper Lane", CONSUELO),
    _domain(ELSEWHERE.physicians[2]),
)
