"""The one list of page groups. A new group of pages is one line here."""

from pathlib import Path

from flask import Blueprint, Flask
from flask_smorest import Blueprint as ApiBlueprint

from web import health
from web.api import applications as api_applications
from web.api import assignments as api_assignments
from web.api import cases as api_cases
from web.api import ccs as api_ccs
from web.api import docs as api_docs
from web.api import frame as api_frame
from web.api import office as api_office
from web.api import pay_runs as api_pay_runs
from web.api import payments as api_payments
from web.api import questions as api_questions
from web.api import registry as api_registry
from web.api import tasks as api_tasks
from web.api import timesheets as api_timesheets
from web.api import violations as api_violations
from web.api.fhir.views import blueprint as api_fhir
from web.inquiry.arrival import blueprint as inquiry_arrival
from web.inquiry.authorizations.pages import blueprint as inquiry_look
from web.inquiry.door import blueprint as inquiry_door
from web.inquiry.help.views import blueprint as inquiry_help
from web.inquiry.joining.views import blueprint as inquiry_joining
from web.inquiry.organization.views import blueprint as inquiry_organization
from web.inquiry.own_log import blueprint as inquiry_own_log
from web.inquiry.requests.views import blueprint as inquiry_requests
from web.inquiry.tokens import blueprint as inquiry_tokens
from web.public.account.views import blueprint as account
from web.public.apply.views import blueprint as apply
from web.public.language_choice import blueprint as language_choice
from web.public.pay.views import blueprint as provider_pay
from web.public.provider.papers import blueprint as provider_papers
from web.public.provider.start.views import blueprint as provider_start
from web.public.provider.views import blueprint as provider
from web.public.provider.violations import blueprint as provider_violations
from web.public.recipient.views import blueprint as recipient
from web.public.status.views import blueprint as status
from web.public.timesheets.views import blueprint as provider_time
from web.public.welcome import blueprint as welcome
from web.sign_in.views import blueprint as sign_in
from web.staff.access_log import blueprint as access_log
from web.staff.account_requests.views import blueprint as account_requests
from web.staff.advances.pages import blueprint as advances
from web.staff.api_tokens import blueprint as api_tokens
from web.staff.applications.views import blueprint as applications
from web.staff.assessment.views import blueprint as assessment
from web.staff.assignments.extra_hours import blueprint as extra_hours
from web.staff.assignments.split import blueprint as assignment_split
from web.staff.assignments.views import blueprint as assignments
from web.staff.care_account import blueprint as care_account
from web.staff.cases import blueprint as cases
from web.staff.ccs_files.pages import blueprint as ccs_files
from web.staff.certification import blueprint as certification
from web.staff.clearance import blueprint as clearance
from web.staff.correcting import blueprint as correcting
from web.staff.decisions import blueprint as decisions
from web.staff.endings import blueprint as endings
from web.staff.enrollments.appeal_form import blueprint as enrollment_appeals
from web.staff.enrollments.beginning import blueprint as enrolling
from web.staff.enrollments.checks import blueprint as enrollment_checks
from web.staff.enrollments.exception_form import blueprint as enrollment_exceptions
from web.staff.enrollments.exemption import blueprint as exemptions
from web.staff.enrollments.leaving import blueprint as enrollment_leaving
from web.staff.enrollments.receiving import blueprint as enrollment_form
from web.staff.enrollments.record import blueprint as enrollment_record
from web.staff.enrollments.reinstatement import blueprint as enrollment_reinstatements
from web.staff.enrollments.steps import blueprint as enrollment_steps
from web.staff.enrollments.views import blueprint as enrollments
from web.staff.enrollments.waiver_form import blueprint as enrollment_waivers
from web.staff.help import blueprint as keys_help
from web.staff.help_desk.views import blueprint as help_desk
from web.staff.inbox import blueprint as inbox
from web.staff.inquiry_log import blueprint as inquiry_log
from web.staff.law.pages import blueprint as law
from web.staff.medi_cal import blueprint as medi_cal
from web.staff.my_day import blueprint as my_day
from web.staff.naming_provider import blueprint as naming_provider
from web.staff.notices import blueprint as notices
from web.staff.office.views import blueprint as office
from web.staff.organizations.views import blueprint as organizations
from web.staff.out_of_office import blueprint as out_of_office
from web.staff.own_password import blueprint as own_password
from web.staff.papers import blueprint as papers
from web.staff.pay_setup.orders import blueprint as pay_setup
from web.staff.payroll.pages import blueprint as payroll
from web.staff.people import blueprint as people
from web.staff.probing_alerts import blueprint as probing_alerts
from web.staff.proposals.review import blueprint as reviews
from web.staff.proposals.views import blueprint as proposals
from web.staff.reassigning import blueprint as reassigning
from web.staff.referrals import blueprint as referrals
from web.staff.registration import blueprint as registration
from web.staff.registry.listing import blueprint as registry
from web.staff.search import blueprint as search
from web.staff.staff_list import blueprint as staff_list
from web.staff.tasks import blueprint as tasks
from web.staff.timesheet_files.pages import blueprint as timesheet_files
from web.staff.timesheets.pages import blueprint as timesheets
from web.staff.unit import blueprint as unit
from web.staff.violations.views import blueprint as violations
from web.staff.visits import blueprint as visits
from web.styles import blueprint as styles

