"""Which rows of provider inquiry may a member of staff see? Its own offices, each what it works with; nobody else.

A county's staff use CMS Net itself (handbook rule A9), so nothing of provider inquiry is theirs, whatever their role.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true

from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.ccs_client import CcsClient
from records.ccs_file import CcsFile, CcsFilePart, CcsFileReject
from records.ccs_letter import CcsLetter
from records.clocks import Clock
from records.decision import Decision, Notice
from records.event import Document, Event
from records.help_ticket import HelpMessage, HelpTicket
from records.inquiry_log import InquiryLog, ProbingAlert
from records.organization import Organization
from records.organization_domain import OrganizationPlan, OrganizationProvider, WrittenPermission
from records.organization_token import OrganizationToken
from records.organization_user import OrganizationUser
from records.plan_membership import PlanMembership
from records.recertification import Recertification, RecertifiedUser
from records.sar import Sar, SarDiagnosis, SarParty
from records.sar_line import SarCode, SarLine
from records.task import Task
from web.sign_in.signed import Signed

Rows = Callable[[Signed, type], ColumnElement[bool]]

OF_ORGANIZATIONS = (
    *(Organization, OrganizationPlan, OrganizationProvider, WrittenPermission, OrganizationUser),
    *(Recertification, RecertifiedUser, AccountRequest, AccountChange, OrganizationToken),
)
OF_CCS = (Sar, SarDiagnosis, SarParty, SarLine, SarCode, CcsClient, CcsLetter, PlanMembership)
"""What CCS told of children: users of organizations see it through a snapshot, of the staff only the auditor."""
OF_FILES = (CcsFile, CcsFilePart, CcsFileReject)
OF_HELP = (HelpTicket, HelpMessage)
OF_LOOKS = (InquiryLog, ProbingAlert)
OF_INQUIRY = (*OF_ORGANIZATIONS, *OF_CCS, *OF_FILES, *OF_HELP, *OF_LOOKS)
ABOUT_SOMETHING = (Clock, Decision, Document, Event, Notice, Task)
"""Records that carry a reference to what they are about."""

OFFICES: dict[str, tuple[type, ...]] = {
    "regional_office": (*OF_ORGANIZATIONS, *OF_FILES, ProbingAlert, *OF_HELP),
    "information_technology": (*OF_ORGANIZATIONS, *OF_FILES, ProbingAlert, *OF_HELP),
    "help_desk": (*OF_HELP, Organization, OrganizationUser, AccountRequest, AccountChange),
}
"""What each office of provider inquiry works with."""


def nobody_of_a_county(county: str) -> ColumnElement[bool]:
    """No row of provider inquiry belongs to a county's staff."""
    return false()


def apart_from_inquiry(rows: Rows) -> Rows:
    """The same rows without those of provider inquiry: for the roles of care at home."""

    def without(staff: Signed, model: Any) -> ColumnElement[bool]:
        if model in OF_INQUIRY:
            return false()
        return and_(rows(staff, model), ~_about_inquiry(model)) if model in ABOUT_SOMETHING else rows(staff, model)

    return without


def office_of_inquiry(role: str, of_staff: Rows) -> Rows:
    """An office's own tables, its own tasks, and what was written about organizations and requests."""

    def seen(staff: Signed, model: Any) -> ColumnElement[bool]:
        if model in OFFICES[role]:
            return true()
        if model is Task:
            return Task.role == role
        return _about_inquiry(model) if model in ABOUT_SOMETHING else of_staff(staff, model)

    return seen


def _about_inquiry(model: Any) -> ColumnElement[bool]:
    return or_(model.organization_id.is_not(None), model.account_request_id.is_not(None))
