"""The search box on every page: a name, the number of a case, an application or an enrollment, a CIN or an SSN.

What is sought is a person, so it is posted and answered at once; it never stands in an address.
"""

import re
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records.application import Application
from records.care_case import Case
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from records.enrollment_view import open_like
from records.person import Person
from records.person_match import Sought, sought_by_number
from records.person_search import cases_of, find_people, open_applications
from web import database
from web.access import requires
from web.reach import visible
from web.sign_in import guard
from web.sign_in.signed import Signed

blueprint = Blueprint("search", __name__)

CASE_NUMBER = re.compile(r"\d{7}", re.ASCII)
CIN = re.compile(r"9\d{7}[A-Z]", re.ASCII)
SSN = re.compile(r"\d{3}-?\d{2}-?\d{4}", re.ASCII)


@dataclass(frozen=True)
class Found:
    """What a search found, within reach of whoever searched."""

    people: list[Person]
    cases: dict[int, Case]
    applications: list[Application]
    enrollments: list[Enrollment]  # not ended

    @property
    def nothing(self) -> bool:
        """Whether it found nothing at all."""
        return not self.people and not self.applications and not self.enrollments


@blueprint.post("/search")
@requires("person", "search")
def search() -> ResponseReturnValue:
    """Go straight to what a number names, or list who may be meant."""
    text = " ".join(request.form.get("sought", "").split())[:100]
    straight = by_number(text, guard.the_staff())
    if straight:
        return redirect(straight, 303)
    return render_template("search/results.html", sought=text, found=find(text, guard.the_staff()) if text else None)


@blueprint.get("/search")
@requires("person", "search")
def ask() -> ResponseReturnValue:
    """The search page without an answer, for who comes by its address."""
    return render_template("search/results.html", sought="", found=None)


def by_number(text: str, staff: Signed) -> str | None:
    """The address of the one record that a number names, if it is within reach."""
    if CASE_NUMBER.fullmatch(text):
        case = select(Case.case_number).where(Case.case_number == text, visible(staff, Case))
        number = database.session().scalar(case)
        return url_for("cases.case", case_number=number) if number else None
    confirmation = read_confirmation(text)
    if confirmation is None:
        return None
    application = select(Application.id).where(
        Application.confirmation_number == confirmation, visible(staff, Application)
    )
    found = database.session().scalar(application)
    if found:
        return url_for("applications.application", application_id=found)
    enrollment = select(Enrollment.id).where(Enrollment.enrollment_number == confirmation, visible(staff, Enrollment))
    provider = database.session().scalar(enrollment)
    return url_for("enrollments.enrollment", enrollment_id=provider) if provider else None


def find(text: str, staff: Signed) -> Found:
    """People, running applications and providers that a text may mean."""
    session, sought = database.session(), meant(text)
    likely = [match.person for match in find_people(session, sought, limit=60)]
    seen = set(session.scalars(select(Person.id).where(Person.id.in_([p.id for p in likely]), visible(staff, Person))))
    people = [person for person in likely if person.id in seen][:20]
    asked = open_applications(session, sought, limit=60)
    reach = select(Application.id).where(Application.id.in_([a.id for a in asked]), visible(staff, Application))
    within = set(session.scalars(reach))
    cases = cases_of(session, [person.id for person in people])
    return Found(people, cases, [each for each in asked if each.id in within][:20], _providers(sought, staff))


def _providers(sought: Sought, staff: Signed) -> list[Enrollment]:
    """Providers and applicant providers whose enrollment has not ended."""
    session, alike = database.session(), open_like(database.session(), sought, limit=60)
    reach = select(Enrollment.id).where(Enrollment.id.in_([each.id for each in alike]), visible(staff, Enrollment))
    within = set(session.scalars(reach))
    return [each for each in alike if each.id in within][:20]


def meant(text: str) -> Sought:
    """What a searcher most likely typed: a CIN, an SSN, `Last, First`, or `First Last`."""
    if CIN.fullmatch(text.upper()):
        return Sought(cin=text.upper())
    if SSN.fullmatch(text):
        return Sought(ssn_index=sought_by_number(text))
    if "," in text:
        last, _comma, first = text.partition(",")
        return Sought(first_name=first.strip(), last_name=last.strip())
    first, _blank, last = text.rpartition(" ")
    return Sought(first_name=first, last_name=last)