ROOM = str(Path(__file__).parent)

BLUEPRINTS: list[Blueprint] = [
    health.blueprint,
    sign_in,
    language_choice,
    keys_help,
    search,
    welcome,
    status,
    apply,
    account,
    provider,
    provider_papers,
    provider_start,
    provider_violations,
    provider_time,
    provider_pay,
    recipient,
    inquiry_door,
    inquiry_arrival,
    inquiry_look,
    inquiry_joining,
    inquiry_organization,
    inquiry_requests,
    account_requests,
    registration,
    referrals,
    clearance,
    my_day,
    inbox,
    tasks,
    unit,
    reassigning,
    out_of_office,
    applications,
    enrollments,
    enrolling,
    enrollment_form,
    enrollment_steps,
    enrollment_checks,
    medi_cal,
    certification,
    visits,
    endings,
    assessment,
    proposals,
    reviews,
    enrollment_record,
    enrollment_waivers,
    enrollment_exceptions,
    enrollment_appeals,
    enrollment_reinstatements,
    enrollment_leaving,
    exemptions,
    pay_setup,
    violations,
    cases,
    naming_provider,
    assignments,
    assignment_split,
    extra_hours,
    timesheets,
    timesheet_files,
    ccs_files,
    payroll,
    advances,
    registry,
    organizations,
    decisions,
    notices,
    papers,
    people,
    correcting,
    care_account,
    access_log,
    staff_list,
    own_password,
    office,
    inquiry_help,
    inquiry_own_log,
    inquiry_tokens,
    help_desk,
    inquiry_log,
    probing_alerts,
    api_docs.blueprint,
    api_fhir,
    api_tokens,
    law,
]

API_BLUEPRINTS: list[ApiBlueprint] = [
    api_questions.blueprint,
    api_applications.blueprint,
    api_tasks.blueprint,
    api_cases.blueprint,
    api_assignments.blueprint,
    api_timesheets.blueprint,
    api_registry.blueprint,
    api_office.blueprint,
    api_violations.blueprint,
    api_pay_runs.blueprint,
    api_payments.blueprint,
    api_ccs.blueprint,
]
"""Groups of the JSON API, below /api/v1."""

STYLE_BLUEPRINTS: list[Blueprint] = [styles]
"""Shown only where `HEARTH_STYLE_PAGES=1` or in tests: every part of a page on one page."""


def register(app: Flask) -> None:
    """Register every group of pages."""
    settings = app.extensions["hearth.settings"]
    shown = BLUEPRINTS + (STYLE_BLUEPRINTS if settings.style_pages or settings.testing else [])
    for blueprint in shown:
        app.register_blueprint(blueprint)
    api_frame.init_app(app, API_BLUEPRINTS)
